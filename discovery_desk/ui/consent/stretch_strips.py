"""While the talk is interrupted or parked, and where to pick it up when it goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from discovery_desk.domain.interview import Interruption, clock_text
from discovery_desk.domain.stretch import ParkedFor
from discovery_desk.ui.kit.actions import PlaceKey
from discovery_desk.ui.kit.quiet_strip import QuietStrip
from discovery_desk.ui.kit.words import tr

LONGEST_REMINDER = 120


class GapStrip(QuietStrip):
    """After a gap it says what was told last, until the next note or Esc."""

    go_on_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Interruption"), parent=parent)
        self._goes_on = self.offer(PlaceKey((), tr("the talk goes on"), self.go_on_asked.emit), caps=("Ctrl", "G"))
        self._leave = self.offer(PlaceKey((), tr("leave it"), self.forget), caps=("Esc",))
        self._is_open = False

    def show_gap(self, gap: Interruption | None, told_last: str) -> None:
        """`told_last` is what to pick up where a gap has just ended."""
        was_open, self._is_open = self._is_open, gap is not None
        if gap is not None:
            self._goes_on.show()
            self._leave.hide()
            self.say(tr("Interrupted since {time}. The clock goes on.").format(time=clock_text(gap.from_ms)))
        elif was_open and told_last:
            self._goes_on.hide()
            self._leave.show()
            self.say(tr("You were at: {words}").format(words=_short(told_last)))
        elif was_open:
            self.say("")

    def begin_anew(self) -> None:
        """Another interview is in view."""
        self._is_open = False
        self.say("")

    def forget(self) -> bool:
        """Put the reminder away; an interruption stays until the talk goes on."""
        reminds = not self._is_open and not self.isHidden()
        if reminds:
            self.say("")
        return reminds


class ParkedStrip(QuietStrip):
    """What the talk has turned into can be said, and need not be."""

    why_chosen = Signal(object)
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Parked"), parent=parent)
        whys = (
            PlaceKey(("1",), tr("pitch"), lambda: self.why_chosen.emit(ParkedFor.PITCH)),
            PlaceKey(("2",), tr("demo"), lambda: self.why_chosen.emit(ParkedFor.DEMO)),
            PlaceKey(("3",), tr("support"), lambda: self.why_chosen.emit(ParkedFor.SUPPORT)),
        )
        self.have_keys(whys)
        for why in whys:
            self.offer(why)
        back = PlaceKey((), tr("back to the story"), self.back_asked.emit)
        self.offer(back, caps=("Ctrl", "Shift", "P"))

    def show_stretch(self, stretch: Interruption | None) -> None:
        if stretch is None:
            self.say("")
            return
        words = tr("Parked since {time}: {why}. Its notes are no evidence.")
        if not stretch.remark:
            words = tr("Parked since {time}. Its notes are no evidence.")
        self.say(words.format(time=clock_text(stretch.from_ms), why=why_words(stretch.remark)))


def why_words(why: str) -> str:
    """An imported story may say something else."""
    words = {
        ParkedFor.PITCH.value: tr("pitch"),
        ParkedFor.DEMO.value: tr("demo"),
        ParkedFor.SUPPORT.value: tr("support"),
    }
    return words.get(why, why)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= LONGEST_REMINDER else f"“{line[: LONGEST_REMINDER - 1].rstrip()}…”"
