"""Draws what led to what: straight where it can be, around the boxes where it must, and looping back to itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discovery_desk.domain.edge_routes import (
    ACROSS,
    CLEARANCE,
    DOWN,
    Lanes,
    Ledger,
    Plane,
    is_free,
    ports_of,
)
from discovery_desk.domain.edge_search import Search
from discovery_desk.domain.geometry import (
    CurveTo,
    LineTo,
    MoveTo,
    PathPiece,
    Point,
    Rect,
    between,
    distance,
    rounded,
)
from discovery_desk.domain.moment import Link, LinkId, LinkKind

RADIUS, NARROW_RADIUS = 14.0, 3.0  # a bend must not reach the corner of a box that it goes around
START_AIR, END_AIR = 1.0, 3.0  # between a box and the line
LOOP_DEPTH = 17.0
HEAD_ROOM = 7.0  # where a loop comes back straight, so that its head does not lean
SHORTEST_STRAIGHT = 14.0
RING = CLEARANCE + 2  # how far around a box that stands in no row lines run


@dataclass(frozen=True, slots=True)
class Arrow:
    """Where a head sits and which way it points, `dx` and `dy` together being of length 1."""

    tip: Point
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class RoutedEdge:
    """A link as drawn. `label_at` is where its words go; it is None when it has none, or there is no place for them."""

    link_id: LinkId
    kind: LinkKind
    pieces: tuple[PathPiece, ...]
    arrow: Arrow
    label_at: Rect | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A way before it is rounded; the corners of a loop are the box around it."""

    link: Link
    corners: tuple[Point, ...]
    pieces: tuple[PathPiece, ...]

    @property
    def top(self) -> float:
        return min(corner.y for corner in self.corners)

    @property
    def bottom(self) -> float:
        return max(corner.y for corner in self.corners)


def straight(link: Link, a: Rect, b: Rect, plane: Plane, anchor: float) -> Line | None:
    """`anchor` is how far below the top of a box the lines of a row run."""
    corners = _straight_across(a, b, anchor) or _straight_down(a, b)
    if not corners:
        return None
    direction = ACROSS if corners[0].y == corners[1].y else DOWN
    line, low, high = stretch(corners)
    if not is_free(plane.taken(direction, line), low + CLEARANCE, high - CLEARANCE):
        return None
    return Line(link, corners, _straight_pieces(*corners))


def stretch(corners: Sequence[Point]) -> tuple[float, float, float]:
    """The line that a straight piece lies on, and from where to where."""
    a, b = corners
    if a.y == b.y:
        return (a.y, min(a.x, b.x), max(a.x, b.x))
    return (a.x, min(a.y, b.y), max(a.y, b.y))


def _straight_across(a: Rect, b: Rect, anchor: float) -> tuple[Point, Point] | None:
    y = a.y + min(anchor, a.height / 2)
    if a.y != b.y:
        low, high = max(a.y, b.y) + 10, min(a.bottom, b.bottom) - 10
        y = (low + high) / 2 if low <= high else b.bottom + 1
    if not (a.y < y < a.bottom and b.y < y < b.bottom):
        return None
    start, end = (a.right, b.x) if a.x < b.x else (a.x, b.right)
    room = end - start if a.x < b.x else start - end
    return (Point(start, y), Point(end, y)) if room >= SHORTEST_STRAIGHT else None


def _straight_down(a: Rect, b: Rect) -> tuple[Point, Point] | None:
    low, high = max(a.x, b.x) + 12, min(a.right, b.right) - 12
    if low > high:
        return None
    x = (low + high) / 2
    start, end, room = (a.bottom, b.y, b.y - a.bottom) if a.y < b.y else (a.y, b.bottom, a.y - b.bottom)
    return (Point(x, start), Point(x, end)) if room >= SHORTEST_STRAIGHT else None


def detour(
    link: Link,
    ends: tuple[Rect, Rect],
    plane: Plane,
    ledger: Ledger,
    lanes: Lanes,
    *,
    anchor: float,
    radius: float = RADIUS,
) -> Line | None:
    """The cheapest way around everything in the plane, or None where the lanes offer none."""
    a, b = ends
    corners = Search(
        plane, ledger, lanes, (link.from_id, link.to_id), ports_of(a, anchor), ports_of(b, anchor), b
    ).run()
    return Line(link, corners, rounded(_with_air(corners), radius)) if corners else None


def walled_in(link: Link, a: Rect, b: Rect) -> Line:
    """A hand has closed a box in with others: what is left is to show what belongs together."""
    corner = Point(a.center.x, b.center.y)
    return Line(link, (a.center, corner, b.center), _straight_pieces(a.center, b.center))


def loop(link: Link, box: Rect, plane: Plane) -> Line:
    """Out of the box and back in, below it, or above it where something is in the way."""
    below = Rect(box.x + box.width * 0.56, box.bottom + 1, box.width * 0.34, LOOP_DEPTH)
    above = Rect(box.x + box.width * 0.1, box.y - LOOP_DEPTH - 1, box.width * 0.34, LOOP_DEPTH)
    room, way = (above, -1) if plane.meets(below) and not plane.meets(above) and above.y > 0 else (below, 1)
    edge = room.y if way > 0 else room.bottom
    start, end = Point(room.x + 4, edge), Point(room.right - 4, edge + 2 * way)
    depth = edge + way * (LOOP_DEPTH * 4 / 3 - 2)
    turn = CurveTo(Point(start.x, depth), Point(end.x, depth), Point(end.x, end.y + way * HEAD_ROOM))
    pieces = (MoveTo(start), turn, LineTo(end))
    far = edge + way * LOOP_DEPTH
    corners = (start, Point(start.x, far), Point(end.x, far), Point(end.x, edge))
    return Line(link, corners, pieces)


def _straight_pieces(start: Point, end: Point) -> tuple[PathPiece, ...]:
    first, last = _with_air((start, end))
    return MoveTo(first), LineTo(last)


def _with_air(corners: Sequence[Point]) -> tuple[Point, ...]:
    """The same way, not quite touching the boxes at its ends."""
    first, last = distance(corners[0], corners[1]), distance(corners[-2], corners[-1])
    if min(first, last) <= START_AIR + END_AIR:
        return tuple(corners)
    start = between(corners[0], corners[1], START_AIR / first)
    end = between(corners[-1], corners[-2], END_AIR / last)
    return (start, *corners[1:-1], end)


def arrow_of(pieces: Sequence[PathPiece]) -> Arrow:
    """The head at the end of a path, along its last stretch."""
    last = pieces[-1]
    before = last.second if isinstance(last, CurveTo) else pieces[-2].to
    length = distance(before, last.to) or 1.0
    return Arrow(last.to, (last.to.x - before.x) / length, (last.to.y - before.y) / length)
