"""Writes an experience map as SVG with its text as text, drawn as on a light screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as Xml

from discovery_desk.domain.geometry import CurveTo, LineTo, PathPiece, Point, Rect, Size
from discovery_desk.domain.map_edges import Arrow, RoutedEdge
from discovery_desk.domain.map_feelings import BEST, WORST, FeelingLine
from discovery_desk.domain.map_layout import MapLayout, StoryBand
from discovery_desk.domain.moment import Link, LinkKind, Moment
from discovery_desk.domain.reading import is_right_to_left
from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export.map_drawing import PADDING_TOP, PADDING_X, BoxWords, Drawing, drawing, measured, set_words
from discovery_desk.export.map_frame import BADGE, BADGE_AIR, ENGLISH, Entry, Frame, Placed, Said, frame, top_of
from discovery_desk.export.pdf.paragraph import Paragraph
from discovery_desk.host.theme_file import load_tokens

SVG = "http://www.w3.org/2000/svg"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FONTS = (
    "'DD Interface', Inter, system-ui, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'Noto Sans Arabic',"
    " 'Noto Sans Hebrew', 'Noto Sans Devanagari', 'Noto Sans Thai', 'Noto Sans CJK JP', 'Noto Color Emoji',"
    " Arial, sans-serif"
)
SCALE_AIR = 4.0
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})


def write(shown: TalkMap, said: Said = ENGLISH) -> bytes:
    is_mirrored = reads_right_to_left(shown.language)
    drawn = drawing(shown, said, is_mirrored=is_mirrored)
    framed = frame(shown, drawn.layout.size, _top(drawn.layout), said, measured, is_mirrored=is_mirrored)
    root = _root(shown, framed.size, said)
    picture = _Picture(root, shown, drawn, is_mirrored=is_mirrored)
    picture.paint(framed, said)
    return (DECLARATION + Xml.tostring(root, encoding="unicode") + "\n").encode()


def _top(layout: MapLayout) -> float:
    headings = [band.heading for band in layout.bands if band.heading]
    labels = [edge.label_at for edge in layout.edges if edge.label_at]
    lines = [piece for edge in layout.edges for piece in edge.pieces]
    return top_of(layout.boxes.values(), [*headings, *labels], lines)


def reads_right_to_left(language: str) -> bool:
    return language.lower().replace("_", "-").split("-")[0] in _RIGHT_TO_LEFT_LANGUAGES


def _root(shown: TalkMap, size: Size, said: Said) -> Xml.Element:
    width, height = _number(size.width), _number(size.height)
    root = Xml.Element(
        "svg",
        {
            "xmlns": SVG,
            "width": width,
            "height": height,
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "aria-labelledby": "map-title map-description",
            "font-family": FONTS,
        },
    )
    if shown.language:
        root.set(LANG, shown.language)
    title = Xml.SubElement(root, "title", {"id": "map-title"})
    title.text = _plain(said.title.format(title=shown.title) if shown.title else said.untitled)
    description = Xml.SubElement(root, "desc", {"id": "map-description"})
    labels = "; ".join(moment.label for moment in shown.moments)
    description.text = _plain(said.described.format(count=len(shown.moments), labels=labels))
    Xml.SubElement(root, "rect", {"width": width, "height": height, "fill": _color("surface")})
    return root


class _Picture:
    """Paints one map into its root element."""

    def __init__(self, root: Xml.Element, shown: TalkMap, drawn: Drawing, *, is_mirrored: bool) -> None:
        self._whole, self._root = root, root
        self._shown, self._layout, self._words = shown, drawn.layout, drawn.words
        self._headings = drawn.headings
        self._links = {link.id: link for link in shown.links}
        self._story_of = {moment.id: moment.story_id for moment in shown.moments}
        self._is_mirrored = is_mirrored

    def paint(self, framed: Frame[Paragraph], said: Said) -> None:
        for line in framed.above:
            self._write_line(line)
        move = f"translate(0 {_number(framed.map_y)})"
        self._root = Xml.SubElement(self._whole, "g", {"id": "map", "transform": move})
        self._paint_map(said)
        for line in framed.below:
            self._write_line(line)
        for entry in framed.entries:
            self._paint_entry(entry)

    def _write_line(self, line: Placed[Paragraph]) -> None:
        """At the side where the map begins, whatever its own direction."""
        anchor, x = ("end", line.at.x + line.room) if self._is_mirrored else ("start", line.at.x)
        for number, _ in enumerate(line.words.lines):
            _add_line(self._whole, line.words, number, Point(x, line.at.y), anchor)

    def _paint_entry(self, entry: Entry[Paragraph]) -> None:
        group = Xml.SubElement(self._whole, "g")
        self._paint_badge(entry.number, entry.badge, group)
        self._write(entry.text.words, entry.text.at, entry.text.room, group)

    def _paint_map(self, said: Said) -> None:
        for edge in sorted(self._layout.edges, key=lambda edge: edge.label_at is not None):
            self._paint_edge(edge)
        for edge in self._layout.edges:
            self._paint_link_words(self._links[edge.link_id], edge)
        for band in self._layout.bands:
            self._paint_band(band, said)
        for moment in self._shown.moments:
            self._paint_box(moment, self._layout.boxes[moment.id], self._words[moment.id])

    def _paint_edge(self, edge: RoutedEdge) -> None:
        ink = self._line_color(edge)
        line = {"d": _path(edge.pieces), "fill": "none", "stroke": ink, "stroke-width": "1.4"}
        if edge.kind is LinkKind.PARALLEL:
            self._add("path", line | {"stroke-width": "4.2"})
            self._add("path", line | {"stroke-width": "1.8", "stroke": _color("surface")})
            return
        if edge.kind is LinkKind.WAIT:
            line["stroke-dasharray"] = "3.6 3.1"
        self._add("path", line)
        self._paint_head(edge, ink)

    def _line_color(self, edge: RoutedEdge) -> str:
        """A line from story to story is faint, as on screen."""
        link = self._links[edge.link_id]
        is_within = self._story_of[link.from_id] == self._story_of[link.to_id]
        return _color("ink-3" if is_within else "line-strong")

    def _paint_head(self, edge: RoutedEdge, ink: str) -> None:
        is_open = edge.kind is LinkKind.CAUSE
        points = " ".join(_pair(point) for point in _head(edge.arrow, is_open=is_open))
        look = {"stroke": ink, "stroke-width": "1.4", "stroke-linecap": "round"}
        fill = "none" if is_open else ink
        self._add("polyline" if is_open else "polygon", {"points": points, "fill": fill, **look})

    def _paint_link_words(self, link: Link, edge: RoutedEdge) -> None:
        if edge.label_at is None:
            return
        words, at = set_words(link.label, "link", edge.label_at.width), edge.label_at
        width = words.width + 6
        ground = Rect(at.center.x - width / 2, at.y, width, at.height)
        self._add("rect", {**_rect(ground), "fill": _color("surface")})
        self._write_centered(words, at.center, self._root)

    def _paint_box(self, moment: Moment, rect: Rect, words: BoxWords) -> None:
        kind = "feeling" if moment.hurts else "moment"
        frame = {"rx": _number(load_tokens().radius["box"]), "fill": _color("surface"), "stroke-width": "1.25"}
        group = Xml.SubElement(self._root, "g", {"id": f"moment-{moment.id}"})
        Xml.SubElement(group, "rect", {**_rect(rect), **frame, "stroke": load_tokens().kind[kind].ink.light})
        at, room = Point(rect.x + PADDING_X, rect.y + PADDING_TOP), rect.width - 2 * PADDING_X
        if words.time:
            self._write(words.time, at, room, group)
        time_height = set_words("0", "time").height + 1
        self._write(words.label, Point(at.x, at.y + time_height), room, group)
        self._paint_badges(self._shown.badges.get(moment.id, ()), rect, group)

    def _paint_badges(self, numbers: Sequence[int], rect: Rect, group: Xml.Element) -> None:
        """From the corner inwards, so that they read in order."""
        ends = rect.width + 6
        for number in reversed(numbers):
            text = f"!{number}"
            width = max(BADGE, set_words(text, "badge").width + BADGE_AIR)
            left = rect.width - ends if self._is_mirrored else ends - width
            self._paint_badge(text, Rect(rect.x + left, rect.y - BADGE / 2, width, BADGE), group)
            ends -= width + 2

    def _paint_badge(self, text: str, badge: Rect, group: Xml.Element) -> None:
        fill = load_tokens().kind["opportunity"].ink.light
        Xml.SubElement(group, "rect", {**_rect(badge), "rx": _number(BADGE / 2), "fill": fill})
        self._write_centered(set_words(text, "badge"), badge.center, group)

    def _paint_band(self, band: StoryBand, said: Said) -> None:
        if band.heading is not None and band.story_id is not None:
            words = set_words(self._headings[band.story_id], "caption", band.heading.width)
            self._write(words, Point(band.heading.x, band.heading.y), band.heading.width)
        if band.feelings is not None:
            self._paint_feelings(band.feelings, said)

    def _paint_feelings(self, feelings: FeelingLine, said: Said) -> None:
        band, ink = feelings.band, load_tokens().kind["feeling"].ink.light
        self._write(set_words(said.how_it_felt, "caption"), Point(band.x, band.y - 22), band.width)
        self._paint_scale(feelings)
        if feelings.line:
            line = {"stroke-width": "1.8", "stroke-linecap": "round", "stroke-dasharray": "0.2 4.1"}
            self._add("path", {"d": _path(feelings.line), "fill": "none", "stroke": ink, **line})
        for point in feelings.points:
            self._add("circle", {"cx": _number(point.x), "cy": _number(point.y), "r": "2.7", "fill": ink})

    def _paint_scale(self, feelings: FeelingLine) -> None:
        """The level between good and bad, and how far the line may go to both sides."""
        start, end = feelings.neither
        line = {"x1": _number(start.x), "y1": _number(start.y), "x2": _number(end.x), "y2": _number(end.y)}
        self._add("line", line | {"stroke": _color("line-strong"), "stroke-width": "1"})
        for text, y in ((BEST, feelings.band.y), (WORST, feelings.band.bottom)):
            words = set_words(text, "time")
            aside = SCALE_AIR + words.width / 2
            x = feelings.band.right + aside if self._is_mirrored else feelings.band.x - aside
            self._write_centered(words, Point(x, y), self._root)

    def _add(self, name: str, attributes: dict[str, str]) -> None:
        Xml.SubElement(self._root, name, attributes)

    def _write(self, words: Paragraph, at: Point, room: float, into: Xml.Element | None = None) -> None:
        """A line each; one that reads from right to left is anchored at its right end.

        Not by `direction`, which turns the anchor round in some programs and does nothing at all in others.
        """
        for number, line in enumerate(words.lines):
            is_towards_right = line.is_right_to_left or self._is_mirrored
            anchor, x = ("end", at.x + room) if is_towards_right else ("start", at.x)
            _add_line(self._root if into is None else into, words, number, Point(x, at.y), anchor)

    def _write_centered(self, words: Paragraph, middle: Point, into: Xml.Element) -> None:
        for number, _ in enumerate(words.lines):
            _add_line(into, words, number, Point(middle.x, middle.y - words.height / 2), "middle")


def _add_line(into: Xml.Element, words: Paragraph, number: int, top: Point, anchor: str) -> None:
    line, style = words.lines[number], words.style
    attributes = {
        "x": _number(top.x),
        "y": _number(top.y + words.first_baseline + number * style.size * style.leading),
        "font-size": _number(style.size),
        "font-weight": str(style.weight.value),
        "fill": style.color,
    }
    if anchor != "start":
        attributes["text-anchor"] = anchor
    if is_right_to_left(line.text):
        attributes["unicode-bidi"] = "plaintext"
    Xml.SubElement(into, "text", attributes).text = _plain(line.text)


def _plain(text: str) -> str:
    """Without what XML 1.0 forbids; blanks at the ends of a line are not seen."""
    return _FORBIDDEN.sub("", text).strip()


def _color(name: str) -> str:
    return load_tokens().color[name].light


def _number(value: float) -> str:
    return f"{round(value, 2):g}" if abs(value) < 1e5 else str(round(value))


def _pair(point: Point) -> str:
    return f"{_number(point.x)},{_number(point.y)}"


def _rect(rect: Rect) -> dict[str, str]:
    return {
        "x": _number(rect.x),
        "y": _number(rect.y),
        "width": _number(rect.width),
        "height": _number(rect.height),
    }


def _path(pieces: Iterable[PathPiece]) -> str:
    return " ".join(_piece(piece) for piece in pieces)


def _piece(piece: PathPiece) -> str:
    if isinstance(piece, CurveTo):
        return f"C{_pair(piece.first)} {_pair(piece.second)} {_pair(piece.to)}"
    return f"{'L' if isinstance(piece, LineTo) else 'M'}{_pair(piece.to)}"


def _head(arrow: Arrow, *, is_open: bool) -> tuple[Point, Point, Point]:
    length, half = (6.5, 4.2) if is_open else (8.0, 3.2)
    back = Point(arrow.tip.x - arrow.dx * length, arrow.tip.y - arrow.dy * length)
    across, down = arrow.dy * half, arrow.dx * half
    return Point(back.x - across, back.y + down), arrow.tip, Point(back.x + across, back.y - down)
