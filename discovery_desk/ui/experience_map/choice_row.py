"""One of a few words, side by side: what kind of moment it is, how it felt."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import no_mnemonic


class ChoiceRow(QWidget):
    """Tab comes to the one that is chosen, the arrow keys go to the others and Space chooses."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Iterable[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values: list[object] = []
        row = FlowLayout(self, gap=4, row_gap=4)
        for value, words in choices:
            made = _Choice(words)
            made.setAccessibleName(f"{name}: {words}")
            made.stepped.connect(self._step)
            self._group.addButton(made, len(self._values))
            self._values.append(value)
            row.addWidget(made)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._values[at]))

    def show_choice(self, value: object) -> None:
        self._button(value).setChecked(True)

    def choose(self, value: object) -> None:
        """As if it had been clicked."""
        self._button(value).click()

    def _step(self, by: int) -> None:
        buttons = self._group.buttons()
        here = next((at for at, one in enumerate(buttons) if one.hasFocus()), 0)
        buttons[(here + by) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, value: object) -> QAbstractButton:
        return self._group.button(self._values.index(value))


class _Choice(QPushButton):
    """Of its own accord an arrow key would choose, and every choice on the way would be kept and to be undone."""

    stepped = Signal(int)

    def __init__(self, words: str) -> None:
        super().__init__(no_mnemonic(words))
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setProperty("look", "choice")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        onward = Qt.Key.Key_Left if is_mirrored else Qt.Key.Key_Right
        if event.key() in (onward, Qt.Key.Key_Down):
            self.stepped.emit(1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up):
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)
