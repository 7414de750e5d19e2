"""Points, rectangles and paths that screen and paper both paint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

ARC = 0.5523  # how far the handles of a Bézier quarter circle reach, in radii


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Size:
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rect:
    """`x` and `y` are the top left corner; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def center(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def grown(self, by: float) -> Rect:
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def overlaps(self, other: Rect) -> bool:
        """Touching is not overlapping."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def contains(self, point: Point) -> bool:
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom


@dataclass(frozen=True, slots=True)
class MoveTo:
    to: Point


@dataclass(frozen=True, slots=True)
class LineTo:
    to: Point


@dataclass(frozen=True, slots=True)
class CurveTo:
    """A cubic Bézier piece."""

    first: Point
    second: Point
    to: Point


PathPiece = MoveTo | LineTo | CurveTo


def union(rects: Iterable[Rect]) -> Rect | None:
    boxes = list(rects)
    if not boxes:
        return None
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    return Rect(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)


def distance(a: Point, b: Point) -> float:
    return hypot(b.x - a.x, b.y - a.y)


def between(a: Point, b: Point, share: float) -> Point:
    return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)


def rounded(corners: Sequence[Point], radius: float) -> tuple[PathPiece, ...]:
    """The line through `corners` with its bends rounded, by less where there is no room."""
    pieces: list[PathPiece] = [MoveTo(corners[0])]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        room = min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
        pieces += _bend(before, corner, after, room)
    return (*pieces, LineTo(corners[-1]))


def _bend(before: Point, corner: Point, after: Point, radius: float) -> tuple[PathPiece, ...]:
    if radius < 0.5:
        return (LineTo(corner),)
    into, out = _towards(corner, before, radius), _towards(corner, after, radius)
    return LineTo(into), CurveTo(between(into, corner, ARC), between(out, corner, ARC), out)


def _towards(start: Point, end: Point, by: float) -> Point:
    return between(start, end, by / distance(start, end))


def smooth(points: Sequence[Point]) -> tuple[PathPiece, ...]:
    """A curve through points that run along x; it never swings beyond them."""
    if len(points) < 2:
        return ()
    slopes = _slopes(points)
    pieces: list[PathPiece] = [MoveTo(points[0])]
    for index, (a, b) in enumerate(pairwise(points)):
        third = (b.x - a.x) / 3
        first = Point(a.x + third, a.y + slopes[index] * third)
        pieces.append(CurveTo(first, Point(b.x - third, b.y - slopes[index + 1] * third), b))
    return tuple(pieces)


def _slopes(points: Sequence[Point]) -> list[float]:
    """Fritsch–Carlson: flat at the turns, the harmonic mean elsewhere."""
    steps = [(b.y - a.y) / ((b.x - a.x) or 1.0) for a, b in pairwise(points)]
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(steps)]
    return [steps[0], *inner, steps[-1]] if len(steps) > 1 else [steps[0], steps[0]]


def ends(piece: PathPiece) -> Iterator[Point]:
    """Every point that the piece names, its end last."""
    if isinstance(piece, CurveTo):
        yield piece.first
        yield piece.second
    yield piece.to


def flattened(pieces: Iterable[PathPiece], steps: int = 8) -> tuple[Point, ...]:
    """The path as straight pieces, each curve cut into `steps`."""
    points: list[Point] = []
    for piece in pieces:
        if isinstance(piece, CurveTo):
            points += [_on_curve(points[-1], piece, step / steps) for step in range(1, steps)]
        points.append(piece.to)
    return tuple(points)


def _on_curve(start: Point, piece: CurveTo, share: float) -> Point:
    rest = 1 - share
    parts = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    named = (start, piece.first, piece.second, piece.to)
    return Point(
        sum(part * point.x for part, point in zip(parts, named, strict=True)),
        sum(part * point.y for part, point in zip(parts, named, strict=True)),
    )


def mirrored_point(point: Point, width: float) -> Point:
    return Point(width - point.x, point.y)


def mirrored_rect(rect: Rect, width: float) -> Rect:
    return Rect(width - rect.right, rect.y, rect.width, rect.height)


def mirrored_piece(piece: PathPiece, width: float) -> PathPiece:
    to = mirrored_point(piece.to, width)
    if isinstance(piece, CurveTo):
        return CurveTo(mirrored_point(piece.first, width), mirrored_point(piece.second, width), to)
    return type(piece)(to)


def segment_enters(a: Point, b: Point, rect: Rect) -> bool:
    """Whether the straight line from `a` to `b` passes through the inside of `rect` (Liang–Barsky)."""
    low, high = 0.0, 1.0
    for start, end, near, far in ((a.x, b.x, rect.x, rect.right), (a.y, b.y, rect.y, rect.bottom)):
        step = end - start
        if step == 0:
            if not near < start < far:
                return False
            continue
        first, last = sorted(((near - start) / step, (far - start) / step))
        low, high = max(low, first), min(high, last)
    return low < high
