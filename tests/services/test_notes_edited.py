"""Changing the words of a note, and what it is."""

from __future__ import annotations

from discovery_desk.domain.note import NoteKind
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk


def test_editing_in_place_leaves_a_sign_at_the_start_alone(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Somebody")
    note = notes.keep(desk, interview.id, "> said #pain")
    edited = notes.edit_text(desk, note.id, "> 5 boxes, #3 last")
    assert (edited.kind, edited.text, edited.is_edited) == (NoteKind.QUOTE, "> 5 boxes, #3 last", True)
    assert desk.read.tags(interview.id) == {note.id: ("pain",)}


def test_a_note_mended_into_a_feeling_belongs_to_the_moment_told_last(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Somebody")
    notes.keep(desk, interview.id, "+ waits")
    note = notes.keep(desk, interview.id, "ashamed")
    notes.reword(desk, note.id, "~ ashamed")
    (moment,) = desk.read.moments(interview.id)
    assert moment.feeling == "ashamed"
    assert note.id in desk.read.sources(interview.id)[moment.id]
