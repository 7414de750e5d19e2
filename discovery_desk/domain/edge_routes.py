"""What a way is looked for on: where lines may leave, lanes, boxes in the way, and the lines drawn so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from discovery_desk.domain.geometry import Point, Rect

ACROSS, DOWN = 0, 1  # the direction of a line; a line across has one y, a line down has one x

CLEARANCE = 5.0  # between a line and a box that it passes
STUB = 9.0  # the shortest first and last piece, so that an arrow head has room
PORT = 8.0  # what it costs to leave a box elsewhere than in the middle of a side, in pixels of detour

Span = tuple[float, float]
Sides = tuple[float, float, float, float]  # left, right, top, bottom


@dataclass(frozen=True, slots=True)
class Port:
    """A place on the border where a line may leave; `way` is −1 up or left, +1 down or right."""

    at: Point
    direction: int
    way: int
    cost: float = 0.0

    @property
    def line(self) -> float:
        return self.at.y if self.direction == ACROSS else self.at.x

    @property
    def place(self) -> float:
        return self.at.x if self.direction == ACROSS else self.at.y


@dataclass(frozen=True, slots=True)
class Lanes:
    """Lines that are worth running along: `xs` down, `ys` across."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


Piece = tuple[int, float, float, float]  # its direction, its line, and from where to where


def pieces_of(corners: Sequence[Point]) -> Iterator[Piece]:
    for a, b in pairwise(corners):
        if a.y == b.y:
            yield ACROSS, a.y, min(a.x, b.x), max(a.x, b.x)
        else:
            yield DOWN, a.x, min(a.y, b.y), max(a.y, b.y)


class Ledger:
    """The straight pieces drawn so far in the part of the map that is looked at."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._lines: tuple[list[tuple[float, float, float]], ...] = ([], [])
        for direction, line, low, high in pieces:
            self._lines[direction].append((line, low, high))
        for lines in self._lines:
            lines.sort()

    def along(self, direction: int, line: float) -> list[Span]:
        """The stretches of the line that have another line on top."""
        return [(low, high) for _, low, high in _within(self._lines[direction], line - 2.5, line + 2.5)]

    def across(self, direction: int, line: float) -> list[float]:
        """Where on the line others cross it, in order."""
        return [at for at, low, high in self._lines[1 - direction] if low < line < high]

    def entering(self, rect: Rect) -> int:
        """How many pieces pass through the rectangle."""
        across = _within(self._lines[ACROSS], rect.y, rect.bottom)
        down = _within(self._lines[DOWN], rect.x, rect.right)
        return sum(low < rect.right and high > rect.x for _, low, high in across) + sum(
            low < rect.bottom and high > rect.y for _, low, high in down
        )


def _within(lines: list[tuple[float, float, float]], low: float, high: float) -> list[tuple[float, float, float]]:
    return lines[bisect_left(lines, (low,)) : bisect_right(lines, (high, inf, inf))]


class Plane:
    """Where the boxes of the part that is looked at are, asked line by line."""

    def __init__(self, boxes: Mapping[str, Rect], clearance: float = CLEARANCE) -> None:
        self._boxes = boxes
        self._grown = [_sides(box, clearance) for box in boxes.values()]
        self._known: dict[tuple[int, float], list[Span]] = {}

    def taken(self, direction: int, line: float) -> list[Span]:
        """The stretches of the line that come too near to a box."""
        key = (direction, line)
        if key not in self._known:
            self._known[key] = _merged(self._spans(direction, line))
        return self._known[key]

    def taken_by_others(self, direction: int, line: float, ends: Container[str]) -> list[Span]:
        """As `taken`, but the line may touch the boxes that it leaves."""
        spans = []
        for (id_, box), grown in zip(self._boxes.items(), self._grown, strict=True):
            span = _span(grown, direction, line)
            if span and id_ in ends:
                span = _span(_sides(box), direction, line)
            if span:
                spans.append(span)
        return _merged(spans)

    def meets(self, rect: Rect) -> bool:
        return any(box.overlaps(rect) for box in self._boxes.values())

    def _spans(self, direction: int, line: float) -> list[Span]:
        if direction == ACROSS:
            return [(left, right) for left, right, top, bottom in self._grown if top < line < bottom]
        return [(top, bottom) for left, right, top, bottom in self._grown if left < line < right]


def _sides(box: Rect, out: float = 0.0) -> Sides:
    return box.x - out, box.x + box.width + out, box.y - out, box.y + box.height + out


def _span(sides: Sides, direction: int, line: float) -> Span | None:
    left, right, top, bottom = sides
    if direction == ACROSS:
        return (left, right) if top < line < bottom else None
    return (top, bottom) if left < line < right else None


def _merged(spans: list[Span]) -> list[Span]:
    if len(spans) < 2:
        return spans
    merged: list[Span] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def is_free(taken: list[Span], low: float, high: float) -> bool:
    index = bisect_left(taken, (high,)) - 1
    return index < 0 or taken[index][1] <= low


def ports_of(box: Rect, anchor: float) -> tuple[Port, ...]:
    """The middle of each side comes first; `anchor` is how far below the top the lines of a row run."""
    found = []
    for share, cost in ((0.5, 0.0), (0.27, PORT), (0.73, PORT)):
        x = box.x + box.width * share
        found += [Port(Point(x, box.bottom), DOWN, 1, cost), Port(Point(x, box.y), DOWN, -1, cost + 1)]
    for y, cost in ((box.y + min(anchor, box.height / 2), 0.0), (box.y + box.height * 0.78, PORT * 6)):
        found += [Port(Point(box.right, y), ACROSS, 1, cost), Port(Point(box.x, y), ACROSS, -1, cost)]
    return tuple(found)


def corners_of(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without the points that lie on a straight line between their neighbours, or twice in one place."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == point.x or kept[-2].y == kept[-1].y == point.y):
            kept.pop()
        kept.append(point)
    return tuple(kept)
