"""Where each of ten thousand rows lies, with only the visible ones laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import Qt

from discovery_desk.ui.notes.note_row import NoteRow
from discovery_desk.ui.notes.row_layout import LaidRow, RowStyle

KEPT_LAYOUTS = 300


class RowStack:
    """Heights are estimates until a row has been seen; `tops` has one entry more than there are rows."""

    def __init__(self, style: RowStyle) -> None:
        self.style = style
        self.rows: list[NoteRow] = []
        self.tops: list[int] = [0]
        self._heights: list[int] = []
        self._measured: dict[str, tuple[NoteRow, int]] = {}
        self._laid: dict[str, LaidRow] = {}
        self._index: dict[str, int] = {}

    @property
    def height(self) -> int:
        return self.tops[-1]

    def index_of(self, row_id: str) -> int:
        """-1 when it is not there."""
        return self._index.get(row_id, -1)

    def row_at(self, y: int) -> int:
        """The row at a height of the document, the nearest one outside of it; -1 when there are none."""
        return min(max(bisect_right(self.tops, y) - 1, 0), len(self.rows) - 1)

    def span(self, first_y: int, last_y: int) -> range:
        """The rows that a stretch of the document shows."""
        if not self.rows or last_y <= 0 or first_y >= self.height:
            return range(0)
        return range(self.row_at(first_y), self.row_at(last_y - 1) + 1)

    def goal(self, key: int, at: int, page: int) -> int | None:
        """The row that a key goes to from row `at` (-1: from behind the last one); None when it does not walk."""
        here = at if at >= 0 else len(self.rows)
        top = self.tops[here]
        goals: dict[int, int] = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.rows) - 1,
            Qt.Key.Key_PageUp: min(self.row_at(top - page), here - 1),
            Qt.Key.Key_PageDown: max(self.row_at(top + page), here + 1),
        }
        return goals.get(key)

    def laid(self, index: int) -> LaidRow:
        row = self.rows[index]
        known = self._laid.get(row.id)
        if known is None or (known.row is not row and known.row != row):
            if len(self._laid) >= KEPT_LAYOUTS:
                self._laid.clear()
            known = self._laid[row.id] = LaidRow(row, self.style)
        return known

    def show(self, rows: Sequence[NoteRow]) -> None:
        """Make the stack equal to the rows; what was measured and is unchanged stays measured."""
        before = len(self.rows)
        fresh = list(rows)
        if before and fresh[:before] == self.rows:
            self._extend(fresh[before:])
            return
        self.rows = fresh
        self._index = {row.id: index for index, row in enumerate(fresh)}
        self._heights = [self._height(row) for row in fresh]
        self._stack()

    def restyle(self, style: RowStyle) -> None:
        self.style = style
        self._laid.clear()
        self._measured.clear()
        self._heights = [style.estimated_height(row) for row in self.rows]
        self._stack()

    def measure(self, indices: range, extra: dict[str, int]) -> bool:
        """Lay these rows out; whether any of them is higher or lower than thought. `extra` is a least height by id."""
        moved = False
        for index in indices:
            row = self.rows[index]
            height = max(self.laid(index).height, extra.get(row.id, 0))
            self._measured[row.id] = (row, height)
            moved = moved or height != self._heights[index]
            self._heights[index] = height
        if moved:
            self._stack()
        return moved

    def _extend(self, added: list[NoteRow]) -> None:
        for row in added:
            self._index[row.id] = len(self.rows)
            self.rows.append(row)
            self._heights.append(self._height(row))
            self.tops.append(self.tops[-1] + self._heights[-1])

    def _height(self, row: NoteRow) -> int:
        known = self._measured.get(row.id)
        return known[1] if known and known[0] == row else self.style.estimated_height(row)

    def _stack(self) -> None:
        self.tops = list(accumulate(self._heights, initial=0))
