"""The line of how it felt: in story order over the whole width, from good above to bad below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discovery_desk.domain.geometry import PathPiece, Point, Rect, smooth

STRONGEST_FEELING = 2


@dataclass(frozen=True, slots=True)
class FeelingLine:
    """`line` runs through `points`, one a moment that has a feeling, inside `band`."""

    band: Rect
    points: tuple[Point, ...]
    line: tuple[PathPiece, ...]


def feeling_line(emotions: Sequence[int | None], band: Rect) -> FeelingLine:
    step = band.width / max(1, len(emotions) - 1)
    points = tuple(
        Point(band.x + index * step, _level(emotion, band))
        for index, emotion in enumerate(emotions)
        if emotion is not None
    )
    return FeelingLine(band, points, smooth(points))


def _level(emotion: int, band: Rect) -> float:
    kept = min(max(emotion, -STRONGEST_FEELING), STRONGEST_FEELING)
    return band.y + band.height * (STRONGEST_FEELING - kept) / (2 * STRONGEST_FEELING)
