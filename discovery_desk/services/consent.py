"""What the participant agrees to, in the course of the talk, and what follows when they take it back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discovery_desk.domain.consent import (
    RECORDINGS,
    ConsentEntry,
    ConsentEntryId,
    ConsentScope,
    in_force,
    in_order,
    is_correction,
    is_refused,
    is_withdrawn,
    next_answer,
)
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.note import Note, clean
from discovery_desk.domain.participant import Participant
from discovery_desk.host.ids import new_id
from discovery_desk.services import interviews
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


def entries(desk: Desk, interview_id: InterviewId) -> tuple[ConsentEntry, ...]:
    """Every answer, in the order of the talk."""
    return in_order(desk.read.where(ConsentEntry, interview_id=interview_id))


def answer_next(desk: Desk, interview_id: InterviewId, scope: ConsentScope) -> None:
    """One key: not asked, yes, no. Keys that follow at once mend the same answer."""
    latest = in_force(entries(desk, interview_id)).get(scope)
    now = _now(desk, interview_id)
    answer(desk, interview_id, scope, is_given=next_answer(latest, now))


def answer(desk: Desk, interview_id: InterviewId, scope: ConsentScope, *, is_given: bool | None) -> None:
    """Log an answer. None takes back the one given last, as if nobody had asked."""
    now = _now(desk, interview_id)
    with desk.change("Consent") as unit:
        _log(unit, interview_id, scope, now, is_given)
        _follow(unit, interview_id, scope, now)


def _now(desk: Desk, interview_id: InterviewId) -> int:
    return interviews.elapsed_ms(desk, interviews.get(desk, interview_id))


def _log(unit: UnitOfWork, interview_id: InterviewId, scope: ConsentScope, now: int, is_given: bool | None) -> None:
    latest = in_force(unit.read.where(ConsentEntry, interview_id=interview_id, scope=scope.value)).get(scope)
    if is_given is None:
        if latest is not None:
            unit.delete(latest)
    elif latest is not None and is_correction(latest, now):
        unit.put(replace(latest, is_given=is_given))
    elif latest is None or latest.is_given is not is_given:
        entry = ConsentEntry(
            id=ConsentEntryId(new_id()), interview_id=interview_id, at_ms=now, scope=scope, is_given=is_given
        )
        unit.put(entry)


def _follow(unit: UnitOfWork, interview_id: InterviewId, scope: ConsentScope, now: int) -> None:
    """What an answer changes at once: whether a picture may be shown, and whether a recording goes on."""
    said = unit.read.where(ConsentEntry, interview_id=interview_id, scope=scope.value)
    interview = unit.get(Interview, interview_id)
    if interview is None:
        return
    if scope is ConsentScope.PHOTO:
        latest = in_force(said).get(scope)
        person = unit.get(Participant, interview.participant_id)
        if person is not None:
            unit.put(replace(person, photo_allowed=latest.is_given if latest else None))
    elif scope in RECORDINGS and is_withdrawn(said, scope) and _is_recorded(interview, now):
        unit.put(replace(interview, recording_stopped_ms=now))


def _is_recorded(interview: Interview, now: int) -> bool:
    began = interview.recording_offset_ms
    return began is not None and began <= now and interview.recording_stopped_ms is None


def remark(desk: Desk, entry_id: ConsentEntryId, words: str) -> None:
    """A few words beside an answer, such as "photo of the cake only"."""
    with desk.change("Remark on consent", merge_key=f"consent {entry_id}") as unit:
        entry = unit.get(ConsentEntry, entry_id)
        if entry is not None:
            unit.put(replace(entry, remark=clean(words).strip()))


def withdraw_notes(desk: Desk, interview_id: InterviewId, from_ms: int) -> int:
    """Take all notes from that time on out of everything that is shown to others. How many were."""
    with desk.change("Withdraw notes") as unit:
        found = [one for one in unit.read.notes(interview_id) if one.at_ms >= from_ms and not one.is_withdrawn]
        for note in found:
            unit.put(replace(note, is_withdrawn=True))
        return len(found)


def bring_back_notes(desk: Desk, interview_id: InterviewId) -> int:
    """They agree again, also to what was withdrawn. How many notes came back."""
    with desk.change("Bring withdrawn notes back") as unit:
        found = [one for one in unit.read.notes(interview_id) if one.is_withdrawn]
        for note in found:
            unit.put(replace(note, is_withdrawn=False))
        return len(found)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Notes are no longer agreed to, and nobody has said which; or they are again, and some are withdrawn still."""

    entry: ConsentEntry
    withdrawn: int


def open_question(desk: Desk, interview_id: InterviewId) -> OpenQuestion | None:
    said = [one for one in entries(desk, interview_id) if one.scope is ConsentScope.NOTES]
    if not said or all(one.is_given for one in said):
        return None
    latest, notes = said[-1], desk.read.notes(interview_id)
    withdrawn = sum(note.is_withdrawn for note in notes)
    if latest.is_given:
        return OpenQuestion(latest, withdrawn) if withdrawn else None
    agreed_at = max((one.at_ms for one in said if one.is_given), default=0)
    before = [note for note in notes if note.at_ms < latest.at_ms]
    is_answered = any(note.is_withdrawn and note.at_ms >= agreed_at for note in before)
    has_some = any(not note.is_withdrawn for note in before)
    return OpenQuestion(latest, withdrawn) if has_some and not is_answered else None


def is_withheld(unit: UnitOfWork, note: Note) -> bool:
    """A new note falls under a withdrawal: now, or at the time it is about."""
    said = unit.read.where(ConsentEntry, interview_id=note.interview_id, scope=ConsentScope.NOTES.value)
    return is_refused(said, ConsentScope.NOTES) or is_refused(said, ConsentScope.NOTES, note.at_ms)
