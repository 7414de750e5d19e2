"""The time of the talk; a click on it asks for the veil, which a hand finds faster than a key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr


class ClockLabel(QLabel):
    """`role` names a size of type."""

    clicked = Signal()

    def __init__(self, theme: Theme, role: str = "clock", parent: QWidget | None = None) -> None:
        super().__init__("00:00", parent)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(tr("Elapsed"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.set_theme(theme)

    def show_time(self, shown: str, said: str) -> None:
        self.setText(shown)
        self.setAccessibleName(said)

    def set_theme(self, theme: Theme) -> None:
        font = theme.font("clock", 600)
        font.setPixelSize(theme.font(self._role).pixelSize())
        self.setFont(font)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("00:00"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
