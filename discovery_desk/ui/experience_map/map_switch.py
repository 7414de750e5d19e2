"""Two words side by side that say which of two views is shown: Map and List."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from discovery_desk.ui.kit.controls import button
from discovery_desk.ui.kit.words import tr


class MapSwitch(QWidget):
    """Tab comes to the one in force, the arrow keys go to the other."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.map = self._choice(tr("Map"), tr("Show the moments as a map"))
        self.list = self._choice(tr("List"), tr("Show the moments as a list"))
        for one in (self.map, self.list):
            self._group.addButton(one)
            row.addWidget(one)
        self.map.setChecked(True)
        self.list.toggled.connect(self.turned)

    def show_turned(self, *, is_list: bool) -> None:
        """Without telling it anybody."""
        self.list.blockSignals(True)
        (self.list if is_list else self.map).setChecked(True)
        self.list.blockSignals(False)

    def _choice(self, words: str, name: str) -> QPushButton:
        made = button(words, "segment")
        made.setCheckable(True)
        made.setAccessibleName(name)
        made.setToolTip(f"{name} (F8)")
        return made
