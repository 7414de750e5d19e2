"""Composite maps: stories of several people side by side, matched by hand. Nothing of them goes into a snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from discovery_desk.domain.composite import (
    CompositeLane,
    CompositeLaneId,
    CompositeMap,
    CompositeMapId,
    CompositeStep,
    CompositeStepId,
    StepMoment,
    StepMomentId,
)
from discovery_desk.domain.composite_map import Composite, Lane, step_before
from discovery_desk.domain.consent import ConsentScope, is_refused
from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import Interview
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.domain.note import clean, worded
from discovery_desk.domain.ordering import even_ranks, rank_between
from discovery_desk.domain.page_cover import covering_for
from discovery_desk.domain.participant import Participant, names_person
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.host.ids import new_id
from discovery_desk.services import consent, interviews, privacy, snapshots
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork

Row = TypeVar("Row")
Placed = TypeVar("Placed", CompositeStep, CompositeLane)


@dataclass(frozen=True, slots=True)
class CompositeSummary:
    """One line of the list of composites. Two stories of one person are one person."""

    map: CompositeMap
    stories: int
    people: int
    steps: int


@dataclass(frozen=True, slots=True)
class StoryChoice:
    """A story that could take part. `person` is empty where their name is withheld."""

    story: Story
    interview: Interview
    person: str
    title: str
    moments: int


def get(desk: Desk, composite_id: CompositeMapId) -> CompositeMap:
    found = desk.read.get(CompositeMap, composite_id)
    if found is None:
        raise NotFound("composite map", composite_id)
    return found


def every(desk: Desk) -> tuple[CompositeSummary, ...]:
    """All composites, in the order in which they were begun."""
    return tuple(_summary(desk, one) for one in desk.read.all(CompositeMap, order="rank"))


def _summary(desk: Desk, composite: CompositeMap) -> CompositeSummary:
    lanes = [told for _lane, told in _lanes(desk, composite.id)]
    steps = desk.read.where(CompositeStep, composite_id=composite.id)
    return CompositeSummary(composite, len(lanes), len({one.participant_id for _, one in lanes}), len(steps))


def shown(desk: Desk, composite_id: CompositeMapId) -> Composite:
    """As it may be looked at: what a snapshot would not show of a story is not shown here either."""
    lanes = tuple(_lane(desk, lane, *told) for lane, told in _lanes(desk, composite_id))
    steps = desk.read.where(CompositeStep, order="rank", composite_id=composite_id)
    theirs = {moment.id for lane in lanes for moment in lane.moments}
    matches = {
        one.moment_id: step.id
        for step in steps
        for one in desk.read.where(StepMoment, step_id=step.id)
        if one.moment_id in theirs
    }
    return Composite(map=get(desk, composite_id), lanes=lanes, steps=steps, matches=matches)


def as_it_leaves(desk: Desk, composite: Composite) -> Composite:
    """For a picture: what one of them does not agree to is in no words of the team and in nobody else's story."""
    for lane in composite.lanes:
        interview = interviews.get(desk, lane.interview_id)
        teller = interviews.participant_of(desk, interview)
        covering = covering_for(teller, (), privacy.of_interview(desk, interview.id))
        composite = covering.all(composite)
    return composite


def _lanes(desk: Desk, composite_id: CompositeMapId) -> list[tuple[CompositeLane, tuple[Story, Interview]]]:
    """Stories of interviews in the bin are left out until they are brought back."""
    found = []
    for lane in desk.read.where(CompositeLane, order="rank", composite_id=composite_id):
        story = desk.read.get(Story, lane.story_id)
        interview = desk.read.get(Interview, story.interview_id) if story else None
        if story is not None and interview is not None and interview.binned_at is None:
            found.append((lane, (story, interview)))
    return found


def _lane(desk: Desk, lane: CompositeLane, story: Story, interview: Interview) -> Lane:
    teller = interviews.participant_of(desk, interview)
    person, title = _named(desk, story, interview, teller)
    told = (one for one in snapshots.moments_to_show(desk, interview.id) if one.story_id == story.id)
    covering = covering_for(teller, (), privacy.of_interview(desk, interview.id))
    return Lane(
        id=lane.id,
        story_id=story.id,
        interview_id=interview.id,
        participant_id=interview.participant_id,
        person=person,
        title=covering.text(title),
        moments=covering.all(tuple(told)),
    )


