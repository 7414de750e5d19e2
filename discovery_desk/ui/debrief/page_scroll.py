"""A page of the debrief: a column no wider than is good to read, that scrolls where it is long."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from discovery_desk.ui.kit.workplace import Workplace

WIDEST = 720  # pixels at 100 %


class PageScroll(QScrollArea):
    """Put what belongs on the page into `column`."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setWidgetResizable(True)
        self.setProperty("look", "page")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setProperty("look", "ground")
        self._sheet = QWidget()
        self.column = QVBoxLayout(self._sheet)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sheet, 1)
        row.addStretch()
        self.setWidget(body)
        self._wear()
        place.theme_changed.connect(self._wear)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._place.theme.px(200), self._place.theme.px(120))

    def _wear(self) -> None:
        px = self._place.theme.px
        self._sheet.setMaximumWidth(px(WIDEST))
        self.column.setContentsMargins(px(24), px(18), px(24), px(18))
        self.column.setSpacing(px(8))
