"""One quiet line between header and talk: words, what can be done about it, and Esc."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.announce import announce
from discovery_desk.ui.kit.controls import KeyHintButton, plain_label
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import tr


class QuietStrip(QFrame):
    """Takes the focus only when it is gone to. Esc in it asks to be `left`; other letters go on to whoever holds it."""

    left = Signal()

    def __init__(self, name: str, look: str = "strip", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.have_keys(())
        self._words = plain_label("", wraps=True)
        self._offers = QWidget(self)
        self._offered = FlowLayout(self._offers, gap=10)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 6, 20, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._offers)
        self.hide()

    def have_keys(self, keys: Sequence[PlaceKey]) -> None:
        escape = PlaceKey(("Esc",), tr("Back to the note line"), self.left.emit)
        self._keys = tuple(keys)
        self._table = PlaceKeys(self.accessibleName(), (*keys, escape))
        if keys:  # Esc alone would fill the help page with lines that all say the same
            self.place_keys = self._table

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str) -> None:
        """Empty puts it away. Somebody who listens to the screen is told once."""
        is_new = bool(words) and (words != self._words.text() or self.isHidden())
        self._words.setText(words)
        self._make_room()
        self.setVisible(bool(words))
        if is_new:
            announce(self, words)

    def offer(self, key: PlaceKey, caps: Sequence[str] = ()) -> QPushButton:
        """A button for a key; `caps` are what is shown where the key is not the strip's own."""
        made = KeyHintButton(caps or key.keys, key.words, self._offers)
        if key.run is not None:
            made.clicked.connect(key.run)
        self._offered.addWidget(made)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where words and keys do not fit beside each other, the keys go below."""
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        is_wide = min(words, self.width() // 2) + self._offered.sizeHint().width() + 60 < self.width()
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)

    def choose(self, key: str) -> None:
        """As if that key had been pressed here; nothing where it is not offered."""
        found = next((one for one in self._keys if key in one.keys and one.run is not None), None)
        if found is not None and found.run is not None:
            found.run()

    def first_stop(self) -> QWidget | None:
        """Where the focus goes that comes by key."""
        stops = (one for one in self.findChildren(QPushButton) if not one.isHidden())
        return next(stops, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._table.take(event):
            super().keyPressEvent(event)
