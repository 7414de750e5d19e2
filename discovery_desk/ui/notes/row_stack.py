"""Where each of ten thousand rows lies, with only the visible ones laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate

from PySide6.QtCore import Qt

from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.notes.note_row import NoteRow, RowHead
from discovery_desk.ui.notes.row_layout import LaidRow, RowStyle

KEPT_LAYOUTS = 300


class RowStack:
    """Rows are asked for, and measured, when they are seen; until then their heights are estimates.

    `tops` has one entry more than there are rows.
    """

    def __init__(self, style: RowStyle) -> None:
        self.style = style
        self.heads: list[RowHead] = []
        self.tops: list[int] = [0]
        self._row_of: Callable[[str], NoteRow | None] = lambda _id: None
        self._rows: dict[str, NoteRow] = {}
        self._heights: list[int] = []
        self._height_of: dict[str, int] = {}
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
        return min(max(bisect_right(self.tops, y) - 1, 0), len(self.heads) - 1)

    def span(self, first_y: int, last_y: int) -> range:
        """The rows that a stretch of the document shows."""
        if not self.heads or last_y <= 0 or first_y >= self.height:
            return range(0)
        return range(self.row_at(first_y), self.row_at(last_y - 1) + 1)

    def goal(self, key: int, at: int, page: int) -> int | None:
        """The row that a key goes to from row `at` (-1: from behind the last one); None when it does not walk."""
        here = at if at >= 0 else len(self.heads)
        top = self.tops[here]
        goals: dict[int, int] = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.heads) - 1,
            Qt.Key.Key_PageUp: min(self.row_at(top - page), here - 1),
            Qt.Key.Key_PageDown: max(self.row_at(top + page), here + 1),
        }
        return goals.get(key)

    def row(self, index: int) -> NoteRow:
        row_id = self.heads[index].id
        known = self._rows.get(row_id) or self._row_of(row_id)
        if known is None:
            return NoteRow(id=row_id, time="", text="", placeholder=tr("This note cannot be read just now."))
        self._rows[row_id] = known
        return known

    def known(self, row_id: str) -> NoteRow | None:
        """The row if it has been seen."""
        return self._rows.get(row_id)

    def laid(self, index: int) -> LaidRow:
        row = self.row(index)
        known = self._laid.get(row.id)
        if known is None or (known.row is not row and known.row != row):
            if len(self._laid) >= KEPT_LAYOUTS:
                self._laid.clear()
            known = self._laid[row.id] = LaidRow(row, self.style)
        return known

    def show(
        self, heads: Sequence[RowHead], row_of: Callable[[str], NoteRow | None], stale: Collection[str] | None
    ) -> None:
        """Make the stack equal to the rows. Those that are `stale` are asked for anew, all of them where it is None."""
        self._row_of = row_of
        self._forget(stale)
        before = len(self.heads)
        if before and heads[:before] == self.heads:
            self._extend(heads[before:])
            return
        self.heads = list(heads)
        self._index = {head.id: index for index, head in enumerate(heads)}
        self._heights = self._heights_of(heads)
        self._stack()

    def restyle(self, style: RowStyle) -> None:
        self.style = style
        self._laid.clear()
        self._height_of.clear()
        self._heights = self._heights_of(self.heads)
        self._stack()

    def measure(self, indices: range, extra: dict[str, int]) -> bool:
        """Lay these rows out; whether any of them is higher or lower than thought. `extra` is a least height by id."""
        moved = False
        for index in indices:
            row_id = self.heads[index].id
            height = max(self.laid(index).height, extra.get(row_id, 0))
            self._height_of[row_id] = height
            moved = moved or height != self._heights[index]
            self._heights[index] = height
        if moved:
            self._stack()
        return moved

    def _forget(self, stale: Collection[str] | None) -> None:
        if stale is None:
            self._rows.clear()
        else:
            for row_id in stale:
                self._rows.pop(row_id, None)

    def _extend(self, added: Sequence[RowHead]) -> None:
        for head in added:
            self._index[head.id] = len(self.heads)
            self.heads.append(head)
            self._heights += self._heights_of((head,))
            self.tops.append(self.tops[-1] + self._heights[-1])

    def _heights_of(self, heads: Sequence[RowHead]) -> list[int]:
        """As measured last, even where the words have changed since: it is the better guess."""
        known = self._height_of
        return [known.get(head.id) or self._guess(head) for head in heads]

    def _guess(self, head: RowHead) -> int:
        self._height_of[head.id] = self.style.estimated_height(head)
        return self._height_of[head.id]

    def _stack(self) -> None:
        self.tops = list(accumulate(self._heights, initial=0))
