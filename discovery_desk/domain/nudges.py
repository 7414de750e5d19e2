"""When something that was heard may be pointed out, and what is then said. Times are milliseconds of the talk.

The rules are those of practice.md 3.1: only after a note, one at a time, seldom, never early, never while hushed, never
because of silence, and never about what the interviewer said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from discovery_desk.domain.cues import Cue
from discovery_desk.domain.prompts import CLOSE_WITHIN_MS, Limits, Progress, Slots, fill

# The more telling first. Second-hand talk is too often heard wrongly to be pointed out, and private data is nothing
# to ask about: whoever masks it speaks of it.
PRIORITY = (
    "solution_request",
    "generality",
    "hypothetical",
    "recall_gap",
    "time_jump",
    "opinion",
)
SOLUTION, RECALL_GAP = "solution_request", "recall_gap"
TEN_MINUTES_MS = 10 * 60_000
END_WITHIN_MS = 2 * 60_000


@dataclass(frozen=True, slots=True)
class Nudge:
    """`match` are the words that were heard, `words` what to ask, `when` the day to come back to, if one is known."""

    cue: str
    match: str
    words: str
    note_id: str
    shown_ms: int
    when: str = ""


@dataclass(frozen=True, slots=True)
class NudgeLog:
    """When nudges were shown in one talk, and until when there are to be none."""

    shown_ms: tuple[int, ...] = ()
    hushed_until_ms: int = 0

    def is_hushed(self, now_ms: int) -> bool:
        return now_ms < self.hushed_until_ms

    def hush(self, limits: Limits, now_ms: int) -> NudgeLog:
        """From now on for as long as a hush lasts; again renews it."""
        return replace(self, hushed_until_ms=now_ms + limits.hush_default_s * 1000)

    def listen_again(self) -> NudgeLog:
        return replace(self, hushed_until_ms=0)

    def shown(self, now_ms: int) -> NudgeLog:
        recent = tuple(at for at in self.shown_ms if now_ms - at < TEN_MINUTES_MS)
        return replace(self, shown_ms=(*recent, now_ms))


def may_nudge(limits: Limits, phase: str, now_ms: int, log: NudgeLog) -> bool:
    """Whether there may be one now, whatever it would say."""
    recent = [at for at in log.shown_ms if now_ms - at < TEN_MINUTES_MS]
    return (
        limits.nudges_visible > 0
        and now_ms >= limits.no_nudge_in_first_s * 1000
        and phase not in limits.no_nudge_in_phases
        and not log.is_hushed(now_ms)
        and len(recent) < limits.nudges_per_10_min
        and (not recent or now_ms - recent[-1] >= limits.nudge_cooldown_s * 1000)
    )


def is_over(limits: Limits, nudge: Nudge, now_ms: int) -> bool:
    return now_ms - nudge.shown_ms >= limits.nudge_lifetime_s * 1000


def chosen(cues: Iterable[Cue], slots: Slots, asked: Collection[str] = ()) -> tuple[Cue, str] | None:
    """The cue that matters most and its first sentence that is whole and was not asked yet."""
    found = {cue.name: cue for cue in cues}
    for cue in (found[name] for name in PRIORITY if name in found):
        whole = [words for words in (fill(say, slots) for say in cue.say) if words]
        if whole:
            return cue, next((words for words in whole if words not in asked), whole[0])
    return None


class Sign(StrEnum):
    """What the clock has to say."""

    NO_EPISODE = "no_episode"
    THIN_SCENE = "thin_scene"
    PLAY_BACK = "play_back"
    GAP = "gap"
    CLOSE = "close"
    END = "end"


BY_CLOCK = (Sign.END, Sign.CLOSE)
LEADS_TO = {
    Sign.NO_EPISODE: "open",
    Sign.THIN_SCENE: "scene",
    Sign.PLAY_BACK: "playback",
    Sign.GAP: "timeline",
    Sign.CLOSE: "close",
    Sign.END: "close",
}


def signs_due(progress: Progress, *, has_gap: bool = False) -> tuple[Sign, ...]:
    """All that hold now, the most pressing first."""
    if progress.elapsed_ms is None or progress.is_ended or progress.agreed_ms <= 0:
        return ()
    heard, share = progress.heard, progress.share
    rules = (
        (Sign.END, progress.left_ms <= END_WITHIN_MS),
        (Sign.CLOSE, END_WITHIN_MS < progress.left_ms <= CLOSE_WITHIN_MS),
        (Sign.PLAY_BACK, share >= 0.6 and not progress.has_summary),
        (Sign.NO_EPISODE, share >= 0.2 and "when" not in heard),
        (Sign.THIN_SCENE, share >= 0.45 and not {"who", "where"} <= heard),
        (Sign.GAP, has_gap),
    )
    return tuple(sign for sign, holds in rules if holds)


def minutes_of(told: str) -> int | None:
    """A clock time as it was told, in minutes of the day."""
    hours, _, minutes = told.strip().replace("h", ":").replace(".", ":").partition(":")
    if hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60:
        return int(hours) * 60 + int(minutes)
    return None


def gap_in(told_times: Sequence[str], noted: Iterable[str], most_min: int = 30) -> int | None:
    """The first of two moments in a row that lie too far apart in told time, with nothing noted in between."""
    times = [minutes_of(told) for told in told_times]
    holes = [
        (index, one, other)
        for index, (one, other) in enumerate(pairwise(times))
        if one is not None and other is not None and other - one > most_min
    ]
    between = [at for at in map(minutes_of, noted) if at is not None] if holes else []
    return next((index for index, one, other in holes if not any(one < at < other for at in between)), None)
