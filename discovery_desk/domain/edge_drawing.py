"""Draws all links of a map, strip by strip.

First what needs no detour, so that the rest can keep clear of it; then the detours; then the words of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import NamedTuple, cast

from discovery_desk.domain.edge_labels import LabelPlaces
from discovery_desk.domain.edge_memo import Memo
from discovery_desk.domain.edge_routes import ACROSS, CLEARANCE, Lanes, Ledger, Piece, Plane, pieces_of
from discovery_desk.domain.geometry import Rect, Size
from discovery_desk.domain.map_edges import (
    LOOP_DEPTH,
    NARROW_RADIUS,
    RADIUS,
    RING,
    Line,
    RoutedEdge,
    arrow_of,
    detour,
    loop,
    straight,
    walled_in,
)
from discovery_desk.domain.map_ground import STRIP, Ground, strips_of
from discovery_desk.domain.moment import Link, LinkId, MomentId

FAR = 6  # strips; between the ends of a longer link only the lines down are looked at first
HIGHEST = 2.0  # no line runs nearer to the border of the map
_OUT = LOOP_DEPTH + 4
NARROWEST = 1.0  # where a hand has left hardly any room between boxes
_ON_TOP = 2.5  # lines that are closer look like one

Boxes = Mapping[MomentId, Rect]
SizeOf = Callable[[Link], Size]
Lines = tuple[Line | None, ...]
Worded = tuple[dict[LinkId, RoutedEdge], float]  # lines with their words, and how far down they reach


class Frame(NamedTuple):
    """What holds for all lines: lanes down beside the columns, how far out they may go, and where those of a row run.

    Where `is_whole`, the frame is that of the whole map. Else it is that of one story, whose lines keep within it.
    """

    xs: tuple[float, ...]
    left: float
    right: float
    anchor: float
    top: float = HIGHEST
    bottom: float = inf
    is_whole: bool = True

    def holds(self, box: Rect) -> bool:
        return self.is_whole or (box.y >= self.top and box.bottom <= self.bottom)


@dataclass(slots=True)
class _Strip:
    """The links that leave boxes of one strip."""

    links: tuple[Link, ...]
    lines: list[Line | None]


@dataclass(frozen=True, slots=True)
class _Look:
    """For a way from `a` to `b`, through some strips of the ground."""

    link: Link
    a: Rect
    b: Rect
    ground: Ground
    strips: range


class EdgeDrawer:
    """Remembers the last map that it drew; what it draws is the same as if it did not."""

    def __init__(self) -> None:
        self._frame = Frame((), 0, 0, 0)
        self._straight: Memo[Lines] = Memo()
        self._near: Memo[Line | None] = Memo()
        self._anywhere: Memo[Line] = Memo()
        self._edges: Memo[Worded] = Memo()

    def draw(
        self, links: Sequence[Link], boxes: Boxes, ground: Ground, frame: Frame, size_of: SizeOf
    ) -> tuple[tuple[RoutedEdge, ...], float]:
        """In the order of `links`, without those that would leave the frame; and how far down they reach."""
        self._begin(frame)
        strips = _by_strip(links, boxes, frame)
        for at, strip in strips.items():
            strip.lines = list(self._straights(at, strip.links, boxes, ground))
        for strip in strips.values():
            for index, link in enumerate(strip.links):
                strip.lines[index] = strip.lines[index] or self._detour(link, boxes, ground)
        found: dict[LinkId, RoutedEdge] = {}
        lowest = 0.0
        for at, strip in strips.items():
            lines = tuple([line for line in strip.lines if line])
            if not lines:
                continue
            edges, low = self._worded(at, lines, ground, size_of)
            found.update(edges)
            lowest = max(lowest, low)
        return tuple([found[link.id] for link in links if link.id in found]), lowest

    def _begin(self, frame: Frame) -> None:
        is_same, self._frame = frame == self._frame, frame
        for memo in (self._straight, self._near, self._anywhere, self._edges):
            memo.begin(is_same=is_same)

    def _straights(self, at: int, links: tuple[Link, ...], boxes: Boxes, ground: Ground) -> Lines:
        def where() -> range:
            ends = [boxes[end] for link in links for end in (link.from_id, link.to_id)]
            return strips_of(min(box.y for box in ends) - _OUT, max(box.bottom for box in ends) + _OUT)

        return self._straight.get(at, links, ground, where, lambda strips: self._draw_straights(links, ground, strips))

    def _draw_straights(self, links: Sequence[Link], ground: Ground, strips: range) -> Lines:
        boxes, drawn = ground.boxes(strips), cast("list[Piece]", ground.drawn(strips))
        plane = Plane(boxes)
        found: list[Line | None] = []
        for link in links:
            a, b = boxes[link.from_id], boxes[link.to_id]
            line = loop(link, a, plane) if a is b else straight(link, a, b, plane, self._frame.anchor)
            if line and a is not b and _is_on_top(line, drawn):
                line = None
            if line:
                drawn += _draw(line, ground)
            found.append(line)
        return tuple(found)

    def _detour(self, link: Link, boxes: Boxes, ground: Ground) -> Line | None:
        a, b = boxes[link.from_id], boxes[link.to_id]

        def near() -> range:
            return strips_of(min(a.y, b.y) - STRIP, max(a.bottom, b.bottom) + STRIP)

        line = self._near.get(link.id, link, ground, near, lambda strips: self._search(link, a, b, ground, strips))
        if line or not self._frame.is_whole:
            return line
        return self._anywhere.get(
            link.id, link, ground, lambda: ground.whole, lambda strips: self._search_hard(link, a, b, ground, strips)
        )

    def _search(self, link: Link, a: Rect, b: Rect, ground: Ground, strips: range) -> Line | None:
        look = _Look(link, a, b, ground, strips)
        if len(strips) > FAR:
            ends = (*strips_of(a.y - STRIP, a.bottom + STRIP), *strips_of(b.y - STRIP, b.bottom + STRIP))
            near = [at for at in dict.fromkeys(ends) if at in strips]
            line = self._way(look, self._lanes(ground, strips, near))
            if line:
                return line
        return self._way(look, self._lanes(ground, strips, strips))

    def _search_hard(self, link: Link, a: Rect, b: Rect, ground: Ground, strips: range) -> Line:
        look = _Look(link, a, b, ground, strips)
        lanes = self._lanes(ground, strips, strips)
        line = self._way(look, lanes)
        if line is None:
            boxes = tuple(ground.boxes(strips).values())
            line = self._way(look, self._rings(boxes, lanes, NARROWEST + 1), NARROWEST)
        if line is None:
            line = walled_in(link, a, b)
            _draw(line, ground)
        return line

    def _way(self, look: _Look, lanes: Lanes, clearance: float = CLEARANCE) -> Line | None:
        plane = Plane(look.ground.boxes(look.strips), clearance)
        ledger = Ledger(cast("list[Piece]", look.ground.drawn(look.strips)))
        radius = RADIUS if clearance == CLEARANCE else NARROW_RADIUS
        line = detour(look.link, (look.a, look.b), plane, ledger, lanes, anchor=self._frame.anchor, radius=radius)
        if line:
            _draw(line, look.ground)
        return line

    def _lanes(self, ground: Ground, strips: range, levelled: Iterable[int]) -> Lanes:
        low, high = strips.start * STRIP + CLEARANCE, strips.stop * STRIP - CLEARANCE
        levels = tuple(level for level in ground.levels(levelled) if low < level < high)
        lanes = self._rings(ground.placed(levelled), Lanes(self._frame.xs, levels), RING)
        return replace(lanes, ys=tuple(y for y in lanes.ys if low < y < high))

    def _rings(self, boxes: Sequence[Rect], lanes: Lanes, by: float) -> Lanes:
        """Lines close around boxes that stand in no row, within the map."""
        frame = self._frame
        xs = {*lanes.xs, *(side for box in boxes for side in (box.x - by, box.right + by))}
        ys = {*lanes.ys, *(side for box in boxes for side in (box.y - by, box.bottom + by))}
        return Lanes(
            tuple(x for x in sorted(xs) if frame.left + HIGHEST <= x <= frame.right - HIGHEST),
            tuple(y for y in sorted(ys) if frame.top <= y <= frame.bottom),
        )

    def _worded(self, at: int, lines: tuple[Line, ...], ground: Ground, size_of: SizeOf) -> Worded:
        sizes = tuple([size_of(line.link) if line.link.label else None for line in lines])

        def where() -> range:
            if not any(sizes):
                return range(0)
            return strips_of(min(line.top for line in lines) - STRIP, max(line.bottom for line in lines) + STRIP)

        return self._edges.get(
            at, (lines, sizes), ground, where, lambda strips: self._write(lines, sizes, ground, strips)
        )

    def _write(self, lines: Sequence[Line], sizes: Sequence[Size | None], ground: Ground, strips: range) -> Worded:
        places = LabelPlaces(
            ground.boxes(strips).values(),
            ground.badged(strips),
            Ledger(cast("list[Piece]", ground.drawn(strips))),
            cast("list[Rect]", ground.written(strips)),
            (self._frame.left + HIGHEST, self._frame.right - HIGHEST),
        )
        found, low = {}, 0.0
        for line, size in zip(lines, sizes, strict=True):
            label_at = places.place(line.corners, size) if size else None
            if label_at:
                ground.write(label_at)
            edge = RoutedEdge(line.link.id, line.link.kind, line.pieces, arrow_of(line.pieces), label_at)
            found[line.link.id] = edge
            low = max(low, line.bottom, label_at.bottom if label_at else 0.0)
        return found, low


def _by_strip(links: Iterable[Link], boxes: Boxes, frame: Frame) -> dict[int, _Strip]:
    found: dict[int, list[Link]] = {}
    for link in links:
        start, end = boxes.get(link.from_id), boxes.get(link.to_id)
        if start is None or end is None or not (frame.is_whole or (frame.holds(start) and frame.holds(end))):
            continue
        at = int(start.y // STRIP)
        if at in found:
            found[at].append(link)
        else:
            found[at] = [link]
    return {at: _Strip(tuple(found[at]), []) for at in sorted(found)}


def _draw(line: Line, ground: Ground) -> Iterator[Piece]:
    pieces = list(pieces_of(line.corners))
    for piece in pieces:
        direction, at, low, high = piece
        top, bottom = (at, at) if direction == ACROSS else (low, high)
        ground.draw(top, bottom, piece)
    return iter(pieces)


def _is_on_top(line: Line, drawn: Iterable[Piece]) -> bool:
    (direction, at, low, high), *_ = pieces_of(line.corners)
    return any(
        way == direction and abs(other - at) <= _ON_TOP and start < high and low < end
        for way, other, start, end in drawn
    )
