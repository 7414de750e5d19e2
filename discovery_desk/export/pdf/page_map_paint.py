"""Paints the experience map: boxes with time and words, lines with arrow heads, numbers, and how it felt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from discovery_desk.domain.geometry import CurveTo, LineTo, MoveTo, PathPiece, Point, Rect, flattened
from discovery_desk.domain.map_edges import Arrow, RoutedEdge
from discovery_desk.domain.map_feelings import FeelingLine
from discovery_desk.domain.map_layout import MapLayout
from discovery_desk.domain.moment import LOWEST_EMOTION, Link, LinkId, LinkKind, Moment, MomentKind
from discovery_desk.export.pdf.page_lists import BADGE, BadgeLook, paint_badge
from discovery_desk.export.pdf.page_map import FOLDED, PAD_TOP, PAD_X, PIXEL, Box, PageMap, link_text
from discovery_desk.export.pdf.page_map_words import LinkWords
from discovery_desk.export.pdf.page_sheet import Sheet, Stroke, set_text, towards_right
from discovery_desk.export.pdf.page_styles import ink, ink_of, radius
from discovery_desk.export.pdf.page_words import Words
from discovery_desk.export.pdf.paragraph import Paragraph

_HEAD_LENGTH, _HEAD_WIDTH = 5.0, 4.0
_LINE, _FRAME, _HEAVY_FRAME = 0.75, 0.9, 1.7
_DOUBLE, _BETWEEN_DOUBLE = 2.4, 0.9
_SIDEWAYS = 6.0  # how far beside the boxes a line may run
_DASH = (2.5, 2.0)
_FELT_ABOVE = 11.5
_DOT, _HEAVY_DOT = 1.3, 2.3


class MapPainter:
    """Finds a place for one map in `room`, then paints it; `no_line` and `no_words` had no place."""

    def __init__(self, sheet: Sheet, shown: PageMap, room: Rect, words: Words, look: BadgeLook) -> None:
        self._sheet, self._map, self._words, self._look = sheet, shown, words, look
        self._layout, self._box_width = shown.layout(room.height)
        self._left = room.x - (self._layout.size.width * PIXEL - room.width) / 2
        self._room = room
        self._links = {link.id: link for link in shown.links}
        self._boxes = {id_: self._rect(box) for id_, box in self._layout.boxes.items()}
        self._lines = {edge.link_id: flattened(self._moved(edge.pieces)) for edge in self._layout.edges}
        self._edges = [edge for edge in self._layout.edges if self._is_on_map(edge)]
        kept = {edge.link_id for edge in self._edges}
        self.no_line = tuple(link for id_, link in self._links.items() if id_ not in kept)
        self._words_at = self._placed_words()
        self.no_words = tuple(
            link
            for id_, link in self._links.items()
            if link.label.strip() and id_ in kept and id_ not in self._words_at
        )

    def paint(self) -> None:
        for edge in self._edges:
            self._paint_edge(edge)
        for moment in self._map.moments:
            self._paint_box(moment, self._boxes[moment.id])
        self._paint_feelings()
        for link_id, rect in self._words_at.items():
            self._paint_words(self._links[link_id], rect)

    @property
    def shortened(self) -> Iterator[Paragraph]:
        for moment in self._map.moments:
            box = self._map.box(moment, self._box_width)
            yield from (words for words in (box.time, box.label, box.thought) if words and words.is_cut)
        for link_id in self._words_at:
            words = link_text(self._links[link_id])
            if words.is_cut:
                yield words

    def _is_on_map(self, edge: RoutedEdge) -> bool:
        """A line that would have to leave the map's room is named among what was folded instead."""
        room = self._room
        ground = Rect(room.x - _SIDEWAYS, room.y - 1, room.width + 2 * _SIDEWAYS, room.height + 2)
        return all(map(ground.contains, self._lines[edge.link_id]))

    def _placed_words(self) -> dict[LinkId, Rect]:
        """By link, in the order in which they are painted."""
        if not self._map.has_link_words:
            return {}
        taken = [*self._boxes.values(), *(rect for moment in self._map.moments for _, rect in self._badges(moment))]
        if self._feelings is not None:
            taken.append(self._felt_at(self._feelings))
        places = LinkWords(self._room, self._boxes, self._lines, taken)
        found: dict[LinkId, Rect] = {}
        for edge in self._edges:
            link = self._links[edge.link_id]
            if link.label.strip() and edge.label_at is not None:
                at = places.place(link, edge, self._rect(edge.label_at).center)
                found.update({link.id: at} if at else {})
        return found

    def _paint_edge(self, edge: RoutedEdge) -> None:
        pieces, color = list(self._moved(edge.pieces)), ink("ink-3")
        if edge.kind is LinkKind.PARALLEL:
            self._sheet.path(pieces, Stroke(color, _DOUBLE))
            self._sheet.path(pieces, Stroke(ink("surface"), _BETWEEN_DOUBLE))
            return
        self._sheet.path(pieces, Stroke(color, _LINE, _DASH if edge.kind is LinkKind.WAIT else ()))
        left, tip, right = _head(edge.arrow, self._point(edge.arrow.tip))
        if edge.kind is LinkKind.CAUSE:
            self._sheet.path((MoveTo(left), LineTo(tip), LineTo(right)), Stroke(color, _LINE))
        else:
            self._sheet.polygon((left, tip, right), color)

    def _paint_words(self, link: Link, rect: Rect) -> None:
        ground = Rect(rect.x - 1, rect.y + 1.5, rect.width + 2, rect.height - 3)  # it must not rub out a box's frame
        self._sheet.box(ground, 1, fill=ink("surface"))
        self._sheet.write("link", link_text(link), rect.x, rect.y)

    def _paint_box(self, moment: Moment, rect: Rect) -> None:
        """Frames differ in weight, dashes and corners, so that they can be told apart in grey."""
        corners = 0.0 if moment.kind is MomentKind.EVENT else radius("control")
        self._sheet.box(rect, corners, fill=ink("surface"), stroke=_frame(moment))
        self._paint_inside(self._map.box(moment, self._box_width), rect)
        for text, place in self._badges(moment):
            paint_badge(self._sheet, text, place.center, self._look)

    def _badges(self, moment: Moment) -> Iterator[tuple[str, Rect]]:
        """Along the upper edge of the box, from the corner where its words do not begin."""
        rect = self._boxes[moment.id]
        is_turned = self._is_turned(self._map.box(moment, self._box_width))
        along = BADGE / 2 - 3
        for text in reversed(_badge_texts(self._map.numbers_of(moment), rect.width)):
            width = max(BADGE, set_text(text, "number").width + BADGE - 5)
            left = rect.x - along if is_turned else rect.right + along - width
            yield text, Rect(left, rect.y - BADGE / 2, width, BADGE)
            along -= width + 1.5

    def _is_turned(self, box: Box) -> bool:
        """Its words begin at the other side than those of most boxes do on such a sheet."""
        return box.label.is_right_to_left != self._sheet.is_mirrored

    def _paint_inside(self, box: Box, rect: Rect) -> None:
        """All at the side where the label begins; the time keeps clear of the numbers."""
        x, y, room = rect.x + PAD_X, rect.y + PAD_TOP, rect.width - 2 * PAD_X
        if box.time:
            time = towards_right(box.time) if box.label.is_right_to_left else box.time
            left = x + room - box.beside if self._is_turned(box) else x
            y = self._sheet.write("time", time, left, y, box.beside, as_it_reads=True)
        y = self._sheet.write("label", box.label, x, y, room, as_it_reads=True)
        if box.thought:
            self._sheet.write("thought", box.thought, x, y, room, as_it_reads=True)

    @property
    def _feelings(self) -> FeelingLine | None:
        return self._layout.bands[0].feelings if self._layout.bands else None

    def _felt_at(self, feelings: FeelingLine) -> Rect:
        words, at = self._felt, self._point(Point(feelings.band.x, feelings.band.y))
        return Rect(at.x, at.y - _FELT_ABOVE, words.width, words.height)

    @property
    def _felt(self) -> Paragraph:
        return set_text(self._words.how_it_felt, "felt", self._room.width)

    def _paint_feelings(self) -> None:
        """The level between good and bad is drawn, and the lowest points are heavy: colour says nothing more."""
        feelings = self._feelings
        if feelings is None:
            return
        at = self._felt_at(feelings)
        self._sheet.write("felt", self._felt, at.x, at.y)
        start, end = map(self._point, feelings.neither)
        self._sheet.path((MoveTo(start), LineTo(end)), Stroke(ink("line-strong"), 0.5))
        self._sheet.path(self._moved(feelings.line), Stroke(ink_of("feeling"), 1.1, (0.1, 2.7)))
        for place, point in zip(feelings.places, feelings.points, strict=True):
            is_low = self._map.moments[place].emotion == LOWEST_EMOTION
            self._sheet.dot(self._point(point), _HEAVY_DOT if is_low else _DOT, ink_of("feeling"))

    def _moved(self, pieces: Iterable[PathPiece]) -> Iterator[PathPiece]:
        for piece in pieces:
            if isinstance(piece, CurveTo):
                yield CurveTo(self._point(piece.first), self._point(piece.second), self._point(piece.to))
            else:
                yield type(piece)(self._point(piece.to))

    def _point(self, point: Point) -> Point:
        return Point(self._left + point.x * PIXEL, self._room.y + (point.y - _up(self._layout)) * PIXEL)

    def _rect(self, rect: Rect) -> Rect:
        corner = self._point(Point(rect.x, rect.y))
        return Rect(corner.x, corner.y, rect.width * PIXEL, rect.height * PIXEL)


