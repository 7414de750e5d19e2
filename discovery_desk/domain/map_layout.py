"""Where the boxes, the lines and the feelings of an experience map go, on screen and on paper alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from discovery_desk.domain.edge_drawing import EdgeDrawer, Frame
from discovery_desk.domain.geometry import PathPiece, Point, Rect, Size, mirrored_rect
from discovery_desk.domain.map_bands import Band, BandSetter, Placed, Told
from discovery_desk.domain.map_edges import RoutedEdge
from discovery_desk.domain.map_feelings import FeelingLine
from discovery_desk.domain.map_ground import Chains, Ground, GroundMaker, Sheaf, merged, sheaf_of
from discovery_desk.domain.map_metrics import LABEL_AIR, MapMetrics, box_height, box_width, label_size
from discovery_desk.domain.map_mirror import Mirror
from discovery_desk.domain.map_rows import Barred, columns_at, lanes_within
from discovery_desk.domain.moment import Link, Moment, MomentId
from discovery_desk.domain.story import Story, StoryId

__all__ = ["Layouts", "MapLayout", "MapMetrics", "StoryBand", "lay_out", "lay_out_talk"]

COLUMN_AIR = 12.0  # beside a box, where a head ends
KEPT_CLEAR = 0.75  # of the gap between boxes, around one that a hand has placed
WIDEST_LANES = 60.0  # to the right of the last column


@dataclass(frozen=True, slots=True)
class StoryBand:
    """One story of the map. `heading` is where its title goes, where the map has more than one story."""

    story_id: StoryId | None
    heading: Rect | None
    feelings: FeelingLine | None


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Edges are in the order of the links that they show."""

    boxes: Mapping[MomentId, Rect]
    edges: tuple[RoutedEdge, ...]
    bands: tuple[StoryBand, ...]
    size: Size

    @property
    def feeling_points(self) -> tuple[Point, ...]:
        return self._feelings.points if self._feelings else ()

    @property
    def feeling_line(self) -> tuple[PathPiece, ...]:
        return self._feelings.line if self._feelings else ()

    @property
    def feeling_band(self) -> Rect | None:
        return self._feelings.band if self._feelings else None

    @property
    def _feelings(self) -> FeelingLine | None:
        """Of the story, where it is only one."""
        return self.bands[0].feelings if self.bands else None


def lay_out(moments: Sequence[Moment], links: Sequence[Link], metrics: MapMetrics) -> MapLayout:
    """One story; see `lay_out_talk`."""
    return Layouts().of_story(moments, links, metrics)


def lay_out_talk(
    stories: Sequence[Story], moments: Sequence[Moment], links: Sequence[Link], metrics: MapMetrics
) -> MapLayout:
    """The stories of a talk one below the other; `moments` are in story order.

    The same input gives the same map. A moment added at the end moves no other; one added elsewhere moves what comes
    after it in its row and in the rows below.
    """
    return Layouts().of_talk(stories, moments, links, metrics)


