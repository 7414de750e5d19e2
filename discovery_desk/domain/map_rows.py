"""Sets the columns of a story into serpentine rows, around what a hand has placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from discovery_desk.domain.geometry import Rect
from discovery_desk.domain.map_ground import strips_of
from discovery_desk.domain.map_lanes import Column
from discovery_desk.domain.map_metrics import MapMetrics, box_height, box_width
from discovery_desk.domain.moment import Moment, MomentId

LANE = 7.0  # between two lines that run side by side
ROW_AIR = 14.0  # above and below a row, where heads end and words stand


class Barred:
    """The places that free boxes keep clear of."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        self._strips: dict[int, list[Rect]] = {}
        for rect in rects:
            for at in strips_of(rect.y, rect.bottom):
                self._strips.setdefault(at, []).append(rect)

    def meets(self, rect: Rect) -> bool:
        return bool(self._strips) and self._met(rect) is not None

    def next_free(self, rect: Rect) -> Rect:
        """The first place further down that is free."""
        met = self._met(rect) if self._strips else None
        while met is not None:
            rect = replace(rect, y=met.bottom)
            met = self._met(rect)
        return rect

    def _met(self, rect: Rect) -> Rect | None:
        near = (other for at in strips_of(rect.y, rect.bottom) for other in self._strips.get(at, ()))
        return next((other for other in near if rect.overlaps(other)), None)


@dataclass(slots=True)
class Rows:
    """`boxes` are those that no hand has placed; `spans` is how far down each row reaches."""

    boxes: dict[MomentId, Rect] = field(default_factory=dict)
    spans: list[tuple[float, float]] = field(default_factory=list)
    between: list[tuple[float, float]] = field(default_factory=list)  # boxes of one column

    lowest: float = 0.0  # how far down the boxes reach; a slot that was left empty is none


class RowSetter:
    """A box that comes to lie where it lay is the very same rectangle."""

    def __init__(self, metrics: MapMetrics, barred: Barred, known: Mapping[MomentId, Rect]) -> None:
        self._metrics, self._barred, self._known = metrics, barred, known
        self._xs, self._width = columns_at(metrics), box_width(metrics)
        self._rows = Rows()

    def set(self, columns: Sequence[Column], top: float) -> Rows:
        """A box placed by hand leaves its slot empty, so that the boxes after it do not all move up by one."""
        waiting = list(reversed(columns))
        rows = self._rows
        while waiting:
            bottom = top
            for x in self._xs if len(rows.spans) % 2 == 0 else self._xs[::-1]:
                if waiting:
                    bottom = max(bottom, self._fill(x, top, waiting))
            rows.spans.append((top, bottom))
            top = bottom + self._metrics.gap_y
        return rows

    def _fill(self, x: float, top: float, waiting: list[Column]) -> float:
        """Put the next column into the slot, unless a hand has put something there; how far down the slot reaches."""
        first, *under = waiting[-1]
        rect = self._rect(first.id, x, top, box_height(first, self._metrics))
        if not first.is_pinned:
            if self._barred.meets(rect):
                return top + self._metrics.min_box_height
            self._keep(first.id, rect)
        waiting.pop()
        return self._fill_under(under, rect) if under else rect.bottom

    def _fill_under(self, moments: Sequence[Moment], rect: Rect) -> float:
        """What stands under another box gives way further down, so that it never moves the box above."""
        for moment in moments:
            above, y = rect.bottom, rect.bottom + self._metrics.lane_gap
            rect = Rect(rect.x, y, self._width, box_height(moment, self._metrics))
            if not moment.is_pinned:
                rect = self._barred.next_free(rect)
                self._rows.between.append((above, rect.y))
                self._keep(moment.id, self._rect(moment.id, rect.x, rect.y, rect.height))
        return rect.bottom

    def _keep(self, moment_id: MomentId, rect: Rect) -> None:
        self._rows.boxes[moment_id] = rect
        self._rows.lowest = max(self._rows.lowest, rect.y + rect.height)

    def _rect(self, moment_id: MomentId, x: float, y: float, height: float) -> Rect:
        known = self._known.get(moment_id)
        if known and known.y == y and known.x == x and known.height == height and known.width == self._width:
            return known
        return Rect(x, y, self._width, height)


def columns_at(metrics: MapMetrics) -> tuple[float, ...]:
    width, inner = box_width(metrics), metrics.width - 2 * metrics.margin
    number = max(1, int((inner + metrics.gap_x) // (width + metrics.gap_x)))
    gap = (inner - number * width) / (number - 1) if number > 1 else 0.0
    step = width + min(gap, metrics.gap_x_most)
    return tuple(metrics.margin + index * step for index in range(number))


def levels_of(rows: Rows, top: float, gap: float) -> Iterator[float]:
    """Lines across between the rows, and between boxes that stand under one another."""
    above = top
    for start, end in rows.spans:
        yield from lanes_within(above, start, ROW_AIR)
        above = end
    yield from lanes_within(above, above + gap, ROW_AIR)
    for start, end in rows.between:
        yield from lanes_within(start, end, ROW_AIR)


def lanes_within(low: float, high: float, air: float) -> tuple[float, ...]:
    """Parallel lines in the space between two rows or columns, none too near to them."""
    middle, usable = (low + high) / 2, (high - low) / 2 - air
    step = max(min(LANE, usable), LANE / 2)
    steps = max(0, min(2, int(usable // step)))
    return tuple(middle + step * index for index in range(-steps, steps + 1))
