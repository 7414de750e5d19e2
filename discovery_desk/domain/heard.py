"""What of the notes the prompts care about: dates, places, vague words, tags, forces, recaps."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from discovery_desk.domain.prompts import ENOUGH_MOMENTS, NO_SLOTS, Facet, PromptPack, Slots

LONGEST_PLACE = 40

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

    at: tuple[int, float, str] = (0, 0.0, "")
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
    return [match[0] for match in _DATED.finditer(text)]


def heard_in(
    text: str,
    tags: Iterable[str] = (),
    *,
    at: tuple[int, float, str] = (0, 0.0, ""),
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


def slots_from(traces: Iterable[Trace], moments: Sequence[str] = (), known: Slots = NO_SLOTS) -> dict[str, str]:
    """What the notes know for the slots: newest date, vague word of a quote, place, the last two boxes.

    `traces` are in the order of the talk. `known` is what the interview itself knows (`story_prompt`, `end_time`,
    `note_taker`, `next_step`, `thanks`) and wins over what the notes say.
    """
    found: dict[str, str] = {}
    dates: list[str] = []
    for trace in traces:
        found.update({"place": trace.place} if trace.place else {})
        found.update({"their_word": trace.their_word} if trace.their_word else {})
        dates += trace.dates
    if when := _best_date(dates):
        found["when"] = when
    if len(moments) > 1:
        found["node_a"], found["node_b"] = moments[-2], moments[-1]
    return found | {name: text for name, text in known.items() if text.strip()}


def facets_heard(
    pack: PromptPack, traces: Iterable[Trace], moments: int = 0, ticked: Collection[str] = ()
) -> frozenset[str]:
    """Nothing is inferred from words but dates: places and feelings cannot be found reliably that way."""
    tags: set[str] = set()
    is_dated = False
    for trace in traces:
        tags |= trace.tags
        tags.add(trace.force)
        is_dated = is_dated or bool(trace.dates)
    filled = {facet.name for facet in pack.facets if _fills(facet, tags, moments, is_dated=is_dated)}
    return frozenset(filled | (set(ticked) & {facet.name for facet in pack.facets}))


def back_to(when: str) -> str:
    """A day as one comes back to it: `that Tuesday`, `last night`, `the 3rd of March`."""
    if _WEEKDAY.fullmatch(when):
        return f"that {when}"
    return f"the {when}" if when[:1].isdigit() and not _CLOCK.fullmatch(when) and " " in when else when


def recap_of(labels: Sequence[str]) -> tuple[str, ...]:
    """The moments so far as sentences to read out, in the order of the story."""
    last = len(labels) - 1
    starts = ["First" if at == 0 else "And at the end" if at == last else "Then" for at in range(len(labels))]
    return tuple(f"{start}: {_lowered(label)}." for start, label in zip(starts, labels, strict=True))


def _lowered(label: str) -> str:
    """Inside a sentence; abbreviations, "I" and names of one letter keep their capitals."""
    text = label.strip().rstrip(".")
    is_word = len(text) > 1 and text[1].islower() and not text.startswith(("I ", "I'"))
    return text[0].lower() + text[1:] if is_word else text


def _fills(facet: Facet, tags: Collection[str], moments: int, *, is_dated: bool) -> bool:
    by_tag = not {tag.casefold() for tag in facet.tags}.isdisjoint(tags)
    return by_tag or (facet.fills_from_dates and is_dated) or (facet.fills_from_moments and moments >= ENOUGH_MOMENTS)


def _best_date(words: Sequence[str]) -> str:
    """The newest weekday, else the newest date, else the newest clock time: "on 04:40" cannot be said."""
    weekdays = [word.capitalize() for word in words if _WEEKDAY.fullmatch(word)]
    days = [word for word in words if not _CLOCK.search(word)]
    best = weekdays or days or words
    return best[-1] if best else ""
