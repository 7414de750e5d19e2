"""Paints the experience map: boxes with time and words, lines with arrow heads, numbers, and how it felt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from discovery_desk.domain.geometry import (
    CurveTo,
    LineTo,
    MoveTo,
    PathPiece,
    Point,
    Rect,
    flattened,
    segment_enters,
)
from discovery_desk.domain.map_edges import Arrow, RoutedEdge
from discovery_desk.domain.map_layout import MapLayout
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentKind
from discovery_desk.export.pdf.page_lists import BADGE, paint_badge
from discovery_desk.export.pdf.page_map import (
    FOLDED,
    PAD_TOP,
    PAD_X,
    PIXEL,
    Box,
    PageMap,
    is_inside,
    link_text,
)
from discovery_desk.export.pdf.page_sheet import Sheet, Stroke, set_text
from discovery_desk.export.pdf.page_styles import ink, ink_of, radius
from discovery_desk.export.pdf.page_words import Words
from discovery_desk.export.pdf.paragraph import Paragraph

_HEAD_LENGTH, _HEAD_WIDTH = 5.0, 4.0
_LINE = 0.75
_SIDEWAYS = 6.0  # how far beside the boxes a line may run
_DASHES = {LinkKind.WAIT: (0.1, 2.2), LinkKind.PARALLEL: (3.0, 2.0)}
_FELT_ABOVE = 11.5
_NEAR = 4.0  # words and their line
_CLEAR = 2.5  # words and the lines of others


class MapPainter:
    """Paints one map into `room`, and remembers in `folded` what it could not find a place for."""

    def __init__(self, sheet: Sheet, shown: PageMap, room: Rect, words: Words) -> None:
        self._sheet, self._map, self._words = sheet, shown, words
        self._layout, self._box_width = shown.layout(room.height)
        self._left = room.x - (self._layout.size.width * PIXEL - room.width) / 2
        self._room = room
        self._links = {link.id: link for link in shown.links}
        self._taken = [self._rect(box) for box in self._layout.boxes.values()]
        self._taken += [rect for moment in shown.moments for _, rect in self._badges(moment)]
        self.folded: list[Link] = []

    def paint(self) -> None:
        edges = self._kept_edges()
        for edge in edges:
            self._paint_edge(edge)
        for moment in self._map.moments:
            self._paint_box(moment, self._rect(self._layout.boxes[moment.id]))
        self._paint_feelings()
        for edge in edges:
            self._paint_words(edge)

    @property
    def shortened(self) -> Iterator[Paragraph]:
        for moment in self._map.moments:
            box = self._map.box(moment, self._box_width)
            yield from (words for words in (box.time, box.label) if words and words.is_cut)

    def _kept_edges(self) -> Sequence[RoutedEdge]:
        """A line that would have to leave the map's room is named among what was folded instead."""
        room = self._room
        ground = Rect(room.x - _SIDEWAYS, room.y - 1, room.width + 2 * _SIDEWAYS, room.height + 2)
        edges = [edge for edge in self._layout.edges if all(map(ground.contains, self._points(edge)))]
        kept = {edge.link_id for edge in edges}
        self.folded += [link for id_, link in self._links.items() if id_ not in kept]
        return edges

    def _points(self, edge: RoutedEdge) -> Sequence[Point]:
        return flattened(self._moved(edge.pieces))

    def _paint_edge(self, edge: RoutedEdge) -> None:
        stroke = Stroke(ink("ink-3"), _LINE, _DASHES.get(edge.kind, ()))
        self._sheet.path(self._moved(edge.pieces), stroke)
        if edge.kind is not LinkKind.PARALLEL:
            self._sheet.polygon(_head(edge.arrow, self._point(edge.arrow.tip)), ink("ink-3"))

    def _paint_words(self, edge: RoutedEdge) -> None:
        link = self._links[edge.link_id]
        if not link.label:
            return
        words = link_text(link)
        rect = self._place_for(words, edge, self._rect(edge.label_at).center) if edge.label_at else None
        if rect is None:
            self.folded.append(link)
            return
        self._taken.append(rect)
        ground = Rect(rect.x - 1, rect.y + 1.5, rect.width + 2, rect.height - 3)  # it must not rub out a box's frame
        self._sheet.box(ground, 1, fill=ink("surface"))
        self._sheet.write("link", words, rect.x, rect.y)

    def _place_for(self, words: Paragraph, edge: RoutedEdge, middle: Point) -> Rect | None:
        """Where the layout says, unless words there would sit on a number or on somebody else's line."""
        first = Rect(middle.x - words.width / 2, middle.y - words.height / 2, words.width, words.height)
        free = [rect for rect in (first, *self._other_places(first, edge)) if self._is_free(rect)]
        return next((rect for rect in free if not self._is_crossed(rect, edge)), next(iter(free), None))

    def _other_places(self, first: Rect, edge: RoutedEdge) -> Iterator[Rect]:
        top = self._top_of_row(edge)
        if top is not None:
            a, b = self._points(edge)
            yield replace(first, x=(a.x + b.x - first.width) / 2, y=top - BADGE / 2 - 1 - first.height)
            return
        for a, b in pairwise(self._points(edge)):
            x, y = (a.x + b.x) / 2 - first.width / 2, (a.y + b.y) / 2 - first.height / 2
            if a.y == b.y and abs(b.x - a.x) > first.width + _NEAR:
                yield replace(first, x=x, y=y)
            elif a.x == b.x and abs(b.y - a.y) > first.height:
                yield replace(first, x=a.x + _NEAR, y=y)
                yield replace(first, x=a.x - _NEAR - first.width, y=y)

    def _top_of_row(self, edge: RoutedEdge) -> float | None:
        """For a straight line between two boxes of one row."""
        link = self._links[edge.link_id]
        ends = [self._layout.boxes[end] for end in (link.from_id, link.to_id)]
        is_straight = len(edge.pieces) == 2 and isinstance(edge.pieces[1], LineTo)
        return self._rect(ends[0]).y if is_straight and ends[0].y == ends[1].y else None

    def _is_free(self, rect: Rect) -> bool:
        return is_inside(rect, self._room) and not any(rect.overlaps(other) for other in self._taken)

    def _is_crossed(self, rect: Rect, own: RoutedEdge) -> bool:
        roomy = rect.grown(_CLEAR)
        return any(self._enters(roomy, edge) for edge in self._layout.edges if edge is not own)

    def _enters(self, rect: Rect, edge: RoutedEdge) -> bool:
        return any(segment_enters(a, b, rect) for a, b in pairwise(self._points(edge)))

    def _paint_box(self, moment: Moment, rect: Rect) -> None:
        self._sheet.box(rect, radius("control"), fill=ink("surface"), stroke=_frame(moment))
        self._paint_inside(self._map.box(moment, self._box_width), rect)
        for text, place in self._badges(moment):
            paint_badge(self._sheet, text, place.center)

    def _badges(self, moment: Moment) -> Iterator[tuple[str, Rect]]:
        """From right to left along the upper edge of the box."""
        rect = self._rect(self._layout.boxes[moment.id])
        right = rect.right - 3 + BADGE / 2
        for text in reversed(_badge_texts(self._map.numbers.get(moment.id, ()), rect.width)):
            width = max(BADGE, set_text(text, "number").width + BADGE - 5)
            yield text, Rect(right - width, rect.y - BADGE / 2, width, BADGE)
            right -= width + 1.5

    def _paint_inside(self, box: Box, rect: Rect) -> None:
        """Each at the side where its own words begin."""
        y = rect.y + PAD_TOP
        if box.time:
            y = self._sheet.write("time", box.time, rect.x + PAD_X, y, box.beside)
        self._sheet.write("label", box.label, rect.x + PAD_X, y, rect.width - 2 * PAD_X)

    def _paint_feelings(self) -> None:
        band = self._layout.feeling_band
        if band is None:
            return
        felt = set_text(self._words.how_it_felt, "felt")
        at = self._point(Point(band.x, band.y))
        self._sheet.write("felt", felt, at.x, at.y - _FELT_ABOVE)
        self._taken.append(Rect(at.x, at.y - _FELT_ABOVE, felt.width, felt.height))
        self._sheet.path(self._moved(_line_of(self._layout)), Stroke(ink_of("feeling"), 1.1, (0.1, 2.7)))

    def _moved(self, pieces: Iterable[PathPiece]) -> Iterator[PathPiece]:
        for piece in pieces:
            if isinstance(piece, CurveTo):
                yield CurveTo(self._point(piece.first), self._point(piece.second), self._point(piece.to))
            else:
                yield type(piece)(self._point(piece.to))

    def _point(self, point: Point) -> Point:
        return Point(self._left + point.x * PIXEL, self._room.y + (point.y - self._up) * PIXEL)

    @property
    def _up(self) -> float:
        """The layout leaves a margin above that the page does not need; what badges need stays."""
        top = min((box.y for box in self._layout.boxes.values()), default=0.0)
        return min(top, max(0.0, top - BADGE / 2 / PIXEL))

    def _rect(self, rect: Rect) -> Rect:
        corner = self._point(Point(rect.x, rect.y))
        return Rect(corner.x, corner.y, rect.width * PIXEL, rect.height * PIXEL)


