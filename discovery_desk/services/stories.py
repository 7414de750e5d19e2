"""The stories of one talk, never merged."""

from __future__ import annotations

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.host.ids import new_id
from discovery_desk.services.desk import Desk


def of_interview(desk: Desk, interview_id: InterviewId) -> tuple[Story, ...]:
    return desk.read.where(Story, order="rank", interview_id=interview_id)


def begin_another(desk: Desk, interview_id: InterviewId) -> Story:
    """What is told from now on is another story.

    Raises `RuleBroken("story-empty")` while the one begun last has no moments of its own.
    """
    told = of_interview(desk, interview_id)
    if len(told) > 1 and not any(one.story_id == told[-1].id for one in desk.read.moments(interview_id)):
        raise RuleBroken("story-empty")
    with desk.change("Begin another story") as unit:
        rank = unit.read.highest_rank(Story, interview_id=interview_id) + 1
        story = Story(id=StoryId(new_id()), interview_id=interview_id, rank=rank)
        unit.put(story)
        return story
