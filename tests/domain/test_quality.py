"""A talk is rich, mixed or thin by what its page shows, unless the team has said so itself."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.interview import Interview, InterviewId, Quality
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.domain.participant import Participant, ParticipantId
from discovery_desk.domain.quality import quality_of
from discovery_desk.domain.snapshot import Quote, QuoteId, SnapshotPage
from discovery_desk.domain.story import Story, StoryId

INTERVIEW, PERSON, STORY = InterviewId("i"), ParticipantId("p"), StoryId("s")


def page(moments: int, *, when: str = "2026-11-10", told: str = "", is_complete: bool = True) -> SnapshotPage:
    return SnapshotPage(
        interview=Interview(id=INTERVIEW, participant_id=PERSON, title=""),
        participant=Participant(id=PERSON, name="Ada"),
        quote=Quote(id=QuoteId("q"), interview_id=INTERVIEW, text="It is a lie."),
        story=Story(id=STORY, interview_id=INTERVIEW, when=when, is_complete=is_complete),
        moments=tuple(
            Moment(id=MomentId(f"m{n}"), interview_id=INTERVIEW, story_id=STORY, label="x", told_time=told)
            for n in range(moments)
        ),
    )


def test_a_whole_dated_story_with_a_quote_is_rich() -> None:
    assert quality_of(page(6)) is Quality.RICH


def test_gaps_make_it_mixed() -> None:
    assert quality_of(page(5)) is Quality.MIXED
    assert quality_of(page(6, is_complete=False)) is Quality.MIXED
    assert quality_of(replace(page(6), quote=None)) is Quality.MIXED
    assert quality_of(page(6, when="", told="Tuesday")) is Quality.MIXED


def test_without_a_dated_episode_it_is_thin() -> None:
    assert quality_of(page(6, when="")) is Quality.THIN
    assert quality_of(page(0)) is Quality.THIN
    assert quality_of(replace(page(0), story=None)) is Quality.THIN


def test_the_team_has_the_last_word() -> None:
    poor = page(0)
    assert quality_of(replace(poor, interview=replace(poor.interview, quality=Quality.RICH))) is Quality.RICH
