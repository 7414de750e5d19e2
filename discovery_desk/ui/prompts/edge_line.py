"""A quiet line at the lower edge of the prompts: what the clock says, that nudges are hushed, that one is waiting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic


class EdgeLine(QFrame):
    """One sentence, what pressing it does, and a way to put it away. Neither takes the focus from the note line."""

    pressed = Signal()
    put_away = Signal()

    def __init__(self, theme: Theme, look: str, away: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self._words = plain_label(look="edge-words", wraps=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._act = button("", "quiet-small")
        self._away = button(away, "quiet-small")
        self._acts = QHBoxLayout()
        self._acts.addStretch(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._words, 1)
        self._row.addLayout(self._acts)
        for one, told in ((self._act, self.pressed), (self._away, self.put_away)):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.clicked.connect(told)
            self._acts.addWidget(one)
        self.set_theme(theme)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text() if not self.isHidden() else ""

    @property
    def away(self) -> QPushButton:
        return self._away

    def set_theme(self, theme: Theme) -> None:
        px = theme.px
        self._row.setContentsMargins(px(16), px(4), px(8), px(4))
        self._row.setSpacing(px(2))
        self._acts.setSpacing(px(4))
        self._make_room()

    def tell(self, words: str, act: str = "") -> None:
        """Nothing to say hides the line."""
        self._words.setText(words)
        self._act.setText(no_mnemonic(act))
        self._act.setVisible(bool(act))
        self._away.setAccessibleDescription(words)
        self._make_room()
        self.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """What can be done stands below the words where these would get less than two thirds of the width."""
        self._words.ensurePolished()
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._acts.sizeHint().width() - self._row.spacing()
        is_beside = room >= min(self._words.fontMetrics().horizontalAdvance(self._words.text()), self.width() * 2 // 3)
        below = QBoxLayout.Direction.TopToBottom
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else below)
