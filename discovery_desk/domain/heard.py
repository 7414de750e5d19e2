"""What of the notes the prompts care about: dates, places, vague words, tags, forces."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from discovery_desk.domain.prompts import ENOUGH_MOMENTS, NO_SLOTS, Facet, PromptPack, Slots

LONGEST_PLACE = 40

_At = tuple[int, float, str]
_Word = tuple[_At, int, str]  # which note, which word of it

# "may", "mar", "sat" and "sun" are words, too: short names count with a capital only, prices and ratios never.
_MONTH = (
    r"(?:january|february|march|april|june|july|august|september|october|november|december"
    r"|(?-i:May|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))"
)
_WHEN = {
    "weekday": r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    "short weekday": r"\b(?-i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b(?= \d)",
    "date": rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b",
    "clock": r"\b(?:[01]?\d|2[0-3])[:h][0-5]\d\b|(?<=at )\d{1,2}\.[0-5]\d\b|\b(?:1[0-2]|[1-9]) ?(?:am|pm)\b",
    "relative day": r"\byesterday\b|\blast (?:night|week|month|year|spring|summer|autumn|winter)\b"
    r"|\bthis (?:morning|afternoon|evening)\b|\bthat (?:night|morning|evening|afternoon)\b|\bthe other day\b"
    r"|\b(?:a|two|three|four|five|six|\d+) (?:days?|weeks?|months?) ago\b",
}
_DATED = re.compile("|".join(f"(?:{pattern})" for pattern in _WHEN.values()), re.IGNORECASE)
_MAY_BE_DATED = re.compile(r"\d|day|last |this |that |ago", re.IGNORECASE)  # quickly: most notes have no date
_WEEKDAY = re.compile(_WHEN["weekday"], re.IGNORECASE)
_CLOCK = re.compile(_WHEN["clock"], re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:usually|always|never|easy|hard|difficult|annoying|complicated|quick(?:ly)?|slow|messy|a lot|a bit|nightmare"
    r"|chaos|stressful|awkward|frustrating|weird|fine|okay|fast|simple|confusing)\b",
    re.IGNORECASE,
)
_DEEP_TAGS = frozenset({"pain", "feeling", "key moment", "key-moment"})


@dataclass(frozen=True, slots=True)
class Trace:
    """What one note gives to the prompts. `at` orders the notes of a talk; `tags` are folded."""

    at: _At = (0, 0.0, "")
    text: str = ""
    dates: tuple[str, ...] = ()
    place: str = ""
    their_word: str = ""
    tags: frozenset[str] = frozenset()
    force: str = ""
    is_summary: bool = False

    def __bool__(self) -> bool:
        return bool(self.dates or self.their_word or self.tags or self.force or self.is_summary)

    @property
    def is_deep(self) -> bool:
        """Whether a moment worth digging at has been noted."""
        return not _DEEP_TAGS.isdisjoint(self.tags)


def dated_words(text: str) -> list[str]:
    """Weekdays, dates, clock times and relative days in a text, as they were typed."""
    return [match[0] for match in _DATED.finditer(text)] if _MAY_BE_DATED.search(text) else []


def heard_in(
    text: str,
    tags: Iterable[str] = (),
    *,
    at: _At = (0, 0.0, ""),
    force: str = "",
    is_quote: bool = False,
    is_summary: bool = False,
    is_ours: bool = False,
) -> Trace:
    """Of what the team wrote for itself only that it summed up counts."""
    if is_ours:
        return Trace(at=at, is_summary=is_summary)
    folded = frozenset(tag.casefold() for tag in tags)
    vague = [match[0].lower() for match in _VAGUE.finditer(text)] if is_quote else []
    return Trace(
        at=at,
        text=text,
        dates=tuple(dated_words(text)),
        place=text.rstrip(". ") if "context" in folded and len(text) <= LONGEST_PLACE else "",
        their_word=vague[-1] if vague else "",
        tags=folded,
        force=force,
        is_summary=is_summary,
    )


class Heard:
    """What the notes of one talk give, kept in their order, so that a note more or less costs no look at the others."""

    def __init__(self, traces: Iterable[Trace] = ()) -> None:
        self._places: list[_Word] = []
        self._vague: list[_Word] = []
        self._weekdays: list[_Word] = []
        self._days: list[_Word] = []
        self._clocks: list[_Word] = []
        self._deep: list[_Word] = []
        self._tags: Counter[str] = Counter()
        self._summaries = 0
        for trace in traces:
            self.add(trace)

    @property
    def has_summary(self) -> bool:
        return self._summaries > 0

    @property
    def deepest(self) -> str:
        """The newest note that is worth digging at."""
        return _newest(self._deep)

    def clock_times(self) -> Iterator[str]:
        return (word for _, _, word in self._clocks)

    def add(self, trace: Trace) -> None:
        for words, place, word in self._words_of(trace):
            insort(words, (trace.at, place, word), key=_place_of)
        self._tags.update(_signs_of(trace))
        self._summaries += trace.is_summary

    def remove(self, trace: Trace) -> None:
        for words, place, _ in self._words_of(trace):
            words.pop(bisect_left(words, (trace.at, place), key=_place_of))
        self._tags.subtract(_signs_of(trace))
        self._summaries -= trace.is_summary

    def slots(self, moments: Sequence[str] = (), known: Slots = NO_SLOTS) -> dict[str, str]:
        """What the notes know for the slots: newest date, vague word of a quote, place, the last two boxes.

        `known` is what the interview itself knows (`story_prompt`, `end_time`, `note_taker`, `next_step`, `thanks`)
        and wins over what the notes say. A clock time is the day to come back to only where no day is known.
        """
        found = {
            "place": _newest(self._places),
            "their_word": _newest(self._vague),
            "when": _newest(self._weekdays) or _newest(self._days) or _newest(self._clocks),
            "node_a": moments[-2] if len(moments) > 1 else "",
            "node_b": moments[-1] if len(moments) > 1 else "",
        }
        sure = {name: text for name, text in known.items() if text.strip()}
        return {name: text for name, text in found.items() if text} | sure

    def facets(self, pack: PromptPack, moments: int = 0, ticked: Collection[str] = ()) -> frozenset[str]:
        """Nothing is inferred from words but dates: places and feelings cannot be found reliably that way."""
        tags = {tag for tag, count in self._tags.items() if count > 0}
        is_dated = bool(self._weekdays or self._days or self._clocks)
        filled = {facet.name for facet in pack.facets if _fills(facet, tags, moments, is_dated=is_dated)}
        return frozenset(filled | (set(ticked) & {facet.name for facet in pack.facets}))

    def _words_of(self, trace: Trace) -> Iterator[tuple[list[_Word], int, str]]:
        for place, word in enumerate(trace.dates):
            yield self._dates_like(word), place, _as_said(word)
        deep = trace.text if trace.is_deep else ""
        for words, word in ((self._places, trace.place), (self._vague, trace.their_word), (self._deep, deep)):
            if word:
                yield words, 0, word

    def _dates_like(self, word: str) -> list[_Word]:
        if _WEEKDAY.fullmatch(word):
            return self._weekdays
        return self._clocks if _CLOCK.search(word) else self._days


def back_to(when: str) -> str:
    """A day as one comes back to it: `that Tuesday`, `last night`, `the 3rd of March`."""
    if _WEEKDAY.fullmatch(when):
        return f"that {when}"
    return f"the {when}" if when[:1].isdigit() and not _CLOCK.fullmatch(when) and " " in when else when


def _fills(facet: Facet, tags: Collection[str], moments: int, *, is_dated: bool) -> bool:
    by_tag = not {tag.casefold() for tag in facet.tags}.isdisjoint(tags)
    return by_tag or (facet.fills_from_dates and is_dated) or (facet.fills_from_moments and moments >= ENOUGH_MOMENTS)


def _signs_of(trace: Trace) -> set[str]:
    return {*trace.tags, trace.force} - {""}


def _place_of(word: tuple[_At, int] | _Word) -> tuple[_At, int]:
    return word[0], word[1]


def _newest(words: list[_Word]) -> str:
    return words[-1][2] if words else ""


def _as_said(word: str) -> str:
    return word.capitalize() if _WEEKDAY.fullmatch(word) else word
