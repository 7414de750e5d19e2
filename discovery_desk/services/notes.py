"""Keeping, mending and removing notes; what a sign makes of a note comes about in the same step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Moment, MomentSource
from discovery_desk.domain.note import (
    LONGEST_NOTE,
    SIGNS,
    Note,
    NoteId,
    NoteKind,
    NoteTag,
    NoteTagId,
    Tag,
    TagId,
    TypedLine,
    clean,
    speaker_of,
    understand,
)
from discovery_desk.domain.opportunity import Evidence, SolutionRequest
from discovery_desk.domain.snapshot import Quote
from discovery_desk.host.ids import new_id
from discovery_desk.services import consent, interviews, stretches
from discovery_desk.services.carrying import carry_at_once
from discovery_desk.services.desk import Desk
from discovery_desk.services.note_brings import bring, carry_over
from discovery_desk.storage.drafts import Draft
from discovery_desk.storage.unit_of_work import UnitOfWork

EMPTY_MARK = "*"


@dataclass(frozen=True, slots=True)
class Stamp:
    """First key and Enter, in milliseconds since the interview's zero."""

    keyed_ms: int
    kept_ms: int


def new_note_id() -> NoteId:
    return NoteId(new_id())


def get(desk: Desk, note_id: NoteId) -> Note:
    note = desk.read.get(Note, note_id)
    if note is None:
        raise NotFound("note", note_id)
    return note


def of_interview(desk: Desk, interview_id: InterviewId) -> tuple[Note, ...]:
    return desk.read.notes(interview_id)


def keep(
    desk: Desk,
    interview_id: InterviewId,
    line: str,
    stamp: Stamp | None = None,
    *,
    note_id: NoteId | None = None,
    author: str = "",
    at_ms: int | None = None,
    signs: Mapping[str, NoteKind] = SIGNS,
) -> Note:
    """Keep a typed line: on the disk when this returns, and its draft is gone.

    Signs and #tags are understood. `at_ms` overrides the shown time. The same `note_id` twice is one note.
    Raises `RuleBroken` "empty" or "too-long" (more than 20,000 characters), with the draft left alone.
    """
    typed = understand(clean(line), signs)
    return keep_understood(desk, interview_id, typed, stamp, note_id=note_id, author=author, at_ms=at_ms)


def keep_understood(
    desk: Desk,
    interview_id: InterviewId,
    typed: TypedLine,
    stamp: Stamp | None = None,
    *,
    note_id: NoteId | None = None,
    author: str = "",
    at_ms: int | None = None,
) -> Note:
    """The same for words whose kind is known already, such as those that no sign is for."""
    _require_words(typed)
    interview = interviews.get(desk, interview_id)
    if stamp is None:
        now = interviews.elapsed_ms(desk, interview)
        stamp = Stamp(now, now)
    shown = max(0, stamp.keyed_ms - interview.reaction_offset_ms) if at_ms is None else at_ms
    note = Note(
        id=note_id or new_note_id(),
        interview_id=interview_id,
        kind=typed.kind,
        text=typed.text,
        speaker=typed.speaker,
        at_ms=shown,
        keyed_ms=stamp.keyed_ms,
        kept_ms=stamp.kept_ms,
        author=clean(author),
        phase=interview.phase,
        is_added_later=interview.is_over,
    )
    with desk.change("Keep a note") as unit:
        kept_already = unit.get(Note, note.id)
        if kept_already is None:
            note = _put_new(unit, note, typed.tags)
        unit.drafts.drop(note.id)
    return kept_already or note


def mark(desk: Desk, interview_id: InterviewId, stamp: Stamp | None = None) -> Note:
    """Keep an empty mark, to be worded later. Drafts are left alone.

    Raises `RuleBroken("not-live")` once the talk is over: there is no moment to mark any more.
    """
    if interviews.get(desk, interview_id).is_over:
        raise RuleBroken("not-live")
    with desk.change("Mark"):
        return keep(desk, interview_id, EMPTY_MARK, stamp)


def _require_words(typed: TypedLine) -> None:
    if not typed.text and typed.kind is not NoteKind.MARK:
        raise RuleBroken("empty")
    if len(typed.text) > LONGEST_NOTE:
        raise RuleBroken("too-long", str(LONGEST_NOTE))


def _put_new(unit: UnitOfWork, note: Note, tags: Iterable[str]) -> Note:
    note = replace(note, is_parked=stretches.is_aside(unit, note), is_withdrawn=consent.is_withheld(unit, note))
    unit.put(note)
    for name in tags:
        _tag(unit, note.id, name)
    bring(unit, note)
    return note


def save_draft(desk: Desk, draft: Draft) -> None:
    """What is in the line now; an empty text lets go of it."""
    with desk.drafts() as drafts:
        if draft.text:
            drafts.save(replace(draft, text=clean(draft.text)))
        else:
            drafts.drop(draft.note_id)


def draft_of(desk: Desk, interview_id: InterviewId) -> Draft | None:
    with desk.drafts() as drafts:
        return drafts.of(interview_id)


def mending_of(desk: Desk, interview_id: InterviewId) -> Draft | None:
    with desk.drafts() as drafts:
        return drafts.mending_of(interview_id)