def folded_text(link: Link, moments: Iterable[Moment]) -> str:
    labels = {moment.id: moment.label for moment in moments}
    ends = f"{labels.get(link.from_id, '')} → {labels.get(link.to_id, '')}"
    return f"{link.label} ({ends})" if link.label else ends


def _line_of(layout: MapLayout) -> Sequence[PathPiece]:
    """One feeling alone is a dot."""
    if layout.feeling_line or not layout.feeling_points:
        return layout.feeling_line
    point = layout.feeling_points[0]
    return MoveTo(point), LineTo(Point(point.x + 0.1, point.y))


def _frame(moment: Moment) -> Stroke:
    if moment.id == FOLDED:
        return Stroke(ink("line-strong"), _LINE)
    color = ink_of("feeling" if moment.hurts else "moment")
    return Stroke(color, 0.9, (2.5, 2.0) if moment.kind is MomentKind.WAIT else ())


def _badge_texts(numbers: Sequence[int], room: float) -> list[str]:
    """A circle each; one pill for all of them where they would not fit."""
    fits = len(numbers) * (BADGE + 2) <= room
    return [str(number) for number in numbers] if fits else [" ".join(map(str, numbers))]


def _head(arrow: Arrow, tip: Point) -> tuple[Point, Point, Point]:
    back = Point(tip.x - arrow.dx * _HEAD_LENGTH, tip.y - arrow.dy * _HEAD_LENGTH)
    across, down = -arrow.dy * _HEAD_WIDTH / 2, arrow.dx * _HEAD_WIDTH / 2
    return tip, Point(back.x + across, back.y + down), Point(back.x - across, back.y - down)