def _named(desk: Desk, story: Story, interview: Interview, person: Participant) -> tuple[str, str]:
    """What they may be called, and a title that says more than that; where their name is withheld, without it."""
    called, title = person.call_me or person.name, story.title or interview.title
    if not is_refused(consent.entries(desk, interview.id), ConsentScope.NAME):
        return called, "" if title in (called, person.name) else title
    return "", "" if names_person(title, person) else title


def choices(desk: Desk, composite_id: CompositeMapId) -> tuple[StoryChoice, ...]:
    """Stories with moments to show that do not take part yet; those of the newest interview first."""
    taken = {lane.story_id for lane in desk.read.where(CompositeLane, composite_id=composite_id)}
    return tuple(
        choice
        for summary in interviews.summaries(desk)
        for choice in _choices_of(desk, summary.interview, summary.participant)
        if choice.story.id not in taken
    )


def _choices_of(desk: Desk, interview: Interview, person: Participant) -> Iterable[StoryChoice]:
    moments = snapshots.moments_to_show(desk, interview.id)
    for story in desk.read.where(Story, order="rank", interview_id=interview.id):
        count = sum(one.story_id == story.id for one in moments)
        if count:
            yield StoryChoice(story, interview, *_named(desk, story, interview, person), count)


def make(desk: Desk, title: str, topic: str = "") -> CompositeMap:
    """Raises `RuleBroken("empty")` for a title without letters."""
    with desk.change("New composite map") as unit:
        rank = unit.read.highest_rank(CompositeMap) + 1024
        made = CompositeMap(id=CompositeMapId(new_id()), title=worded(title), topic=_line(topic), rank=rank)
        unit.put(made)
        return made


def rename(desk: Desk, composite_id: CompositeMapId, title: str) -> None:
    words = worded(title)
    with desk.change("Rename a composite map") as unit:
        unit.put(replace(get(desk, composite_id), title=words))


def set_topic(desk: Desk, composite_id: CompositeMapId, topic: str) -> None:
    """What its stories have in common; may be empty."""
    with desk.change("Set the topic of a composite map") as unit:
        unit.put(replace(get(desk, composite_id), topic=_line(topic)))


def remove(desk: Desk, composite_id: CompositeMapId) -> None:
    """The composite alone: the stories and their moments stay."""
    with desk.change("Remove a composite map") as unit:
        for step in unit.read.where(CompositeStep, composite_id=composite_id):
            _remove_step(unit, step)
        for lane in unit.read.where(CompositeLane, composite_id=composite_id):
            unit.delete(lane)
        unit.delete(get(desk, composite_id))


def add_story(desk: Desk, composite_id: CompositeMapId, story_id: StoryId) -> CompositeLane:
    """One more lane. Raises `RuleBroken("story-taken")`, or `"in-the-bin"` for a story of an interview there."""
    return add_stories(desk, composite_id, [story_id])[0]


def add_stories(desk: Desk, composite_id: CompositeMapId, story_ids: Sequence[StoryId]) -> tuple[CompositeLane, ...]:
    with desk.change("Add a story" if len(story_ids) == 1 else "Add stories") as unit:
        get(desk, composite_id)
        return tuple(_add_story(unit, composite_id, story_id) for story_id in story_ids)


def _add_story(unit: UnitOfWork, composite_id: CompositeMapId, story_id: StoryId) -> CompositeLane:
    story = unit.get(Story, story_id)
    if story is None:
        raise NotFound("story", story_id)
    interview = unit.get(Interview, story.interview_id)
    if interview is None or interview.binned_at is not None:
        raise RuleBroken("in-the-bin")
    if unit.read.where(CompositeLane, composite_id=composite_id, story_id=story_id):
        raise RuleBroken("story-taken")
    rank = unit.read.highest_rank(CompositeLane, composite_id=composite_id) + 1024
    lane = CompositeLane(id=CompositeLaneId(new_id()), composite_id=composite_id, story_id=story_id, rank=rank)
    unit.put(lane)
    return lane


