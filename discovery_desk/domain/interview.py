"""One conversation with one participant, its clock, and what interrupted it.

Times inside an interview are milliseconds since its zero, the moment when the note clock started.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NewType
from unicodedata import digit

from discovery_desk.domain.guide import GuideId, StoryPromptId
from discovery_desk.domain.participant import ParticipantId

InterviewId = NewType("InterviewId", str)
InterruptionId = NewType("InterruptionId", str)
AskedPromptId = NewType("AskedPromptId", str)
HeardFacetId = NewType("HeardFacetId", str)
FollowUpId = NewType("FollowUpId", str)
DebriefLineId = NewType("DebriefLineId", str)
OriginId = NewType("OriginId", str)


class ConversationKind(StrEnum):
    """Only an interview counts for the rhythm and gets a snapshot."""

    INTERVIEW = "interview"
    USABILITY_TEST = "usability_test"
    SALES = "sales"
    SUPPORT = "support"


class InterviewStatus(StrEnum):
    PLANNED = "planned"
    LIVE = "live"
    ENDED = "ended"
    SNAPSHOT_DONE = "snapshot_done"
    CANCELLED = "cancelled"


class Quality(StrEnum):
    RICH = "rich"
    MIXED = "mixed"
    THIN = "thin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """`scheduled_start` is local wall time, `utc_offset_min` says whose.

    The clock of a live interview is `boot_ms` (a clock that counts sleep) while `boot_id` is still the running boot,
    and `started_at` after a restart of the machine. `ended_ms` is the length.
    """

    id: InterviewId
    participant_id: ParticipantId
    title: str
    kind: ConversationKind = ConversationKind.INTERVIEW
    status: InterviewStatus = InterviewStatus.PLANNED
    guide_id: GuideId | None = None
    story_prompt_id: StoryPromptId | None = None
    scheduled_start: datetime | None = None
    started_at: datetime | None = None
    utc_offset_min: int = 0
    time_zone: str = ""
    boot_id: str = ""
    boot_ms: int | None = None
    agreed_minutes: int = 30
    ended_ms: int | None = None
    reaction_offset_ms: int = 3000
    phase: str = ""
    template: str = "story_standard"
    channel: str = ""
    spoken_language: str = ""
    notes_language: str = "en"
    quality: Quality | None = None
    recording_kind: str = ""
    recording_where: str = ""
    recording_offset_ms: int | None = None
    recording_stopped_ms: int | None = None
    map_layout: str = ""
    binned_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        return self.status in (InterviewStatus.ENDED, InterviewStatus.SNAPSHOT_DONE)

    @property
    def local_start(self) -> datetime | None:
        """Wall time at the interview's place, of the real start or else of the planned one."""
        if self.started_at is None:
            return self.scheduled_start
        return (self.started_at + timedelta(minutes=self.utc_offset_min)).replace(tzinfo=None)

    @property
    def promised_end(self) -> datetime | None:
        """Local wall time by which the participant was promised to be free. A late start does not move it."""
        if self.scheduled_start is None:
            return None
        return self.scheduled_start + timedelta(minutes=self.agreed_minutes)

    @property
    def granted_ms(self) -> int:
        """How long the talk may take: from its start to the promised end, or the agreed minutes where none was."""
        promised, start = self.promised_end, self.local_start
        if promised is None or start is None:
            return self.agreed_minutes * 60_000
        return max(1, int((promised - start).total_seconds() * 1000))

    @property
    def on(self) -> date | None:
        start = self.local_start
        return start.date() if start else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    id: InterruptionId
    interview_id: InterviewId
    from_ms: int
    to_ms: int | None
    what: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPrompt:
    """A prompt that was asked, or put off ("not now"); the time is unknown for imported ones."""

    id: AskedPromptId
    interview_id: InterviewId
    text: str
    at_ms: int | None = None
    phase: str = ""
    was_asked: bool = True
    story_prompt_id: StoryPromptId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardFacet:
    """A facet of the story that the note-taker ticked by hand."""

    id: HeardFacetId
    interview_id: InterviewId
    facet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    id: FollowUpId
    interview_id: InterviewId
    text: str
    due_on: date | None = None
    is_done: bool = False
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefLine:
    """What one person wrote right after the talk; `question` is which of the debrief's questions it answers."""

    id: DebriefLineId
    interview_id: InterviewId
    question: str
    text: str
    member: str = ""
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an imported row came from. `extra` is JSON of what the source says and the desk has no field for."""

    id: OriginId
    interview_id: InterviewId
    source: str
    entity: str
    entity_id: str
    key: str
    extra: str = ""


def recording_ms(at_ms: int, interview: Interview) -> int | None:
    """The place in the recording of a time in the talk; None where nothing was recorded, or not yet, or no longer."""
    began, stopped = interview.recording_offset_ms, interview.recording_stopped_ms
    if began is None or at_ms < began or (stopped is not None and at_ms > stopped):
        return None
    return at_ms - began


def wall_ms(started_at: datetime, now: datetime) -> int:
    """Milliseconds since the start by the wall clock, never negative. Both are UTC."""
    return max(0, int((now.astimezone(UTC) - started_at.astimezone(UTC)).total_seconds() * 1000))


def clock_text(at_ms: int) -> str:
    """`mm:ss`, or `h:mm:ss` from the first hour on."""
    seconds = max(0, at_ms) // 1000
    minutes, seconds = divmod(seconds, 60)
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def parse_clock(text: str) -> int | None:
    """Milliseconds for `12:41` or `1:02:03`; None when it is neither."""
    parts = text.strip().split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    *larger, seconds = (int(part) for part in parts)
    if seconds > 59 or (len(larger) == 2 and larger[1] > 59):
        return None
    minutes = larger[-1] + (larger[0] * 60 if len(larger) == 2 else 0)
    return (minutes * 60 + seconds) * 1000


def clock_near(text: str, from_ms: int) -> int | None:
    """`12:41` or `1:02:03`, or so many seconds after and before `from_ms` (`+5`, `-10`); None when it is neither."""
    typed = "".join(str(digit(c)) if c.isdigit() else c for c in text.strip().replace("\u2212", "-"))
    if typed[:1] not in ("+", "-"):
        return parse_clock(typed)
    rest = typed[1:].strip().removesuffix("s").strip()
    is_seconds = rest.isascii() and rest.isdigit() and len(rest) <= 5
    by_ms = int(rest) * 1000 if is_seconds else parse_clock(rest)
    return None if by_ms is None else max(0, from_ms + (by_ms if typed[0] == "+" else -by_ms))
