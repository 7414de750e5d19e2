"""The strips of one talk together: what they show, and what their keys and the window's acts do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.interview import Interruption, Interview, InterviewId
from discovery_desk.domain.stretch import ParkedFor, open_gap, open_parked
from discovery_desk.services import stories, stretches
from discovery_desk.ui.consent.stretch_strips import GapStrip, ParkedStrip
from discovery_desk.ui.kit.quiet_strip import QuietStrip
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class TalkStrips(QObject):
    """`left` says that the keys are wanted in the note line again."""

    left = Signal()

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self.gap = GapStrip()
        self.parked = ParkedStrip()
        self.gap.go_on_asked.connect(self.toggle_gap)
        self.parked.back_asked.connect(self.toggle_parked)
        self.parked.why_chosen.connect(self._park_for)
        for strip in self._quiet():
            strip.left.connect(self.left)
        place.bridge.changed.connect(self._hear)

    def strips(self) -> tuple[QWidget, ...]:
        """From the top down."""
        return self._quiet()

    def _quiet(self) -> tuple[QuietStrip, ...]:
        return (self.gap, self.parked)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self._interview_id = interview_id
        self.gap.begin_anew()
        self._show_stretches()

    def note_kept(self, _note_id: str) -> None:
        self.gap.forget()

    def put_away(self) -> bool:
        """Esc in an empty line: one reminder less; False when there was none."""
        return self.gap.forget()

    def toggle_gap(self) -> None:
        if interview_id := self._interview_id:
            self._place.attempt(lambda: stretches.toggle_gap(self._desk, interview_id))

    def toggle_parked(self) -> None:
        if interview_id := self._interview_id:
            self._place.attempt(lambda: stretches.toggle_parked(self._desk, interview_id))

    def begin_story(self) -> None:
        if (interview_id := self._interview_id) and self._place.attempt(
            lambda: stories.begin_another(self._desk, interview_id)
        ):
            self._place.tell(tr("Another story. Moments go there from now on. Ctrl+Z goes back to the one before."))

    def _park_for(self, why: ParkedFor) -> None:
        if interview_id := self._interview_id:
            self._place.attempt(lambda: stretches.park_for(self._desk, interview_id, why))
            self.left.emit()

    def _hear(self, changes: ChangeSet) -> None:
        """Strips are hidden until there is something to say: they cannot wait until they are shown."""
        if changes.touches(Interruption, Interview):
            self._show_stretches()

    def _show_stretches(self) -> None:
        found = stretches.of_interview(self._desk, self._interview_id) if self._interview_id else ()
        self.gap.show_gap(open_gap(found), self._told_last())
        self.parked.show_stretch(open_parked(found))

    def _told_last(self) -> str:
        note = stretches.told_last(self._desk, self._interview_id) if self._interview_id else None
        return note.text if note else ""
