"""Fractional ranks: a place between two others without renumbering the rest."""

from __future__ import annotations

STEP = 1024.0
SMALLEST_GAP = 1e-6


def rank_between(before: float | None, after: float | None) -> float | None:
    """A rank after `before` and before `after`; None when there is no room left and the rows need new ranks."""
    if before is None:
        return STEP if after is None else after - STEP
    if after is None:
        return before + STEP
    return (before + after) / 2 if after - before > SMALLEST_GAP else None


def even_ranks(count: int) -> tuple[float, ...]:
    return tuple((index + 1) * STEP for index in range(count))
