"""When notes were heard: one retimed, all of a talk shifted, another reaction offset for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import Interview, InterviewId, Origin
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.domain.ordering import even_ranks
from discovery_desk.host.settings import LONGEST_REACTION_MS
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


def retime(desk: Desk, note_id: NoteId, at_ms: int) -> None:
    """Show the note at this time of the talk; first key and Enter stay as they were."""
    note = notes.get(desk, note_id)
    with desk.change("Retime a note") as unit:
        notes.move(unit, note, at_ms)


def shift_all(desk: Desk, interview_id: InterviewId, by_ms: int) -> None:
    """Every note of the talk earlier or later, as when the clock was started late. The zero holds the first ones up."""
    told = desk.read.notes(interview_id)
    with desk.change("Shift all notes") as unit:
        _move_all(unit, told, {note.id: note.at_ms + by_ms for note in told})


def set_reaction_offset(desk: Desk, interview_id: InterviewId, offset_ms: int) -> None:
    """How much earlier than its first key a note of this talk is shown.

    Notes that stand where the offset so far has put them move; those that were retimed or imported stay.
    Raises `RuleBroken("reaction-offset")` below 0 and above 30 s.
    """
    if not 0 <= offset_ms <= LONGEST_REACTION_MS:
        raise RuleBroken("reaction-offset", str(LONGEST_REACTION_MS // 1000))
    interview = interviews.get(desk, interview_id)
    told = desk.read.notes(interview_id)
    with desk.change("Change the reaction offset") as unit:
        unit.put(replace(interview, reaction_offset_ms=offset_ms))
        imported = {one.entity_id for one in unit.read.where(Origin, interview_id=interview_id, entity="note")}
        stamped = [note for note in told if note.id not in imported and _is_as_stamped(note, interview)]
        _move_all(unit, told, {note.id: note.keyed_ms - offset_ms for note in stamped})


def _is_as_stamped(note: Note, interview: Interview) -> bool:
    return note.at_ms == max(0, note.keyed_ms - interview.reaction_offset_ms)


def _move_all(unit: UnitOfWork, told: Sequence[Note], times: Mapping[NoteId, int]) -> None:
    """Notes that the zero holds up together keep their order among themselves."""
    held = [note for note in told if times.get(note.id, note.at_ms) <= 0]
    ranks: dict[NoteId, float] = {}
    if len(held) > 1:
        ranks = {note.id: rank for note, rank in zip(held, even_ranks(len(held)), strict=True)}
    for note in told:
        if note.id in times:
            notes.move(unit, replace(note, rank=ranks.get(note.id, note.rank)), times[note.id])
        elif note.id in ranks:
            unit.put(replace(note, rank=ranks[note.id]))
