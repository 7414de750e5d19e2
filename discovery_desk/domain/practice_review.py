"""One's own notes beside a careful note-taker's: what met, what only one of them has, and what the lights missed.

Notes meet when they come from the same stretch of talk and share words. It is a way to look, not a mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from discovery_desk.domain.heard import Heard, Trace, heard_in
from discovery_desk.domain.note import NoteId, NoteKind
from discovery_desk.domain.practice import CarefulNote, Finding, PracticeStory
from discovery_desk.domain.prompts import Facet, PromptPack, fill

EARLY_MS = 5_000  # a note may be begun before the sentence is over, and its time has the reaction taken off
LATE_MS = 45_000
ENOUGH_SHARED = 2
VERBATIM = 0.8
PROMPTS_OFFERED = 4
SHORTEST_STEM = 3

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_COMMON_WORDS = (
    "the and but for with that this from was were are had has have did does not she her his him they them their our"
    " you your its who what when where which how why one two then than there here just all any some about into onto"
    " out off over very well would could should been being because will can get got says said say told tell yes also"
    " only until after before again still much more most other last next first"
)
_COMMON = frozenset(_COMMON_WORDS.split())
# Notes shorten them, talk does not.
_CALENDAR_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december"
)
_CALENDAR = {word: word[:3] for word in _CALENDAR_WORDS.split()} | {"thurs": "thu", "tues": "tue", "sept": "sep"}
_ENDINGS = ("ing", "ies", "ed", "es", "s", "e", "y")


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A note as it was taken in practice. A mark may hold no words."""

    id: NoteId
    at_ms: int
    kind: NoteKind
    text: str
    tags: tuple[str, ...] = ()
    force: str = ""

    @property
    def is_bare_mark(self) -> bool:
        return self.kind is NoteKind.MARK and not self.text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the two columns; one side of it may be empty."""

    at_ms: int
    careful: CarefulNote | None = None
    own: OwnNote | None = None

    @property
    def is_verbatim(self) -> bool:
        """A quote that was kept as one, nearly word for word."""
        if self.careful is None or self.own is None or self.careful.kind is not NoteKind.QUOTE:
            return False
        wanted, kept = _stems(self.careful.text), _stems(self.own.text)
        return self.own.kind is NoteKind.QUOTE and len(wanted & kept) >= VERBATIM * len(wanted)

    @property
    def is_key_moment(self) -> bool:
        return self.careful is not None and "key-moment" in self.careful.tags

    @property
    def has_numbers(self) -> bool:
        """Numbers of the careful note are in one's own."""
        if self.careful is None or self.own is None:
            return False
        return any(word[0].isdigit() for word in _stems(self.careful.text) & _stems(self.own.text))

    @property
    def tags_of_careful_only(self) -> tuple[str, ...]:
        if self.careful is None or self.own is None:
            return ()
        return tuple(tag for tag in self.careful.tags if tag not in self.own.tags)


@dataclass(frozen=True, slots=True)
class Lights:
    """`told` are lit by the careful notes, `missed` those of them that are dark in one's own."""

    told: tuple[Facet, ...] = ()
    missed: tuple[Facet, ...] = ()
    never_told: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """`lag_ms` is how long after the words a note began, in the middle of all that met; None where none did."""

    lines: tuple[Line, ...]
    caught: tuple[Line, ...]
    moments: tuple[tuple[Finding, bool], ...]
    opportunities: tuple[tuple[Finding, bool], ...]
    lights: Lights
    could_ask: tuple[str, ...]
    lag_ms: int | None
    careful_lag_ms: int | None

    @property
    def missed(self) -> tuple[Line, ...]:
        """What the participant said and only the careful notes hold."""
        return tuple(line for line in self.lines if line.own is None and line.careful and line.careful.is_told)

    @property
    def only_own(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.careful is None)


def review(
    heard: PracticeStory,
    own: Iterable[OwnNote],
    pack: PromptPack,
    *,
    boxes: int = 0,
    ticked: Collection[str] = (),
) -> Review:
    """`heard` is the part of the story that was played, `boxes` how many moments one's own map has."""
    own = sorted(own, key=lambda note: note.at_ms)
    met = matches(heard, own)
    lights = _lights(heard, own, pack, boxes, ticked)
    lines = _lines(heard, own, met)
    return Review(
        lines=lines,
        caught=tuple(sorted((line for line in lines if line.careful and line.own), key=_worth)),
        moments=_found(heard.moments, met),
        opportunities=_found(heard.opportunities, met),
        lights=lights,
        could_ask=_could_ask(pack, lights),
        lag_ms=_lag({key: note.at_ms for key, note in met.items()}, heard),
        careful_lag_ms=_lag({note.key: note.at_ms for note in heard.careful if note.key in met}, heard),
    )


def matches(heard: PracticeStory, own: Collection[OwnNote]) -> dict[str, OwnNote]:
    """By the key of the careful note, the best ones first; who writes two things into one note has caught both."""
    pairs = [(_likeness(heard, careful, note), careful.key, note) for careful in heard.careful for note in own]
    met: dict[str, OwnNote] = {}
    used: set[NoteId] = set()
    for likeness, key, note in sorted(pairs, key=lambda pair: pair[0].weight, reverse=True):
        if key not in met and likeness.is_like and (note.id not in used or likeness.is_enough_for_two):
            met[key] = note
            used.add(note.id)
    return met


@dataclass(frozen=True, slots=True)
class _Likeness:
    """Words shared with the careful note weigh most, then those shared with the talk, then nearness in time."""

    shared: int = 0
    heard: int = 0
    nearness: float = 0.0
    is_like: bool = False

    @property
    def weight(self) -> float:
        return 2 * self.shared + self.heard + self.nearness

    @property
    def is_enough_for_two(self) -> bool:
        return self.shared > ENOUGH_SHARED


