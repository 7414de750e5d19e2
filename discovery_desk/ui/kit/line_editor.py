"""A line that reads as text until it is edited; Enter or leaving keeps it, Esc puts back what was there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class LineEditor(QLineEdit):
    """`committed` comes only when the text differs from what was shown."""

    committed = Signal(str)

    def __init__(self, text: str, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._shown = text
        self.setProperty("look", "inline")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setCursorPosition(0)
        self.returnPressed.connect(self._commit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._commit()

    def _commit(self) -> None:
        if self.text().strip() != self._shown.strip():
            self._shown = self.text()
            self.committed.emit(self.text())
