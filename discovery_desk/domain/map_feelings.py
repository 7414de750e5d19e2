"""The line of how it felt: in story order over the whole width, from good above to bad below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discovery_desk.domain.geometry import PathPiece, Point, Rect, smooth

STRONGEST_FEELING = 2
BEST, WORST = f"+{STRONGEST_FEELING}", f"−{STRONGEST_FEELING}"


@dataclass(frozen=True, slots=True)
class FeelingLine:
    """`line` runs through `points`, one a moment that has a feeling, inside `band`; `places` are those in the story."""

    band: Rect
    points: tuple[Point, ...]
    line: tuple[PathPiece, ...]
    places: tuple[int, ...]

    @property
    def neither(self) -> tuple[Point, Point]:
        """The level between good and bad, from side to side."""
        y = self.band.center.y
        return Point(self.band.x, y), Point(self.band.right, y)


def feeling_line(emotions: Sequence[int | None], band: Rect) -> FeelingLine:
    step = band.width / max(1, len(emotions) - 1)
    felt = [(index, emotion) for index, emotion in enumerate(emotions) if emotion is not None]
    points = tuple(Point(band.x + index * step, _level(emotion, band)) for index, emotion in felt)
    return FeelingLine(band, points, smooth(points), tuple(index for index, _ in felt))


def _level(emotion: int, band: Rect) -> float:
    kept = min(max(emotion, -STRONGEST_FEELING), STRONGEST_FEELING)
    return band.y + band.height * (STRONGEST_FEELING - kept) / (2 * STRONGEST_FEELING)