def remove_lane(desk: Desk, lane_id: CompositeLaneId) -> None:
    """The story leaves the composite and all its steps; it stays where it was told."""
    with desk.change("Remove a story from a composite") as unit:
        lane = _found(unit.get(CompositeLane, lane_id), "story", lane_id)
        for step in unit.read.where(CompositeStep, composite_id=lane.composite_id):
            for one in unit.read.where(StepMoment, step_id=step.id):
                moment = unit.get(Moment, one.moment_id)
                if moment is None or moment.story_id == lane.story_id:
                    unit.delete(one)
        unit.delete(lane)


def move_lane(desk: Desk, lane_id: CompositeLaneId, by: int) -> None:
    """Up (negative) or down among the stories."""
    with desk.change("Reorder the stories") as unit:
        lane = _found(unit.get(CompositeLane, lane_id), "story", lane_id)
        order = list(unit.read.where(CompositeLane, order="rank", composite_id=lane.composite_id))
        for one, rank in _moved(order, [each.id for each in order].index(lane_id), by):
            unit.put(replace(one, rank=rank))


def add_step(
    desk: Desk, composite_id: CompositeMapId, label: str, *, after: CompositeStepId | None = None, first: bool = False
) -> CompositeStep:
    """After another step, before all others, or at the end. Raises `RuleBroken("empty")`."""
    with desk.change("Add a step") as unit:
        get(desk, composite_id)
        step = CompositeStep(
            id=CompositeStepId(new_id()),
            composite_id=composite_id,
            label=worded(label),
            rank=_rank_of_new(unit, composite_id, after, first=first),
        )
        unit.put(step)
        return step


def step_from(desk: Desk, composite_id: CompositeMapId, moment_id: MomentId, *alike: MomentId) -> CompositeStep:
    """A step that is called as the moment is, where the moment stands in its story, and holds it and what is alike."""
    with desk.change("New step from a moment"):
        moment = _found(desk.read.get(Moment, moment_id), "moment", moment_id)
        before = step_before(shown(desk, composite_id), moment_id)
        step = add_step(desk, composite_id, moment.label, after=before, first=before is None)
        match(desk, step.id, [moment_id, *alike])
        return step


def rename_step(desk: Desk, step_id: CompositeStepId, label: str) -> None:
    """Raises `RuleBroken("empty")` for a label without letters."""
    words = worded(label)
    with desk.change("Rename a step") as unit:
        unit.put(replace(_step(unit, step_id), label=words))


def move_step(desk: Desk, step_id: CompositeStepId, by: int) -> None:
    """Earlier (negative) or later; what is matched with it goes along."""
    with desk.change("Reorder the steps") as unit:
        order = list(_steps(unit, _step(unit, step_id).composite_id))
        for one, rank in _moved(order, [each.id for each in order].index(step_id), by):
            unit.put(replace(one, rank=rank))


def remove_step(desk: Desk, step_id: CompositeStepId) -> None:
    """Its moments stand in their stories again, beside no step."""
    with desk.change("Remove a step") as unit:
        _remove_step(unit, _step(unit, step_id))


def merge_steps(desk: Desk, kept_id: CompositeStepId, gone_id: CompositeStepId) -> None:
    """What was matched with either is matched with the one that is kept, under its name."""
    with desk.change("Merge two steps") as unit:
        kept, gone = _step(unit, kept_id), _step(unit, gone_id)
        if kept.composite_id != gone.composite_id or kept.id == gone.id:
            raise RuleBroken("two-composites")
        for one in unit.read.where(StepMoment, step_id=gone.id):
            unit.put(replace(one, step_id=kept.id))
        unit.delete(gone)