def reword(
    desk: Desk, note_id: NoteId, line: str, *, origin: object = None, signs: Mapping[str, NoteKind] = SIGNS
) -> Note:
    """Mend the text; the sign at its start says what it is, no sign that it is a plain note; #tags are added.

    Kinds that no sign is for (question, summary, a word to the interviewer) stay what they are without one.

    A box or insight that still carried the note's own words carries the new ones: the line is typed anew.
    """
    typed = understand(clean(line), signs)
    note = get(desk, note_id)
    if typed.kind is NoteKind.NOTE and note.kind not in signs.values():
        typed = replace(typed, kind=note.kind)
    _require_words(typed)
    speaker = note.speaker if typed.kind is note.kind else speaker_of(typed.kind)
    mended = replace(note, text=typed.text, kind=typed.kind, speaker=speaker)
    if mended != note:
        mended = replace(mended, is_edited=True)
    with desk.change("Edit a note", origin=origin) as unit:
        unit.put(mended)
        for name in typed.tags:
            _tag(unit, note_id, name)
        carry_at_once(unit, note, mended)
        carry_over(unit, note, mended)
        unit.drafts.drop(note_id)
    return mended


def edit_text(desk: Desk, note_id: NoteId, text: str, *, origin: object = None) -> Note:
    """Change the words alone: kind and tags stay, and a sign at the start is a character like any other.

    Whether a box that bears the old words is to bear the new ones is for a person to say: see `carrying`.
    """
    note = get(desk, note_id)
    words = TypedLine(note.kind, clean(text).strip())
    _require_words(words)
    edited = replace(note, text=words.text, is_edited=note.is_edited or words.text != note.text)
    with desk.change("Edit a note", origin=origin) as unit:
        unit.put(edited)
        carry_over(unit, note, edited)
    return edited


def shift(desk: Desk, note_id: NoteId, by_ms: int) -> None:
    """Show the note earlier or later; first key and Enter stay as they were. Repeated shifts are one undo step."""
    note = get(desk, note_id)
    with desk.change("Shift a note", merge_key=f"shift {note_id}") as unit:
        move(unit, note, note.at_ms + by_ms)


def move(unit: UnitOfWork, note: Note, at_ms: int) -> None:
    """Show the note at another time, never before the zero; a moment that was heard with it goes along."""
    moved = replace(note, at_ms=max(0, at_ms))
    unit.put(moved)
    for source in unit.read.where(MomentSource, note_id=note.id):
        moment = unit.get(Moment, source.moment_id)
        if moment is not None and moment.heard_ms == note.at_ms:
            unit.put(replace(moment, heard_ms=moved.at_ms))


def delete(desk: Desk, note_id: NoteId) -> int:
    """Remove a note. Boxes, opportunities and insights that came from it stay; how many boxes, is returned."""
    boxes = len(desk.read.where(MomentSource, note_id=note_id))
    with desk.change("Delete a note") as unit:
        note = unit.get(Note, note_id)
        if note is None:
            raise NotFound("note", note_id)
        for reference in (NoteTag, MomentSource, Evidence, SolutionRequest):
            for row in unit.read.where(reference, note_id=note_id):
                unit.delete(row)
        _let_go(unit, note_id)
        unit.delete(note)
    return boxes


def _let_go(unit: UnitOfWork, note_id: NoteId) -> None:
    for quote in unit.read.where(Quote, note_id=note_id):
        unit.put(replace(quote, note_id=None))
    for insight in unit.read.where(Insight, note_id=note_id):
        unit.put(replace(insight, note_id=None))
    for other in unit.read.where(Note, completes_id=note_id):
        unit.put(replace(other, completes_id=None))
    for other in unit.read.where(Note, duplicate_of_id=note_id):
        unit.put(replace(other, duplicate_of_id=None))


def tags(desk: Desk) -> tuple[Tag, ...]:
    """The project's tags in their order."""
    return desk.read.all(Tag, order="rank")


def tag_names_by_use(desk: Desk) -> tuple[str, ...]:
    """Names of the project's tags, those that most notes carry first."""
    return tuple(tag.name for tag in desk.read.tags_by_use())


def set_kind(desk: Desk, note_id: NoteId, kind: NoteKind) -> None:
    """Make it another kind of note; what the new kind brings comes with it."""
    before = get(desk, note_id)
    after = replace(before, kind=kind, speaker=speaker_of(kind))
    with desk.change("Change the kind of a note") as unit:
        unit.put(after)
        carry_over(unit, before, after)


def toggle_tag(desk: Desk, note_id: NoteId, name: str) -> None:
    with desk.change("Tag a note") as unit:
        tag = _tag_named(unit, name)
        given = unit.read.where(NoteTag, note_id=note_id, tag_id=tag.id)
        if given:
            unit.delete(given[0])
        else:
            _tag(unit, note_id, name)


def _tag(unit: UnitOfWork, note_id: NoteId, name: str) -> None:
    give_tag(unit, note_id, _tag_named(unit, name).id)


def give_tag(unit: UnitOfWork, note_id: NoteId, tag_id: TagId) -> None:
    """After those that the note has. Twice is once."""
    if unit.read.where(NoteTag, note_id=note_id, tag_id=tag_id):
        return
    rank = unit.read.highest_rank(NoteTag, note_id=note_id) + 1
    unit.put(NoteTag(id=NoteTagId(new_id()), note_id=note_id, tag_id=tag_id, rank=rank))


def _tag_named(unit: UnitOfWork, name: str) -> Tag:
    """The project's tag of that name, in capitals or not, made when it is new."""
    name = clean(name)
    alike = [tag for tag in unit.read.all(Tag) if tag.name.casefold() == name.casefold()]
    if alike:
        return next((tag for tag in alike if tag.name == name), alike[0])
    tag = Tag(id=TagId(new_id()), name=name, rank=unit.read.highest_rank(Tag) + 1024)
    unit.put(tag)
    return tag
