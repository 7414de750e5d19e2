"""What others may see of the windows, and what the windows do during a talk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QWidget

from discovery_desk.host.settings import FAINTEST_COMPANION
from discovery_desk.ui.kit.controls import section
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.settings.setting_controls import NumberChoice, SettingCheck, add_row, column_of, explained

STEP = 10


class WindowsPage(QWidget):
    """`capture_words` say what came of asking the system to leave the windows out."""

    def __init__(self, place: Workplace, capture_words: Callable[[], str]) -> None:
        super().__init__()
        self._place, self._capture_words = place, capture_words
        self.veil = SettingCheck(place, "veils_when_left", tr("Veil when the window is left"))
        self.capture = SettingCheck(place, "hides_from_capture", tr("Ask to be left out of screen sharing"))
        self.awake = SettingCheck(place, "keeps_screen_awake", tr("Keep the screen awake"))
        shares = range(round(FAINTEST_COMPANION * 100), 101, STEP)
        self.opacity = NumberChoice(shares, tr(" %"), tr("How opaque the companion is, in per cent"))
        self._asked = explained("")
        self._lay_out()
        self._show()
        self.opacity.value_changed.connect(lambda value: place.change_settings(companion_opacity=value / 100))
        place.settings_changed.connect(self._show)

    def _lay_out(self) -> None:
        column = column_of(self, tr("Windows and privacy"))
        column.addWidget(section(tr("What others may see")))
        column.addWidget(self.veil)
        words = tr("During an interview; everything but clock and note line is blank until Ctrl+Shift+V.")
        column.addWidget(explained(words))
        column.addWidget(self.capture)
        column.addWidget(self._asked)
        column.addWidget(section(tr("During an interview")))
        column.addWidget(self.awake)
        form = QFormLayout()
        add_row(form, tr("Companion, how opaque"), self.opacity)
        column.addLayout(form)
        column.addStretch(1)

    def _show(self) -> None:
        self.opacity.show_value(self._place.settings.companion_opacity * 100)
        self._asked.setText(self._capture_words())
        self.capture.setAccessibleDescription(self._asked.text())
