"""Below the page: what it had no room for and why, never taking the room of the page itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from discovery_desk.ui.kit.controls import plain_label
from discovery_desk.ui.kit.words import tr

MOST_OF_THE_COLUMN = 0.25


class FoldStrip(QScrollArea):
    """As high as its words, and at most a quarter of the column that it stands in; the rest is scrolled to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = plain_label("", "folds", wraps=True)
        self.setWidget(self._words)
        self.setWidgetResizable(True)
        self.setProperty("look", "reading")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("What is folded, and why"))
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleDescription(words)
        self.fit()

    def fit(self) -> None:
        column = self.parentWidget()
        wanted = self._words.heightForWidth(max(1, self.width())) + 2
        most = round(column.height() * MOST_OF_THE_COLUMN) if column is not None else wanted
        self.setFixedHeight(max(1, min(wanted, most)))
        can_scroll = wanted > most
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_scroll else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
