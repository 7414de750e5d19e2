"""The strip above the note line that moves all notes of the talk at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from discovery_desk.host.settings import LONGEST_REACTION_MS
from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.words import tr

FARTHEST_S = 3600


class TimesStrip(QFrame):
    """Hidden until asked. Enter in a field does what the button beside it does, Esc closes; `left` says it is over."""

    shift_wanted = Signal(int)
    offset_wanted = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.by, self.offset = _seconds(-FARTHEST_S, FARTHEST_S), _seconds(0, LONGEST_REACTION_MS // 1000)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 16, 8)
        self._grid.setColumnStretch(0, 1)
        self._line(tr("Shift all notes by seconds"), self.by, tr("Shift all"), self._shift)
        self._line(tr("Reaction offset in seconds"), self.offset, tr("Set"), self._set)
        leave = _answer(tr("Close"), "quiet")
        leave.clicked.connect(self.leave)
        self._grid.addWidget(leave, 0, 3)
        self.hide()

    def ask(self, offset_ms: int) -> None:
        self.by.setText("")
        self.offset.setText(str(offset_ms // 1000))
        self.show()
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _line(self, words: str, field: QLineEdit, act: str, do: object) -> None:
        at = self._grid.rowCount() - (self._grid.count() == 0)
        label, answer = plain_label(words, wraps=True), _answer(act)
        label.setBuddy(field)
        field.setAccessibleName(words)
        field.returnPressed.connect(do)
        answer.clicked.connect(do)
        for column, widget in enumerate((label, field, answer)):
            self._grid.addWidget(widget, at, column)

    def _shift(self) -> None:
        if self.by.hasAcceptableInput():
            self.shift_wanted.emit(int(self.by.text()))

    def _set(self) -> None:
        if self.offset.hasAcceptableInput():
            self.offset_wanted.emit(int(self.offset.text()))


def _seconds(least: int, most: int) -> QLineEdit:
    field = QLineEdit()
    field.setValidator(QIntValidator(least, most, field))
    field.setMaxLength(5)
    field.setFixedWidth(field.fontMetrics().horizontalAdvance("−3600") + 40)
    return field


def _answer(words: str, look: str = "") -> QPushButton:
    made = button(words, look)
    made.setAutoDefault(True)
    return made