def _up(layout: MapLayout) -> float:
    """The layout leaves a margin above that the page does not need; what badges need stays."""
    top = min((box.y for box in layout.boxes.values()), default=0.0)
    return min(top, max(0.0, top - BADGE / 2 / PIXEL))


def folded_text(link: Link, moments: Iterable[Moment]) -> str:
    labels = {moment.id: moment.label for moment in moments}
    ends = f"{labels.get(link.from_id, '')} → {labels.get(link.to_id, '')}"
    return f"{link.label} ({ends})" if link.label else ends


def _frame(moment: Moment) -> Stroke:
    if moment.id == FOLDED:
        return Stroke(ink("line-strong"), _LINE)
    color = ink_of("feeling" if moment.hurts else "moment")
    width = _HEAVY_FRAME if moment.hurts else _FRAME
    return Stroke(color, width, _DASH if moment.kind is MomentKind.WAIT else ())


def _badge_texts(numbers: Sequence[int], room: float) -> list[str]:
    """A circle each; one pill for all of them where they would not fit."""
    fits = len(numbers) * (BADGE + 2) <= room
    return [str(number) for number in numbers] if fits else [" ".join(map(str, numbers))]


def _head(arrow: Arrow, tip: Point) -> tuple[Point, Point, Point]:
    """Its tip is the second of the corners."""
    back = Point(tip.x - arrow.dx * _HEAD_LENGTH, tip.y - arrow.dy * _HEAD_LENGTH)
    across, down = -arrow.dy * _HEAD_WIDTH / 2, arrow.dx * _HEAD_WIDTH / 2
    return Point(back.x + across, back.y + down), tip, Point(back.x - across, back.y - down)
