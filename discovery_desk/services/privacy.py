"""What of a talk may not leave the desk, from what the person said and from the masks of this copy."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from discovery_desk.domain.consent import ConsentScope, in_force
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import Note, NoteId, NoteKind
from discovery_desk.domain.page_privacy import SCOPES, Mask, Privacy, reasons
from discovery_desk.domain.snapshot import Quote
from discovery_desk.services import consent, interviews, third_persons
from discovery_desk.services.desk import Desk


def of_interview(desk: Desk, interview_id: InterviewId, masks: Collection[Mask] = ()) -> Privacy:
    said = consent.entries(desk, interview_id)
    person = interviews.participant_of(desk, interviews.get(desk, interview_id))
    withheld = reasons(said, person, masks)
    asked = in_force(said)
    return Privacy(
        withheld=withheld,
        people=third_persons.to_mask(desk, interview_id) if Mask.THIRD_PERSONS in withheld else (),
        spoken=tuple(_spoken(desk, interview_id)) if Mask.QUOTE in withheld else (),
        unasked=tuple(scope for scope in SCOPES.values() if scope not in asked),
        notes_withdrawn=_notes_withdrawn(desk, interview_id) if ConsentScope.NOTES in asked else 0,
    )


def are_notes_refused(desk: Desk, interview_id: InterviewId) -> bool:
    """They said no and never yes. Where a yes is taken back, somebody says which notes go with it."""
    said = [one for one in consent.entries(desk, interview_id) if one.scope is ConsentScope.NOTES]
    return bool(said) and not any(one.is_given for one in said)


def set_aside(desk: Desk, interview_id: InterviewId) -> frozenset[NoteId]:
    """Notes on which nothing rests that is shown to others: withdrawn, parked, or never agreed to."""
    if are_notes_refused(desk, interview_id):
        return frozenset(note.id for note in desk.read.notes(interview_id))
    return desk.read.set_aside(interview_id)


def _notes_withdrawn(desk: Desk, interview_id: InterviewId) -> int:
    aside = set_aside(desk, interview_id)
    if not aside or are_notes_refused(desk, interview_id):
        return len(aside)
    return sum(note.is_withdrawn for note in desk.read.notes(interview_id))


def _spoken(desk: Desk, interview_id: InterviewId) -> Iterator[str]:
    """Every line of theirs, worded for the page or as it was noted."""
    for quote in desk.read.where(Quote, interview_id=interview_id):
        yield from (quote.text, quote.original)
    for note in desk.read.where(Note, interview_id=interview_id, kind=NoteKind.QUOTE.value):
        yield from (note.text, note.original)
