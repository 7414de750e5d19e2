"""An account of one specific episode of the participant's own past; a talk may hold several, never merged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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


def is_when(text: str) -> bool:
    """An ISO date, a range `from/to` that does not run backwards, or nothing."""
    days = text.split("/") if text else []
    return len(days) <= 2 and days == sorted(days) and all(map(_is_day, days))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
