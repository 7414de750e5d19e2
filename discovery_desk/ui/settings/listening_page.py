"""What the program listens for in notes while they are typed, and what it was told to leave alone."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from discovery_desk.ui.kit.controls import button, section
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.settings.setting_controls import SettingCheck, add_at_start, column_of, explained


class ListeningPage(QWidget):
    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.hears = SettingCheck(place, "hears_cues", tr("Listen for words that call for a story"))
        self.nudges = SettingCheck(place, "shows_nudges", tr("Show a nudge in the place of the prompt"))
        self.silent = QListWidget()
        self.silent.setAccessibleName(tr("Words not listened for"))
        self.remove = button(tr("Listen for it again"))
        self._lay_out()
        self._show()
        self.remove.clicked.connect(self._remove)
        self.silent.itemSelectionChanged.connect(self._offer)
        place.settings_changed.connect(self._show)

    def _lay_out(self) -> None:
        column = column_of(self, tr("Prompts"))
        column.addWidget(self.hears)
        column.addWidget(
            explained(tr("“Usually”, “would” or a wish for a feature are marked in the notes, on this computer only."))
        )
        column.addWidget(self.nudges)
        column.addWidget(explained(tr("Without it there is a dot that waits until you ask for the words.")))
        column.addWidget(section(tr("Words not listened for")))
        self._none = explained(tr("None. A nudge that is sent away for good leaves its word here."))
        column.addWidget(self._none)
        column.addWidget(self.silent, 1)
        add_at_start(column, self.remove)
        column.addStretch()  # what is there stands together at the top while the list is hidden

    def _show(self) -> None:
        words = sorted(self._place.settings.silent_words, key=str.casefold)
        if [self.silent.item(at).text() for at in range(self.silent.count())] != words:
            self.silent.clear()
            for word in words:
                self.silent.addItem(QListWidgetItem(word))
        for widget in (self.silent, self.remove):
            widget.setVisible(bool(words))
        self._none.setVisible(not words)
        self._offer()

    def _offer(self) -> None:
        self.remove.setEnabled(bool(self.silent.selectedItems()))

    def _remove(self) -> None:
        gone = {item.text() for item in self.silent.selectedItems()}
        kept = [word for word in self._place.settings.silent_words if word not in gone]
        self._place.change_settings(silent_words=kept)
