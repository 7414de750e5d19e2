"""What a participant agreed to, and when they took it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from discovery_desk.domain.interview import InterviewId

ConsentEntryId = NewType("ConsentEntryId", str)


class ConsentScope(StrEnum):
    NOTES = "notes"
    AUDIO_RECORDING = "audio_recording"
    VIDEO_RECORDING = "video_recording"
    PHOTO = "photo"
    QUOTE = "quote_with_first_name"
    NAME = "name"
    COMPANY = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEntry:
    """One answer, at its time in the interview. The latest entry of a scope counts."""

    id: ConsentEntryId
    interview_id: InterviewId
    at_ms: int
    scope: ConsentScope
    is_given: bool
    remark: str = ""


def in_force(entries: Iterable[ConsentEntry]) -> dict[ConsentScope, ConsentEntry]:
    """The entry that counts for each scope that was asked about."""
    latest: dict[ConsentScope, ConsentEntry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.at_ms, entry.id)):
        latest[entry.scope] = entry
    return latest
