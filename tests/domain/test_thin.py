"""Thin is what the team calls thin, or a talk that ended without a dated episode."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, Quality
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.domain.participant import Participant, ParticipantId
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.thin import is_thin

INTERVIEW, PERSON, STORY = InterviewId("i"), ParticipantId("p"), StoryId("s")


def page(when: str, status: InterviewStatus = InterviewStatus.ENDED, quality: Quality | None = None) -> SnapshotPage:
    moment = Moment(id=MomentId("m"), interview_id=INTERVIEW, story_id=STORY, label="Counts by torch")
    return SnapshotPage(
        interview=Interview(id=INTERVIEW, participant_id=PERSON, title="", status=status, quality=quality),
        participant=Participant(id=PERSON, name="Ada"),
        story=Story(id=STORY, interview_id=INTERVIEW, when=when),
        moments=(moment,),
    )


def test_without_a_dated_episode_it_is_thin() -> None:
    assert is_thin(page(""))
    assert is_thin(replace(page("2026-11-10"), moments=()))
    assert is_thin(replace(page("2026-11-10"), story=None))
    assert not is_thin(page("2026-11-10"))


def test_as_long_as_the_talk_goes_on_nothing_is_said_of_it() -> None:
    assert not is_thin(page("", InterviewStatus.LIVE))


def test_the_team_has_the_last_word() -> None:
    assert is_thin(page("2026-11-10", quality=Quality.THIN))
    assert not is_thin(page("", quality=Quality.MIXED))
