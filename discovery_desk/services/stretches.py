"""Interruptions of a talk, and the stretches in which it was pitch, demo or support."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import Interruption, InterruptionId, Interview, InterviewId, InterviewStatus
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.domain.stretch import GAP, PARKED, ParkedFor, is_parked_at, open_gap, open_parked
from discovery_desk.host.ids import new_id
from discovery_desk.services import interviews
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


def of_interview(desk: Desk, interview_id: InterviewId) -> tuple[Interruption, ...]:
    """In the order of the talk."""
    return desk.read.where(Interruption, order="from_ms", interview_id=interview_id)


def gap_now(desk: Desk, interview_id: InterviewId) -> Interruption | None:
    return open_gap(of_interview(desk, interview_id))


def parked_stretch_now(desk: Desk, interview_id: InterviewId) -> Interruption | None:
    return open_parked(of_interview(desk, interview_id))


def parked_now(desk: Desk, interview_id: InterviewId) -> bool:
    return parked_stretch_now(desk, interview_id) is not None


def toggle_gap(desk: Desk, interview_id: InterviewId) -> Interruption:
    """The talk is interrupted, or goes on. The clock never stops. Raises `RuleBroken("not-live")`."""
    now = _now(desk, interview_id)
    begun = gap_now(desk, interview_id)
    with desk.change("The talk goes on" if begun else "Interruption") as unit:
        if begun is not None:
            return _end(unit, begun, now)
        return _begin(unit, interview_id, now, GAP)


def toggle_parked(desk: Desk, interview_id: InterviewId, why: ParkedFor = ParkedFor.UNSAID) -> Interruption:
    """What is said from now on is no evidence, or is again. Raises `RuleBroken("not-live")`."""
    now = _now(desk, interview_id)
    begun = parked_stretch_now(desk, interview_id)
    with desk.change("Back to the story" if begun else "Park the talk") as unit:
        if begun is not None:
            return _end(unit, begun, now)
        return _begin(unit, interview_id, now, PARKED, why)


def park_for(desk: Desk, interview_id: InterviewId, why: ParkedFor) -> None:
    """Say what the talk has turned into. Does nothing while it is not parked."""
    begun = parked_stretch_now(desk, interview_id)
    if begun is not None:
        with desk.change("Park the talk", merge_key=f"park {begun.id}") as unit:
            unit.put(replace(begun, remark=why.value))


def park_notes(desk: Desk, note_ids: Iterable[NoteId], *, is_parked: bool) -> None:
    """Keep notes aside, whenever they were written, or take them back."""
    with desk.change("Park notes" if is_parked else "Take notes back") as unit:
        for note_id in note_ids:
            note = unit.get(Note, note_id)
            if note is None:
                raise NotFound("note", note_id)
            unit.put(replace(note, is_parked=is_parked))


def told_last(desk: Desk, interview_id: InterviewId) -> Note | None:
    """The participant's words noted last, to pick the talk up from."""
    return desk.read.last_of_participant(interview_id)


def is_aside(unit: UnitOfWork, note: Note) -> bool:
    """A new note belongs to a parked stretch."""
    return is_parked_at(unit.read.where(Interruption, interview_id=note.interview_id), note.at_ms)


def _now(desk: Desk, interview_id: InterviewId) -> int:
    """As a note typed now would be shown: a key comes as much later than what it is about."""
    interview = interviews.get(desk, interview_id)
    if interview.status is not InterviewStatus.LIVE:
        raise RuleBroken("not-live")
    return _shown(interview, interviews.elapsed_ms(desk, interview))


def _shown(interview: Interview, elapsed_ms: int) -> int:
    return max(0, elapsed_ms - interview.reaction_offset_ms)


def _begin(
    unit: UnitOfWork, interview_id: InterviewId, now: int, what: str, why: ParkedFor = ParkedFor.UNSAID
) -> Interruption:
    begun = Interruption(
        id=InterruptionId(new_id()),
        interview_id=interview_id,
        from_ms=now,
        to_ms=None,
        what=what,
        remark=why.value,
    )
    unit.put(begun)
    return begun


def _end(unit: UnitOfWork, begun: Interruption, now: int) -> Interruption:
    ended = replace(begun, to_ms=max(begun.from_ms, now))
    unit.put(ended)
    return ended
