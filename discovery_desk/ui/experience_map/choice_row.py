"""One of a few words, side by side: what kind of moment it is, how it felt."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from discovery_desk.ui.kit.controls import button
from discovery_desk.ui.kit.flow_layout import FlowLayout


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
            made = button(words, "choice")
            made.setCheckable(True)
            made.setAccessibleName(f"{name}: {words}")
            self._group.addButton(made, len(self._values))
            self._values.append(value)
            row.addWidget(made)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._values[at]))

    def show_choice(self, value: object) -> None:
        self._button(value).setChecked(True)

    def choose(self, value: object) -> None:
        """As if it had been clicked."""
        self._button(value).click()

    def _button(self, value: object) -> QAbstractButton:
        return self._group.button(self._values.index(value))
