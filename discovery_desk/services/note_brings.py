"""What a note brings with it: a box, an opportunity, an insight, a feeling at the moment told last."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.insight import Insight
from discovery_desk.domain.moment import MomentSource
from discovery_desk.domain.note import Note, NoteKind
from discovery_desk.domain.opportunity import Evidence
from discovery_desk.services import insights, moments, opportunities
from discovery_desk.storage.unit_of_work import UnitOfWork


def bring(unit: UnitOfWork, note: Note) -> None:
    match note.kind:
        case NoteKind.MOMENT:
            moments.from_note(unit, note)
        case NoteKind.OPPORTUNITY:
            opportunities.from_note(unit, note)
        case NoteKind.INSIGHT:
            insights.from_note(unit, note)
        case NoteKind.FEELING:
            _feel_at_last_moment(unit, note)
        case _:
            pass


def carry_over(unit: UnitOfWork, before: Note, after: Note) -> None:
    """An insight that still carried the note's own words carries the new ones; a new kind brings its own."""
    for insight in unit.read.where(Insight, note_id=before.id):
        if insight.text == before.text:
            unit.put(replace(insight, text=after.text))
    if before.kind is not after.kind and not _is_brought(unit, after):
        bring(unit, after)


def _is_brought(unit: UnitOfWork, note: Note) -> bool:
    """Whether the note has it already. What an old kind brought stays."""
    match note.kind:
        case NoteKind.MOMENT | NoteKind.FEELING:
            return bool(unit.read.where(MomentSource, note_id=note.id))
        case NoteKind.OPPORTUNITY:
            return bool(unit.read.where(Evidence, note_id=note.id))
        case _:
            return bool(unit.read.where(Insight, note_id=note.id))


def _feel_at_last_moment(unit: UnitOfWork, note: Note) -> None:
    """A feeling belongs to the moment told last; how strong it was is for a person to say."""
    last = moments.told_last(unit, note.interview_id)
    if last is None:
        return
    moments.attach(unit, last.id, note)
    if not last.feeling:
        unit.put(replace(last, feeling=note.text))
