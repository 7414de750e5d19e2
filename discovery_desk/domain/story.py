"""An account of one specific episode of the participant's own past; a talk may hold several, never merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from discovery_desk.domain.interview import InterviewId

StoryId = NewType("StoryId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """`when` is an ISO date or a range `from/to`, or empty while nobody knows."""

    id: StoryId
    interview_id: InterviewId
    title: str = ""
    when: str = ""
    recency_days: int | None = None
    is_complete: bool = False
    rank: float = 0.0
