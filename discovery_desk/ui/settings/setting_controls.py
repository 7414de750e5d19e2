"""Controls that show one setting and change it at once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from discovery_desk.ui.kit.controls import heading, plain_label
from discovery_desk.ui.kit.tick_box import TickBox
from discovery_desk.ui.kit.workplace import Workplace


class SettingCheck(TickBox):
    """On and off is a field of `Settings`."""

    def __init__(self, place: Workplace, field: str, words: str, more: str = "") -> None:
        super().__init__(words)
        self._place, self._field = place, field
        self.setAccessibleDescription(more)
        self._show()
        self.toggled.connect(lambda is_on: place.change_settings(**{field: is_on}))
        place.settings_changed.connect(self._show)

    def _show(self) -> None:
        self.setChecked(bool(getattr(self._place.settings, self._field)))


class NumberChoice(QComboBox):
    """One of some numbers, with their unit. Another value shows the nearest; the wheel passes by."""

    value_changed = Signal(int)

    def __init__(self, numbers: Iterable[int], unit: str, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for number in numbers:
            self.addItem(f"{number}{unit}", number)
        self.activated.connect(lambda _at: self.value_changed.emit(self.value()))

    def value(self) -> int:
        return int(self.currentData())

    def choose(self, value: int) -> None:
        """As a person would."""
        self.show_value(value)
        self.value_changed.emit(self.value())

    def show_value(self, value: float) -> None:
        nearest = min(range(self.count()), key=lambda at: abs(float(self.itemData(at)) - value))
        self.setCurrentIndex(nearest)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def column_of(page: QWidget, title: str) -> QVBoxLayout:
    """The column of a page of settings, under its heading."""
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(8)
    column.addWidget(heading(title))
    return column


def add_at_start(column: QVBoxLayout, button: QWidget) -> None:
    """As wide as its words, where the column begins."""
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)


def add_row(form: QFormLayout, words: str, field: QWidget) -> None:
    label = QLabel(words)
    label.setBuddy(field)
    form.addRow(label, field)


def explained(words: str) -> QLabel:
    return plain_label(words, "quiet", wraps=True)


def complaint() -> QLabel:
    """What is not possible, right below what was tried."""
    label = plain_label("", "danger", wraps=True)
    label.hide()
    return label


def complain(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
