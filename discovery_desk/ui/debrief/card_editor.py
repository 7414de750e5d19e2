"""The words of a card being edited in place."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from discovery_desk.ui.debrief.line_field import SAVE_WAIT_MS, STAYING
from discovery_desk.ui.kit.inline_editor import ENTER
from discovery_desk.ui.kit.quiet_timer import QuietTimer
from discovery_desk.ui.kit.words import tr


class CardEditor(QPlainTextEdit):
    """`typed` is told while somebody types; Enter or leaving finishes, Esc gives up, Shift+Enter is a new line."""

    typed = Signal(str)
    finished = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "answer")
        self.setAccessibleName(tr("Edit note"))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QuietTimer(SAVE_WAIT_MS, lambda: self.typed.emit(self.toPlainText()), self)
        self.textChanged.connect(self._follow)

    def begin(self, text: str) -> None:
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._timer.cancel()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        self._timer.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._timer.cancel()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYING and self.isVisible():
            self._finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _finish(self) -> None:
        self._timer.cancel()
        self.finished.emit(self.toPlainText())

    def _follow(self) -> None:
        self._timer.poke()
        self._fit()

    def _fit(self) -> None:
        room = QRect(0, 0, max(1, self.viewport().width() - 8), 100_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        lines = self.fontMetrics().boundingRect(room, flags, self.toPlainText() or " ").height()
        self.setFixedHeight(lines + 2 * self.fontMetrics().lineSpacing())
