"""Looks over the page while the talk goes on: which parts are there, and what is still to be done."""

from __future__ import annotations

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import Note, NoteKind, is_wordless
from discovery_desk.domain.opportunity import SolutionRequest
from discovery_desk.domain.page_check import Gap, Part, gaps
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.services import snapshots
from discovery_desk.services.desk import Desk


def parts_there(desk: Desk, interview_id: InterviewId) -> frozenset[Part]:
    """Without reading every note: this is asked after each of them."""
    there = snapshots.completeness(desk, interview_id)
    has = {
        Part.PORTRAIT: there.has_portrait,
        Part.QUOTE: there.has_quote,
        Part.MAP: there.has_map,
        Part.OPPORTUNITIES: there.has_opportunities,
        Part.FACTS: there.has_facts,
    }
    return frozenset(part for part, is_there in has.items() if is_there)


def gaps_of(desk: Desk, page: SnapshotPage) -> tuple[Gap, ...]:
    interview_id = page.interview.id
    ideas = desk.read.where(SolutionRequest, interview_id=interview_id)
    return gaps(
        page,
        parts_there(desk, interview_id),
        desk.read.evidence(interview_id).keys(),
        wordless_marks=_wordless_marks(desk, interview_id),
        open_ideas=sum(not idea.answer for idea in ideas),
    )


def _wordless_marks(desk: Desk, interview_id: InterviewId) -> int:
    marks = desk.read.where(Note, interview_id=interview_id, kind=NoteKind.MARK.value)
    return sum(
        is_wordless(mark.kind, mark.text)
        and not mark.is_withdrawn
        and not desk.read.where(Note, interview_id=interview_id, completes_id=mark.id)
        for mark in marks
    )
