"""Boxes of the experience map: how they come about, what is told of them, where a hand puts them, how they go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Unpack

from discovery_desk.domain.composite import StepMoment
from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Moment, MomentId, MomentSource, MomentSourceId, short_label
from discovery_desk.domain.moment_fields import MomentFields, cleaned
from discovery_desk.domain.note import Note, NoteId, clean
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.ordering import STEP, rank_between
from discovery_desk.domain.story import StoryId
from discovery_desk.host.ids import new_id
from discovery_desk.services import links
from discovery_desk.services.desk import Desk
from discovery_desk.services.story_ranks import newest_story, rank_after, story_to_tell
from discovery_desk.storage.unit_of_work import UnitOfWork

Place = tuple[MomentId, float, float]


def get(desk: Desk, moment_id: MomentId) -> Moment:
    moment = desk.read.get(Moment, moment_id)
    if moment is None:
        raise NotFound("moment", moment_id)
    return moment


def from_note(unit: UnitOfWork, note: Note) -> Moment:
    """A box at the end of the newest story, linked from the box before it."""
    story_id = story_to_tell(unit, note.interview_id)
    last = unit.read.last_moment(story_id)
    rank = rank_between(last.rank if last else None, None)
    moment = put_new(unit, note.interview_id, story_id, short_label(note.text), rank or 0.0, heard_ms=note.at_ms)
    attach(unit, moment.id, note)
    if last is not None:
        links.make(unit, last, moment.id)
    return moment


def put_new(
    unit: UnitOfWork,
    interview_id: InterviewId,
    story_id: StoryId,
    label: str,
    rank: float,
    *,
    heard_ms: int | None = None,
) -> Moment:
    moment = Moment(
        id=MomentId(new_id()),
        interview_id=interview_id,
        story_id=story_id,
        label=clean(label).strip(),
        rank=rank,
        heard_ms=heard_ms,
    )
    unit.put(moment)
    return moment


def told_last(unit: UnitOfWork, interview_id: InterviewId) -> Moment | None:
    """The last box of the newest story; None while that has none, whatever was told before it."""
    newest = newest_story(unit, interview_id)
    return unit.read.last_moment(newest) if newest is not None else None


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
    moment = get(desk, moment_id)
    note = note_of(desk, note_id, moment.interview_id)
    with desk.change("Add a note to a moment") as unit:
        attach(unit, moment_id, note)


def note_of(desk: Desk, note_id: NoteId, interview_id: InterviewId) -> Note:
    """Raises `RuleBroken("two-interviews")` when it is a note of another one."""
    note = desk.read.get(Note, note_id)
    if note is None:
        raise NotFound("note", note_id)
    if note.interview_id != interview_id:
        raise RuleBroken("two-interviews")
    return note


def add_first(desk: Desk, interview_id: InterviewId, label: str) -> Moment:
    """A box without a note that begins the first story and leads to what began it so far."""
    with desk.change("Add a moment") as unit:
        told = unit.read.moments(interview_id)
        if not told:
            return add(desk, interview_id, label)
        first = told[0]
        moment = put_new(unit, interview_id, first.story_id, label, rank_between(None, first.rank) or 0.0)
        links.make(unit, moment, first.id)
        return moment


def add(desk: Desk, interview_id: InterviewId, label: str, *, after: MomentId | None = None) -> Moment:
    """A box without a note: after another one in the story, its links led through it, or at the end."""
    with desk.change("Add a moment") as unit:
        before = links.present(unit, after) if after is not None else told_last(unit, interview_id)
        if before is None:
            return put_new(unit, interview_id, story_to_tell(unit, interview_id), label, STEP)
        moment = put_new(unit, before.interview_id, before.story_id, label, rank_after(unit, before))
        links.lead_through(unit, before, moment)
        return moment


def relabel(desk: Desk, moment_id: MomentId, label: str, *, origin: object = None) -> None:
    """Raises `RuleBroken("empty")` for a label without letters."""
    fields = cleaned({"label": label})
    with desk.change("Rename a moment", origin=origin) as unit:
        unit.put(replace(get(desk, moment_id), **fields))


def describe(desk: Desk, moment_id: MomentId, **fields: Unpack[MomentFields]) -> None:
    """What was told of the moment; what is not named stays. Raises `RuleBroken` like `moment_fields.cleaned`."""
    told = cleaned(fields)
    with desk.change("Describe a moment") as unit:
        unit.put(replace(get(desk, moment_id), **told))


def feel(desk: Desk, moment_id: MomentId, emotion: int | None) -> None:
    """−2 to +2, or None."""
    fields = cleaned({"emotion": emotion})
    with desk.change("Set a feeling") as unit:
        unit.put(replace(get(desk, moment_id), **fields))


def feel_all(desk: Desk, moment_ids: Sequence[MomentId], emotion: int | None) -> None:
    """One key for several boxes is one step."""
    with desk.change("Set a feeling" if len(moment_ids) == 1 else "Set feelings"):
        for moment_id in moment_ids:
            feel(desk, moment_id, emotion)


def place(desk: Desk, moment_id: MomentId, x: float, y: float) -> None:
    """Keep the box where a hand has put it, in map units."""
    with desk.change("Move a moment") as unit:
        unit.put(replace(get(desk, moment_id), x=x, y=y))


def place_all(desk: Desk, places: Sequence[Place]) -> None:
    """Keep several boxes where one gesture has put them, in map units."""
    with desk.change("Move a moment" if len(places) == 1 else "Move moments"):
        for moment_id, x, y in places:
            place(desk, moment_id, x, y)


def pin(desk: Desk, places: Sequence[Place]) -> None:
    """Keep boxes where the program shows them now, so that it leaves them there."""
    with desk.change("Pin a moment" if len(places) == 1 else "Pin moments"):
        place_all(desk, places)


def unpin(desk: Desk, moment_ids: Sequence[MomentId]) -> None:
    """Let the program place these boxes again."""
    with desk.change("Unpin a moment" if len(moment_ids) == 1 else "Unpin moments") as unit:
        for moment_id in moment_ids:
            unit.put(replace(get(desk, moment_id), x=None, y=None))


def tidy(desk: Desk, interview_id: InterviewId) -> None:
    """Let the program place every box again."""
    with desk.change("Tidy the map") as unit:
        for moment in unit.read.moments(interview_id):
            if moment.is_pinned:
                unit.put(replace(moment, x=None, y=None))


@dataclass(frozen=True, slots=True)
class Left:
    """How much stays of boxes that were removed."""

    notes: int
    opportunities: int


def delete(desk: Desk, moment_ids: Sequence[MomentId]) -> Left:
    """Remove boxes. Their notes and opportunities stay; a plain chain closes over the gap."""
    with desk.change("Delete a moment" if len(moment_ids) == 1 else "Delete moments") as unit:
        left = [_delete(unit, links.present(unit, moment_id)) for moment_id in dict.fromkeys(moment_ids)]
    notes = {note_id for notes, _ in left for note_id in notes}
    return Left(len(notes), sum(count for _, count in left))


def _delete(unit: UnitOfWork, moment: Moment) -> tuple[list[NoteId], int]:
    """The notes and the number of opportunities that are left."""
    links.cut_off(unit, moment.id)
    sources = unit.read.where(MomentSource, moment_id=moment.id)
    arisen = unit.read.where(Opportunity, moment_id=moment.id)
    for source in sources:
        unit.delete(source)
    for matched in unit.read.where(StepMoment, moment_id=moment.id):
        unit.delete(matched)
    for opportunity in arisen:
        unit.put(replace(opportunity, moment_id=None))
    unit.delete(moment)
    return [source.note_id for source in sources], len(arisen)
