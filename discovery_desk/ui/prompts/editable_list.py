"""A short list whose lines are added, removed and moved, by keys as well as by buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.controls import button, section
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import tr


class EditableList(QWidget):
    """Says what is wanted of the line at a place; whoever owns the lines shows them anew."""

    chosen = Signal(int)
    add_asked = Signal()
    remove_asked = Signal(int)
    move_asked = Signal(int, int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = _Rows(self)
        self.rows.setAccessibleName(title)
        self.rows.setWordWrap(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.currentRowChanged.connect(self.chosen)
        self.buttons = [button(words, "quiet") for words in (tr("Add"), tr("Remove"), tr("Move up"), tr("Move down"))]
        acts = (self.add_asked.emit, self.ask_to_remove, lambda: self.ask_to_move(-1), lambda: self.ask_to_move(1))
        column, row = QVBoxLayout(self), FlowLayout(gap=2, row_gap=2)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(section(title))
        column.addWidget(self.rows, 1)
        column.addLayout(row)
        for one, act in zip(self.buttons, acts, strict=True):
            one.setAccessibleDescription(title)
            one.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(one)

    @property
    def at(self) -> int:
        """The line that is chosen, −1 when there is none."""
        return self.rows.currentRow()

    def show_lines(self, lines: Sequence[str], at: int, *, can_change: bool) -> None:
        """Tells nobody of what is chosen: that is for who shows them to know."""
        self.rows.blockSignals(True)
        if [self.rows.item(row).text() for row in range(self.rows.count())] != list(lines):
            self.rows.clear()
            self.rows.addItems(list(lines))
        self.rows.setCurrentRow(min(at, len(lines) - 1))
        self.rows.blockSignals(False)
        for one in self.buttons:
            one.setEnabled(can_change)

    def ask_to_remove(self) -> None:
        if self.at >= 0 and self.buttons[1].isEnabled():
            self.remove_asked.emit(self.at)

    def ask_to_move(self, by: int) -> None:
        if self.at >= 0 and self.buttons[2].isEnabled():
            self.move_asked.emit(self.at, by)


class _Rows(QListWidget):
    def __init__(self, owner: EditableList) -> None:
        super().__init__(owner)
        self.keys = PlaceKeys(
            tr("Prompt packs"),
            (
                PlaceKey(("Del",), tr("Remove"), owner.ask_to_remove),
                PlaceKey(("Alt+Up",), tr("Move up"), lambda: owner.ask_to_move(-1)),
                PlaceKey(("Alt+Down",), tr("Move down"), lambda: owner.ask_to_move(1)),
            ),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.take(event):
            super().keyPressEvent(event)