def _likeness(heard: PracticeStory, careful: CarefulNote, note: OwnNote) -> _Likeness:
    start, end = heard.heard_at(careful.key)
    if not start - EARLY_MS <= note.at_ms <= end + LATE_MS:
        return _Likeness()
    nearness = 1 - abs(note.at_ms - end) / (end - start + LATE_MS + EARLY_MS)
    if note.is_bare_mark:
        return _Likeness(nearness=nearness, is_like=_is_nearest(heard, careful, note))
    words = _stems(note.text)
    written = words & (_stems(careful.text) | _stems(careful.original))
    spoken = words & _stems(" ".join(one.text for one in heard.utterances if careful.key in one.notes)) - written
    is_like = len(written) >= ENOUGH_SHARED or (bool(written) and (bool(spoken) or words == written))
    return _Likeness(len(written), len(spoken), nearness, is_like)


def _is_nearest(heard: PracticeStory, careful: CarefulNote, mark: OwnNote) -> bool:
    """A mark without words belongs to what was being said, or had been said last."""
    begun = [(heard.heard_at(note.key)[0], note.key) for note in heard.careful]
    before = [pair for pair in begun if pair[0] <= mark.at_ms]
    return bool(before) and max(before)[1] == careful.key


def _stems(text: str) -> set[str]:
    """Content words without their endings, numbers as they are, whatever their accents and case."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("'", "").replace("’", ""))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return {_stem(word) for word in _WORD.findall(plain) if _says_something(word)}


def _says_something(word: str) -> bool:
    return word[0].isdigit() or not word.isascii() or (len(word) >= SHORTEST_STEM and word not in _COMMON)


def _stem(word: str) -> str:
    if word in _CALENDAR:
        return _CALENDAR[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _lines(heard: PracticeStory, own: Collection[OwnNote], met: Mapping[str, OwnNote]) -> tuple[Line, ...]:
    """By time; what nobody else wrote stands where it was taken."""
    used = {note.id for note in met.values()}
    both = [Line(note.at_ms, note, met.get(note.key)) for note in heard.careful]
    alone = [Line(note.at_ms, None, note) for note in own if note.id not in used]
    return tuple(sorted(both + alone, key=lambda line: line.at_ms))


def _worth(line: Line) -> tuple[int, int]:
    """What is best to hear first; within that by time."""
    return (not line.is_verbatim) * 4 + (not line.is_key_moment) * 2 + (not line.has_numbers), line.at_ms


def _found(findings: Iterable[Finding], met: Mapping[str, OwnNote]) -> tuple[tuple[Finding, bool], ...]:
    return tuple((one, any(key in met for key in one.notes)) for one in findings)


def _lights(
    heard: PracticeStory, own: Iterable[OwnNote], pack: PromptPack, boxes: int, ticked: Collection[str]
) -> Lights:
    told = Heard(note.as_told for note in heard.careful).facets(pack, len(heard.moments))
    lit = Heard(_as_told(note) for note in own).facets(pack, boxes, ticked)
    return Lights(
        told=tuple(facet for facet in pack.facets if facet.name in told),
        missed=tuple(facet for facet in pack.facets if facet.name in told - lit),
        never_told=tuple(facet for facet in pack.facets if facet.name not in told | lit),
    )


def _as_told(note: OwnNote) -> Trace:
    ours = {NoteKind.OBSERVATION, NoteKind.ASK_LATER, NoteKind.MARK, NoteKind.QUESTION}
    is_quote, is_ours = note.kind is NoteKind.QUOTE, note.kind in ours
    return heard_in(note.text, note.tags, force=note.force, is_quote=is_quote, is_ours=is_ours)


def _could_ask(pack: PromptPack, lights: Lights) -> tuple[str, ...]:
    """One prompt for each part of the story that has stayed dark, missed ones first."""
    offered: list[str] = []
    for facet in (*lights.missed, *lights.never_told):
        offered += [text for text in (_prompt_for(pack, facet.name),) if text and text not in offered]
    return tuple(offered[:PROMPTS_OFFERED])


# What the prompts of the packs that ship say where they ask for a facet.
_ASKS_FOR = {
    "when": ("what day", "when did it first", "when was that"),
    "where": ("where were you",),
    "who": ("who else",),
    "tools": ("in front of you",),
    "trigger": ("told you that it was time", "made you begin"),
    "goal": ("hope to have",),
    "first_step": ("the first thing you did", "look first"),
    "sequence": ("and then?",),
    "ending": ("this story end", "the right step"),
    "obstacle": ("in the way",),
    "attempt": ("what did you try",),
    "thought": ("going through your mind",),
    "feeling": ("how was that for you",),
    "cost": ("cost",),
    "delight": ("better than",),
    "push": ("good enough",),
    "pull": ("want it to do",),
    "anxiety": ("worried",),
    "habit": ("of the old way",),
}


def _prompt_for(pack: PromptPack, facet: str) -> str:
    """The prompt of the pack that asks for it; empty when none does."""
    prompts = [prompt for phase in pack.phases for prompt in phase.prompts if fill(prompt, {})]
    wanted = _ASKS_FOR.get(facet, ())
    return next((text for text in prompts if any(words in text.casefold() for words in wanted)), "")


def _lag(times: Mapping[str, int], heard: PracticeStory) -> int | None:
    """From the end of the words to the note."""
    behind = [at_ms - heard.heard_at(key)[1] for key, at_ms in times.items()]
    return round(median(behind)) if behind else None
