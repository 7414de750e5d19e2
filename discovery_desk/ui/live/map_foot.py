"""The line below the map: map or list, how many opportunities there are, and the key that tidies."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from discovery_desk.ui.kit.controls import key_hint, plain_label
from discovery_desk.ui.kit.words import tr


class MapFoot(QWidget):
    """Where there is no room for all of it the key is not shown; in a still narrower one the counts take two lines."""

    def __init__(self, switch: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = switch
        self.counted = plain_label("", "quiet", wraps=True)
        self.hint = key_hint(("Ctrl", "L"), tr("tidy layout"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 7, 14, 7)
        self._row.addWidget(switch)
        self._row.addSpacing(4)
        self._row.addWidget(self.counted, 1)
        self._row.addWidget(self.hint)

    def count(self, opportunities: int, hung: int) -> None:
        words = (
            tr("{n} opportunities, {hung} on a moment")
            if opportunities != 1
            else tr("1 opportunity, {hung} on a moment")
        )
        self.counted.setText(words.format(n=opportunities, hung=hung) if opportunities else "")
        self.fit()

    def fit(self) -> None:
        self.hint.setVisible(self._needed() <= self.width())

    def minimumSizeHint(self) -> QSize:
        """Without the key: it must not keep the panel from being made narrower."""
        least = self._row.minimumSize()
        beside = self.hint.minimumSizeHint().width() + self._row.spacing() if self.hint.isVisibleTo(self) else 0
        return QSize(least.width() - beside, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _needed(self) -> int:
        """For all of it on one line."""
        margins = self.contentsMargins() + self._row.contentsMargins()
        words = self.counted.fontMetrics().horizontalAdvance(self.counted.text())
        gaps = 4 + 3 * max(0, self._row.spacing())
        parts = self._switch.sizeHint().width() + words + self.hint.sizeHint().width()
        return parts + gaps + margins.left() + margins.right() + 2
