"""Sets the columns of a story into serpentine rows, around what a hand has placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from discovery_desk.domain.geometry import Rect
from discovery_desk.domain.map_ground import NamedRect, Sheaf, sheaf_of, strips_of
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

    def near(self, top: float, bottom: float) -> tuple[Rect, ...]:
        if not self._strips:
            return ()
        return tuple([rect for at in strips_of(top, bottom) for rect in self._strips.get(at, ())])

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


@dataclass(frozen=True, slots=True)
class Row:
    """One row, and what it was set from. A slot that was left empty belongs to it, but is no box."""

    columns: tuple[Column, ...]
    refused: tuple[Column, ...]  # the next one, where it found no place in the row
    is_full: bool
    top: float
    bottom: float
    lowest: float  # how far down the boxes reach
    reach: float  # how far down it was looked for what a hand has placed
    near: tuple[Rect, ...]
    boxes: dict[MomentId, Rect]
    sheaf: Sheaf

    def fits(self, waiting: Sequence[Column], at: int, top: float, barred: Barred) -> bool:
        """Whether it would come out the same."""
        end = at + len(self.columns)
        if top != self.top or tuple(waiting[at:end]) != self.columns or not (self.is_full or end == len(waiting)):
            return False
        refused = tuple(waiting[end : end + len(self.refused)])
        return self.refused == refused and self.near == barred.near(top, self.reach)


class RowSetter:
    """Sets only the rows that come out otherwise than the last time."""

    def __init__(self) -> None:
        self._measures: tuple[object, ...] = ()
        self._before: list[Row] = []

    def set(self, columns: Sequence[Column], top: float, barred: Barred, metrics: MapMetrics) -> list[Row]:
        before = self._before if self._measures == metrics.measures else []
        known = {id_: box for row in before for id_, box in row.boxes.items()} if before else {}
        xs, width = columns_at(metrics), box_width(metrics)
        rows: list[Row] = []
        at = 0
        while at < len(columns):
            number = len(rows)
            row = before[number] if number < len(before) else None
            if row is None or not row.fits(columns, at, top, barred):
                slots = xs if number % 2 == 0 else xs[::-1]
                row = _Slots(metrics, barred, known, width, top).fill(slots, columns[at : at + len(xs)])
                row = replace(row, is_full=at + len(row.columns) < len(columns))
            rows.append(row)
            at, top = at + len(row.columns), row.bottom + metrics.gap_y
        self._measures, self._before = metrics.measures, rows
        return rows


class _Slots:
    """One row that is being set. A box that comes to lie where it lay is the very same rectangle."""

    def __init__(
        self, metrics: MapMetrics, barred: Barred, known: dict[MomentId, Rect], width: float, top: float
    ) -> None:
        self._metrics, self._barred, self._known = metrics, barred, known
        self._width, self._top = width, top
        self._reach = top
        self._boxes: dict[MomentId, Rect] = {}
        self._between: list[tuple[float, float]] = []

    def fill(self, slots: Iterable[float], columns: Sequence[Column]) -> Row:
        """A box placed by hand leaves its slot empty, so that the boxes after it do not all move up by one."""
        taken, bottom = 0, self._top
        for x in slots:
            if taken == len(columns):
                break
            reached = self._put(x, columns[taken])
            if reached is None:
                reached = self._top + self._metrics.min_box_height
            else:
                taken += 1
            bottom = max(bottom, reached)
        return self._row(columns, taken, bottom)

    def _row(self, columns: Sequence[Column], taken: int, bottom: float) -> Row:
        gaps = [(bottom, bottom + self._metrics.gap_y), *self._between]
        levels = [level for low, high in gaps for level in lanes_within(low, high, ROW_AIR)]
        named: Iterable[NamedRect] = self._boxes.items()
        return Row(
            columns=tuple(columns[:taken]),
            refused=tuple(columns[taken : taken + 1]),
            is_full=True,
            top=self._top,
            bottom=bottom,
            lowest=max((box.bottom for box in self._boxes.values()), default=0.0),
            reach=max(self._reach, bottom),
            near=self._barred.near(self._top, max(self._reach, bottom)),
            boxes=self._boxes,
            sheaf=sheaf_of(named, levels),
        )

    def _put(self, x: float, column: Column) -> float | None:
        """How far down the column reaches, or None where a hand has put something in its place."""
        first = column[0]
        rect = self._rect(first, x, self._top)
        self._reach = max(self._reach, rect.bottom)
        if not first.is_pinned:
            if self._barred.meets(rect):
                return None
            self._boxes[first.id] = rect
        for moment in column[1:]:
            rect = self._put_under(rect, moment)
        return rect.bottom

    def _put_under(self, above: Rect, moment: Moment) -> Rect:
        """What stands under another box gives way further down, so that it never moves the box above."""
        rect = self._rect(moment, above.x, above.bottom + self._metrics.lane_gap)
        if not moment.is_pinned:
            free = self._barred.next_free(rect)
            self._between.append((above.bottom, free.y))
            rect = self._boxes[moment.id] = self._rect(moment, free.x, free.y)
        return rect

    def _rect(self, moment: Moment, x: float, y: float) -> Rect:
        height, known = box_height(moment, self._metrics), self._known.get(moment.id)
        if known and known.y == y and known.x == x and known.height == height and known.width == self._width:
            return known
        return Rect(x, y, self._width, height)


def columns_at(metrics: MapMetrics) -> tuple[float, ...]:
    width, inner = box_width(metrics), metrics.width - 2 * metrics.margin
    number = max(1, int((inner + metrics.gap_x) // (width + metrics.gap_x)))
    gap = (inner - number * width) / (number - 1) if number > 1 else 0.0
    step = width + min(gap, metrics.gap_x_most)
    return tuple(metrics.margin + index * step for index in range(number))


def lanes_within(low: float, high: float, air: float) -> tuple[float, ...]:
    """Parallel lines in the space between two rows or columns, none too near to them."""
    middle, usable = (low + high) / 2, (high - low) / 2 - air
    step = max(min(LANE, usable), LANE / 2)
    steps = max(0, min(2, int(usable // step)))
    return tuple(middle + step * index for index in range(-steps, steps + 1))
