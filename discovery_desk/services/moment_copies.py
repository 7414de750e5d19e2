"""Moments copied from one map and pasted into another, with the links between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from discovery_desk.domain.copied_moments import CopiedLink, CopiedMoment, CopiedMoments, copied_from
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId
from discovery_desk.domain.note import Note
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.story import StoryId
from discovery_desk.host.ids import new_id
from discovery_desk.services import interviews, links, moments, opportunities
from discovery_desk.services.desk import Desk
from discovery_desk.services.story_ranks import in_order, ranks_after, ranks_at, story_to_tell
from discovery_desk.storage.unit_of_work import UnitOfWork

OFFSET = 24.0  # map units between a box that a hand has placed and its copy


def copied(desk: Desk, moment_ids: Sequence[MomentId]) -> CopiedMoments:
    """The boxes in story order, whatever order they are named in. Raises `RuleBroken("two-interviews")`."""
    chosen = [moments.get(desk, moment_id) for moment_id in moment_ids]
    if not chosen:
        return copied_from((), (), {}, {})
    interview_id = chosen[0].interview_id
    if any(one.interview_id != interview_id for one in chosen):
        raise RuleBroken("two-interviews")
    wanted = set(moment_ids)
    told = [one for one in desk.read.moments(interview_id) if one.id in wanted]
    leading = desk.read.where(Link, order="rank", interview_id=interview_id)
    arisen: dict[MomentId, list[OpportunityId]] = defaultdict(list)
    for opportunity in opportunities.of_interview(desk, interview_id):
        if opportunity.moment_id is not None:
            arisen[opportunity.moment_id].append(opportunity.id)
    return copied_from(told, leading, desk.read.sources(interview_id), arisen)


def paste(
    desk: Desk, interview_id: InterviewId, copied: CopiedMoments, after: MomentId | None = None
) -> tuple[Moment, ...]:
    """New boxes after one of the map, or at the end of the newest story; what led on from there leads through them.

    Notes and hand-placed spots come along only within the talk that they are of; opportunities where nothing holds
    them any more, as when the boxes were cut.
    """
    interviews.get(desk, interview_id)
    if not copied.moments:
        return ()
    with desk.change("Paste a moment" if len(copied.moments) == 1 else "Paste moments") as unit:
        before = links.present(unit, after) if after is not None else moments.told_last(unit, interview_id)
        if before is not None and before.interview_id != interview_id:
            raise RuleBroken("two-interviews")
        made = _put(unit, interview_id, copied, before)
        inner = _link(unit, made, copied.links)
        if before is not None and inner is not None:
            links.lead_through(unit, before, *inner)
        return made


def _put(
    unit: UnitOfWork, interview_id: InterviewId, copied: CopiedMoments, before: Moment | None
) -> tuple[Moment, ...]:
    count = len(copied.moments)
    if before is not None:
        story_id, ranks = before.story_id, ranks_after(unit, before, count)
    else:
        story_id = story_to_tell(unit, interview_id)
        story = in_order(unit, story_id)
        ranks = ranks_at(unit, story, len(story), count)
    is_home = copied.interview_id == interview_id
    made = []
    for one, rank in zip(copied.moments, ranks, strict=True):
        moment = replace(_blank(interview_id, story_id, rank), **one.told)
        made.append(_at_home(unit, moment, one) if is_home else _put_one(unit, moment))
    return tuple(made)


def _blank(interview_id: InterviewId, story_id: StoryId, rank: float) -> Moment:
    return Moment(id=MomentId(new_id()), interview_id=interview_id, story_id=story_id, label="", rank=rank)


def _put_one(unit: UnitOfWork, moment: Moment) -> Moment:
    unit.put(moment)
    return moment


def _at_home(unit: UnitOfWork, moment: Moment, copy: CopiedMoment) -> Moment:
    """The copy within the same talk: heard when the first was, drawn from the same notes, a little beside it."""
    if copy.x is not None and copy.y is not None:
        moment = replace(moment, x=copy.x + OFFSET, y=copy.y + OFFSET)
    moment = _put_one(unit, replace(moment, heard_ms=copy.heard_ms))
    for note_id in copy.note_ids:
        note = unit.get(Note, note_id)
        if note is not None and note.interview_id == moment.interview_id:
            moments.attach(unit, moment.id, note)
    for opportunity_id in copy.opportunity_ids:
        found = unit.get(Opportunity, opportunity_id)
        if found is not None and found.interview_id == moment.interview_id and found.moment_id is None:
            unit.put(replace(found, moment_id=moment.id))
    return moment


def _link(unit: UnitOfWork, made: Sequence[Moment], inner: Sequence[CopiedLink]) -> tuple[Moment, Moment] | None:
    """Put the links between the new boxes, plain ones where none was copied; where the chain enters and leaves them.

    None when it could do so in several places.
    """
    told = inner or [CopiedLink(place, place + 1) for place in range(len(made) - 1)]
    for one in told:
        links.make(unit, made[one.start], made[one.end].id, one.kind, one.label)
    ahead = [one for one in told if one.kind is not LinkKind.LOOP]
    entries = [box for place, box in enumerate(made) if all(one.end != place for one in ahead)]
    exits = [box for place, box in enumerate(made) if all(one.start != place for one in ahead)]
    return (entries[0], exits[0]) if len(entries) == len(exits) == 1 else None
