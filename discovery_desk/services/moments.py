"""Boxes of the experience map and what leads from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from discovery_desk.domain.composite import StepMoment
from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import (
    Link,
    LinkId,
    LinkKind,
    Moment,
    MomentId,
    MomentSource,
    MomentSourceId,
    short_label,
)
from discovery_desk.domain.note import Note, NoteId, clean, worded
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.ordering import even_ranks, rank_between
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.host.ids import new_id
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


def get(desk: Desk, moment_id: MomentId) -> Moment:
    return _get(desk.read.get(Moment, moment_id), moment_id)


def _get(moment: Moment | None, moment_id: MomentId) -> Moment:
    if moment is None:
        raise NotFound("moment", moment_id)
    return moment


def from_note(unit: UnitOfWork, note: Note) -> Moment:
    """A box at the end of the newest story, linked from the box before it."""
    last = told_last(unit, note.interview_id)
    story_id = _newest_story(unit, note.interview_id)
    moment = Moment(
        id=MomentId(new_id()),
        interview_id=note.interview_id,
        story_id=story_id,
        label=short_label(note.text),
        rank=unit.read.highest_rank(Moment, story_id=story_id) + 1024,
        heard_ms=note.at_ms,
    )
    unit.put(moment)
    attach(unit, moment.id, note)
    if last is not None:
        _link(unit, last, moment.id)
    return moment


def told_last(unit: UnitOfWork, interview_id: InterviewId) -> Moment | None:
    """The last box of the newest story; None while that has none, whatever was told before it."""
    last = unit.read.last_moment(interview_id)
    return last if last is not None and last.story_id == _newest_story(unit, interview_id) else None


def attach(unit: UnitOfWork, moment_id: MomentId, note: Note) -> None:
    """Make the note a source of the box. Twice is once."""
    if unit.read.where(MomentSource, moment_id=moment_id, note_id=note.id):
        return
    rank = unit.read.highest_rank(MomentSource, moment_id=moment_id) + 1
    unit.put(MomentSource(id=MomentSourceId(new_id()), moment_id=moment_id, note_id=note.id, rank=rank))


def add_from_note(desk: Desk, note: Note) -> Moment:
    with desk.change("Add a moment") as unit:
        return from_note(unit, note)


def rest_on(desk: Desk, moment_id: MomentId, note_id: NoteId) -> None:
    """Make the note one more source of the box. Raises `RuleBroken("two-interviews")`."""
    moment, note = get(desk, moment_id), desk.read.get(Note, note_id)
    if note is None:
        raise NotFound("note", note_id)
    if note.interview_id != moment.interview_id:
        raise RuleBroken("two-interviews")
    with desk.change("Add a note to a moment") as unit:
        attach(unit, moment_id, note)


def add_first(desk: Desk, interview_id: InterviewId, label: str) -> Moment:
    """A box without a note that begins the first story and leads to what began it so far."""
    with desk.change("Add a moment") as unit:
        told = unit.read.moments(interview_id)
        if not told:
            return add(desk, interview_id, label)
        first = told[0]
        moment = Moment(
            id=MomentId(new_id()),
            interview_id=interview_id,
            story_id=first.story_id,
            label=clean(label).strip(),
            rank=rank_between(None, first.rank) or 0.0,
        )
        unit.put(moment)
        _link(unit, moment, first.id)
        return moment


def add(desk: Desk, interview_id: InterviewId, label: str, *, after: MomentId | None = None) -> Moment:
    """A box without a note: after another one in the story, its links led through it, or at the end."""
    with desk.change("Add a moment") as unit:
        if after is None:
            last = told_last(unit, interview_id)
            after = last.id if last else None
        if after is None:
            story_id, rank = _newest_story(unit, interview_id), 1024.0
        else:
            story_id, rank = _place_after(unit, _get(unit.get(Moment, after), after))
        moment = Moment(
            id=MomentId(new_id()), interview_id=interview_id, story_id=story_id, label=clean(label).strip(), rank=rank
        )
        unit.put(moment)
        if after is not None:
            _lead_through(unit, after, moment)
        return moment


def relabel(desk: Desk, moment_id: MomentId, label: str, *, origin: object = None) -> None:
    """Raises `RuleBroken("empty")` for a label without letters."""
    words = worded(label)
    with desk.change("Rename a moment", origin=origin) as unit:
        unit.put(replace(get(desk, moment_id), label=words))


def place(desk: Desk, moment_id: MomentId, x: float, y: float) -> None:
    """Keep the box where a hand has put it, in map units."""
    with desk.change("Move a moment") as unit:
        unit.put(replace(get(desk, moment_id), x=x, y=y))


def place_all(desk: Desk, places: Sequence[tuple[MomentId, float, float]]) -> None:
    """Keep several boxes where one gesture has put them, in map units."""
    with desk.change("Move a moment" if len(places) == 1 else "Move moments"):
        for moment_id, x, y in places:
            place(desk, moment_id, x, y)


def tidy(desk: Desk, interview_id: InterviewId) -> None:
    """Let the program place every box again."""
    with desk.change("Tidy the map") as unit:
        for moment in unit.read.moments(interview_id):
            unit.put(replace(moment, x=None, y=None))


def feel(desk: Desk, moment_id: MomentId, emotion: int | None) -> None:
    """−2 to +2, or None."""
    if emotion is not None and not -2 <= emotion <= 2:
        raise RuleBroken("emotion", str(emotion))
    with desk.change("Set a feeling") as unit:
        unit.put(replace(get(desk, moment_id), emotion=emotion))


def feel_all(desk: Desk, moment_ids: Sequence[MomentId], emotion: int | None) -> None:
    """One key for several boxes is one step."""
    with desk.change("Set a feeling" if len(moment_ids) == 1 else "Set feelings"):
        for moment_id in moment_ids:
            feel(desk, moment_id, emotion)


def reorder(desk: Desk, moment_id: MomentId, steps: int) -> None:
    """Move a box earlier (negative) or later in its story; the chain of plain sequence links follows."""
    moment = get(desk, moment_id)
    with desk.change("Reorder the story") as unit:
        story = [one for one in unit.read.moments(moment.interview_id) if one.story_id == moment.story_id]
        old = [one.id for one in story]
        here = old.index(moment_id)
        there = min(max(0, here + steps), len(story) - 1)
        story.insert(there, story.pop(here))
        for one, rank in zip(story, even_ranks(len(story)), strict=True):
            unit.put(replace(one, rank=rank))
        _rechain(unit, old, [one.id for one in story])


def delete(desk: Desk, moment_ids: Sequence[MomentId]) -> None:
    """Remove boxes. Their notes and opportunities stay; a plain chain closes over the gap."""
    with desk.change("Delete a moment" if len(moment_ids) == 1 else "Delete moments") as unit:
        for moment_id in moment_ids:
            _delete(unit, _get(unit.get(Moment, moment_id), moment_id))


def link(desk: Desk, from_id: MomentId, to_id: MomentId, kind: LinkKind | None = None, label: str = "") -> Link | None:
    """Connect two boxes; a box with itself is a loop. None when they are connected already."""
    start = get(desk, from_id)
    if get(desk, to_id).interview_id != start.interview_id:
        raise RuleBroken("two-interviews")
    with desk.change("Link two moments") as unit:
        if unit.read.where(Link, from_id=from_id, to_id=to_id):
            return None
        kind = kind or (LinkKind.LOOP if from_id == to_id else LinkKind.SEQUENCE)
        return _link(unit, start, to_id, kind, clean(label))


def unlink(desk: Desk, link_id: LinkId) -> None:
    with desk.change("Remove a link") as unit:
        found = unit.get(Link, link_id)
        if found is not None:
            unit.delete(found)


def _newest_story(unit: UnitOfWork, interview_id: InterviewId) -> StoryId:
    stories = unit.read.where(Story, order="rank", interview_id=interview_id)
    if stories:
        return stories[-1].id
    story = Story(id=StoryId(new_id()), interview_id=interview_id)
    unit.put(story)
    return story.id


def _link(
    unit: UnitOfWork, start: Moment, to_id: MomentId, kind: LinkKind = LinkKind.SEQUENCE, label: str = ""
) -> Link:
    rank = unit.read.highest_rank(Link, interview_id=start.interview_id) + 1
    made = Link(
        id=LinkId(new_id()),
        interview_id=start.interview_id,
        from_id=start.id,
        to_id=to_id,
        kind=kind,
        label=label,
        rank=rank,
    )
    unit.put(made)
    return made


def _place_after(unit: UnitOfWork, before: Moment) -> tuple[StoryId, float]:
    story = [one for one in unit.read.moments(before.interview_id) if one.story_id == before.story_id]
    here = [one.id for one in story].index(before.id)
    following = story[here + 1].rank if here + 1 < len(story) else None
    rank = rank_between(before.rank, following)
    if rank is not None:
        return before.story_id, rank
    for one, even in zip(story, even_ranks(len(story)), strict=True):
        unit.put(replace(one, rank=even))
    return _place_after(unit, _get(unit.get(Moment, before.id), before.id))


def _lead_through(unit: UnitOfWork, before_id: MomentId, moment: Moment) -> None:
    """The plain link that left the box before now leaves the new box; a new one leads to it."""
    before = _get(unit.get(Moment, before_id), before_id)
    onward = [one for one in unit.read.where(Link, from_id=before_id) if one.kind is LinkKind.SEQUENCE]
    if onward and onward[0].to_id != before_id:
        unit.put(replace(onward[0], from_id=moment.id))
    _link(unit, before, moment.id)


def _rechain(unit: UnitOfWork, old: list[MomentId], new: list[MomentId]) -> None:
    """Where the story was a plain chain, keep it one: links between old neighbours become links between new ones."""
    neighbours = set(pairwise(old))
    plain = {
        (one.from_id, one.to_id): one
        for moment_id in old
        for one in unit.read.where(Link, from_id=moment_id)
        if one.kind is LinkKind.SEQUENCE and (one.from_id, one.to_id) in neighbours
    }
    if set(plain) != neighbours:
        return
    for (old_from, old_to), (new_from, new_to) in zip(pairwise(old), pairwise(new), strict=True):
        unit.put(replace(plain[old_from, old_to], from_id=new_from, to_id=new_to))


def _delete(unit: UnitOfWork, moment: Moment) -> None:
    arriving = [one for one in unit.read.where(Link, to_id=moment.id) if one.from_id != moment.id]
    leaving = [one for one in unit.read.where(Link, from_id=moment.id) if one.to_id != moment.id]
    for one in (*unit.read.where(Link, from_id=moment.id), *unit.read.where(Link, to_id=moment.id)):
        unit.delete(one)
    if len(arriving) == 1 and len(leaving) == 1 and arriving[0].from_id != leaving[0].to_id:
        _close_gap(unit, arriving[0], leaving[0])
    for source in unit.read.where(MomentSource, moment_id=moment.id):
        unit.delete(source)
    for opportunity in unit.read.where(Opportunity, moment_id=moment.id):
        unit.put(replace(opportunity, moment_id=None))
    for matched in unit.read.where(StepMoment, moment_id=moment.id):
        unit.delete(matched)
    unit.delete(moment)


def _close_gap(unit: UnitOfWork, arriving: Link, leaving: Link) -> None:
    if not unit.read.where(Link, from_id=arriving.from_id, to_id=leaving.to_id):
        unit.put(replace(arriving, to_id=leaving.to_id))
