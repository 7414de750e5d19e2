"""How a person was found and asked, and what they were promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.participant import ParticipantId

RecruitingId = NewType("RecruitingId", str)
IncentiveId = NewType("IncentiveId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recruiting:
    """One ask on its way: asked, answered, booked, held, thanked."""

    id: RecruitingId
    participant_id: ParticipantId
    interview_id: InterviewId | None = None
    source: str = ""
    ask: str = ""
    gatekeeper: str = ""
    asked_on: date | None = None
    answered_on: date | None = None
    booked_on: date | None = None
    held_on: date | None = None
    thanked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incentive:
    id: IncentiveId
    interview_id: InterviewId
    kind: str = ""
    text: str = ""
    promised_on: date | None = None
    delivered_on: date | None = None
