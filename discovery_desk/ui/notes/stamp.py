"""The time of the first key, at the beginning of the note line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from discovery_desk.ui.kit.theme import Theme

USUAL = "00:00"


class Stamp(QWidget):
    """Keeps its room while it is empty and paints its own ground: the first key moves and paints nothing else.

    No label: the style sheet takes the ground of labels for transparent, and has all of the window painted below it.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._font, self._ink, self._ground = theme.font("time"), theme.color("ink-3"), theme.color("surface")
        self._keep_room()
        self.update()

    def text(self) -> str:
        return self._text

    def show_time(self, text: str) -> None:
        is_longer = len(text) > max(len(self._text), len(USUAL))
        self._text = text
        self.setAccessibleName(text)
        if is_longer:
            self._keep_room()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), self._ground)
            painter.setFont(self._font)
            painter.setPen(self._ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        finally:
            painter.end()

    def _keep_room(self) -> None:
        metrics = QFontMetrics(self._font)
        width = max(metrics.horizontalAdvance(text) for text in (USUAL, self._text))
        self.setFixedSize(width + 1, metrics.height())
