"""The measures that a map is laid out with."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass

from discovery_desk.domain.geometry import Size
from discovery_desk.domain.moment import Link, Moment, MomentId
from discovery_desk.domain.story import Story

PLAIN_LETTER = 5.6  # the width of a letter where nobody has measured
LABEL_AIR = 10.0


def _plain_label_size(link: Link) -> Size:
    return Size(len(link.label) * PLAIN_LETTER + 4, 14.0)


def _plain_heading_size(story: Story) -> Size:
    return Size((len(story.title) + len(story.when)) * PLAIN_LETTER + 20, 18.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMetrics:
    """In the unit of the caller, meant for pixels at 100 %; `height_of` and its like measure the caller's text."""

    width: float
    height_of: Callable[[Moment], float]
    label_size_of: Callable[[Link], Size] = _plain_label_size
    heading_size_of: Callable[[Story], Size] = _plain_heading_size
    box_width: float = 128.0
    min_box_height: float = 58.0
    max_box_height: float = 96.0
    gap_x: float = 20.0
    gap_x_most: float = 60.0
    gap_y: float = 46.0
    lane_gap: float = 36.0
    margin: float = 20.0
    heading_room: float = 0.0  # above the first row, beside the margin
    feeling_height: float = 84.0
    badged: Container[MomentId] = ()
    has_lanes: bool = True  # else every moment stands in a column of its own
    is_mirrored: bool = False

    @property
    def measures(self) -> tuple[float, ...]:
        """All that is fixed before anything is measured."""
        boxes = (self.box_width, self.min_box_height, self.max_box_height)
        gaps = (self.gap_x, self.gap_x_most, self.gap_y, self.lane_gap, self.margin, self.heading_room)
        return (self.width, *boxes, *gaps, self.feeling_height, self.is_mirrored, self.has_lanes)


def box_width(metrics: MapMetrics) -> float:
    """Narrower than asked for where not even one box would fit."""
    return max(1.0, min(metrics.box_width, metrics.width - 2 * metrics.margin))


def box_height(moment: Moment, metrics: MapMetrics) -> float:
    height = metrics.height_of(moment)
    if height < metrics.min_box_height:
        return metrics.min_box_height
    return min(height, metrics.max_box_height)


def label_size(link: Link, metrics: MapMetrics) -> Size:
    size = metrics.label_size_of(link)
    return Size(min(size.width, box_width(metrics) + metrics.gap_x - LABEL_AIR), size.height)
