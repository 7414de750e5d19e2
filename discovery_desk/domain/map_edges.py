"""Draws what led to what: straight where it can be, around the boxes where it must, and looping back to itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from discovery_desk.domain.edge_labels import BoxIndex, LabelPlaces
from discovery_desk.domain.edge_routes import (
    ACROSS,
    CLEARANCE,
    DOWN,
    STUB,
    WINDOW,
    Lanes,
    Ledger,
    Plane,
    Search,
    is_free,
    ports_of,
)
from discovery_desk.domain.geometry import (
    CurveTo,
    LineTo,
    MoveTo,
    PathPiece,
    Point,
    Rect,
    Size,
    between,
    distance,
    rounded,
    union,
)
from discovery_desk.domain.moment import Link, LinkId, LinkKind, MomentId

RADIUS = 11.0
START_AIR, END_AIR = 1.0, 3.0  # between a box and the line
LOOP_DEPTH = 17.0
LANE = 7.0
SHORTEST_STRAIGHT = 14.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """Where a head sits and which way it points, `dx` and `dy` together being of length 1."""

    tip: Point
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class RoutedEdge:
    """A link as drawn. `label_at` is where its words go; it is None when it has none."""

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


class EdgeDrawer:
    """Draws links one after the other, each keeping off the ink of those before it."""

    def __init__(self, boxes: Mapping[MomentId, Rect], lanes: Lanes, anchor: float) -> None:
        self._boxes = boxes
        self._lanes = lanes
        self._anchor = anchor
        self._plane = Plane(boxes)
        self._ledger = Ledger()
        self._index = BoxIndex(boxes.values())

    def draw(
        self, links: Sequence[Link], label_size_of: Callable[[Link], Size], ground: Rect, badged: Iterable[MomentId]
    ) -> tuple[RoutedEdge, ...]:
        """All lines first, the words after them, in the order of `links`; `badged` boxes have a full corner."""
        lines = {line.link.id: line for line in self._lines(links)}
        places = LabelPlaces(self._index, [self._boxes[id_] for id_ in badged], self._ledger, ground)
        found = []
        for link in links:
            line = lines.get(link.id)
            if line:
                label_at = places.place(line.corners, label_size_of(link)) if link.label else None
                found.append(RoutedEdge(link.id, link.kind, line.pieces, arrow_of(line.pieces), label_at))
        return tuple(found)

    def _lines(self, links: Sequence[Link]) -> Iterator[Line]:
        known = [link for link in links if link.from_id in self._boxes and link.to_id in self._boxes]
        later = []
        for link in known:  # what needs no detour is drawn first: the others can then keep clear of it
            line = self._loop(link) if link.from_id == link.to_id else self._straight(link)
            if line:
                self._ledger.add(line.corners)
                yield line
            else:
                later.append(link)
        for link in later:
            line = self._detour(link)
            self._ledger.add(line.corners)
            yield line

    def _straight(self, link: Link) -> Line | None:
        a, b = self._boxes[link.from_id], self._boxes[link.to_id]
        corners = self._straight_across(a, b) or straight_down(a, b)
        if not corners:
            return None
        direction = ACROSS if corners[0].y == corners[1].y else DOWN
        line = corners[0].y if direction == ACROSS else corners[0].x
        low, high = sorted((corners[0].x, corners[1].x) if direction == ACROSS else (corners[0].y, corners[1].y))
        taken = self._plane.taken(direction, line)
        free = is_free(taken, low + CLEARANCE, high - CLEARANCE)
        if not free or self._ledger.shared(direction, line, (low, high)) > 0:
            return None
        return Line(link, corners, straight_pieces(*corners))

    def _straight_across(self, a: Rect, b: Rect) -> tuple[Point, Point] | None:
        y = a.y + min(self._anchor, a.height / 2)
        if a.y != b.y:
            low, high = max(a.y, b.y) + 10, min(a.bottom, b.bottom) - 10
            y = (low + high) / 2 if low <= high else b.bottom + 1
        if not (a.y < y < a.bottom and b.y < y < b.bottom):
            return None
        start, end = (a.right, b.x) if a.x < b.x else (a.x, b.right)
        room = end - start if a.x < b.x else start - end
        return (Point(start, y), Point(end, y)) if room >= SHORTEST_STRAIGHT else None

    def _detour(self, link: Link) -> Line:
        a, b = self._boxes[link.from_id], self._boxes[link.to_id]
        corners = self._way(link, self._window(a, b)) or self._way(link, self._lanes)
        if not corners:  # a hand has walled a box in with others
            corners = (a.center, b.center)
            return Line(link, (a.center, Point(a.center.x, b.center.y), b.center), straight_pieces(*corners))
        return Line(link, corners, rounded(with_air(corners), RADIUS))

    def _way(self, link: Link, lanes: Lanes) -> tuple[Point, ...] | None:
        a, b = self._boxes[link.from_id], self._boxes[link.to_id]
        ends = frozenset((link.from_id, link.to_id))
        sources, targets = ports_of(a, self._anchor), ports_of(b, self._anchor)
        return Search(self._plane, self._ledger, lanes, ends, sources, targets, b).run()

    def _window(self, a: Rect, b: Rect) -> Lanes:
        low, high = min(a.y, b.y) - WINDOW, max(a.bottom, b.bottom) + WINDOW
        return Lanes(self._lanes.xs, tuple(y for y in self._lanes.ys if low < y < high))

    def _loop(self, link: Link) -> Line:
        """Out of the box and back in, below it, or above it where something is in the way."""
        box = self._boxes[link.from_id]
        below = Rect(box.x + box.width * 0.56, box.bottom + 1, box.width * 0.34, LOOP_DEPTH)
        above = Rect(box.x + box.width * 0.1, box.y - LOOP_DEPTH - 1, box.width * 0.34, LOOP_DEPTH)
        room, way = (above, -1) if self._index.meets(below) and not self._index.meets(above) else (below, 1)
        edge = room.y if way > 0 else room.bottom
        start, end = Point(room.x + 4, edge), Point(room.right - 4, edge + 2 * way)
        depth = edge + way * LOOP_DEPTH * 4 / 3
        pieces = (MoveTo(start), CurveTo(Point(room.x - 4, depth), Point(room.right + 4, depth), end))
        far = edge + way * LOOP_DEPTH
        corners = (start, Point(start.x, far), Point(end.x, far), Point(end.x, edge))
        return Line(link, corners, pieces)


def straight_down(a: Rect, b: Rect) -> tuple[Point, Point] | None:
    low, high = max(a.x, b.x) + 12, min(a.right, b.right) - 12
    if low > high:
        return None
    x = (low + high) / 2
    start, end, room = (a.bottom, b.y, b.y - a.bottom) if a.y < b.y else (a.y, b.bottom, a.y - b.bottom)
    return (Point(x, start), Point(x, end)) if room >= SHORTEST_STRAIGHT else None


def straight_pieces(start: Point, end: Point) -> tuple[PathPiece, ...]:
    first, last = with_air((start, end))
    return MoveTo(first), LineTo(last)


def with_air(corners: Sequence[Point]) -> tuple[Point, ...]:
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


def lanes_within(low: float, high: float, air: float = STUB) -> tuple[float, ...]:
    """Parallel lines in the space between two rows or columns, none too near to them."""
    middle, usable = (low + high) / 2, (high - low) / 2 - air
    step = max(min(LANE, usable), LANE / 2)
    steps = max(0, min(2, int(usable // step)))
    return tuple(middle + step * index for index in range(-steps, steps + 1))


def lanes_around(boxes: Sequence[Rect]) -> Lanes:
    """Rings close around boxes that stand in no row, and one around everything."""
    by = CLEARANCE + 2
    xs = {side for box in boxes for side in (box.x - by, box.right + by)}
    ys = {side for box in boxes for side in (box.y - by, box.bottom + by)}
    return Lanes(tuple(sorted(xs)), tuple(sorted(ys)))


def lanes_outside(boxes: Sequence[Rect]) -> Lanes:
    outline = union(boxes)
    return lanes_around([outline]) if outline else Lanes((), ())
