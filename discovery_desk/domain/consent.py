"""What a participant agreed to, and when they took it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from discovery_desk.domain.interview import InterviewId

ConsentEntryId = NewType("ConsentEntryId", str)

CORRECTED_WITHIN_MS = 10_000  # a second key that soon mends the answer before; later it is another answer


class ConsentScope(StrEnum):
    NOTES = "notes"
    AUDIO_RECORDING = "audio_recording"
    VIDEO_RECORDING = "video_recording"
    PHOTO = "photo"
    QUOTE = "quote_with_first_name"
    NAME = "name"
    COMPANY = "company"


RECORDINGS = (ConsentScope.AUDIO_RECORDING, ConsentScope.VIDEO_RECORDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEntry:
    """One answer, at its time in the interview. The latest entry of a scope counts."""

    id: ConsentEntryId
    interview_id: InterviewId
    at_ms: int
    scope: ConsentScope
    is_given: bool
    remark: str = ""


def in_order(entries: Iterable[ConsentEntry]) -> tuple[ConsentEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.at_ms, entry.id)))


def in_force(entries: Iterable[ConsentEntry]) -> dict[ConsentScope, ConsentEntry]:
    """The entry that counts for each scope that was asked about."""
    return {entry.scope: entry for entry in in_order(entries)}


def is_refused(entries: Iterable[ConsentEntry], scope: ConsentScope, at_ms: int | None = None) -> bool:
    """The answer that counts, now or at a time of the talk, is a no. Where nobody asked, nothing is refused."""
    heard = [entry for entry in entries if at_ms is None or entry.at_ms <= at_ms]
    answer = in_force(heard).get(scope)
    return answer is not None and not answer.is_given


def is_withdrawn(entries: Iterable[ConsentEntry], scope: ConsentScope) -> bool:
    """It was given, and then taken back."""
    answers = [entry.is_given for entry in in_order(entries) if entry.scope is scope]
    return bool(answers) and not answers[-1] and any(answers)


def next_answer(latest: ConsentEntry | None, at_ms: int) -> bool | None:
    """What one more key says: not asked, yes, no. None takes back an answer that has only just been given.

    Later on, a key turns the answer round: what was once said stays in the log.
    """
    if latest is None:
        return True
    if latest.is_given:
        return False
    return None if is_correction(latest, at_ms) else True


def is_correction(latest: ConsentEntry, at_ms: int) -> bool:
    return at_ms - latest.at_ms < CORRECTED_WITHIN_MS
