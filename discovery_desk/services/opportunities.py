"""Needs, pain points and desires heard in an interview, each resting on notes."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.domain.note import Note, NoteId, worded
from discovery_desk.domain.opportunity import (
    Evidence,
    EvidenceId,
    Opportunity,
    OpportunityId,
    OpportunityKind,
    SolutionRequest,
)
from discovery_desk.domain.opportunity_tree import Placement
from discovery_desk.domain.story import Story
from discovery_desk.host.ids import new_id
from discovery_desk.services import moments
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


def get(desk: Desk, opportunity_id: OpportunityId) -> Opportunity:
    found = desk.read.get(Opportunity, opportunity_id)
    if found is None:
        raise NotFound("opportunity", opportunity_id)
    return found


def of_interview(desk: Desk, interview_id: InterviewId) -> tuple[Opportunity, ...]:
    """In the order in which they were heard, without drafts."""
    everything = desk.read.where(Opportunity, order="rank", interview_id=interview_id)
    return tuple(one for one in everything if not one.is_draft)


def from_note(unit: UnitOfWork, note: Note) -> Opportunity:
    """As it was typed, resting on its own note, on the moment told last."""
    last = moments.told_last(unit, note.interview_id)
    made = _new(unit, note.interview_id, note.text, last.id if last else None)
    _rest_on(unit, made.id, note.id)
    return made


def add(desk: Desk, interview_id: InterviewId, text: str, kind: OpportunityKind | None = None) -> Opportunity:
    with desk.change("Add an opportunity") as unit:
        made = replace(_new(unit, interview_id, worded(text), None), kind=kind)
        unit.put(made)
        return made


def reword(desk: Desk, opportunity_id: OpportunityId, text: str) -> None:
    with desk.change("Reword an opportunity") as unit:
        unit.put(replace(get(desk, opportunity_id), text=worded(text)))


def star(desk: Desk, opportunity_id: OpportunityId, *, is_starred: bool) -> None:
    with desk.change("Star an opportunity") as unit:
        unit.put(replace(get(desk, opportunity_id), is_starred=is_starred))


def hang(desk: Desk, opportunity_id: OpportunityId, moment_id: MomentId | None) -> None:
    """Hang it on the box of the map where it arose, or take it off. Raises `RuleBroken("two-interviews")`."""
    opportunity = get(desk, opportunity_id)
    if moment_id is not None and moments.get(desk, moment_id).interview_id != opportunity.interview_id:
        raise RuleBroken("two-interviews")
    with desk.change("Hang an opportunity" if moment_id else "Take an opportunity off the map") as unit:
        hung = replace(opportunity, moment_id=moment_id)
        if opportunity.moment_id is None and opportunity.page_rank is not None:
            hung = replace(hung, page_rank=_page_place(unit, hung))
        unit.put(hung)


def rest_on(desk: Desk, opportunity_id: OpportunityId, note_id: NoteId) -> None:
    """Add a note as evidence. Twice is once."""
    with desk.change("Add evidence") as unit:
        _rest_on(unit, opportunity_id, note_id)


def rest_no_more_on(desk: Desk, opportunity_id: OpportunityId, note_id: NoteId) -> None:
    """The note is no evidence of it any more; it stays where it is."""
    with desk.change("Take evidence away") as unit:
        for evidence in unit.read.where(Evidence, opportunity_id=opportunity_id, note_id=note_id):
            unit.delete(evidence)


def delete(desk: Desk, opportunity_id: OpportunityId) -> None:
    """The notes that it rests on stay."""
    with desk.change("Delete an opportunity") as unit:
        for evidence in unit.read.where(Evidence, opportunity_id=opportunity_id):
            unit.delete(evidence)
        for placement in unit.read.where(Placement, opportunity_id=opportunity_id):
            unit.delete(placement)
        for request in unit.read.where(SolutionRequest, opportunity_id=opportunity_id):
            unit.put(replace(request, opportunity_id=None))
        unit.delete(get(desk, opportunity_id))


def _new(unit: UnitOfWork, interview_id: InterviewId, text: str, moment_id: MomentId | None) -> Opportunity:
    rank = unit.read.highest_rank(Opportunity, interview_id=interview_id) + 1
    made = Opportunity(
        id=OpportunityId(new_id()),
        interview_id=interview_id,
        text=text,
        moment_id=moment_id,
        rank=rank,
    )
    made = replace(made, page_rank=_page_place(unit, made))
    unit.put(made)
    return made


def _page_place(unit: UnitOfWork, new: Opportunity) -> float:
    """In the order of the story: after all whose moment is not a later one. A hand may move it from there."""
    everything = unit.read.where(Opportunity, interview_id=new.interview_id)
    others = [(one.page_rank, one) for one in everything if one.page_rank is not None and one.id != new.id]
    others.sort(key=lambda ranked: (ranked[0], ranked[1].id))
    here = _story_place(unit, new)
    later = next((at for at, (_, one) in enumerate(others) if _story_place(unit, one) > here), len(others))
    before = others[later - 1][0] if later else 0.0
    return (before + others[later][0]) / 2 if later < len(others) else before + 1


def _story_place(unit: UnitOfWork, one: Opportunity) -> tuple[float, str, float, str]:
    """What hangs nowhere comes last. Asked of its box alone: a gesture costs the same on a large map."""
    moment = unit.get(Moment, one.moment_id) if one.moment_id is not None else None
    story = unit.get(Story, moment.story_id) if moment is not None else None
    return (story.rank, story.id, moment.rank, moment.id) if moment and story else (inf, "", 0.0, "")


def _rest_on(unit: UnitOfWork, opportunity_id: OpportunityId, note_id: NoteId) -> None:
    if unit.read.where(Evidence, opportunity_id=opportunity_id, note_id=note_id):
        return
    rank = unit.read.highest_rank(Evidence, opportunity_id=opportunity_id) + 1
    unit.put(Evidence(id=EvidenceId(new_id()), opportunity_id=opportunity_id, note_id=note_id, rank=rank))
