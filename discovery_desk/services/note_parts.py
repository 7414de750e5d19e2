"""One note made two, two made one; what hangs on them stays with the first."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.moment import MomentSource
from discovery_desk.domain.note import LONGEST_NOTE, Note, NoteId, NoteKind, NoteTag, clean, speaker_of
from discovery_desk.domain.opportunity import Evidence, SolutionRequest
from discovery_desk.domain.ordering import even_ranks, rank_between
from discovery_desk.domain.snapshot import Quote
from discovery_desk.services import notes
from discovery_desk.services.carrying import carry_at_once
from discovery_desk.services.desk import Desk
from discovery_desk.services.note_brings import carry_over
from discovery_desk.storage.unit_of_work import UnitOfWork

Resting = TypeVar("Resting", MomentSource, Evidence, SolutionRequest, Quote, Insight)

# What such a note brought with it, a box or an opportunity, came once and stays with the first half.
_BRINGING = frozenset({NoteKind.MOMENT, NoteKind.OPPORTUNITY, NoteKind.INSIGHT, NoteKind.FEELING})


def split(desk: Desk, note_id: NoteId, at: int, *, text: str | None = None, at_ms: int | None = None) -> Note:
    """Make what follows the first `at` characters a note of its own, right after or at `at_ms`, and return it.

    `text` is the note as it is being edited. Tags and all that rests on the note stay with the first half.
    Raises `RuleBroken("nothing-to-split")` when one half would say nothing.
    """
    note = notes.get(desk, note_id)
    whole = note.text if text is None else text
    head, tail = clean(whole[:at]).strip(), clean(whole[at:]).strip()
    if not head or not tail:
        raise RuleBroken("nothing-to-split")
    if max(len(head), len(tail)) > LONGEST_NOTE:
        raise RuleBroken("too-long", str(LONGEST_NOTE))
    with desk.change("Split a note") as unit:
        first = replace(note, text=head, is_edited=True)
        unit.put(first)
        carry_at_once(unit, note, first)
        carry_over(unit, note, first)
        second = _second_half(first, tail)
        if at_ms is None or at_ms == note.at_ms:
            second = replace(second, rank=_rank_after(unit, first))
        else:
            second = replace(second, at_ms=max(0, at_ms), rank=0.0)
        unit.put(second)
    return second


def _second_half(first: Note, text: str) -> Note:
    kind = NoteKind.NOTE if first.kind in _BRINGING else first.kind
    return replace(
        first,
        id=notes.new_note_id(),
        text=text,
        kind=kind,
        speaker=first.speaker if kind is first.kind else speaker_of(kind),
        original="",
        original_lang="",
        force=None,
        completes_id=None,
        duplicate_of_id=None,
    )


def _rank_after(unit: UnitOfWork, note: Note) -> float:
    """Before whatever else is shown at the same time; where there is no room, those get new ranks."""
    together = unit.read.notes_at(note.interview_id, note.at_ms)
    here = [one.id for one in together].index(note.id)
    following = together[here + 1].rank if here + 1 < len(together) else None
    rank = rank_between(note.rank, following)
    if rank is not None:
        return rank
    for one, even in zip(together, even_ranks(len(together)), strict=True):
        unit.put(replace(one, rank=even))
    fresh = unit.read.notes_at(note.interview_id, note.at_ms)
    return (fresh[here].rank + fresh[here + 1].rank) / 2


def join(desk: Desk, note_id: NoteId, *, into: NoteId | None = None) -> Note:
    """Add the note to the one before it in the talk, or to another, with its tags and all that rests on it, and return
    that one.

    Raises `RuleBroken("no-note-before")`, or `RuleBroken("too-long")` when the two are too much for one.
    """
    second = notes.get(desk, note_id)
    first = desk.read.note_before(second) if into is None else notes.get(desk, into)
    if first is None:
        raise RuleBroken("no-note-before")
    joined = _joined(first, second)
    if len(joined.text) > LONGEST_NOTE:
        raise RuleBroken("too-long", str(LONGEST_NOTE))
    with desk.change("Join two notes") as unit:
        _hand_over(unit, second, first)
        joined = _without_itself(joined, second)
        unit.put(joined)
        carry_at_once(unit, first, joined)
        carry_over(unit, first, joined)
        unit.delete(second)
        unit.drafts.drop(second.id)
    return joined


def _joined(first: Note, second: Note) -> Note:
    """An empty mark becomes what the words after it are."""
    kept = first if first.text else replace(first, kind=second.kind, speaker=second.speaker)
    return replace(
        kept,
        text=_together(first.text, second.text),
        original=_together(first.original, second.original),
        original_lang=first.original_lang or second.original_lang,
        force=first.force or second.force,
        is_edited=True,
        is_parked=first.is_parked or second.is_parked,
        is_withdrawn=first.is_withdrawn or second.is_withdrawn,
        is_settled=first.is_settled and second.is_settled,
    )


def _together(first: str, second: str) -> str:
    between = "\n" if "\n" in first + second else " "
    return between.join(part for part in (first, second) if part)


def _without_itself(joined: Note, gone: Note) -> Note:
    """What completed or doubled the other half stands for itself now."""
    halves = (joined.id, gone.id)
    completed = joined.completes_id or gone.completes_id
    return replace(
        joined,
        completes_id=None if completed in halves else completed,
        duplicate_of_id=None if joined.duplicate_of_id in halves else joined.duplicate_of_id,
    )


def _hand_over(unit: UnitOfWork, second: Note, first: Note) -> None:
    """All that points to the second note points to the first afterwards, once."""
    for given in unit.read.where(NoteTag, order="rank", note_id=second.id):
        unit.delete(given)
        notes.give_tag(unit, first.id, given.tag_id)
    _repoint(unit, MomentSource, second, first, once="moment_id")
    _repoint(unit, Evidence, second, first, once="opportunity_id")
    _repoint(unit, SolutionRequest, second, first)
    _repoint(unit, Quote, second, first)
    _repoint(unit, Insight, second, first)
    for other in unit.read.where(Note, completes_id=second.id):
        unit.put(replace(other, completes_id=first.id if other.id != first.id else None))
    for other in unit.read.where(Note, duplicate_of_id=second.id):
        unit.put(replace(other, duplicate_of_id=first.id if other.id != first.id else None))


def _repoint(unit: UnitOfWork, kind: type[Resting], second: Note, first: Note, *, once: str = "") -> None:
    """`once` names what the first note may rest under only once."""
    taken = {getattr(row, once) for row in unit.read.where(kind, note_id=first.id)} if once else set()
    for row in unit.read.where(kind, note_id=second.id):
        if once and getattr(row, once) in taken:
            unit.delete(row)
        else:
            unit.put(replace(row, note_id=first.id))
