"""Where a composite's boxes go: stories as rows, steps as columns, the moments of no step between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

from discovery_desk.domain.composite import CompositeLaneId, CompositeStep, CompositeStepId
from discovery_desk.domain.composite_map import NO_MATCHES, Cells, Composite, Matches, cells, step_column
from discovery_desk.domain.geometry import Point, Rect, Size, mirrored_point, mirrored_rect
from discovery_desk.domain.moment import HIGHEST_EMOTION, LOWEST_EMOTION, Moment, MomentId

TAG = 0.75  # as wide as so much of a head
TALLEST = 3  # more moments between two steps than this make another column, though it leads out of view


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositeMetrics:
    """`width` is what is in view; `height_of` is a box's height for its label, `gap_height_of` that in no step."""

    width: float
    height_of: Callable[[str], float]
    gap_height_of: Callable[[str], float]
    box_width: float = 136.0
    gap_width: float = 120.0
    head_width: float = 132.0
    head_height: float = 52.0
    feeling_height: float = 52.0
    gap: float = 10.0
    padding: float = 10.0
    row_padding: float = 10.0
    between: float = 14.0
    margin: float = 16.0
    is_mirrored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositeLayout:
    """`columns` and `rows` are the grounds of steps and stories; `feelings` the points of each step, lowest first."""

    size: Size
    heads: Mapping[CompositeLaneId, Rect]
    rows: Mapping[CompositeLaneId, Rect]
    steps: Mapping[CompositeStepId, Rect]
    columns: Mapping[CompositeStepId, Rect]
    moments: Mapping[MomentId, Rect]
    feelings: Mapping[CompositeStepId, tuple[Point, ...]]
    feeling_band: Rect | None = None

    def step_at(self, x: float) -> CompositeStepId | None:
        """The step whose column this is in."""
        return next((id_ for id_, rect in self.columns.items() if rect.x <= x <= rect.right), None)

    def place_among_steps(self, x: float, *, is_mirrored: bool) -> int:
        """How many steps are passed before one comes to this place."""
        middles = [rect.center.x for rect in self.columns.values()]
        return sum((middle > x) if is_mirrored else (middle < x) for middle in middles)

    def place_among_lanes(self, y: float) -> int:
        return sum(rect.center.y < y for rect in self.rows.values())

    def tags(self, seen: Rect, top: float, height: float) -> dict[CompositeLaneId, Rect]:
        """Where the names of stories stand whose heads are out of view to the side.

        On the line above their row, between the boxes of two stories. Where that is above `top`, they stand there if
        they cover no box, and else not at all.
        """
        places = ((id_, self._tag(id_, seen, top, height)) for id_ in self.rows)
        return {id_: place for id_, place in places if place is not None}

    def _tag(self, lane_id: CompositeLaneId, seen: Rect, top: float, height: float) -> Rect | None:
        head, row = self.heads[lane_id], self.rows[lane_id]
        if head.right >= seen.x and head.x <= seen.right:
            return None
        width = head.width * TAG
        left = seen.x if head.right < seen.x else seen.right - width
        place = Rect(left, max(row.y - height / 2, top), width, height)
        is_clear = not any(rect.overlaps(place) for rect in self.moments.values())
        return place if is_clear and place.bottom <= row.bottom - height / 2 else None


def lay_out(composite: Composite, metrics: CompositeMetrics, suggested: Matches = NO_MATCHES) -> CompositeLayout:
    """Deterministic. What is suggested lies in the column of its step, as if it had been matched."""
    grid = _Grid(composite, metrics, suggested)
    rows = grid.rows()
    bottom = max((rect.bottom for rect in rows.values()), default=grid.top)
    made = CompositeLayout(
        size=Size(grid.starts[-1] + metrics.margin, bottom + metrics.margin),
        heads={id_: grid.head(row) for id_, row in rows.items()},
        rows=rows,
        steps=grid.steps(),
        columns=grid.columns(bottom),
        moments=grid.moments(rows),
        feelings=grid.feelings(),
        feeling_band=grid.band if grid.band.height else None,
    )
    return _mirrored(made) if metrics.is_mirrored else made


