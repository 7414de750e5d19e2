"""The second look at the notes of a talk: one decision each, one undo step each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from discovery_desk.domain.cues import find_cues
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import SIGNS, Note, NoteId, NoteKind
from discovery_desk.domain.triage import Triage, Unsettled
from discovery_desk.host.settings import Settings
from discovery_desk.services import debrief, interviews, linting, notes
from discovery_desk.services.desk import Desk

USUAL = Settings()


@dataclass(frozen=True, slots=True)
class Look:
    """A note with its tags, between the ones before and after it in the talk."""

    note: Note
    tags: tuple[str, ...]
    before: Note | None
    after: Note | None


def begin(desk: Desk, interview_id: InterviewId, settings: Settings = USUAL) -> Triage:
    """Words that the person does not want to hear of are no reason to look again."""
    lists = linting.cue_lists(interviews.get(desk, interview_id).notes_language)

    def find_cue(note: Unsettled) -> str:
        if not settings.hears_cues:
            return ""
        found = find_cues(note.text, lists, is_participant=note.is_participant, silent=settings.silent_words)
        return found[0].match if found else ""

    return Triage(desk.read.unsettled(interview_id), find_cue)


def look(desk: Desk, note_id: NoteId) -> Look:
    """Raises `NotFound` when it has gone meanwhile."""
    note = notes.get(desk, note_id)
    before, after = desk.read.neighbours(note)
    return Look(note, desk.read.tags_of(note_id), before, after)


def settle(desk: Desk, note_id: NoteId) -> None:
    """It is fine as it is."""
    with desk.change("Settle a note") as unit:
        unit.put(replace(notes.get(desk, note_id), is_settled=True))


def tag(desk: Desk, note_id: NoteId, name: str) -> None:
    """Give it the tag, or take the tag off; either way it has been looked at."""
    with desk.change("Tag a note"):
        notes.toggle_tag(desk, note_id, name)
        settle(desk, note_id)


def turn_into(desk: Desk, note_id: NoteId, kind: NoteKind) -> None:
    """Make it that kind, with what the kind brings. What is to be asked later is settled only when it is asked."""
    with desk.change("Change the kind of a note"):
        notes.set_kind(desk, note_id, kind)
        if kind is not NoteKind.ASK_LATER:
            settle(desk, note_id)


def edit(desk: Desk, note: Note, line: str, *, is_finished: bool = True, signs: Mapping[str, NoteKind] = SIGNS) -> None:
    """Put the words that stand in the line now in the place of those of `note`, which is the note as it was before.

    A mark becomes what its line says. Everything typed is one undo step, and the old words put back are none.
    """
    is_mark = note.kind is NoteKind.MARK
    with desk.change("Edit a note", merge_key=f"edit {note.id}") as unit:
        if is_mark and line == note.text:
            unit.put(note)
        elif is_mark:
            debrief.word_mark(desk, note.id, line, is_finished=is_finished, signs=signs)
        elif line.strip():
            edited = notes.edit_text(desk, note.id, line)
            unit.put(replace(edited, is_edited=note.is_edited or edited.text != note.text))
