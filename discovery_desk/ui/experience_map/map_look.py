"""Turns the moments and links of a story into boxes and lines to be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from discovery_desk.domain.geometry import Rect, Size
from discovery_desk.domain.map_layout import MapLayout, MapMetrics, box_width, lay_out
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId
from discovery_desk.ui.canvas.look import EdgeLook, Head, NodeLook, Stroke
from discovery_desk.ui.canvas.node_item import box_height
from discovery_desk.ui.canvas.paint import CanvasPaint
from discovery_desk.ui.canvas.words import Words
from discovery_desk.ui.kit.words import tr

FEELING_ID = "how it felt"
WIDEST_LABEL = 400.0

_STROKES = {LinkKind.WAIT: Stroke.DASHED, LinkKind.PARALLEL: Stroke.DOUBLE}
_HEADS = {LinkKind.CAUSE: Head.OPEN, LinkKind.PARALLEL: Head.NONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStory:
    """All that a map is drawn from."""

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
    """Measures words with one theme; a label that was measured once is not measured again."""

    def __init__(self, paint: CanvasPaint) -> None:
        self._paint = paint
        self._heights: dict[tuple[str, float], float] = {}
        self._label_sizes: dict[str, Size] = {}

    def look(self, story: ShownStory, width: float, *, is_mirrored: bool) -> MapLook:
        layout = lay_out(story.moments, story.links, self._metrics(story, width, is_mirrored=is_mirrored))
        nodes = tuple(
            self._node(story, index, layout.boxes[moment.id], is_mirrored=is_mirrored)
            for index, moment in enumerate(story.moments)
        )
        feeling = (self._feeling(layout, is_mirrored=is_mirrored),) if layout.feeling_points else ()
        return MapLook(nodes, (*edges(story.links, layout), *feeling), layout.size)

    def _metrics(self, story: ShownStory, width: float, *, is_mirrored: bool) -> MapMetrics:
        unit = self._paint.unit
        plain = MapMetrics(width=width, height_of=lambda moment: 0.0, box_width=128 * unit, margin=20 * unit)
        return MapMetrics(
            width=width,
            height_of=lambda moment: self._height(moment.label, box_width(plain)),
            label_size_of=self._label_size,
            box_width=plain.box_width,
            margin=plain.margin,
            min_box_height=56 * unit,
            max_box_height=120 * unit,
            gap_x=20 * unit,
            gap_x_most=60 * unit,
            gap_y=46 * unit,
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

    def _node(self, story: ShownStory, index: int, rect: Rect, *, is_mirrored: bool) -> NodeLook:
        moment = story.moments[index]
        small = moment.told_time or story.clock_text(moment)
        numbers = story.badges.get(moment.id, ())
        return NodeLook(
            id=moment.id,
            rect=rect,
            label=moment.label,
            small=small,
            ink=ink_of(moment),
            is_dashed=moment.id == story.newest,
            is_pinned=moment.is_pinned,
            is_mirrored=is_mirrored,
            badges=tuple(f"!{number}" for number in numbers),
            spoken=spoken(moment, small, numbers, (index + 1, len(story.moments))),
        )

    def _feeling(self, layout: MapLayout, *, is_mirrored: bool) -> EdgeLook:
        band, unit = layout.feeling_band or Rect(0, 0, 0, 0), self._paint.unit
        words = Words(tr("How it felt"), self._paint.caption_font, WIDEST_LABEL)
        x = band.right - words.width - 2 if is_mirrored else band.x
        return EdgeLook(
            id=FEELING_ID,
            pieces=layout.feeling_line,
            stroke=Stroke.DOTTED,
            head=Head.NONE,
            ink="feeling",
            label=tr("How it felt"),
            label_at=Rect(x, band.y - 22 * unit, words.width + 2, words.height),
            is_caption=True,
            dots=layout.feeling_points if len(layout.feeling_points) == 1 else (),
        )


def ink_of(moment: Moment) -> str:
    return "feeling" if moment.hurts else "moment"


def edges(links: Sequence[Link], layout: MapLayout) -> tuple[EdgeLook, ...]:
    by_id = {link.id: link for link in links}
    return tuple(
        EdgeLook(
            id=edge.link_id,
            pieces=edge.pieces,
            from_id=by_id[edge.link_id].from_id,
            to_id=by_id[edge.link_id].to_id,
            stroke=_STROKES.get(edge.kind, Stroke.SOLID),
            head=_HEADS.get(edge.kind, Head.FILLED),
            arrow=edge.arrow,
            label=by_id[edge.link_id].label,
            label_at=edge.label_at,
        )
        for edge in layout.edges
    )


def spoken(moment: Moment, small: str, numbers: Sequence[int], place: tuple[int, int]) -> str:
    """The box in words, for who does not see it."""
    parts = [tr("{number} of {count}").format(number=place[0], count=place[1]), small, moment.label]
    if moment.emotion is not None:
        parts.append(tr("felt {level}").format(level=f"{moment.emotion:+d}" if moment.emotion else "0"))
    parts += [tr("opportunity {number}").format(number=number) for number in numbers]
    if moment.is_pinned:
        parts.append(tr("placed by hand"))
    return ", ".join(part for part in parts if part)