class _Grid:
    """How wide each column is, where it starts, and into how many it is folded."""

    def __init__(self, composite: Composite, metrics: CompositeMetrics, suggested: Matches) -> None:
        self._composite, self._metrics = composite, metrics
        self._table = {lane.id: cells(composite, lane, suggested) for lane in composite.lanes}
        self._counts = [[len(cell) for cell in row] for row in self._table.values()]
        self._fold = self._folds(2 * len(composite.steps) + 1)
        self._widths = [self._width(index, columns) for index, columns in enumerate(self._fold)]
        self.starts = list(accumulate(self._widths, initial=metrics.margin + metrics.head_width + metrics.gap))
        self._step_height = max((metrics.height_of(step.label) for step in composite.steps), default=0.0)
        self.band = self._band()
        self.top = self.band.bottom + (metrics.between if self.band.height else 0.0)

    def rows(self) -> dict[CompositeLaneId, Rect]:
        top, found = self.top, {}
        for lane_id, row in self._table.items():
            height = self._row_height(row) + 2 * self._metrics.row_padding
            found[lane_id] = Rect(self._metrics.margin, top, self.starts[-1] - self._metrics.margin, height)
            top += height
        return found

    def head(self, row: Rect) -> Rect:
        metrics = self._metrics
        return Rect(metrics.margin, row.y + metrics.row_padding, metrics.head_width, metrics.head_height)

    def steps(self) -> dict[CompositeStepId, Rect]:
        metrics = self._metrics
        return {
            step.id: Rect(at + metrics.padding, metrics.margin, metrics.box_width, self._step_height)
            for step, at in self._step_starts()
        }

    def columns(self, bottom: float) -> dict[CompositeStepId, Rect]:
        top, wide = self._metrics.margin - self._metrics.padding, self._metrics.box_width + 2 * self._metrics.padding
        return {step.id: Rect(at, top, wide, bottom - top) for step, at in self._step_starts()}

    def moments(self, rows: Mapping[CompositeLaneId, Rect]) -> dict[MomentId, Rect]:
        found = {}
        for lane_id, row in self._table.items():
            for index, cell in enumerate(row):
                found.update(self._stacked(cell, index, rows[lane_id].y))
        return found

    def feelings(self) -> dict[CompositeStepId, tuple[Point, ...]]:
        middle = self._metrics.padding + self._metrics.box_width / 2
        return {
            step.id: tuple(Point(at + middle, _felt(self.band, one)) for one in self._composite.feelings_at(step.id))
            for step, at in self._step_starts()
        }

    def _step_starts(self) -> list[tuple[CompositeStep, float]]:
        return [(step, self.starts[step_column(place)]) for place, step in enumerate(self._composite.steps)]

    def _band(self) -> Rect:
        """Where feelings are shown; flat while nobody has told one."""
        steps, metrics = self._composite.steps, self._metrics
        top = metrics.margin + (self._step_height + metrics.gap if steps else 0.0)
        is_felt = any(self._composite.feelings_at(step.id) for step in steps)
        wide = self.starts[-1] - self.starts[0]
        return Rect(self.starts[0], top, wide, metrics.feeling_height if is_felt else 0.0)

    def _row_height(self, row: Cells) -> float:
        tallest, gap = self._metrics.head_height, self._metrics.gap
        for index, cell in enumerate(row):
            _wide, height_of = self._box(index)
            for stack in _stacks(cell, self._fold[index]):
                tallest = max(tallest, sum(height_of(one.label) + gap for one in stack) - gap)
        return tallest

    def _stacked(self, cell: Sequence[Moment], index: int, top: float) -> dict[MomentId, Rect]:
        metrics, found = self._metrics, {}
        wide, height_of = self._box(index)
        x = self.starts[index] + (metrics.padding if index % 2 else metrics.between)
        for stack in _stacks(cell, self._fold[index]):
            y = top + metrics.row_padding
            for moment in stack:
                found[moment.id] = Rect(x, y, wide, height_of(moment.label))
                y += found[moment.id].height + metrics.gap
            x += wide + metrics.gap
        return found

    def _folds(self, columns: int) -> list[int]:
        """As many columns beside each other as the view has room for; where there is most to gain, first."""
        most = [max((row[index] for row in self._counts), default=0) for index in range(columns)]
        fold = [ceil(count / TALLEST) if index % 2 == 0 else 1 for index, count in enumerate(most)]
        room = self._metrics.width - 2 * self._metrics.margin - self._metrics.head_width - self._metrics.gap
        room -= sum(self._width(index, columns) for index, columns in enumerate(fold))
        one = self._metrics.gap_width + self._metrics.gap
        while room >= one and (best := self._most_gain(fold, most)) is not None:
            fold[best] += 1
            room -= one
        return fold

    def _most_gain(self, fold: list[int], most: list[int]) -> int | None:
        """The gap to fold once more, by what it saves in rows, then by how tall it is; None when all lie flat."""
        open_ = [index for index in range(0, len(fold), 2) if fold[index] < most[index]]
        if not open_:
            return None
        now = self._rows_in_all(fold)
        return max(open_, key=lambda at: (now - self._rows_in_all(_wider(fold, at)), most[at] / fold[at], -at))

    def _rows_in_all(self, fold: list[int]) -> int:
        return sum(
            max((ceil(count / columns) for count, columns in zip(row, fold, strict=True) if columns), default=0)
            for row in self._counts
        )

    def _width(self, index: int, columns: int) -> float:
        if not columns:
            return self._metrics.between
        wide, _height_of = self._box(index)
        inside = columns * wide + (columns - 1) * self._metrics.gap
        return inside + (2 * self._metrics.padding if index % 2 else 2 * self._metrics.between)

    def _box(self, index: int) -> tuple[float, Callable[[str], float]]:
        """How wide and how tall boxes are in a column."""
        metrics = self._metrics
        return (metrics.box_width, metrics.height_of) if index % 2 else (metrics.gap_width, metrics.gap_height_of)


