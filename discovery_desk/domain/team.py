"""The people who interview, the seats they take, and the desk's own name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from discovery_desk.domain.interview import InterviewId

ProjectId = NewType("ProjectId", str)
TeamMemberId = NewType("TeamMemberId", str)
SeatId = NewType("SeatId", str)


class SeatKind(StrEnum):
    INTERVIEWER = "interviewer"
    NOTE_TAKER = "note_taker"
    OBSERVER = "observer"
    GUEST = "guest"
    INTERVIEWER_AND_NOTE_TAKER = "interviewer_and_note_taker"

    @property
    def leads(self) -> bool:
        return self in (SeatKind.INTERVIEWER, SeatKind.INTERVIEWER_AND_NOTE_TAKER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What this desk is about. There is one row."""

    id: ProjectId
    name: str
    product_kind: str = ""
    target_audience: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    id: TeamMemberId
    name: str
    role: str = ""
    has_left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who did which job in one interview."""

    id: SeatId
    interview_id: InterviewId
    member_id: TeamMemberId
    kind: SeatKind
    rank: float = 0.0
