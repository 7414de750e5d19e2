"""A strip above the note line that asks once what several pasted lines are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from discovery_desk.domain.note import require_notes_of
from discovery_desk.ui.kit.actions import PlaceKey
from discovery_desk.ui.kit.quiet_strip import QuietStrip
from discovery_desk.ui.kit.words import tr


class PasteQuestion(QuietStrip):
    """Hidden until asked. Esc forgets the paste; the clipboard still has it. `left` says that it is over."""

    one_wanted = Signal(list)
    each_wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__(tr("Pasted lines"))
        self._lines: list[str] = []
        one = PlaceKey(("1",), tr("one note"), self._take_one)
        each = PlaceKey(("2",), tr("one each"), self._take_each)
        self.have_keys((one, each))
        self.one, self.each = self.offer(one), self.offer(each)
        self.none = self.offer(PlaceKey((), tr("none"), self._leave), caps=("Esc",))
        for answer in (self.one, self.each, self.none):
            answer.setAutoDefault(True)
        self.left.connect(self.forget)

    def forget(self) -> None:
        self._lines = []
        self.say("")

    def ask(self, lines: list[str], room: int) -> None:
        """A second paste joins the first while nobody has answered. `room` is what one note could still hold.

        Raises `RuleBroken` for more than can be pasted at once, and what was asked before stays.
        """
        joined = [*self._lines, *lines]
        require_notes_of(joined)
        self._lines = joined
        fits_one = len("\n".join(joined)) <= room
        self.one.setVisible(fits_one)
        words = tr("{count} lines pasted") if fits_one else tr("{count} lines pasted, too long for one note")
        self.say(words.format(count=len(joined)))
        (self.one if fits_one else self.each).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_one(self) -> None:
        if not self.one.isHidden():
            self._answer(self.one_wanted)

    def _take_each(self) -> None:
        self._answer(self.each_wanted)

    def _leave(self) -> None:
        self.left.emit()

    def _answer(self, wanted: object) -> None:
        lines, self._lines = self._lines, []
        self.left.emit()
        wanted.emit(lines)  # type: ignore[attr-defined]  # a bound signal has no type of its own
