"""An unmet need, pain point or desire, with the notes that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import MomentId
from discovery_desk.domain.note import NoteId

OpportunityId = NewType("OpportunityId", str)
EvidenceId = NewType("EvidenceId", str)
SolutionRequestId = NewType("SolutionRequestId", str)


class OpportunityKind(StrEnum):
    NEED = "need"
    PAIN = "pain"
    DESIRE = "desire"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """As heard in one interview. `page_rank` is its place on the snapshot, None when it stays off the page."""

    id: OpportunityId
    interview_id: InterviewId
    text: str
    kind: OpportunityKind | None = None
    moment_id: MomentId | None = None
    is_starred: bool = False
    is_draft: bool = False
    rank: float = 0.0
    page_rank: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A note that an opportunity rests on."""

    id: EvidenceId
    opportunity_id: OpportunityId
    note_id: NoteId
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionRequest:
    """A solution as the participant voiced it, kept aside with the question that leads behind it."""

    id: SolutionRequestId
    interview_id: InterviewId
    note_id: NoteId
    as_said: str
    probe: str = ""
    answer: str = ""
    opportunity_id: OpportunityId | None = None
    rank: float = 0.0
