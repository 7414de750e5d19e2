"""Looks over the page while the talk goes on: which parts are there, and what is still to be done."""

from __future__ import annotations

from collections.abc import Collection

from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus
from discovery_desk.domain.lint.opportunity import Proof
from discovery_desk.domain.note import Note, NoteId, NoteKind, is_wordless
from discovery_desk.domain.opportunity import OpportunityId, SolutionRequest
from discovery_desk.domain.page_check import FEWEST_MOMENTS, Gap, Known, Part, gaps
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.participant import PhotoKind, QuickFact
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.services import interviews, linting, snapshots
from discovery_desk.services.desk import Desk

EXPOSING = (Mask.THIRD_PERSONS, Mask.CONTACT)  # nobody is asked about these: a page tells of them until they are masked


def parts_there(desk: Desk, interview_id: InterviewId) -> frozenset[Part]:
    """Without reading every note: this is asked after each of them."""
    person = interviews.participant_of(desk, interviews.get(desk, interview_id))
    has = {
        Part.PORTRAIT: person.photo_kind is not PhotoKind.PHOTO or person.picture_id is not None,
        Part.QUOTE: snapshots.has_quote_choices(desk, interview_id),
        Part.MAP: len(desk.read.moments(interview_id)) >= FEWEST_MOMENTS,
        Part.OPPORTUNITIES: bool(snapshots.on_page(desk, interview_id)),
        Part.FACTS: bool(desk.read.where(QuickFact, participant_id=person.id)),
    }
    return frozenset(part for part, is_there in has.items() if is_there)


def gaps_of(desk: Desk, page: SnapshotPage) -> tuple[Gap, ...]:
    return gaps(page, known_of(desk, page))


def known_of(desk: Desk, page: SnapshotPage) -> Known:
    interview = page.interview
    person = interviews.participant_of(desk, interviews.get(desk, interview.id))  # a page may have left things out
    evidence = desk.read.evidence(interview.id)
    ideas = desk.read.where(SolutionRequest, interview_id=interview.id)
    exposed = _exposed(desk, page)
    return Known(
        parts=parts_there(desk, interview.id),
        proven=evidence.keys(),
        weak=_weak(desk, page, evidence),
        has_photo=person.photo_kind is PhotoKind.PHOTO and person.picture_id is not None,
        has_photo_leave=person.photo_allowed is True,
        is_quote_of_theirs=_is_of_theirs(desk, page.quote.note_id if page.quote else None),
        wordless_marks=_wordless_marks(desk, interview.id),
        open_ideas=sum(not idea.answer for idea in ideas),
        third_persons=exposed.get(Mask.THIRD_PERSONS, 0),
        contacts=exposed.get(Mask.CONTACT, 0),
        days=_days(desk, interview),
    )


def _is_of_theirs(desk: Desk, note_id: NoteId | None) -> bool:
    note = desk.read.get(Note, note_id) if note_id else None
    return note is not None and note.kind is NoteKind.QUOTE


def _weak(
    desk: Desk, page: SnapshotPage, evidence: dict[OpportunityId, tuple[NoteId, ...]]
) -> frozenset[OpportunityId]:
    """Those that rest on notes, and on none that tells of one time."""
    found = []
    for one in page.opportunities:
        proofs = proofs_of(desk, page.interview, evidence.get(one.id, ()))
        if proofs and all(proof.is_weak for proof in proofs):
            found.append(one.id)
    return frozenset(found)


def proofs_of(desk: Desk, interview: Interview, notes: Collection[NoteId]) -> tuple[Proof, ...]:
    """The notes of an opportunity, as far as their words make them weak."""
    read = (desk.read.get(Note, note_id) for note_id in notes)
    return tuple(
        linting.proof(note.text, language=interview.notes_language, is_parked=note.is_parked)
        for note in read
        if note is not None
    )


def _wordless_marks(desk: Desk, interview_id: InterviewId) -> int:
    marks = desk.read.where(Note, interview_id=interview_id, kind=NoteKind.MARK.value)
    return sum(
        is_wordless(mark.kind, mark.text)
        and not mark.is_withdrawn
        and not desk.read.where(Note, interview_id=interview_id, completes_id=mark.id)
        for mark in marks
    )


def _exposed(desk: Desk, page: SnapshotPage) -> dict[Mask, int]:
    """How many others stand on the page by name and how much contact data, in whatever part of it and form."""
    masked = snapshots.page(desk, page.interview.id, EXPOSING).withheld
    there = {mask: one.count for one in masked for mask in EXPOSING if one.what is mask}
    gone = {one.what for one in page.withheld}
    return {mask: count for mask, count in there.items() if mask not in gone}


def _days(desk: Desk, interview: Interview) -> int:
    """Since the talk, while its page has not been made."""
    if interview.status is not InterviewStatus.ENDED or interview.on is None:
        return 0
    return max(0, (desk.clock.now().today - interview.on).days)
