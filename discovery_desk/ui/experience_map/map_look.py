"""Turns the moments and links of a story into boxes and lines to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from discovery_desk.domain.geometry import LineTo, MoveTo, Point, Rect, Size
from discovery_desk.domain.map_edges import RoutedEdge
from discovery_desk.domain.map_feelings import BEST, WORST, FeelingLine
from discovery_desk.domain.map_layout import Layouts, MapLayout
from discovery_desk.domain.map_metrics import MapMetrics, box_width
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.reading import joined
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.export.pdf.page_words import when_text
from discovery_desk.ui.canvas.look import EdgeLook, Head, NodeLook, Stroke
from discovery_desk.ui.canvas.node_item import box_height
from discovery_desk.ui.canvas.paint import CanvasPaint
from discovery_desk.ui.canvas.words import Words
from discovery_desk.ui.experience_map.moment_words import story_name
from discovery_desk.ui.kit.page_words import page_words
from discovery_desk.ui.kit.words import tr

FEELING_ID = "how it felt"
WIDEST_LABEL = 400.0
SCALE_AIR = 4.0  # between the feelings and what tells how far they go

_Shown = tuple[Moment, Rect, str, tuple[int, ...], bool, bool]

_STROKES = {LinkKind.WAIT: Stroke.DASHED, LinkKind.PARALLEL: Stroke.DOUBLE}
_HEADS = {LinkKind.CAUSE: Head.OPEN, LinkKind.PARALLEL: Head.NONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStory:
    """All that a map is drawn from; with more than one story each has a heading."""

    stories: tuple[Story, ...] = ()
    moments: tuple[Moment, ...] = ()
    links: tuple[Link, ...] = ()
    badges: Mapping[MomentId, tuple[int, ...]] = field(default_factory=dict)
    newest: MomentId | None = None
    clock_text: Callable[[Moment], str] = lambda moment: ""


@dataclass(frozen=True, slots=True)
class MapLook:
    nodes: tuple[NodeLook, ...]
    edges: tuple[EdgeLook, ...]
    size: Size


class MapDrawing:
    """Measures words with one theme; what was measured, laid out or made once and is the same is not made again."""

    def __init__(self, paint: CanvasPaint) -> None:
        self._paint = paint
        self._layouts = Layouts()
        self._nodes: dict[MomentId, tuple[_Shown, NodeLook]] = {}
        self._edges: dict[LinkId, tuple[RoutedEdge, Link, EdgeLook]] = {}
        self._feelings: dict[str, tuple[FeelingLine, tuple[str, ...], bool, tuple[EdgeLook, ...]]] = {}
        self._heights: dict[tuple[str, float], float] = {}
        self._label_sizes: dict[str, Size] = {}

    def look(self, story: ShownStory, width: float, *, is_mirrored: bool) -> MapLook:
        metrics = self._metrics(story, width, is_mirrored=is_mirrored)
        layout = self._layouts.of_talk(story.stories, story.moments, story.links, metrics)
        nodes = self._node_looks(story, layout, is_mirrored=is_mirrored)
        edges = self._edge_looks(story, layout)
        return MapLook(nodes, (*edges, *self._captions(story, layout, is_mirrored=is_mirrored)), layout.size)

    def _node_looks(self, story: ShownStory, layout: MapLayout, *, is_mirrored: bool) -> tuple[NodeLook, ...]:
        """The very look of the last time for a moment that has not changed and lies where it lay."""
        before, self._nodes = self._nodes, {}
        for moment in story.moments:
            small, numbers = moment.told_time or story.clock_text(moment), story.badges.get(moment.id, ())
            shown = (moment, layout.boxes[moment.id], small, numbers, moment.id == story.newest, is_mirrored)
            known = before.get(moment.id)
            self._nodes[moment.id] = known if known and known[0] == shown else (shown, _node(shown))
        return tuple([look for _, look in self._nodes.values()])

    def _edge_looks(self, story: ShownStory, layout: MapLayout) -> tuple[EdgeLook, ...]:
        before, self._edges = self._edges, {}
        links = {link.id: link for link in story.links}
        for edge in layout.edges:
            link, known = links[edge.link_id], before.get(edge.link_id)
            is_known = known and known[0] is edge and (known[1] is link or known[1] == link)
            self._edges[edge.link_id] = known if known and is_known else (edge, link, _edge(edge, link))
        story_of = {moment.id: moment.story_id for moment in story.moments} if len(layout.bands) > 1 else {}
        return tuple(
            [
                look if story_of.get(link.from_id) == story_of.get(link.to_id) else replace(look, is_quiet=True)
                for _, link, look in self._edges.values()
            ]
        )

    def _captions(self, story: ShownStory, layout: MapLayout, *, is_mirrored: bool) -> Iterator[EdgeLook]:
        before, self._feelings = self._feelings, {}
        titles = {one.id: heading_text(one, at) for at, one in enumerate(story.stories, start=1)}
        for band in layout.bands:
            if band.heading and band.story_id:
                yield _heading(band.story_id, titles[band.story_id], band.heading)
            if band.feelings:
                id_ = f"{FEELING_ID}: {band.story_id}" if band.heading else FEELING_ID
                told = [one.id for one in story.moments if not band.heading or one.story_id == band.story_id]
                shown = (band.feelings, tuple(told[place] for place in band.feelings.places), is_mirrored)
                known = before.get(id_)
                if known is None or known[:3] != shown:
                    known = (*shown, tuple(self._felt(id_, *shown)))
                self._feelings[id_] = known
                yield from known[3]

    def _metrics(self, story: ShownStory, width: float, *, is_mirrored: bool) -> MapMetrics:
        unit = self._paint.unit
        plain = MapMetrics(width=width, height_of=lambda moment: 0.0, box_width=128 * unit, margin=20 * unit)
        room = box_width(plain)
        return MapMetrics(
            width=width,
            height_of=lambda moment: self._height(moment.label, room),
            label_size_of=self._label_size,
            heading_size_of=lambda one: self._heading_size(one, story.stories.index(one) + 1),
            box_width=plain.box_width,
            margin=plain.margin,
            min_box_height=56 * unit,
            max_box_height=120 * unit,
            gap_x=20 * unit,
            gap_x_most=60 * unit,
            gap_y=46 * unit,
            lane_gap=36 * unit,
            heading_room=12 * unit,
            feeling_height=76 * unit,
            badged=story.badges.keys(),
            is_mirrored=is_mirrored,
        )

    def _height(self, label: str, width: float) -> float:
        key = (label, width)
        if key not in self._heights:
            self._heights[key] = round(box_height(label, width, self._paint))
        return self._heights[key]

    def _label_size(self, link: Link) -> Size:
        if link.label not in self._label_sizes:
            words = Words(link.label, self._paint.small_font, WIDEST_LABEL)
            self._label_sizes[link.label] = Size(round(words.width + 8), round(words.height))
        return self._label_sizes[link.label]

    def _heading_size(self, story: Story, number: int) -> Size:
        words = Words(heading_text(story, number), self._paint.caption_font, WIDEST_LABEL)
        return Size(round(words.width + 4), round(words.height))

    def _felt(
        self, id_: str, feelings: FeelingLine, moment_ids: tuple[str, ...], is_mirrored: bool
    ) -> Iterator[EdgeLook]:
        """The level between good and bad, how far the line may go to both sides, and the line."""
        start, end = feelings.neither
        pieces = (MoveTo(start), LineTo(end))
        yield EdgeLook(id=f"{id_}: neither", pieces=pieces, stroke=Stroke.FINE, head=Head.NONE, is_quiet=True)
        font, air = self._paint.small_font, SCALE_AIR * self._paint.unit
        for words, y in ((BEST, feelings.band.y), (WORST, feelings.band.bottom)):
            size = Words(words, font, WIDEST_LABEL)
            x = feelings.band.right + air if is_mirrored else max(1.0, feelings.band.x - air - size.width - 2)
            at = Rect(x, y - size.height / 2, size.width + 2, size.height)
            pieces_at = (MoveTo(Point(at.x, at.y)),)
            yield EdgeLook(id=f"{id_}: {words}", pieces=pieces_at, head=Head.NONE, label=words, label_at=at)
        yield self._feeling(id_, feelings, moment_ids, is_mirrored=is_mirrored)

    def _feeling(self, id_: str, feelings: FeelingLine, moment_ids: tuple[str, ...], *, is_mirrored: bool) -> EdgeLook:
        band, unit = feelings.band, self._paint.unit
        words = Words(tr("How it felt"), self._paint.caption_font, WIDEST_LABEL)
        x = band.right - words.width - 2 if is_mirrored else band.x
        return EdgeLook(
            id=id_,
            pieces=feelings.line,
            stroke=Stroke.DOTTED,
            head=Head.NONE,
            ink="feeling",
            label=tr("How it felt"),
            label_at=Rect(x, band.y - 22 * unit, words.width + 2, words.height),
            is_caption=True,
            dots=feelings.points,
            dot_ids=moment_ids,
        )


def heading_text(story: Story, number: int) -> str:
    """What it is called, and when it happened."""
    return joined((story_name(story, number), when_text(story.when, page_words())))


def _heading(story_id: StoryId, text: str, at: Rect) -> EdgeLook:
    corner = MoveTo(Point(at.x, at.y))
    return EdgeLook(
        id=f"heading: {story_id}", pieces=(corner,), head=Head.NONE, label=text, label_at=at, is_caption=True
    )


def _node(shown: _Shown) -> NodeLook:
    moment, rect, small, numbers, is_newest, is_mirrored = shown
    return NodeLook(
        id=moment.id,
        rect=rect,
        label=moment.label,
        small=small,
        ink=ink_of(moment),
        is_dashed=is_newest,
        is_pinned=moment.is_pinned,
        is_mirrored=is_mirrored,
        badges=tuple(f"!{number}" for number in numbers),
        spoken=spoken(moment, small, numbers),
    )


def _edge(edge: RoutedEdge, link: Link) -> EdgeLook:
    return EdgeLook(
        id=edge.link_id,
        pieces=edge.pieces,
        from_id=link.from_id,
        to_id=link.to_id,
        stroke=_STROKES.get(edge.kind, Stroke.SOLID),
        head=_HEADS.get(edge.kind, Head.FILLED),
        arrow=edge.arrow,
        label=link.label,
        label_at=edge.label_at,
    )


def ink_of(moment: Moment) -> str:
    return "feeling" if moment.hurts else "moment"


def spoken(moment: Moment, small: str, numbers: Sequence[int], place: tuple[int, int] | None = None) -> str:
    """The box in words, for who does not see it; a look does not tell its place, which changes with every new box."""
    parts = [tr("{number} of {count}").format(number=place[0], count=place[1])] if place else []
    parts += [small, moment.label]
    if moment.emotion is not None:
        parts.append(tr("felt {level}").format(level=f"{moment.emotion:+d}" if moment.emotion else "0"))
    parts += [tr("opportunity {number}").format(number=number) for number in numbers]
    if moment.is_pinned:
        parts.append(tr("placed by hand"))
    return ", ".join(part for part in parts if part)
