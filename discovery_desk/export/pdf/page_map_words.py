"""Finds a place for the words on the links of a map: where the layout says, or else where nothing is in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from discovery_desk.domain.geometry import LineTo, Point, Rect, segment_enters
from discovery_desk.domain.map_edges import RoutedEdge
from discovery_desk.domain.moment import Link, LinkId, MomentId
from discovery_desk.export.pdf.page_lists import BADGE
from discovery_desk.export.pdf.page_map import is_inside, link_text

_NEAR = 4.0  # words and their line
_UNDER = 1.0
_CLEAR = 2.5  # words and the lines of others


@dataclass
class LinkWords:
    """`taken` is what is in the way, and grows by each place that is found; `lines` are where the edges run."""

    room: Rect
    boxes: Mapping[MomentId, Rect]
    lines: Mapping[LinkId, Sequence[Point]]
    taken: list[Rect] = field(default_factory=list)

    def place(self, link: Link, edge: RoutedEdge, middle: Point) -> Rect | None:
        """Where the layout says, unless words there would sit on a number or on somebody else's line."""
        words = link_text(link)
        first = Rect(middle.x - words.width / 2, middle.y - words.height / 2, words.width, words.height)
        free = [rect for rect in (first, *self._others(first, link, edge)) if self._is_free(rect)]
        found = next((rect for rect in free if not self._is_crossed(rect, link)), next(iter(free), None))
        if found is not None:
            self.taken.append(found)
        return found

    def _others(self, first: Rect, link: Link, edge: RoutedEdge) -> Iterator[Rect]:
        top = self._top_of_row(link, edge)
        points = self.lines[link.id]
        if top is not None:
            a, b = points
            yield replace(first, x=(a.x + b.x - first.width) / 2, y=top - BADGE / 2 - 1 - first.height)
            return
        for a, b in pairwise(points):
            x, y = (a.x + b.x) / 2 - first.width / 2, (a.y + b.y) / 2 - first.height / 2
            if a.y == b.y and abs(b.x - a.x) > first.width + _NEAR:
                yield replace(first, x=x, y=y)
            elif a.x == b.x and abs(b.y - a.y) > first.height:
                yield replace(first, x=a.x + _NEAR, y=y)
                yield replace(first, x=a.x - _NEAR - first.width, y=y)
        yield from self._around(first, points)

    def _around(self, first: Rect, points: Sequence[Point]) -> Iterator[Rect]:
        """Beside and under a line that is nowhere straight, such as a loop; never out of the room."""
        xs, low = [point.x for point in points], max(point.y for point in points)
        under = low + _UNDER
        for x in (min(xs), max(xs) - first.width, min(xs) - _NEAR - first.width):
            inside = min(max(x, self.room.x), self.room.right - first.width)
            yield replace(first, x=inside, y=under)
            yield replace(first, x=inside, y=low - first.height)

    def _top_of_row(self, link: Link, edge: RoutedEdge) -> float | None:
        """For a straight line between two boxes of one row."""
        ends = [self.boxes[end] for end in (link.from_id, link.to_id)]
        is_straight = len(edge.pieces) == 2 and isinstance(edge.pieces[1], LineTo)
        return ends[0].y if is_straight and ends[0].y == ends[1].y else None

    def _is_free(self, rect: Rect) -> bool:
        return is_inside(rect, self.room) and not any(rect.overlaps(other) for other in self.taken)

    def _is_crossed(self, rect: Rect, own: Link) -> bool:
        roomy = rect.grown(_CLEAR)
        others = (line for id_, line in self.lines.items() if id_ != own.id)
        return any(segment_enters(a, b, roomy) for line in others for a, b in pairwise(line))
