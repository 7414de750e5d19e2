"""One table: ours beside something bare of the same run, their ratio, and the ratio that is the budget."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence


def head() -> None:
    print(f"{'what':52} {'ours':>9} {'bare':>9} {'ratio':>7} {'budget':>7}")


def row(what: str, ours: float, bare: float, budget: float) -> None:
    is_over = "  over" if ours / bare > budget else ""
    print(f"{what:52} {ours * 1000:7.2f}ms {bare * 1000:7.2f}ms {ours / bare:7.2f} {budget:7.2f}{is_over}", flush=True)


def in_turn(
    acts: Sequence[Callable[[], object]], times: int, clock: Callable[[], float] = time.perf_counter
) -> list[list[float]]:
    """Seconds of each act, taken in turn so that a slow moment of the machine meets all of them."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(times):
        for act, kept in zip(acts, taken, strict=True):
            begun = clock()
            act()
            kept.append(clock() - begun)
    return taken


def medians(acts: Sequence[Callable[[], object]], times: int) -> list[float]:
    return [statistics.median(kept) for kept in in_turn(acts, times)]


def percentile(values: Sequence[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
