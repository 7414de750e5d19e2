"""Which moments of a story stand under one another: what went on side by side, and the arms of a branch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId

MOST_LANES = 3

Column = tuple[Moment, ...]


@dataclass(slots=True)
class _Ways:
    """By places in the story: what its neighbour led to, what ran beside its neighbour, what came from further back."""

    led: set[int] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)
    far: dict[int, list[int]] = field(default_factory=dict)


def columns_of(moments: Sequence[Moment], links: Sequence[Link]) -> list[Column]:
    return ColumnMaker().columns(moments, links)


def _ways(moments: Sequence[Moment], links: Sequence[Link]) -> _Ways:
    place: dict[MomentId, int] = {moment.id: index for index, moment in enumerate(moments)}
    ways = _Ways()
    for link in links:
        start, end = place.get(link.from_id), place.get(link.to_id)
        if start is None or end is None:
            continue
        if link.kind is LinkKind.PARALLEL:
            if abs(end - start) == 1:
                ways.beside.add(max(start, end))
        elif end == start + 1:
            ways.led.add(end)
        elif end > start:
            ways.far.setdefault(end, []).append(start)
    return ways


class ColumnMaker:
    """Asks only once which places stand under one another, until the order or a link changes."""

    def __init__(self) -> None:
        self._given: tuple[list[MomentId], Sequence[Link]] = ([], ())
        self._places: list[tuple[int, ...]] | None = None  # None where each stands alone

    def columns(self, moments: Sequence[Moment], links: Sequence[Link]) -> list[Column]:
        """In story order. Most columns are one moment; nothing told later moves an earlier moment of its lane."""
        given = ([moment.id for moment in moments], links)
        if given != self._given:
            ways = _ways(moments, links)
            self._given = given
            self._places = _Columns(ways).fill(len(moments)) if ways.beside or ways.far else None
        if self._places is None:
            return [(moment,) for moment in moments]
        return [tuple([moments[place] for place in places]) for places in self._places]


class _Columns:
    """A branch is told arm by arm: the second arm begins again under the first, and is no longer than it."""

    def __init__(self, ways: _Ways) -> None:
        self._ways = ways
        self._columns: list[list[int]] = []
        self._column_of: list[int] = []
        self._next: int | None = None  # where the arm goes on that is being told

    def fill(self, count: int) -> list[tuple[int, ...]]:
        for index in range(count):
            column = self._column(index)
            if column is None:
                column, self._next = len(self._columns), None
                self._columns.append([])
            self._columns[column].append(index)
            self._column_of.append(column)
        return [tuple(column) for column in self._columns]

    def _column(self, index: int) -> int | None:
        """The column to stand in under others, or None for one of its own."""
        found = self._beside(index)
        if found is None:
            found = self._next_in_arm(index)
        if found is None:
            found = self._new_arm(index)
        return found if found is not None and len(self._columns[found]) < MOST_LANES else None

    def _beside(self, index: int) -> int | None:
        if index not in self._ways.beside or index in self._ways.led:
            return None
        self._next = None
        return self._column_of[index - 1]

    def _next_in_arm(self, index: int) -> int | None:
        """Where the first arm arrives too, both are joined and the branch is over."""
        column = self._next
        if column is None or index not in self._ways.led or index in self._ways.far or column >= len(self._columns):
            return None
        self._next = column + 1
        return column

    def _new_arm(self, index: int) -> int | None:
        far = self._ways.far.get(index, [])
        if index in self._ways.led or len(set(far)) != 1:
            return None
        fork = far[0]
        column = self._column_of[fork] + 1
        if fork + 1 not in self._ways.led or self._column_of[fork + 1] != column:
            return None
        self._next = column + 1
        return column
