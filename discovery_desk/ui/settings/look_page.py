"""Light or dark, and how large the text is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QRadioButton, QWidget

from discovery_desk.ui.kit.controls import section
from discovery_desk.ui.kit.theme import LARGEST, SMALLEST
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.settings.setting_controls import NumberChoice, add_row, column_of

STEP = 10


class LookPage(QWidget):
    """`theme_asked` wants "system", "light" or "dark", `scale_asked` a factor."""

    theme_asked = Signal(str)
    scale_asked = Signal(float)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        words = {"system": tr("As the system"), "light": tr("Light"), "dark": tr("Dark")}
        self.themes = {name: QRadioButton(text) for name, text in words.items()}
        sizes = range(round(SMALLEST * 100), round(LARGEST * 100) + 1, STEP)
        self.scale = NumberChoice(sizes, tr(" %"), tr("Text size in per cent"))
        self._lay_out()
        self._show()
        self._connect()

    def _lay_out(self) -> None:
        column = column_of(self, tr("Look"))
        column.addWidget(section(tr("Light or dark")))
        for radio in self.themes.values():
            column.addWidget(radio)
        form = QFormLayout()
        add_row(form, tr("Text size"), self.scale)
        column.addLayout(form)
        column.addStretch(1)

    def _connect(self) -> None:
        for name, radio in self.themes.items():
            radio.clicked.connect(lambda _checked=False, name=name: self.theme_asked.emit(name))
        self.scale.value_changed.connect(lambda value: self.scale_asked.emit(value / 100))
        self._place.theme_changed.connect(self._show)

    def _show(self) -> None:
        self.themes.get(self._place.settings.theme, self.themes["system"]).setChecked(True)
        self.scale.show_value(self._place.theme.scale * 100)
