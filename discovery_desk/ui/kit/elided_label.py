"""One line of text that ends in … where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from discovery_desk.domain.reading import is_right_to_left


class ElidedLabel(QLabel):
    """The whole text stays its accessible name and, while it is cut, its tooltip. `elide` is where it is cut."""

    elide = Qt.TextElideMode.ElideRight

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if look:
            self.setProperty("look", look)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("mmm…"), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), self.elide, self.width())
        painter = QPainter(self)
        try:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), self._flags(), shown)
        finally:
            painter.end()

    def _flags(self) -> int:
        """Stands on the side of the window, reads by its own words: else … would stand where an English text begins."""
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        is_rtl = is_right_to_left(self.text())
        direction = Qt.TextFlag.TextForceRightToLeft if is_rtl else Qt.TextFlag.TextForceLeftToRight
        return side.value | Qt.AlignmentFlag.AlignAbsolute.value | direction.value