class Layouts:
    """Lays out one map again and again: the answers are those of `lay_out_talk`, what has not changed is not redone."""

    def __init__(self) -> None:
        self._chains = Chains()
        self._bands: dict[StoryId | None, BandSetter] = {}
        self._between, self._maker = EdgeDrawer(), GroundMaker()
        self._mirror = Mirror()
        self._placed: dict[MomentId, Rect] = {}

    def of_story(self, moments: Sequence[Moment], links: Sequence[Link], metrics: MapMetrics) -> MapLayout:
        return self._of([Told(None, tuple(moments), tuple(links))], links, metrics)

    def of_talk(
        self, stories: Sequence[Story], moments: Sequence[Moment], links: Sequence[Link], metrics: MapMetrics
    ) -> MapLayout:
        told_of = {moment.story_id for moment in moments}
        if len(stories) < 2 or told_of <= {stories[-1].id}:  # and no second one has anything to show
            return self.of_story(moments, links, metrics)
        told = _told(stories, moments, links)
        return self._of(told, links, metrics) if len(told) > 1 else self.of_story(moments, links, metrics)

    def _of(self, told: Sequence[Told], links: Sequence[Link], metrics: MapMetrics) -> MapLayout:
        placed = self._place(told, metrics)
        frame = _frame(placed, metrics)
        bands = list(self._set(told, placed, frame, metrics))
        boxes = {id_: box for band in bands for id_, box in band.boxes.items()}
        edges, low = self._edges(bands, links, placed, frame, metrics)
        width = max(metrics.width, max((box.right for box in placed.boxes.values()), default=0.0) + metrics.margin)
        shown = tuple(StoryBand(band.story.id if band.story else None, band.heading, band.feelings) for band in bands)
        layout = MapLayout(MappingProxyType(boxes), edges, shown, Size(width, max(bands[-1].bottom, low + LABEL_AIR)))
        return self._mirrored(layout, metrics.width) if metrics.is_mirrored else layout

    def _place(self, told: Sequence[Told], metrics: MapMetrics) -> Placed:
        before, self._placed = self._placed, {}
        for moment in (one for story in told for one in story.moments if one.is_pinned):
            rect = _placed_rect(moment, metrics)
            self._placed[moment.id] = before[moment.id] if before.get(moment.id) == rect else rect
        boxes, around = self._placed, metrics.gap_x * KEPT_CLEAR
        barred = Barred(rect.grown(around) for rect in boxes.values())
        lowest = max((box.bottom for box in boxes.values()), default=0.0)
        return Placed(boxes, barred, sheaf_of(boxes.items()), lowest)

    def _set(self, told: Sequence[Told], placed: Placed, frame: Frame, metrics: MapMetrics) -> Iterator[Band]:
        before, self._bands = self._bands, {}
        top = 0.0
        for at, story in enumerate(told):
            key = story.story.id if story.story else None
            setter = self._bands[key] = before.get(key) or BandSetter(self._chains)
            band = setter.set(story, top, placed, frame, metrics, is_last=at == len(told) - 1)
            top = band.bottom
            yield band

    def _edges(
        self, bands: Sequence[Band], links: Sequence[Link], placed: Placed, frame: Frame, metrics: MapMetrics
    ) -> tuple[tuple[RoutedEdge, ...], float]:
        """In the order of `links`, and how far down those reach that belong to no story."""
        if len(bands) == 1:
            return bands[0].edges, 0.0
        found = {edge.link_id: edge for band in bands for edge in band.edges}
        between = [link for link in links if link.id not in found]
        low = 0.0
        if between:
            boxes = {id_: box for band in bands for id_, box in band.boxes.items()}
            ground = self._whole_ground(bands, placed, metrics)
            drawn, low = self._between.draw(between, boxes, ground, frame, lambda link: label_size(link, metrics))
            found.update((edge.link_id, edge) for edge in drawn)
        return tuple([found[link.id] for link in links if link.id in found]), low

    def _whole_ground(self, bands: Sequence[Band], placed: Placed, metrics: MapMetrics) -> Ground:
        """A line from story to story keeps clear of their headings and of how they felt."""
        badged = [box for band in bands for id_, box in band.boxes.items() if id_ in metrics.badged]
        strips = self._maker.strips(_all_sheaves(bands, placed), placed.boxes.values(), badged)
        grounds = [band.ground for band in bands]
        ink = merged(self._chains, [ground.ink for ground in grounds])
        return Ground(self._chains, strips, ink, merged(self._chains, [ground.words for ground in grounds]))

    def _mirrored(self, layout: MapLayout, width: float) -> MapLayout:
        mirror = self._mirror
        mirror.set_width(width)
        bands = tuple(
            StoryBand(
                band.story_id, mirror.rect(band.heading), mirror.feelings(band.feelings) if band.feelings else None
            )
            for band in layout.bands
        )
        boxes = MappingProxyType(mirror.boxes(layout.boxes))
        return MapLayout(boxes, mirror.edges(layout.edges), bands, layout.size)


def _told(stories: Sequence[Story], moments: Sequence[Moment], links: Sequence[Link]) -> list[Told]:
    """Stories with moments, and the newest one even while it has none."""
    own: dict[StoryId, list[Moment]] = {story.id: [] for story in stories}
    for moment in moments:
        own.setdefault(moment.story_id, []).append(moment)
    story_of = {moment.id: moment.story_id for moment in moments}
    within: dict[StoryId, list[Link]] = {}
    for link in links:
        story_id = story_of.get(link.from_id)
        if story_id is not None and story_of.get(link.to_id) == story_id:
            within.setdefault(story_id, []).append(link)
    told = [story for story in stories if own[story.id] or story is stories[-1]]
    return [Told(story, tuple(own[story.id]), tuple(within.get(story.id, ()))) for story in told]


def _all_sheaves(bands: Sequence[Band], placed: Placed) -> Iterator[Sheaf]:
    for at, band in enumerate(bands):
        yield from band.sheaves
        if band.feelings:
            yield sheaf_of([(f"feelings {at}", band.feelings.band)])
    yield placed.sheaf


def _placed_rect(moment: Moment, metrics: MapMetrics) -> Rect:
    rect = Rect(moment.x or 0.0, moment.y or 0.0, box_width(metrics), box_height(moment, metrics))
    return mirrored_rect(rect, metrics.width) if metrics.is_mirrored else rect


def _frame(placed: Placed, metrics: MapMetrics) -> Frame:
    left = min((box.x for box in placed.boxes.values()), default=0.0)
    right = max((box.right for box in placed.boxes.values()), default=0.0)
    xs = tuple(sorted(_lines_down(metrics)))
    return Frame(xs, min(0.0, left), max(metrics.width, right), metrics.min_box_height / 2)


def _lines_down(metrics: MapMetrics) -> Iterator[float]:
    sides = [0.0, *(x for left in columns_at(metrics) for x in (left, left + box_width(metrics))), metrics.width]
    for low, high in zip(sides[::2], sides[1::2], strict=True):
        yield from lanes_within(low, min(high, low + WIDEST_LANES), COLUMN_AIR)
