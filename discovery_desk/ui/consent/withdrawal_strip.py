"""Asks which notes a withdrawal takes back, or whether they come back when notes are agreed to again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from discovery_desk.domain.interview import clock_text
from discovery_desk.ui.kit.actions import PlaceKey
from discovery_desk.ui.kit.quiet_strip import QuietStrip
from discovery_desk.ui.kit.words import tr


class WithdrawalStrip(QuietStrip):
    """The keys go on from those of the seven scopes, so that they can be pressed beside them as well."""

    from_now_chosen = Signal()
    from_selected_chosen = Signal()
    everything_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Notes withdrawn"), parent=parent)
        now = PlaceKey(("8",), tr("none of them"), self.from_now_chosen.emit)
        selected = PlaceKey(("9",), tr("from the selected one on"), self._choose_selected)
        everything = PlaceKey(("0",), tr("all of them"), self.everything_chosen.emit)
        self.have_keys((now, selected, everything))
        self.offer(now)
        self._from_selected = self.offer(selected)
        self.offer(everything)

    def _choose_selected(self) -> None:
        if not self._from_selected.isHidden():
            self.from_selected_chosen.emit()

    def ask(self, selected_ms: int | None) -> None:
        """`selected_ms` is the time of the selected note, if one is selected."""
        words = tr("Notes are not agreed to: what is typed now is withdrawn. Which of those before?")
        if selected_ms is not None:
            words += " " + tr("{time} is selected.").format(time=clock_text(selected_ms))
        self._from_selected.setVisible(selected_ms is not None)
        self.say(words)


class AgreedAgainStrip(QuietStrip):
    keep_chosen = Signal()
    back_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Notes agreed to again"), parent=parent)
        keep = PlaceKey(("8",), tr("leave them withdrawn"), self.keep_chosen.emit)
        back = PlaceKey(("9",), tr("bring them back"), self.back_chosen.emit)
        self.have_keys((keep, back))
        self.offer(keep)
        self.offer(back)

    def ask(self, count: int) -> None:
        words = tr("Notes are agreed to again. {n} from before are withdrawn.")
        self.say(words.format(n=count))
