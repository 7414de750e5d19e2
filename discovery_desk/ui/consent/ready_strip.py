"""Before the clock: what is ready, and the keys that are going to be wanted first. No form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from discovery_desk.ui.kit.actions import PlaceKey
from discovery_desk.ui.kit.quiet_strip import QuietStrip
from discovery_desk.ui.kit.words import tr


class ReadyStrip(QuietStrip):
    """Gone with the first second of the clock."""

    start_asked = Signal()
    consent_asked = Signal()
    veil_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Ready"), "quiet-strip", parent)
        self.offer(PlaceKey((), tr("consent and people"), self.consent_asked.emit), caps=("Ctrl", "Shift", "A"))
        self.offer(PlaceKey((), tr("hides the screen"), self.veil_asked.emit), caps=("Ctrl", "Shift", "V"))
        self.offer(PlaceKey((), tr("starts the clock"), self.start_asked.emit), caps=("Space",))

    def show_ready(self, *, is_planned: bool) -> None:
        words = tr("Ready. What you type is on this disk at once, and nowhere else. Microphone muted?")
        self.say(words if is_planned else "")
