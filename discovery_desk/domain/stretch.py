"""Stretches of a talk that are no story: interruptions, and pitch, demo or support, which are no evidence."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from discovery_desk.domain.interview import Interruption

GAP = "gap"
PARKED = "parked"


class ParkedFor(StrEnum):
    """What a talk has turned into; kept as the remark of a parked stretch."""

    UNSAID = ""
    PITCH = "pitch"
    DEMO = "demo"
    SUPPORT = "support"


def is_parked(stretch: Interruption) -> bool:
    """Everything else, whatever an imported story calls it, interrupted the talk."""
    return stretch.what == PARKED


def open_gap(stretches: Iterable[Interruption]) -> Interruption | None:
    return next((one for one in stretches if one.to_ms is None and not is_parked(one)), None)


def open_parked(stretches: Iterable[Interruption]) -> Interruption | None:
    return next((one for one in stretches if one.to_ms is None and is_parked(one)), None)


def covers(stretch: Interruption, at_ms: int) -> bool:
    """From its beginning on, up to but without its end."""
    return stretch.from_ms <= at_ms and (stretch.to_ms is None or at_ms < stretch.to_ms)


def is_parked_at(stretches: Iterable[Interruption], at_ms: int) -> bool:
    return any(is_parked(one) and covers(one, at_ms) for one in stretches)
