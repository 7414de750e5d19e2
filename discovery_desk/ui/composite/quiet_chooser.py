"""One line to type into and what fits it, between header and map: no window of its own, Esc and it is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from discovery_desk.domain.folded_words import folded
from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.direction import align_label
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

MOST_ROWS = 6
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    words: str
    about: str = ""


class QuietChooser(QFrame):
    """`chosen` names a choice; `left` asks to be put away. Arrow keys go through the list from the line."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "quiet-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._choices: tuple[Choice, ...] = ()
        self._title = plain_label("", "section")
        self.line = QLineEdit()
        self.list = QListWidget()
        self._none = plain_label("", "quiet", wraps=True)
        self._close = button(tr("Done"), "quiet")
        self._lay_out()
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self._close.clicked.connect(self.left)
        self.hide()

    def ask(self, title: str, placeholder: str, choices: Sequence[Choice], nothing: str) -> None:
        """Show what there is to choose from; `nothing` is said where there is none."""
        self._title.setText(title)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self._nothing = nothing
        align_label(self.line)
        align_label(self._none)
        self.line.clear()
        self.show()
        self.offer(choices)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Other choices under the same question; what is typed stays."""
        self._choices = tuple(choices)
        self._narrow()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if event.key() in ENTER:
            self._choose()
            return True
        if watched is self.line and event.key() in STEPS:
            self._step(Qt.Key(event.key()))
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.list.setProperty("look", "offer")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addWidget(self.line, 1)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.list)

    def _narrow(self) -> None:
        wanted = folded(self.line.text()).split()
        self.list.clear()
        for choice in self._choices:
            if all(word in folded(f"{choice.words} {choice.about}") for word in wanted):
                text = f"{choice.words}   {choice.about}" if choice.about else choice.words
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, choice.key)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setText(self._nothing if not self._choices else tr("Nothing fits what is typed."))
        self._none.setVisible(self.list.count() == 0)
        self._fit()

    def _fit(self) -> None:
        rows = min(self.list.count(), MOST_ROWS)
        self.list.setVisible(rows > 0)
        tall = sum(self.list.sizeHintForRow(row) for row in range(rows))  # scripts differ in height
        frame = 2 * self.list.frameWidth()
        self.list.setMinimumHeight(max(1, self.list.sizeHintForRow(0)) + frame)
        self.list.setMaximumHeight(max(1, tall) + frame)

    def _step(self, key: Qt.Key) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -MOST_ROWS, Qt.Key.Key_PageDown: MOST_ROWS}[key]
        self.list.setCurrentRow(min(max(0, self.list.currentRow() + by), self.list.count() - 1))

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
