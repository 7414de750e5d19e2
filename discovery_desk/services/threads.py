"""What to come back to: notes to ask about later, picked up before the talk ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.note import Note, NoteId, NoteKind, NoteTag, Tag
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk

COME_BACK = "follow-up"


def is_open_thread(note: Note, tags: Iterable[str]) -> bool:
    """A note of ours to ask about, or one of theirs that was marked, until it has been asked."""
    return not note.is_settled and (note.kind is NoteKind.ASK_LATER or COME_BACK in tags)


def come_back_to(desk: Desk, note_id: NoteId) -> bool:
    """Mark a note to come back to, or take the mark away; True when it is marked now. The note stays what it is.

    Raises `RuleBroken("empty")` for a mark without words.
    """
    note = notes.get(desk, note_id)
    if not note.text:
        raise RuleBroken("empty")
    is_ours, is_tagged = note.kind is NoteKind.ASK_LATER, _is_tagged(desk, note_id)
    is_open = is_open_thread(note, [COME_BACK] if is_tagged else [])
    with desk.change("Come back to a note") as unit:
        unit.put(replace(note, is_settled=is_open and is_ours))
        if not is_ours and is_open == is_tagged:
            notes.toggle_tag(desk, note_id, COME_BACK)
    return not is_open


def _is_tagged(desk: Desk, note_id: NoteId) -> bool:
    tags = desk.read.where(Tag, name=COME_BACK)
    return bool(tags and desk.read.where(NoteTag, note_id=note_id, tag_id=tags[0].id))


def ask(desk: Desk, note_id: NoteId) -> None:
    """The thread has been asked about: it is logged and settled in one step."""
    note = notes.get(desk, note_id)
    with desk.change("Thread asked") as unit:
        interviews.log_prompt(desk, note.interview_id, note.text, was_asked=True)
        unit.put(replace(note, is_settled=True))
