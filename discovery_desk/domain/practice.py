"""A told story to practise with: what is said when, and what a careful note-taker wrote of it.

Times are milliseconds since the note clock of the story started.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from discovery_desk.domain.heard import Trace, heard_in
from discovery_desk.domain.note import NoteKind

PHRASE_WORDS = 7
# A phrase is what is said in one breath: up to a stop, a comma, a dash.
_BREATH = re.compile(r"(?<=[,.;:?!…–])\s+")


class Voice(StrEnum):
    """Who is heard. `SCENE` is what can be seen and not heard."""

    INTERVIEWER = "interviewer"
    PARTICIPANT = "participant"
    NOTE_TAKER = "note_taker"
    OTHER = "other"
    SCENE = "scene"


@dataclass(frozen=True, slots=True)
class Utterance:
    """`notes` are the keys of the careful notes that come from it."""

    from_ms: int
    to_ms: int
    voice: Voice
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CarefulNote:
    """One of the notes that come with the story. `original` is a quote in the words that were spoken."""

    key: str
    at_ms: int
    kind: NoteKind
    text: str
    tags: tuple[str, ...] = ()
    original: str = ""
    is_told: bool = True
    force: str = ""

    @property
    def as_told(self) -> Trace:
        is_quote, is_summary = self.kind is NoteKind.QUOTE, self.kind is NoteKind.SUMMARY
        return heard_in(
            self.text,
            self.tags,
            force=self.force,
            is_quote=is_quote,
            is_summary=is_summary,
            is_ours=not self.is_told,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """A moment or an opportunity of the story, and the careful notes that carry it."""

    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PracticeStory:
    """`told_by` is how the participant is called; `careful` holds no note that only the team wrote to itself."""

    id: str
    title: str
    told_by: str
    about: str
    interviewer: str
    prompt: str
    template: str
    agreed_minutes: int
    utterances: tuple[Utterance, ...]
    careful: tuple[CarefulNote, ...]
    moments: tuple[Finding, ...] = ()
    opportunities: tuple[Finding, ...] = ()

    @property
    def length_ms(self) -> int:
        return self.utterances[-1].to_ms if self.utterances else 0

    def until(self, at_ms: int) -> PracticeStory:
        """The part of it that has been heard by then; a finding stays once the first of its notes has been told."""
        heard = tuple(one for one in self.utterances if one.to_ms <= at_ms)
        sources = {key for one in heard for key in one.notes}
        careful = tuple(note for note in self.careful if note.key in sources)
        return replace(
            self,
            utterances=heard,
            careful=careful,
            moments=_told(self.moments, sources),
            opportunities=_told(self.opportunities, sources),
        )

    def heard_at(self, key: str) -> tuple[int, int]:
        """From when to when the words of a careful note were spoken."""
        sources = [one for one in self.utterances if key in one.notes]
        return sources[0].from_ms, sources[-1].to_ms


@dataclass(frozen=True, slots=True)
class Caption:
    """What is to be read at one time: `said` of `now` so far, and what was said before it."""

    now: Utterance | None = None
    said: str = ""
    before: Utterance | None = None


def caption_at(utterances: tuple[Utterance, ...], at_ms: int) -> Caption:
    """A phrase appears when its first word is spoken, and stays until somebody speaks next."""
    index = bisect_right(utterances, at_ms, key=lambda one: one.from_ms) - 1
    if index < 0:
        return Caption()
    now = utterances[index]
    return Caption(now, said_by(now, at_ms), utterances[index - 1] if index else None)


def said_by(utterance: Utterance, at_ms: int) -> str:
    """The phrases of an utterance that have begun by then."""
    phrases = phrases_of(utterance.text)
    total = sum(len(phrase.split()) for phrase in phrases)
    share = (at_ms - utterance.from_ms) / max(1, utterance.to_ms - utterance.from_ms)
    spoken, words = [], 0
    for phrase in phrases:
        if words > share * total:
            break
        spoken.append(phrase)
        words += len(phrase.split())
    return " ".join(spoken)


def phrases_of(text: str) -> list[str]:
    """A text in breaths of at most so many words; joined by spaces they are the text again."""
    breaths = [breath.split() for breath in _BREATH.split(text)]
    return [" ".join(part) for breath in breaths for part in _evenly(breath)]


def _evenly(words: list[str]) -> list[list[str]]:
    """A long breath in parts of about the same length, so that no single word is left over."""
    parts = max(1, -(-len(words) // PHRASE_WORDS))
    cuts = [round(at * len(words) / parts) for at in range(parts + 1)]
    return [words[start:end] for start, end in pairwise(cuts)]


def _told(findings: tuple[Finding, ...], sources: set[str]) -> tuple[Finding, ...]:
    told = (Finding(one.text, tuple(key for key in one.notes if key in sources)) for one in findings)
    return tuple(one for one in told if one.notes)
