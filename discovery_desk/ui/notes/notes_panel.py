"""Notes of one interview: the list, the line, drafts on the disk, stamps from the first key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.domain.errors import DeskError
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, clock_text
from discovery_desk.domain.note import SIGNS, Note, NoteId, NoteTag, Tag
from discovery_desk.domain.snapshot import Snapshot
from discovery_desk.host.clock import Instant
from discovery_desk.services import interviews, notes, snapshots
from discovery_desk.storage.drafts import Draft
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.quiet_timer import QuietTimer
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.notes.note_line import NoteLine
from discovery_desk.ui.notes.note_list import NoteList
from discovery_desk.ui.notes.paste_question import PasteQuestion
from discovery_desk.ui.notes.rows import rows_of

DRAFT_WAIT_MS = 250  # a note half typed is in the file within 300 ms


@dataclass(frozen=True, slots=True)
class Started:
    """A line that has been begun: the id its note will have and when its first key came."""

    note_id: NoteId
    keyed_ms: int
    instant: Instant | None = None


class NotesPanel(QWidget):
    """`kept` says which note has just been kept. The line is cleared only after its note is on the disk."""

    kept = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview: Interview | None = None
        self._started: Started | None = None
        self._mending: NoteId | None = None
        self.list = NoteList(place.theme)
        self.line = NoteLine(place.theme)
        self._question = PasteQuestion()
        self._draft_timer = QuietTimer(DRAFT_WAIT_MS, self._save_draft, self)
        self._lay_out()
        self._connect()
        self._refresher = Refresher(place.bridge, self, (Note, NoteTag, Tag, Snapshot, Interview), self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        """Also brings back what was half typed when the interview was last open."""
        self.flush()
        self._started, self._mending = None, None
        self._interview = interviews.get(self._desk, interview_id) if interview_id else None
        self.line.setEnabled(self._interview is not None)
        self.line.restore("")
        if self._interview is not None:
            self._restore_draft(self._interview.id)
        self._refresher.now()

    def flush(self) -> None:
        """Put what is half typed on the disk now."""
        self._draft_timer.flush()

    def take_key(self, event: QKeyEvent) -> bool:
        return self.line.take_key(event)

    def note_to_tag(self) -> NoteId | None:
        """The selected note, or else the one kept last."""
        if self.list.selected_id():
            return NoteId(self.list.selected_id())
        last = self._desk.read.last_note(self._interview.id) if self._interview else None
        return last.id if last else None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self._question)
        column.addWidget(self.line)

    def _connect(self) -> None:
        self.line.line_started.connect(self._begin)
        self.line.text_changed.connect(self._draft_timer.poke)
        self.line.kept.connect(self._keep)
        self.line.mend_asked.connect(self._begin_mending)
        self.line.mend_left.connect(self._leave_mending)
        self.line.lines_pasted.connect(self._ask_about_paste)
        self._question.one_wanted.connect(self._paste_as_one)
        self._question.each_wanted.connect(self._paste_each)
        self.list.selected.connect(self._place.focus.look_at_note)
        self.list.edit_committed.connect(self._reword)
        self.list.delete_asked.connect(self._delete)
        self.list.time_shift_asked.connect(self._shift)
        self._place.theme_changed.connect(self._wear)

    def _wear(self) -> None:
        self.list.set_theme(self._place.theme)
        self.line.set_theme(self._place.theme)
        self._refresher.now()

    def _refresh(self) -> None:
        if self._interview is None:
            self.list.show_rows([])
            return
        interview = self._interview = interviews.get(self._desk, self._interview.id)
        snapshot = snapshots.of_interview(self._desk, interview.id)
        quoted = None
        if snapshot is not None and snapshot.quote_id:
            quoted = next((c.note_id for c in snapshots.quote_choices(self._desk, interview.id) if c.is_chosen), None)
        found = notes.of_interview(self._desk, interview.id)
        self.list.show_rows(rows_of(found, self._desk.read.tags(interview.id), self._place.theme, quoted))

    def _begin(self) -> None:
        if self._interview is None or self._started is not None:
            return
        instant = self._desk.clock.now()
        keyed = interviews.elapsed_ms(self._desk, self._interview, instant)
        self._started = Started(notes.new_note_id(), keyed, instant)
        self.line.set_stamp(clock_text(max(0, keyed - self._interview.reaction_offset_ms)))

    def _save_draft(self) -> None:
        if self._interview is None:
            return
        started = self._started or Started(notes.new_note_id(), 0)
        draft = Draft(
            interview_id=self._interview.id,
            note_id=started.note_id,
            text=self.line.text(),
            keyed_ms=started.keyed_ms,
            mends_id=self._mending,
        )
        try:
            notes.save_draft(self._desk, draft)
        except DeskError as error:
            self._place.explain(error)

    def _restore_draft(self, interview_id: InterviewId) -> None:
        draft = notes.draft_of(self._desk, interview_id)
        if draft is None:
            return
        if draft.mends_id is not None:
            self._mending = draft.mends_id
            self.line.begin_mending(draft.text)
            return
        self._started = Started(draft.note_id, draft.keyed_ms)
        self.line.restore(draft.text)
        self.line.set_stamp(clock_text(draft.keyed_ms))

    def _keep(self, text: str) -> None:
        if self._interview is None:
            return
        try:
            note = self._mend(self._mending, text) if self._mending else self._keep_new(text)
        except DeskError as error:
            self._place.explain(error)
            return
        self._forget_line()
        self.kept.emit(note.id)

    def _keep_new(self, text: str) -> Note:
        assert self._interview is not None
        started = self._started or Started(notes.new_note_id(), interviews.elapsed_ms(self._desk, self._interview))
        if self._interview.status is InterviewStatus.PLANNED:
            self._interview = interviews.start_clock(self._desk, self._interview.id, started.instant)
        now = interviews.elapsed_ms(self._desk, self._interview)
        stamp = notes.Stamp(started.keyed_ms, now)
        return notes.keep(self._desk, self._interview.id, text, stamp, note_id=started.note_id)

    def _mend(self, note_id: NoteId, text: str) -> Note:
        return notes.reword(self._desk, note_id, text)

    def _forget_line(self) -> None:
        self._draft_timer.cancel()
        self._started, self._mending = None, None
        self.line.clear_after_keep()

    def _begin_mending(self) -> None:
        last = self._desk.read.last_note(self._interview.id) if self._interview else None
        if last is not None:
            self._mending = last.id
            self.list.select(last.id)
            self.line.begin_mending(_as_typed(last, self._place))

    def _leave_mending(self) -> None:
        self._mending = None
        self._draft_timer.cancel()
        self._save_draft()

    def _ask_about_paste(self, lines: list[str]) -> None:
        self._question.ask(lines)

    def _paste_as_one(self, lines: list[str]) -> None:
        self.line.insert("\n".join(lines))

    def _paste_each(self, lines: list[str]) -> None:
        if self._interview is None:
            return
        try:
            with self._desk.change("Paste notes"):
                for line in lines:
                    if line.strip():
                        self._keep_new(line)
        except DeskError as error:
            self._place.explain(error)

    def _reword(self, note_id: str, text: str) -> None:
        self._try(lambda: notes.edit_text(self._desk, NoteId(note_id), text))

    def _delete(self, note_id: str) -> None:
        self._try(lambda: notes.delete(self._desk, NoteId(note_id)))
        self._place.tell(tr("Note deleted. Ctrl+Z brings it back."))

    def _shift(self, note_id: str, by_ms: int) -> None:
        self._try(lambda: notes.shift(self._desk, NoteId(note_id), by_ms))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except DeskError as error:
            self._place.explain(error)


def _as_typed(note: Note, place: Workplace) -> str:
    """The text with its sign in front, so that mending shows and may change what it is."""
    sign = place.theme.typed_sign(note.kind.value)
    if sign:
        return f"{sign} {note.text}"
    return note.text[:1] + note.text if note.text[:1] in SIGNS else note.text
