"""What of a talk may not leave the desk, from what the person said and from the masks of this copy."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from discovery_desk.domain.consent import ConsentScope, in_force
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import Note, NoteKind
from discovery_desk.domain.page_privacy import SCOPES, Mask, Privacy, reasons
from discovery_desk.domain.snapshot import Quote
from discovery_desk.services import consent, interviews, third_persons
from discovery_desk.services.desk import Desk


def of_interview(desk: Desk, interview_id: InterviewId, masks: Collection[Mask] = ()) -> Privacy:
    said = consent.entries(desk, interview_id)
    person = interviews.participant_of(desk, interviews.get(desk, interview_id))
    withheld = reasons(said, person, masks)
    asked = in_force(said)
    notes = desk.read.set_aside(interview_id) if ConsentScope.NOTES in asked else ()
    return Privacy(
        withheld=withheld,
        people=third_persons.to_mask(desk, interview_id) if Mask.THIRD_PERSONS in withheld else (),
        spoken=tuple(_spoken(desk, interview_id)) if Mask.QUOTE in withheld else (),
        unasked=tuple(scope for scope in SCOPES.values() if scope not in asked),
        notes_withdrawn=sum(_is_withdrawn(desk, note) for note in notes),
    )


def _is_withdrawn(desk: Desk, note_id: str) -> bool:
    note = desk.read.get(Note, note_id)
    return note is not None and note.is_withdrawn


def _spoken(desk: Desk, interview_id: InterviewId) -> Iterator[str]:
    """Every line of theirs, worded for the page or as it was noted."""
    for quote in desk.read.where(Quote, interview_id=interview_id):
        yield from (quote.text, quote.original)
    for note in desk.read.where(Note, interview_id=interview_id, kind=NoteKind.QUOTE.value):
        yield from (note.text, note.original)
