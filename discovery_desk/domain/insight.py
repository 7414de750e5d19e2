"""Something interesting learned that is not, or not yet, an opportunity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import NoteId

InsightId = NewType("InsightId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """`interview_id` is None for one from elsewhere (a test, sales, support), named by `source`."""

    id: InsightId
    interview_id: InterviewId | None
    text: str
    note_id: NoteId | None = None
    source: str = ""
    rank: float = 0.0
    page_rank: float | None = None
