"""Notes of one interview: the list, the line, drafts on the disk, stamps from the first key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.errors import DeskError, RuleBroken
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, clock_text
from discovery_desk.domain.note import Note, NoteId, Speaker, as_typed, is_keepable, signs_in_force
from discovery_desk.domain.private_data import masked
from discovery_desk.host.clock import Instant
from discovery_desk.services import interviews, notes, prompting
from discovery_desk.storage.drafts import Draft
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.quiet_timer import QuietTimer
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.notes.note_line import NoteLine
from discovery_desk.ui.notes.note_list import NoteList
from discovery_desk.ui.notes.note_row import Span
from discovery_desk.ui.notes.note_verbs import NoteVerbs
from discovery_desk.ui.notes.paste_question import PasteQuestion
from discovery_desk.ui.notes.talk_rows import SHOWN, TalkRows
from discovery_desk.ui.notes.times_strip import TimesStrip

COMPACT_ROWS = 3
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
        self._is_draft_safe = True
        self.verbs = NoteVerbs(place, self.note_to_tag)
        self.list = NoteList(place.theme, commit=self.verbs.reword, split=self._split, retime=self.verbs.retime)
        self._signs = signs_in_force(place.settings.signs)
        self.line = NoteLine(place.theme, self._signs)
        self.line.completion.ask = self._tag_names
        self._question = PasteQuestion()
        self.times = TimesStrip()
        self._is_compact = False
        self._draft_timer = QuietTimer(DRAFT_WAIT_MS, self._save_draft, self)
        self._lay_out()
        self._connect()
        self._rows = TalkRows(place, self._spans_of)
        self._refresher = Refresher(place.bridge, self, (*SHOWN, Interview), self._refresh, self._follow)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        """Also brings back what was half typed when the interview was last open."""
        self.flush()
        self._question.forget()
        self.times.hide()
        self._started, self._mending = None, None
        self._interview = interviews.get(self._desk, interview_id) if interview_id else None
        self.line.setEnabled(self._interview is not None)
        self.line.restore("")
        if self._interview is not None:
            self._restore_drafts(self._interview)
        self._refresher.now()

    def flush(self) -> bool:
        """Put what is half typed on the disk now, in the line and in the list; False when that failed."""
        is_kept = self.list.finish_editing()
        self.line.editor.finish_composing()
        self._draft_timer.flush()
        return is_kept and self._is_draft_safe

    def take_key(self, event: QKeyEvent) -> bool:
        return self.line.take_key(event)

    def mask_line(self, clear: Collection[str]) -> None:
        """What is half typed, and what is set aside for mending, without these words."""
        self.line.editor.finish_composing()
        self.line.rewrite(lambda text: masked(text, clear))
        if self.line.text():
            self._draft_timer.poke()

    def strips(self) -> tuple[QWidget, ...]:
        """What may stand between list and line and take the keys."""
        return (self._question,)

    def mark_now(self) -> None:
        """An empty mark at this moment of the talk in view, or else of the one that runs; the line stays as it is."""
        instant = self._desk.clock.now()
        seen = interviews.get(self._desk, self._interview.id) if self._interview else None
        marked = seen if seen and not seen.is_over else interviews.live(self._desk)
        if marked is None:
            self._place.explain(RuleBroken("nothing-live"))
        else:
            self._place.attempt(lambda: self._mark(marked.id, instant))

    def _mark(self, interview_id: InterviewId, instant: Instant) -> None:
        interview = interviews.start_clock(self._desk, interview_id, instant)
        pressed = interviews.elapsed_ms(self._desk, interview, instant)
        note = notes.mark(self._desk, interview.id, notes.Stamp(pressed, pressed))
        if not self.list.isVisible():
            self._place.tell(tr("Marked at {time}").format(time=clock_text(note.at_ms)))

    def edit_time(self) -> None:
        """Of the note that keys act on, in the list."""
        note_id = self.note_to_tag()
        if note_id is None:
            self._place.explain(RuleBroken("no-note"))
        else:
            self.list.edit_time(note_id)

    def join(self) -> None:
        """The note that keys act on with the one before it, which is selected where the other one was."""
        note_id = self.note_to_tag()
        before = self._rows.before(note_id) if note_id else None
        was_selected = note_id is not None and self.list.selected_id() == note_id
        if self.verbs.join() and was_selected and before is not None:
            self.list.select(before)
            self._look_at(before)

    def ask_for_times(self) -> None:
        """Open the strip that moves all notes of the talk."""
        if self._interview is not None:
            self.times.ask(self._interview.reaction_offset_ms)

    def set_compact(self, is_compact: bool) -> None:
        """The last three rows and the line, for a small window that stays on top."""
        self._is_compact = is_compact
        self.line.show_hints(not is_compact)
        self._refresher.now()

    def lend_line(self) -> NoteLine:
        """The line alone, for the veil, until `take_line_back`."""
        self._column.removeWidget(self.line)
        return self.line

    def take_line_back(self) -> None:
        self._column.addWidget(self.line)
        self.line.show()

    def note_to_tag(self) -> NoteId | None:
        """The selected note, or else the one kept last."""
        if self._rows.is_note(self.list.selected_id()):
            return NoteId(self.list.selected_id())
        last = self._desk.read.last_note(self._interview.id) if self._interview else None
        return last.id if last else None

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.times)
        column.addWidget(self._question)
        column.addWidget(self.line)

    def _connect(self) -> None:
        self.line.line_started.connect(self._begin)
        self.line.text_changed.connect(self._follow_typing)
        self.line.kept.connect(self._keep)
        self.line.mend_asked.connect(self._begin_mending)
        self.line.mend_left.connect(self._leave_mending)
        self.line.lines_pasted.connect(self._ask_about_lines)
        self.line.paste_refused.connect(self._place.explain)
        self._question.left.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self._question.one_wanted.connect(self._paste_as_one)
        self._question.each_wanted.connect(self._paste_each)
        self.times.left.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self.times.shift_wanted.connect(self._shift_all)
        self.times.offset_wanted.connect(self._set_offset)
        self.list.selected.connect(self._look_at)
        self.list.paste_refused.connect(self._place.explain)
        self.list.delete_asked.connect(self.verbs.delete)
        self._place.theme_changed.connect(self._wear)
        self._place.settings_changed.connect(self._follow_settings)

    def _tag_names(self) -> tuple[str, ...]:
        """Nothing while the file is busy: a word is typed without an offer then."""
        try:
            return notes.tag_names_by_use(self._desk)
        except DeskError:
            return ()

    def _follow_settings(self) -> None:
        self._signs = signs_in_force(self._place.settings.signs)
        self.line.set_signs(self._signs)
        self._refresher.now()
        if self.line.text():
            self._draft_timer.poke()  # a draft is read with the signs that are in force then

    def _wear(self) -> None:
        self.list.set_theme(self._place.theme)
        self.line.set_theme(self._place.theme)
        self._refresher.now()

    def _refresh(self) -> None:
        if self._interview is None:
            self.list.show_rows([])
            return
        self._interview = interviews.get(self._desk, self._interview.id)
        self._rows.read(self._interview.id)
        self._show_rows(None)

    def _follow(self, changes: ChangeSet) -> bool:
        """Read again only the rows that changed: the path from Enter to the painted row."""
        if self._interview is None:
            return False
        self._interview = interviews.get(self._desk, self._interview.id)
        stale = self._rows.follow(changes)
        if stale is None:
            return False
        self._show_rows(stale)
        return True

    def _show_rows(self, stale: Collection[str] | None) -> None:
        heads = self._rows.heads
        if self._is_compact:
            heads = [head for head in heads[-4 * COMPACT_ROWS :] if self._rows.is_note(head.id)][-COMPACT_ROWS:]
        self.list.show_heads(heads, self._rows.row, stale)

    def _begin(self) -> None:
        if self._interview is not None and self._started is None:
            self._stamp(self._started_now(), self._interview)

    def _started_now(self) -> Started:
        instant = self._desk.clock.now()
        elapsed = interviews.elapsed_ms(self._desk, self._interview, instant) if self._interview else 0
        return Started(notes.new_note_id(), elapsed, instant)

    def _stamp(self, started: Started, interview: Interview) -> None:
        self._started = started
        self.line.set_stamp(clock_text(max(0, started.keyed_ms - interview.reaction_offset_ms)))

    def _follow_typing(self, text: str) -> None:
        """A line emptied is a line not begun: what is typed next has a first key of its own."""
        if not text and self._mending is None:
            self._draft_timer.cancel()
            self._save_draft()
            self._started = None
            self.line.set_stamp("")
        else:
            self._draft_timer.poke()

    def _save_draft(self) -> None:
        draft = self._draft()
        if draft is not None:
            self._is_draft_safe = self._place.attempt(lambda: notes.save_draft(self._desk, draft))

    def _draft(self) -> Draft | None:
        if self._interview is None:
            return None
        if self._mending is not None:
            return Draft(
                interview_id=self._interview.id,
                note_id=self._mending,
                text=self.line.text(),
                keyed_ms=0,
                mends_id=self._mending,
            )
        if self._started is None:
            return None
        return Draft(
            interview_id=self._interview.id,
            note_id=self._started.note_id,
            text=self.line.text(),
            keyed_ms=self._started.keyed_ms,
        )

    def _restore_drafts(self, interview: Interview) -> None:
        """The line that was begun, and on top of it the note that was being mended."""
        begun = notes.draft_of(self._desk, interview.id)
        if begun is not None:
            self.line.restore(begun.text)
            self._stamp(Started(begun.note_id, begun.keyed_ms), interview)
        mended = notes.mending_of(self._desk, interview.id)
        if mended is not None:
            self._mending = mended.mends_id
            self.line.begin_mending(mended.text)

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

    def _mend(self, note_id: NoteId, text: str) -> Note:
        return notes.reword(self._desk, note_id, text, signs=self._signs)

    def _keep_new(self, text: str) -> Note:
        started = self._started or self._started_now()
        return self._keep_as(started, text)

    def _keep_as(self, started: Started, text: str) -> Note:
        assert self._interview is not None
        if self._interview.status is InterviewStatus.PLANNED:
            self._interview = interviews.start_clock(self._desk, self._interview.id, started.instant)
        now = interviews.elapsed_ms(self._desk, self._interview)
        stamp = notes.Stamp(started.keyed_ms, now)
        return notes.keep(self._desk, self._interview.id, text, stamp, note_id=started.note_id, signs=self._signs)

    def _forget_line(self) -> None:
        """After mending, the line that was begun before is there again, with its own first key."""
        self._draft_timer.cancel()
        self._is_draft_safe = True
        was_mending, self._mending = self._mending is not None, None
        if not was_mending:
            self._started = None
        self.line.clear_after_keep()
        if was_mending and self._started is not None and self._interview is not None:
            self._stamp(self._started, self._interview)

    def _begin_mending(self) -> None:
        last = self._desk.read.last_note(self._interview.id) if self._interview else None
        if last is not None:
            self.flush()  # what is half typed is set aside in the line, and has to be on the disk before
            self._mending = last.id
            self.list.select(last.id)
            self.line.begin_mending(as_typed(last.kind, last.text, self._signs))

    def _leave_mending(self) -> None:
        """Esc: the note is as it was, and so is the line."""
        self._draft_timer.cancel()
        if self._mending is not None and self._interview is not None:
            empty = Draft(
                interview_id=self._interview.id, note_id=self._mending, text="", keyed_ms=0, mends_id=self._mending
            )
            self._place.attempt(lambda: notes.save_draft(self._desk, empty))
        self._mending = None
        if self._started is not None and self._interview is not None:
            self._stamp(self._started, self._interview)

    def _ask_about_lines(self, lines: list[str]) -> None:
        self._place.attempt(lambda: self._question.ask(lines, self.line.editor.room()))

    def _paste_as_one(self, lines: list[str]) -> None:
        self._place.attempt(lambda: self.line.insert("\n".join(lines)))

    def _paste_each(self, lines: list[str]) -> None:
        """Every line is a note of its own; what is half typed stays in the line."""
        if self._interview is None:
            return
        if self._interview.status is InterviewStatus.PLANNED:
            # On its own, before: starting the clock must not become part of a step that can be undone.
            self._interview = interviews.start_clock(self._desk, self._interview.id)
        with_words = [line for line in lines if is_keepable(line, self._signs)]
        self._place.attempt(lambda: self._keep_each(with_words))

    def _keep_each(self, lines: list[str]) -> None:
        with self._desk.change("Paste notes"):
            for line in lines:
                self._keep_as(self._started_now(), line)

    def _split(self, note_id: str, before: str, after: str) -> bool:
        """The reader goes on at the second half."""
        is_done = self.verbs.split(note_id, before, after)
        second = self._rows.after(note_id) if is_done else None
        if second is not None:
            self.list.select(second)
            self._look_at(second)
        return is_done

    def _spans_of(self, note: Note) -> tuple[Span, ...]:
        """What in a participant's words is worth a second look; asked for rows that are seen."""
        if note.speaker is not Speaker.PARTICIPANT or self._interview is None:
            return ()
        found = prompting.spans_of(note.text, self._interview.notes_language, self._place.settings)
        return tuple(Span(*one) for one in found)

    def _look_at(self, row_id: str) -> None:
        self._place.focus.look_at_note(row_id if self._rows.is_note(row_id) else "")

    def _shift_all(self, by_s: int) -> None:
        if self._interview is not None and self.verbs.shift_all(self._interview.id, by_s):
            self.times.leave()

    def _set_offset(self, offset_s: int) -> None:
        if self._interview is not None and self.verbs.set_offset(self._interview.id, offset_s):
            self.times.leave()
