"""Rows kept by key: one that stays is the same widget, with its focus and what is typed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from discovery_desk.ui.kit.inline_editor import InlineEditor

R = TypeVar("R", bound=QWidget)


class KeyedRows(Generic[R]):
    """Keeps rows in a column of their own in the order of their keys."""

    def __init__(self, make: Callable[[str], R], spacing: int = 6) -> None:
        self._make = make
        self._rows: dict[str, R] = {}
        self.column = QVBoxLayout()
        self.column.setSpacing(spacing)

    def rows(self) -> tuple[R, ...]:
        return tuple(self._rows.values())

    def keep(self, keys: Sequence[str]) -> tuple[R, ...]:
        """The rows of these keys and no others, in this order."""
        for gone in self._rows.keys() - set(keys):
            _let_go(self._rows.pop(gone))
        self._rows = {key: self._rows.get(key) or self._make(key) for key in keys}
        for index, row in enumerate(self._rows.values()):
            if self.column.indexOf(row) != index:
                self.column.removeWidget(row)
                self.column.insertWidget(index, row)
                if row.parentWidget() is not None:
                    row.show()  # now: the layout would do it only later
        return self.rows()


def _let_go(row: QWidget) -> None:
    """A row goes after the events that are under way in it; what it is left with is no longer offered to anybody."""
    for editor in (row, *row.findChildren(InlineEditor)):
        if isinstance(editor, InlineEditor):
            editor.blockSignals(True)
    row.hide()
    row.deleteLater()


def put_tab_order(widget: QWidget) -> None:
    """Tab goes through everything in the order in which it is laid out."""
    for one, after in pairwise(_stops(widget)):
        QWidget.setTabOrder(one, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)
