"""Fractional ranks: a place between two others without renumbering the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

STEP = 1024.0
SMALLEST_GAP = 1e-6


def rank_between(before: float | None, after: float | None) -> float | None:
    """A rank after `before` and before `after`; None when there is no room left and the rows need new ranks."""
    if before is None:
        return STEP if after is None else after - STEP
    if after is None:
        return before + STEP
    return (before + after) / 2 if after - before > SMALLEST_GAP else None


def ranks_between(before: float | None, after: float | None, count: int) -> tuple[float, ...] | None:
    """As many ranks as are asked for, as far from each other as there is room; None when there is not enough."""
    if count == 1:
        rank = rank_between(before, after)
        return None if rank is None else (rank,)
    start = before if before is not None else (0.0 if after is None else after - STEP * (count + 1))
    step = STEP if before is None or after is None else (after - before) / (count + 1)
    return tuple(start + step * (index + 1) for index in range(count)) if step > SMALLEST_GAP else None


def even_ranks(count: int) -> tuple[float, ...]:
    return tuple((index + 1) * STEP for index in range(count))


def moved(order: Sequence[T], one: T, steps: int) -> tuple[T, ...]:
    """The same things with one of them so many steps further on, or back; as they were where it is not among them."""
    if one not in order:
        return tuple(order)
    rest = list(order)
    here = rest.index(one)
    rest.insert(min(max(0, here + steps), len(rest) - 1), rest.pop(here))
    return tuple(rest)
