"""Takes private data out of a note and of everything in its interview that repeats it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any

from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import AskedPrompt, DebriefLine, FollowUp, Interruption, InterviewId, Origin
from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.domain.opportunity import Opportunity, SolutionRequest
from discovery_desk.domain.private_data import PrivateKind, find_private, masked
from discovery_desk.domain.snapshot import Quote
from discovery_desk.domain.story import Story
from discovery_desk.services import notes
from discovery_desk.services.desk import Desk
from discovery_desk.storage.drafts import Draft
from discovery_desk.storage.unit_of_work import UnitOfWork

WORDED: tuple[type[Any], ...] = (
    Note,
    Moment,
    Link,
    Quote,
    Insight,
    Opportunity,
    SolutionRequest,
    Story,
    AskedPrompt,
    FollowUp,
    DebriefLine,
    Interruption,
    ConsentEntry,
    Origin,
)


def private_in(desk: Desk, note_id: NoteId) -> tuple[PrivateKind, ...]:
    """Which kinds a note holds, each once."""
    note = notes.get(desk, note_id)
    found = (*find_private(note.text), *find_private(note.original))
    return tuple(dict.fromkeys(one.kind for one in found))


def mask(desk: Desk, note_id: NoteId) -> frozenset[str]:
    """Put a mask of one length in place of the private data, also in boxes, quotes and whatever else repeats it.

    Returns the clear words, for what is half typed. They stay in the memory of the history until the desk is closed,
    and nowhere else.
    Raises `RuleBroken("nothing-private")`.
    """
    note = notes.get(desk, note_id)
    clear = _clear_words(note.text) | _clear_words(note.original)
    if not clear:
        raise RuleBroken("nothing-private")
    with desk.change("Mask private data") as unit:
        for entity in WORDED:
            for row in unit.read.where(entity, interview_id=note.interview_id):
                _mask_row(unit, row, clear)
        _mask_drafts(unit, note.interview_id, clear)
    return frozenset(clear)


def _clear_words(text: str) -> set[str]:
    return {text[one.start : one.end] for one in find_private(text)}


def _mask_row(unit: UnitOfWork, row: Any, clear: Collection[str]) -> None:
    changed: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if field.type == "str" and masked(value, clear) != value:
            changed[field.name] = masked(value, clear)
        elif field.type == "tuple[str, ...]" and any(masked(one, clear) != one for one in value):
            changed[field.name] = tuple(masked(one, clear) for one in value)
    if changed:
        edited = {"is_edited": True} if isinstance(row, Note) else {}
        unit.put(replace(row, **changed, **edited))


def _mask_drafts(unit: UnitOfWork, interview_id: InterviewId, clear: Collection[str]) -> None:
    drafts: tuple[Draft | None, ...] = (unit.drafts.of(interview_id), unit.drafts.mending_of(interview_id))
    for draft in drafts:
        if draft is not None and masked(draft.text, clear) != draft.text:
            unit.drafts.save(replace(draft, text=masked(draft.text, clear)))
