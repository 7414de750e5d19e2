"""What others may see of the windows, and what the windows do during a talk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox, QWidget

from discovery_desk.host.settings import FAINTEST_COMPANION
from discovery_desk.ui.kit.controls import section
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.settings.setting_controls import SettingCheck, column_of, explained

STEP = 10


class WindowsPage(QWidget):
    """`capture_words` say what came of asking the system to leave the windows out."""

    def __init__(self, place: Workplace, capture_words: Callable[[], str]) -> None:
        super().__init__()
        self._place, self._capture_words = place, capture_words
        self.veil = SettingCheck(place, "veils_when_left", tr("Draw the veil when an interview's window is left"))
        self.capture = SettingCheck(place, "hides_from_capture", tr("Ask to be left out of screen sharing"))
        self.awake = SettingCheck(place, "keeps_screen_awake", tr("Keep the screen awake during an interview"))
        self.opacity = QSpinBox()
        self._asked = explained("")
        self._lay_out()
        self._show()
        self.opacity.valueChanged.connect(lambda value: place.change_settings(companion_opacity=value / 100))
        place.settings_changed.connect(self._show)

    def _lay_out(self) -> None:
        column = column_of(self, tr("Windows and privacy"))
        column.addWidget(section(tr("What others may see")))
        column.addWidget(self.veil)
        column.addWidget(explained(tr("Everything but clock and note line is blank until Ctrl+Shift+V.")))
        column.addWidget(self.capture)
        column.addWidget(self._asked)
        column.addWidget(section(tr("During an interview")))
        column.addWidget(self.awake)
        self.opacity.setRange(round(FAINTEST_COMPANION * 100), 100)
        self.opacity.setSingleStep(STEP)
        self.opacity.setSuffix(tr(" %"))
        self.opacity.setAccessibleName(tr("How opaque the companion is, in per cent"))
        label = QLabel(tr("Companion"))
        label.setBuddy(self.opacity)
        form = QFormLayout()
        form.addRow(label, self.opacity)
        column.addLayout(form)
        column.addStretch(1)

    def _show(self) -> None:
        self.opacity.setValue(round(self._place.settings.companion_opacity * 100))
        self._asked.setText(self._capture_words())
        self.capture.setAccessibleDescription(self._asked.text())
