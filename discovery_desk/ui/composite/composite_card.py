"""The line below a composite: whose the chosen box is, why it is suggested, and what can be done with it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from discovery_desk.ui.composite.card_words import CardOffer, CardWords
from discovery_desk.ui.composite.composite_keys import CompositeDeeds
from discovery_desk.ui.kit.controls import KeyHintButton
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.flow_layout import FlowLayout

SHARE_FOR_KEYS = 0.45


class CompositeCard(QFrame):
    def __init__(self, does: CompositeDeeds) -> None:
        super().__init__()
        self.setProperty("look", "edge")
        self._does = does
        self._title, self._about = ElidedLabel("", "card-name"), ElidedLabel("", "quiet")
        self._offers = QWidget()
        self._flow = FlowLayout(self._offers, gap=8)
        self._offered: tuple[CardOffer, ...] = ()
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._title)
        lines.addWidget(self._about)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 7, 20, 7)
        self._row.setSpacing(8)
        self._row.addLayout(lines, 1)
        self._row.addWidget(self._offers)

    @property
    def words(self) -> tuple[str, str]:
        return self._title.text(), self._about.text()

    @property
    def offers(self) -> tuple[CardOffer, ...]:
        return self._offered

    def show_words(self, shown: CardWords) -> None:
        self._title.setText(shown.title)
        self._about.setText(shown.about)
        if shown.offers != self._offered:
            self._offered = shown.offers
            self._offer()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _offer(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for one in self._offered:
            made = KeyHintButton(one.key.split(), one.words)
            made.clicked.connect(getattr(self._does, one.deed))
            self._flow.addWidget(made)
            made.show()
        self._offers.updateGeometry()

    def _make_room(self) -> None:
        """Where words and keys do not fit beside each other, the keys go below."""
        is_wide = self._flow.sizeHint().width() < self.width() * SHARE_FOR_KEYS
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