def _wider(fold: list[int], at: int) -> list[int]:
    return [columns + (index == at) for index, columns in enumerate(fold)]


def _stacks(cell: Sequence[Moment], columns: int) -> list[Sequence[Moment]]:
    """Down first, then on to the next column, as the steps themselves are read."""
    tall = ceil(len(cell) / columns) if columns else 1
    return [cell[start : start + tall] for start in range(0, len(cell), max(1, tall))]


def _felt(band: Rect, level: int) -> float:
    """Good feelings are higher up."""
    share = (HIGHEST_EMOTION - level) / (HIGHEST_EMOTION - LOWEST_EMOTION)
    inset = band.height * 0.15
    return band.y + inset + share * (band.height - 2 * inset)


def _mirrored(made: CompositeLayout) -> CompositeLayout:
    width = made.size.width
    return replace(
        made,
        heads={id_: mirrored_rect(rect, width) for id_, rect in made.heads.items()},
        rows={id_: mirrored_rect(rect, width) for id_, rect in made.rows.items()},
        steps={id_: mirrored_rect(rect, width) for id_, rect in made.steps.items()},
        columns={id_: mirrored_rect(rect, width) for id_, rect in made.columns.items()},
        moments={id_: mirrored_rect(rect, width) for id_, rect in made.moments.items()},
        feelings={id_: tuple(mirrored_point(one, width) for one in points) for id_, points in made.feelings.items()},
        feeling_band=mirrored_rect(made.feeling_band, width) if made.feeling_band else None,
    )
