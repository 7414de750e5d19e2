"""Things worth knowing that are not opportunities."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.errors import NotFound
from discovery_desk.domain.insight import Insight, InsightId
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import Note, NoteId, worded
from discovery_desk.domain.ordering import moved
from discovery_desk.host.ids import new_id
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


def of_interview(desk: Desk, interview_id: InterviewId) -> tuple[Insight, ...]:
    return desk.read.where(Insight, order="rank", interview_id=interview_id)


def from_note(unit: UnitOfWork, note: Note) -> Insight:
    return _new(unit, note.interview_id, note.text, note.id)


def add(desk: Desk, interview_id: InterviewId, text: str) -> Insight:
    with desk.change("Add an insight") as unit:
        return _new(unit, interview_id, worded(text), None)


def reword(desk: Desk, insight_id: InsightId, text: str) -> None:
    with desk.change("Reword an insight") as unit:
        unit.put(replace(_get(unit, insight_id), text=worded(text)))


def move(desk: Desk, insight_id: InsightId, steps: int) -> None:
    """Up (negative) or down among those of its interview, on the page as well."""
    found = desk.read.get(Insight, insight_id)
    if found is None or found.interview_id is None:
        raise NotFound("insight", insight_id)
    order = moved(of_interview(desk, found.interview_id), found, steps)
    with desk.change("Order the insights") as unit:
        for rank, one in enumerate(order, start=1):
            unit.put(replace(one, rank=float(rank), page_rank=None if one.page_rank is None else float(rank)))


def delete(desk: Desk, insight_id: InsightId) -> None:
    with desk.change("Delete an insight") as unit:
        unit.delete(_get(unit, insight_id))


def _get(unit: UnitOfWork, insight_id: InsightId) -> Insight:
    found = unit.get(Insight, insight_id)
    if found is None:
        raise NotFound("insight", insight_id)
    return found


def _new(unit: UnitOfWork, interview_id: InterviewId, text: str, note_id: NoteId | None) -> Insight:
    rank = unit.read.highest_rank(Insight, interview_id=interview_id) + 1
    made = Insight(
        id=InsightId(new_id()), interview_id=interview_id, text=text, note_id=note_id, rank=rank, page_rank=rank
    )
    unit.put(made)
    return made
