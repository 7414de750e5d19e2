"""What can be done with a kept note from the window: by key, from the menu, in the list."""

from __future__ import annotations

from collections.abc import Callable

from discovery_desk.domain.errors import DeskError, RuleBroken
from discovery_desk.domain.interview import InterviewId, clock_near
from discovery_desk.domain.moment import MomentId
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.services import moments, note_parts, note_times, notes
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

STEP_MS = 5000


class NoteVerbs:
    """Each says whether it could; what a rule or the world forbids is told. `chosen` is the note that keys act on."""

    def __init__(self, place: Workplace, chosen: Callable[[], NoteId | None]) -> None:
        self._place, self._desk, self._chosen = place, place.desk, chosen

    def reword(self, note_id: str, text: str) -> bool:
        return self._place.attempt(lambda: notes.edit_text(self._desk, NoteId(note_id), text))

    def split(self, note_id: str, before: str, after: str) -> bool:
        return self._place.attempt(
            lambda: note_parts.split(self._desk, NoteId(note_id), len(before), text=before + after)
        )

    def retime(self, note_id: str, typed: str) -> bool:
        return self._place.attempt(lambda: self._retime(notes.get(self._desk, NoteId(note_id)), typed))

    def delete(self, note_id: str) -> bool:
        try:
            boxes = notes.delete(self._desk, NoteId(note_id))
        except DeskError as error:
            self._place.explain(error)
            return False
        words = tr("Note deleted. Ctrl+Z brings it back.")
        if boxes:
            words = tr("Note deleted; its box stays on the map. Ctrl+Z brings the note back.")
        self._place.tell(words)
        return True

    def delete_chosen(self) -> bool:
        note_id = self._chosen()
        return note_id is not None and self.delete(note_id)

    def step(self, by: int) -> bool:
        """So many steps later, or earlier where it is negative."""
        return self._with_chosen(lambda note_id: notes.shift(self._desk, note_id, by * STEP_MS))

    def join(self) -> bool:
        return self._with_chosen(lambda note_id: note_parts.join(self._desk, note_id))

    def to_map(self) -> bool:
        """A box of its own at the end of the story."""
        return self._with_chosen(lambda note_id: moments.add_from_note(self._desk, notes.get(self._desk, note_id)))

    def to_chosen_moment(self) -> bool:
        """One more source of the box that is chosen on the map."""
        return self._with_chosen(lambda note_id: self._rest(note_id, self._place.focus.moment))

    def shift_all(self, interview_id: InterviewId, by_s: int) -> bool:
        return self._place.attempt(lambda: note_times.shift_all(self._desk, interview_id, by_s * 1000))

    def set_offset(self, interview_id: InterviewId, offset_s: int) -> bool:
        return self._place.attempt(lambda: note_times.set_reaction_offset(self._desk, interview_id, offset_s * 1000))

    def _with_chosen(self, act: Callable[[NoteId], object]) -> bool:
        note_id = self._chosen()
        if note_id is None:
            self._place.explain(RuleBroken("no-note"))
            return False
        return self._place.attempt(lambda: act(note_id))

    def _retime(self, note: Note, typed: str) -> None:
        at_ms = clock_near(typed, note.at_ms)
        if at_ms is None:
            raise RuleBroken("note-time", typed)
        note_times.retime(self._desk, note.id, at_ms)

    def _rest(self, note_id: NoteId, moment: str) -> None:
        if not moment:
            raise RuleBroken("no-moment")
        moments.rest_on(self._desk, MomentId(moment), note_id)
