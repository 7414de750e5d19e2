"""Controls that show one setting and change it at once."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from discovery_desk.ui.kit.controls import heading, plain_label
from discovery_desk.ui.kit.words import no_mnemonic
from discovery_desk.ui.kit.workplace import Workplace


class SettingCheck(QCheckBox):
    """On and off is a field of `Settings`."""

    def __init__(self, place: Workplace, field: str, words: str, more: str = "") -> None:
        super().__init__(no_mnemonic(words))
        self._place, self._field = place, field
        self.setAccessibleName(words)
        self.setAccessibleDescription(more)
        self._show()
        self.toggled.connect(lambda is_on: place.change_settings(**{field: is_on}))
        place.settings_changed.connect(self._show)

    def _show(self) -> None:
        self.setChecked(bool(getattr(self._place.settings, self._field)))


def column_of(page: QWidget, title: str) -> QVBoxLayout:
    """The column of a page of settings, under its heading."""
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(8)
    column.addWidget(heading(title))
    return column


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