def match(desk: Desk, step_id: CompositeStepId, moment_ids: Sequence[MomentId]) -> None:
    """Put moments into a step, out of whichever step of the same composite they were in.

    Raises `RuleBroken("not-in-composite")` for a moment of a story that takes no part.
    """
    with desk.change("Match a moment" if len(moment_ids) == 1 else "Match moments") as unit:
        step = _step(unit, step_id)
        stories = {lane.story_id for lane in unit.read.where(CompositeLane, composite_id=step.composite_id)}
        for moment_id in moment_ids:
            moment = _found(unit.get(Moment, moment_id), "moment", moment_id)
            if moment.story_id not in stories:
                raise RuleBroken("not-in-composite")
            _match(unit, step, moment_id)


def _match(unit: UnitOfWork, step: CompositeStep, moment_id: MomentId) -> None:
    held = _matched(unit, step.composite_id, moment_id)
    for spare in held[1:]:
        unit.delete(spare)
    made = held[0] if held else StepMoment(id=StepMomentId(new_id()), step_id=step.id, moment_id=moment_id)
    unit.put(replace(made, step_id=step.id))


def match_together(desk: Desk, composite_id: CompositeMapId, moment_id: MomentId, other_id: MomentId) -> None:
    """Two moments are alike: into the step of the one, or into a new one that is called as the other is."""
    with desk.change("Match two moments"):
        held = _matched_step(desk, composite_id, other_id) or _matched_step(desk, composite_id, moment_id)
        step_id = held or step_from(desk, composite_id, other_id).id
        match(desk, step_id, [moment_id, other_id])


def _matched_step(desk: Desk, composite_id: CompositeMapId, moment_id: MomentId) -> CompositeStepId | None:
    return shown(desk, composite_id).matches.get(moment_id)


def unmatch(desk: Desk, composite_id: CompositeMapId, moment_ids: Sequence[MomentId]) -> None:
    """They stand in their stories again, beside no step."""
    with desk.change("Unmatch a moment" if len(moment_ids) == 1 else "Unmatch moments") as unit:
        for moment_id in moment_ids:
            for one in _matched(unit, composite_id, moment_id):
                unit.delete(one)


def _matched(unit: UnitOfWork, composite_id: CompositeMapId, moment_id: MomentId) -> list[StepMoment]:
    ours = {step.id for step in unit.read.where(CompositeStep, composite_id=composite_id)}
    return [one for one in unit.read.where(StepMoment, moment_id=moment_id) if one.step_id in ours]


def _remove_step(unit: UnitOfWork, step: CompositeStep) -> None:
    for one in unit.read.where(StepMoment, step_id=step.id):
        unit.delete(one)
    unit.delete(step)


def _rank_of_new(
    unit: UnitOfWork, composite_id: CompositeMapId, after: CompositeStepId | None, *, first: bool
) -> float:
    order = _steps(unit, composite_id)
    place = 0 if first else len(order)
    if after is not None:
        place = [one.id for one in order].index(_step(unit, after).id) + 1
    before = order[place - 1].rank if place else None
    following = order[place].rank if place < len(order) else None
    rank = rank_between(before, following)
    if rank is not None:
        return rank
    for one, even in zip(order, even_ranks(len(order)), strict=True):
        unit.put(replace(one, rank=even))
    return _rank_of_new(unit, composite_id, after, first=first)


def _moved(order: list[Placed], here: int, by: int) -> list[tuple[Placed, float]]:
    """The new ranks; none where it stands at that end already."""
    there = min(max(0, here + by), len(order) - 1)
    if there == here:
        return []
    order.insert(there, order.pop(here))
    return list(zip(order, even_ranks(len(order)), strict=True))


def _steps(unit: UnitOfWork, composite_id: CompositeMapId) -> tuple[CompositeStep, ...]:
    return unit.read.where(CompositeStep, order="rank", composite_id=composite_id)


def _step(unit: UnitOfWork, step_id: CompositeStepId) -> CompositeStep:
    return _found(unit.get(CompositeStep, step_id), "step", step_id)


def _found(row: Row | None, what: str, key: str) -> Row:
    if row is None:
        raise NotFound(what, key)
    return row


def _line(text: str) -> str:
    return " ".join(clean(text).split())
