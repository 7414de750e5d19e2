"""A box that can be ticked, with a tick that is seen in light and dark."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from discovery_desk.ui.kit import icons
from discovery_desk.ui.kit.words import no_mnemonic


class TickBox(QCheckBox):
    """The style sheet draws the box and fills it; it cannot tint a picture, so the tick is drawn here."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(no_mnemonic(words), parent)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            try:
                self._paint_tick(painter)
            finally:
                painter.end()

    def _paint_tick(self, painter: QPainter) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        ink = self.palette().color(QPalette.ColorRole.HighlightedText)
        painter.drawPixmap(box.topLeft(), icons.pixmap("check", ink, box.width(), self.devicePixelRatio()))
