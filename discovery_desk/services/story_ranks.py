"""Where in the order of its story a box is put: a rank between two others, new ranks for all where there is no room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.domain.ordering import even_ranks, ranks_between
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.host.ids import new_id
from discovery_desk.storage.unit_of_work import UnitOfWork


def newest_story(unit: UnitOfWork, interview_id: InterviewId) -> StoryId | None:
    stories = unit.read.where(Story, order="rank", interview_id=interview_id)
    return stories[-1].id if stories else None


def story_to_tell(unit: UnitOfWork, interview_id: InterviewId) -> StoryId:
    """The newest one; one is begun where there is none."""
    newest = newest_story(unit, interview_id)
    if newest is not None:
        return newest
    story = Story(id=StoryId(new_id()), interview_id=interview_id)
    unit.put(story)
    return story.id


def in_order(unit: UnitOfWork, story_id: StoryId, without: MomentId | None = None) -> list[Moment]:
    return [one for one in unit.read.where(Moment, order="rank", story_id=story_id) if one.id != without]


def ranks_at(unit: UnitOfWork, others: Sequence[Moment], index: int, count: int = 1) -> tuple[float, ...]:
    """Ranks for boxes that are to stand before `others[index]`, or at the end."""
    before = others[index - 1].rank if index else None
    following = others[index].rank if index < len(others) else None
    ranks = ranks_between(before, following, count)
    if ranks is not None:
        return ranks
    even = even_ranks(len(others) + count)
    for one, rank in zip(others, (*even[:index], *even[index + count :]), strict=True):
        unit.put(replace(one, rank=rank))
    return even[index : index + count]


def ranks_after(unit: UnitOfWork, before: Moment, count: int) -> tuple[float, ...]:
    following = unit.read.moment_after(before)
    ranks = ranks_between(before.rank, following.rank if following else None, count)
    if ranks is not None:
        return ranks
    story = in_order(unit, before.story_id)
    return ranks_at(unit, story, [one.id for one in story].index(before.id) + 1, count)


def rank_after(unit: UnitOfWork, before: Moment) -> float:
    return ranks_after(unit, before, 1)[0]
