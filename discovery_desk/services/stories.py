"""The stories of one talk, never merged."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.composite import CompositeLane
from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import clean
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.story_days import read_days
from discovery_desk.host.ids import new_id
from discovery_desk.services.desk import Desk


def get(desk: Desk, story_id: StoryId) -> Story:
    found = desk.read.get(Story, story_id)
    if found is None:
        raise NotFound("story", story_id)
    return found


def of_interview(desk: Desk, interview_id: InterviewId) -> tuple[Story, ...]:
    return desk.read.where(Story, order="rank", interview_id=interview_id)


def begin_another(desk: Desk, interview_id: InterviewId) -> Story:
    """What is told from now on is another story.

    Raises `RuleBroken("story-empty")` while the one begun last has no moments of its own.
    """
    told = of_interview(desk, interview_id)
    if len(told) > 1 and not _has_moments(desk, told[-1].id):
        raise RuleBroken("story-empty")
    with desk.change("Begin another story") as unit:
        rank = unit.read.highest_rank(Story, interview_id=interview_id) + 1
        story = Story(id=StoryId(new_id()), interview_id=interview_id, rank=rank)
        unit.put(story)
        return story


def retitle(desk: Desk, story_id: StoryId, title: str) -> None:
    """A story needs no title."""
    with desk.change("Name a story") as unit:
        unit.put(replace(get(desk, story_id), title=" ".join(clean(title).split())))


def set_when(desk: Desk, story_id: StoryId, when: str) -> None:
    """A day, or a first and a last one, as people write them; empty while nobody knows.

    Raises `RuleBroken("story-when")` for words that are no day.
    """
    words = clean(when).strip()
    day = read_days(words)
    if day is None:
        raise RuleBroken("story-when", words)
    with desk.change("Set the day of a story") as unit:
        unit.put(replace(get(desk, story_id), when=day))


def set_complete(desk: Desk, story_id: StoryId, is_complete: bool) -> None:
    """Whether it was told to its end."""
    with desk.change(
        "Mark a story as told to its end" if is_complete else "Mark a story as not told to its end"
    ) as unit:
        unit.put(replace(get(desk, story_id), is_complete=is_complete))


def remove_empty(desk: Desk, story_id: StoryId) -> None:
    """Let go of a story without moments. Raises `RuleBroken`: "story-told", "last-story" for the only one."""
    story = get(desk, story_id)
    if _has_moments(desk, story_id):
        raise RuleBroken("story-told")
    if len(of_interview(desk, story.interview_id)) == 1:
        raise RuleBroken("last-story")
    with desk.change("Remove an empty story") as unit:
        for lane in unit.read.where(CompositeLane, story_id=story_id):
            unit.delete(lane)
        unit.delete(story)


def _has_moments(desk: Desk, story_id: StoryId) -> bool:
    return desk.read.last_moment(story_id) is not None
