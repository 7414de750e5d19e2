"""The one nudge at a time: when it comes, how it goes, what is counted. Everything is decided in `domain.nudges`."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from discovery_desk.domain.cues import silenced
from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.domain.nudges import (
    BY_CLOCK,
    LEADS_TO,
    RECALL_GAP,
    SOLUTION,
    Nudge,
    NudgeLog,
    Sign,
    is_over,
)
from discovery_desk.domain.prompts import Limits
from discovery_desk.services import prompting
from discovery_desk.services.prompting import Outlook
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.prompts.prompt_card import CardShown
from discovery_desk.ui.prompts.prompt_view import PromptView
from discovery_desk.ui.prompts.prompt_words import nudge_title

SHOWN, USED, SENT_AWAY = 0, 1, 2


class Nudging(QObject):
    """What was pointed out in the talk in view. `sign_followed` says which phase a sign of the clock leads to."""

    sign_followed = Signal(str)

    def __init__(self, place: Workplace, view: PromptView) -> None:
        super().__init__(view)
        self._place, self._view = place, view
        self._nudge: Nudge | None = None
        self._sign: Sign | None = None
        self._sign_at_ms = 0
        self._said: list[Sign] = []
        self._log = NudgeLog()
        self._limits = Limits()
        view.waiting.pressed.connect(self.open_waiting)
        view.waiting.put_away.connect(self.send_away)
        view.hush.put_away.connect(self._listen_again)
        view.sign.put_away.connect(self._put_sign_away)
        view.sign.pressed.connect(self._follow_sign)
        view.card.word_silenced.connect(self._silence_word)

    @property
    def nudge(self) -> Nudge | None:
        return self._nudge

    @property
    def is_waiting(self) -> bool:
        """A nudge that shows as a dot only."""
        return self._nudge is not None and not self._view.has_nudge

    def forget(self) -> None:
        """Another interview is in view."""
        self._log, self._said = NudgeLog(), []
        self._drop()
        self._put_sign_away()
        self._view.hush.tell("")

    def note_kept(self, note: Note, seen: Outlook, now_ms: int) -> None:
        """A nudge that is still there gives way to a new one, which comes no sooner than the limits let it."""
        self._limits = seen.pack.limits
        nudge = prompting.nudge_for(
            self._place.desk, note, seen, settings=self._place.settings, log=self._log, now_ms=now_ms
        )
        if nudge is not None:
            self._show(nudge)
        elif self._nudge is None:
            self._look_at_clock(seen, now_ms, is_after_note=True)

    def follow(self, seen: Outlook, now_ms: int) -> None:
        """The state has changed: what no longer holds goes, the last minutes are told."""
        self._limits = seen.pack.limits
        if self._nudge is not None and seen.phase in self._limits.no_nudge_in_phases:
            self._drop()
        if self._sign is not None and self._sign not in (sign for sign, _ in seen.signs):
            self._put_sign_away()
        self._look_at_clock(seen, now_ms, is_after_note=False)

    def pass_time(self, now_ms: int) -> None:
        """Once a second: what has had its time goes."""
        if self._nudge is not None and is_over(self._limits, self._nudge, now_ms):
            self._drop()
        if self._view.hush.words and not self._log.is_hushed(now_ms):
            self._view.hush.tell("")
        lifetime = self._limits.nudge_lifetime_s * 1000
        if self._sign is not None and self._sign not in BY_CLOCK and now_ms - self._sign_at_ms >= lifetime:
            self._put_sign_away()

    def note_gone(self, note_id: str) -> None:
        """Its note was deleted, or undone."""
        if self._nudge is not None and self._nudge.note_id == note_id:
            self._drop()

    def hush(self, now_ms: int) -> None:
        self._drop()
        self._log = self._log.hush(self._limits, now_ms)
        until = clock_text(self._log.hushed_until_ms)
        self._view.hush.tell(tr("Hushed until {time}. Ctrl+H renews.").format(time=until))

    def open_waiting(self) -> None:
        if self._nudge is not None:
            self._open(self._nudge)

    def use(self) -> None:
        """It has been asked."""
        self._end(USED)

    def send_away(self) -> bool:
        """Not now, or Esc; False when there is none."""
        was_there = self._nudge is not None
        self._end(SENT_AWAY)
        return was_there

    def keep_idea_aside(self) -> None:
        """The wish is kept with its note, and what it would have done is asked."""
        nudge = self._nudge
        if nudge is None or nudge.cue != SOLUTION:
            return
        note_id = NoteId(nudge.note_id)
        if self._place.attempt(lambda: prompting.keep_idea_aside(self._place.desk, note_id, nudge.words)):
            self._place.tell(tr("The idea is kept with its note, not as an opportunity."))
            self._view.show_nudge(tr("Kept aside. Ask what it would have done."), nudge.words)

    def _show(self, nudge: Nudge) -> None:
        self._nudge = nudge
        self._log = self._log.shown(nudge.shown_ms)
        self._count(nudge, SHOWN)
        if self._place.settings.shows_nudges:
            self._open(nudge)
        else:
            self._view.waiting.tell(tr("● Something to come back to"), tr("Show"))

    def _open(self, nudge: Nudge) -> None:
        self._view.waiting.tell("")
        offers = CardShown(
            keeps_ideas=nudge.cue == SOLUTION,
            helps_memory=nudge.cue == RECALL_GAP,
            word=silenced(nudge.match),
        )
        self._view.show_nudge(nudge_title(nudge), nudge.words, offers)

    def _end(self, how: int) -> None:
        if self._nudge is not None:
            self._count(self._nudge, how)
        self._drop()

    def _drop(self) -> None:
        if self._nudge is not None:
            self._nudge = None
            self._view.waiting.tell("")
            self._view.hide_nudge()

    def _count(self, nudge: Nudge, what: int) -> None:
        self._place.change_settings(nudge_counts=prompting.counted(self._place.settings, nudge.cue, what))

    def _silence_word(self) -> None:
        if self._nudge is None:
            return
        word = silenced(self._nudge.match)
        silent = [*self._place.settings.silent_words, word]
        self._end(SENT_AWAY)
        self._place.change_settings(silent_words=silent)
        told = tr("“{word}” is no longer listened for. The settings bring it back.")
        self._place.tell(told.replace("{word}", word))

    def _listen_again(self) -> None:
        self._log = self._log.listen_again()
        self._view.hush.tell("")

    def _look_at_clock(self, seen: Outlook, now_ms: int, *, is_after_note: bool) -> None:
        found = prompting.sign_to_show(seen, self._said, self._log, now_ms, is_after_note=is_after_note)
        if found is None:
            return
        self._sign, words = found
        self._sign_at_ms = now_ms
        self._said.append(self._sign)
        leads_to = seen.pack.phase(LEADS_TO[self._sign])
        goes_there = tr("Go there") if leads_to and leads_to.id != seen.phase else ""
        self._view.sign.tell(words, goes_there)

    def _put_sign_away(self) -> None:
        self._sign = None
        self._view.sign.tell("")

    def _follow_sign(self) -> None:
        if self._sign is not None:
            self.sign_followed.emit(LEADS_TO[self._sign])
            self._put_sign_away()
