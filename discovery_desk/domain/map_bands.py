"""Lays out one story of a talk: its heading, its rows, its lines, and how it felt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from discovery_desk.domain.edge_drawing import EdgeDrawer, Frame
from discovery_desk.domain.geometry import Rect
from discovery_desk.domain.map_edges import RoutedEdge
from discovery_desk.domain.map_feelings import FeelingLine, feeling_line
from discovery_desk.domain.map_ground import Chains, Ground, GroundMaker, Sheaf, sheaf_of
from discovery_desk.domain.map_lanes import ColumnMaker
from discovery_desk.domain.map_metrics import LABEL_AIR, MapMetrics, label_size
from discovery_desk.domain.map_rows import ROW_AIR, Barred, RowSetter, lanes_within
from discovery_desk.domain.moment import Link, Moment, MomentId
from discovery_desk.domain.story import Story

HEADING_AIR = 0.3  # of the gap between rows, below a heading
BETWEEN = 0.5  # of that gap, above a story that is not the first


@dataclass(frozen=True, slots=True)
class Told:
    """What one band is drawn from. `story` is None where it needs no heading."""

    story: Story | None
    moments: tuple[Moment, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """What hands have placed, in whatever story, and the room that free boxes leave around it."""

    boxes: Mapping[MomentId, Rect]
    barred: Barred
    sheaf: Sheaf
    bottom: float


@dataclass(frozen=True, slots=True)
class Band:
    """One story, laid out. `ground` is what lies in it."""

    story: Story | None
    bottom: float
    heading: Rect | None
    boxes: Mapping[MomentId, Rect]
    edges: tuple[RoutedEdge, ...]
    feelings: FeelingLine | None
    sheaves: tuple[Sheaf, ...]
    ground: Ground


class BandSetter:
    """Remembers what its story was like the last time, to do only what is new."""

    def __init__(self, chains: Chains) -> None:
        self._chains = chains
        self._columns, self._rows = ColumnMaker(), RowSetter()
        self._maker, self._drawer = GroundMaker(), EdgeDrawer()
        self._felt: tuple[tuple[tuple[int | None, ...], Rect], FeelingLine] | None = None

    def set(self, told: Told, top: float, placed: Placed, frame: Frame, metrics: MapMetrics, *, is_last: bool) -> Band:
        row_top = _row_top(top, metrics)
        heading = _heading(told.story, row_top, metrics)
        columns = self._columns.columns(told.moments, told.links if metrics.has_lanes else ())
        rows = self._rows.set(columns, row_top, placed.barred, metrics)
        boxes = {id_: box for row in rows for id_, box in row.boxes.items()}
        own = {one.id: placed.boxes[one.id] for one in told.moments if one.is_pinned} if placed.boxes else {}
        boxes.update(own)
        sheaves = (_above(told.story, heading, top, row_top), *(row.sheaf for row in rows))
        lowest = max([row_top, *(row.lowest for row in rows)])
        bottom = max(lowest, placed.bottom) if is_last else reached(lowest, own.values(), metrics.gap_y)
        if told.story:
            below = inf if is_last else bottom + metrics.gap_y
            frame = frame._replace(top=max(top, frame.top), bottom=below, is_whole=False)
        ground = self._ground(told, boxes, sheaves, placed, metrics)
        edges, low = self._drawer.draw(told.links, boxes, ground, frame, lambda link: label_size(link, metrics))
        bottom = max(bottom, low - LABEL_AIR)
        feelings = self._feelings(told.moments, bottom, placed, metrics)
        end = feelings.band.bottom if feelings else bottom
        return Band(told.story, end + metrics.margin, heading, boxes, edges, feelings, sheaves, ground)

    def _ground(
        self,
        told: Told,
        boxes: Mapping[MomentId, Rect],
        sheaves: Iterable[Sheaf],
        placed: Placed,
        metrics: MapMetrics,
    ) -> Ground:
        badged = [boxes[one.id] for one in told.moments if one.id in metrics.badged]
        strips = self._maker.strips((*sheaves, placed.sheaf), placed.boxes.values(), badged)
        return Ground(self._chains, strips)

    def _feelings(
        self, moments: Sequence[Moment], bottom: float, placed: Placed, metrics: MapMetrics
    ) -> FeelingLine | None:
        emotions = tuple([moment.emotion for moment in moments])
        if emotions.count(None) == len(emotions):
            return None
        inner = metrics.width - 2 * metrics.margin
        band = Rect(metrics.margin, bottom + metrics.gap_y, inner, metrics.feeling_height)
        key = (emotions, placed.barred.next_free(band))
        if self._felt is None or self._felt[0] != key:
            self._felt = key, feeling_line(*key)
        return self._felt[1]


def _row_top(top: float, metrics: MapMetrics) -> float:
    above = BETWEEN * metrics.gap_y if top > 0 else 0.0
    return top + above + metrics.margin + metrics.gap_y / 4 + metrics.heading_room


def _heading(story: Story | None, row_top: float, metrics: MapMetrics) -> Rect | None:
    if story is None:
        return None
    size = metrics.heading_size_of(story)
    width = min(size.width, metrics.width - 2 * metrics.margin)
    return Rect(metrics.margin, row_top - HEADING_AIR * metrics.gap_y - size.height, width, size.height)


def _above(story: Story | None, heading: Rect | None, top: float, row_top: float) -> Sheaf:
    """What lies above the first row."""
    named = [(f"heading of {story.id}", heading)] if story and heading else []
    return sheaf_of(named, lanes_within(top, row_top, ROW_AIR))


def reached(bottom: float, boxes: Iterable[Rect], gap: float) -> float:
    """How far down a story reaches with those boxes of its own that a hand has placed at its end."""
    for box in sorted(boxes, key=lambda box: box.y):
        if box.y <= bottom + gap:
            bottom = max(bottom, box.bottom)
    return bottom
