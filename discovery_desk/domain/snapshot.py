"""The one-page snapshot: which of the quotes, how long it took, and everything the page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.page_privacy import Mask, Withheld
from discovery_desk.domain.participant import Participant, QuickFact
from discovery_desk.domain.story import Story

QuoteId = NewType("QuoteId", str)
SnapshotId = NewType("SnapshotId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A line worth repeating, as it stands on the page; the note keeps what was said in full."""

    id: QuoteId
    interview_id: InterviewId
    text: str
    note_id: NoteId | None = None
    original: str = ""
    original_lang: str = ""
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The choice for one interview. `minutes_to_make` and `was_made_right_after` are what the team says of it."""

    id: SnapshotId
    interview_id: InterviewId
    quote_id: QuoteId | None = None
    minutes_to_make: int | None = None
    was_made_right_after: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceNote:
    """A note that speaks for an opportunity, or for the quote where `opportunity_id` is None."""

    text: str
    at_ms: int | None = None
    opportunity_id: OpportunityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotPage:
    """Everything one page shows, gathered in one short read. `seats` are (name, seat) in order.

    `evidence` is empty unless it was asked for: notes as they were typed stay in the desk.
    """

    interview: Interview
    participant: Participant
    facts: tuple[QuickFact, ...] = ()
    quote: Quote | None = None
    quote_at_ms: int | None = None
    story: Story | None = None
    moments: tuple[Moment, ...] = ()
    links: tuple[Link, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    insights: tuple[Insight, ...] = ()
    seats: tuple[tuple[str, str], ...] = ()
    picture: bytes | None = None
    minutes_to_make: int | None = None
    evidence: tuple[EvidenceNote, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    unasked: tuple[ConsentScope, ...] = ()

    @property
    def is_nameless(self) -> bool:
        """Then initials would tell, too."""
        return any(one.what is Mask.NAME for one in self.withheld)
