"""The strips of one talk together: what they show, and what their keys and the window's acts do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.consent import ConsentEntry, ConsentEntryId
from discovery_desk.domain.interview import Interruption, Interview, InterviewId, InterviewStatus
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.domain.stretch import ParkedFor, open_gap, open_parked
from discovery_desk.services import consent, masking, recording, stories, stretches
from discovery_desk.ui.consent.people_strip import PeopleStrip
from discovery_desk.ui.consent.private_strip import PrivateStrip
from discovery_desk.ui.consent.ready_strip import ReadyStrip
from discovery_desk.ui.consent.stretch_strips import GapStrip, ParkedStrip
from discovery_desk.ui.consent.withdrawal_strip import AgreedAgainStrip, WithdrawalStrip
from discovery_desk.ui.kit.quiet_strip import QuietStrip
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class TalkStrips(QObject):
    """`left` says that the keys are wanted in the note line again, `masked` which words are private.

    Before anything is masked `finish_editing` keeps what is being edited, and says whether it could.
    """

    left = Signal()
    start_asked = Signal()
    veil_asked = Signal()
    masked = Signal(object)

    def __init__(
        self,
        place: Workplace,
        parent: QWidget | None = None,
        *,
        finish_editing: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(parent)
        self._finish_editing = finish_editing
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self.gap = GapStrip(parent)
        self.parked = ParkedStrip(parent)
        self.people = PeopleStrip(place, parent)
        self.withdrawal = WithdrawalStrip(parent)
        self.agreed_again = AgreedAgainStrip(parent)
        self.private = PrivateStrip(parent)
        self.ready = ReadyStrip(parent)
        self._asked_about: NoteId | None = None
        self._settled: set[ConsentEntryId] = set()
        self._connect()

    def _connect(self) -> None:
        self.gap.go_on_asked.connect(self.toggle_gap)
        self.parked.back_asked.connect(self.toggle_parked)
        self.parked.why_chosen.connect(self._park_for)
        for strip in self._quiet():
            strip.left.connect(self.left)
        self.people.left.connect(self.left)
        self.private.mask_asked.connect(self.mask)
        self.ready.consent_asked.connect(self.toggle_people)
        self.ready.start_asked.connect(self.start_asked)
        self.ready.veil_asked.connect(self.veil_asked)
        self.people.other_key.connect(self._answer_below)
        self.withdrawal.from_now_chosen.connect(self._settle)
        self.withdrawal.from_selected_chosen.connect(lambda: self._withdraw(self._selected_ms()))
        self.withdrawal.everything_chosen.connect(lambda: self._withdraw(0))
        self.agreed_again.keep_chosen.connect(self._settle)
        self.agreed_again.back_chosen.connect(self._bring_back)
        self._place.bridge.changed.connect(self._hear)
        self._place.focus.note_changed.connect(lambda _note: self._ask_about_notes())

    def strips(self) -> tuple[QWidget, ...]:
        """From the top down."""
        return (self.people, *self._quiet())

    def _quiet(self) -> tuple[QuietStrip, ...]:
        return (self.ready, self.withdrawal, self.agreed_again, self.gap, self.parked, self.private)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self._interview_id = interview_id
        self.people.show_interview(interview_id)
        self.gap.begin_anew()
        self.private.forget()
        self._show_stretches()
        self._ask_about_notes()

    def note_kept(self, note_id: str) -> None:
        """Past the reminder of where to pick up; private data in it is spoken of."""
        self.gap.forget()
        self._asked_about = NoteId(note_id)
        self._ask_about_private_data()

    def put_away(self) -> bool:
        """Esc in an empty line: one reminder less; False when there was none."""
        return self.private.forget() or self.gap.forget()

    def mask(self, otherwise: NoteId | None = None) -> None:
        """What is asked about, or else the note given."""
        note_id = self._asked_about if not self.private.isHidden() else otherwise
        if note_id is None or not self._finish_editing():
            return
        if self._place.attempt(lambda: self.masked.emit(masking.mask(self._desk, note_id))):
            self._place.tell(tr("Masked, also where it was repeated. Ctrl+Z brings it back until the desk is closed."))
            self.left.emit()

    def toggle_people(self) -> None:
        """Go there; from there, back to the line."""
        if self._interview_id is None:
            return
        if self.people.has_keys():
            self.people.leave()
        else:
            self.people.take_keys()

    def ask_recorder_time(self) -> None:
        if self._interview_id is not None:
            self.people.take_recorder_time()

    def recording_starts(self) -> None:
        interview_id = self._interview_id
        if interview_id is None or not self._place.attempt(lambda: recording.starts_now(self._desk, interview_id)):
            return
        if recording.is_agreed(self._desk, interview_id):
            self._place.tell(tr("The recording starts now."))
        else:
            self._place.tell(tr("The recording starts now. Nobody has agreed to one yet, as far as is noted."))

    def recording_stops(self) -> None:
        if interview_id := self._interview_id:
            self._place.attempt(lambda: recording.stops_now(self._desk, interview_id))

    def toggle_gap(self) -> None:
        if interview_id := self._interview_id:
            self._place.attempt(lambda: stretches.toggle_gap(self._desk, interview_id))

    def toggle_parked(self) -> None:
        if interview_id := self._interview_id:
            self._place.attempt(lambda: stretches.toggle_parked(self._desk, interview_id))

    def park_note(self, note_id: NoteId) -> None:
        note = self._desk.read.get(Note, note_id)
        if note is not None:
            is_parked = not note.is_parked
            self._place.attempt(lambda: stretches.park_notes(self._desk, [note_id], is_parked=is_parked))

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
        if changes.touches(ConsentEntry, Note):
            self._ask_about_notes()
        if changes.touches(Note) and not self.private.isHidden():
            self._ask_about_private_data()

    def _show_stretches(self) -> None:
        interview = self._desk.read.get(Interview, self._interview_id) if self._interview_id else None
        self.ready.show_ready(is_planned=interview is not None and interview.status is InterviewStatus.PLANNED)
        found = stretches.of_interview(self._desk, self._interview_id) if self._interview_id else ()
        self.gap.show_gap(open_gap(found), self._told_last())
        self.parked.show_stretch(open_parked(found))

    def _told_last(self) -> str:
        note = stretches.told_last(self._desk, self._interview_id) if self._interview_id else None
        return note.text if note else ""

    def _ask_about_private_data(self) -> None:
        """Gone with the note, or once nothing is left in it to mask."""
        note = self._desk.read.get(Note, self._asked_about) if self._asked_about else None
        is_wanted = note is not None and self._place.settings.hears_cues
        self.private.ask(masking.private_in(self._desk, note.id) if note is not None and is_wanted else ())

    def _answer_below(self, key: str) -> None:
        """Keys beside the seven scopes answer the question that is asked under them."""
        for strip in (self.withdrawal, self.agreed_again):
            if not strip.isHidden():
                strip.choose(key)

    def _ask_about_notes(self) -> None:
        question = consent.open_question(self._desk, self._interview_id) if self._interview_id else None
        if question is not None and question.entry.id in self._settled:
            question = None
        is_refused = question is not None and not question.entry.is_given
        if question is not None and is_refused:
            self.withdrawal.ask(self._selected_ms() if self._place.focus.note else None)
        elif question is not None:
            self.agreed_again.ask(question.withdrawn)
        self.withdrawal.setVisible(is_refused)
        self.agreed_again.setVisible(question is not None and not is_refused)

    def _selected_ms(self) -> int:
        note = self._desk.read.get(Note, self._place.focus.note)
        return note.at_ms if note else 0

    def _settle(self) -> None:
        """Nothing of what was noted before changes."""
        question = consent.open_question(self._desk, self._interview_id) if self._interview_id else None
        if question is not None:
            self._settled.add(question.entry.id)
        self._ask_about_notes()
        self.left.emit()

    def _withdraw(self, from_ms: int) -> None:
        interview_id = self._interview_id
        if interview_id is None:
            return
        if self._place.attempt(lambda: consent.withdraw_notes(self._desk, interview_id, from_ms)):
            self._place.tell(tr("Withdrawn notes stay off every page. Ctrl+Z takes this back."))
        self.left.emit()

    def _bring_back(self) -> None:
        if interview_id := self._interview_id:
            self._place.attempt(lambda: consent.bring_back_notes(self._desk, interview_id))
        self.left.emit()
