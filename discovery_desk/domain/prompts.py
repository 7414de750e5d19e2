"""What to ask next: phases, the prompts in them, and which facets of the story have been heard."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

PROMPTS_SHOWN = 3
ENOUGH_MOMENTS = 4
CLOSE_WITHIN_MS = 6 * 60_000
SECOND_STORY_NEEDS_MS = 10 * 60_000


@dataclass(frozen=True, slots=True)
class Phase:
    """`share` is orientation only: which part of the agreed time the phase usually takes."""

    id: str
    title: str
    prompts: tuple[str, ...]
    goal: str = ""
    share: tuple[float, float] | None = None
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """What a story should tell. Fills by itself from tags, from dates or from moments; else a hand ticks it."""

    name: str
    tags: tuple[str, ...] = ()
    fills_from_dates: bool = False
    fills_from_moments: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """How little the panel may ask of the eye."""

    prompts_visible: int = PROMPTS_SHOWN
    nudges_visible: int = 1
    nudge_cooldown_s: int = 45
    nudge_lifetime_s: int = 90
    nudges_per_10_min: int = 6
    hush_default_s: int = 120
    no_nudge_in_first_s: int = 60
    no_nudge_in_phases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PromptPack:
    id: str
    language: str
    phases: tuple[Phase, ...]
    facets: tuple[Facet, ...] = ()
    limits: Limits = Limits()
    memory_help: tuple[str, ...] = ()

    def phase(self, phase_id: str) -> Phase | None:
        return next((phase for phase in self.phases if phase.id == phase_id), None)


Slots = Mapping[str, str]
NO_SLOTS: Slots = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A note as far as the prompts care."""

    text: str
    tags: tuple[str, ...] = ()
    is_quote: bool = False
    is_summary: bool = False
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the talk is. `elapsed_ms` is None before the clock started; the debrief comes after the end."""

    elapsed_ms: int | None
    agreed_ms: int
    heard: frozenset[str] = frozenset()
    has_consent: bool = True
    has_summary: bool = False
    has_deep_note: bool = False
    is_ended: bool = False

    @property
    def left_ms(self) -> int:
        return self.agreed_ms - (self.elapsed_ms or 0)

    @property
    def share(self) -> float:
        return (self.elapsed_ms or 0) / self.agreed_ms if self.agreed_ms > 0 else 0.0


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
_SLOT = re.compile(r"\{(\w+)\}")
_VAGUE = re.compile(
    r"\b(?:usually|always|never|easy|hard|difficult|annoying|complicated|quick(?:ly)?|slow|messy|a lot|a bit|nightmare"
    r"|chaos|stressful|awkward|frustrating|weird|fine|okay|fast|simple|confusing)\b",
    re.IGNORECASE,
)
_DEEP_TAGS = frozenset({"pain", "feeling", "key moment", "key-moment"})
_SCENE = frozenset({"when", "where", "who", "tools", "trigger", "goal"})


def dated_words(text: str) -> list[str]:
    """Weekdays, dates, clock times and relative days in a text, as they were typed."""
    return [match[0] for match in _DATED.finditer(text)]


def fill(prompt: str, slots: Slots) -> str | None:
    """The prompt with its slots filled; None when one of them is not known."""
    names = _SLOT.findall(prompt)
    if not all(slots.get(name, "").strip() for name in names):
        return None
    return _SLOT.sub(lambda match: slots[match[1]].strip(), prompt)


def slots_from(notes: Iterable[TaggedText], moments: Sequence[str] = (), known: Slots = NO_SLOTS) -> dict[str, str]:
    """What the notes know for the slots: newest date, vague word of a quote, place, the last two boxes.

    `known` is what the interview itself knows (`story_prompt`, `end_time`, `note_taker`, `next_step`, `thanks`) and
    wins over what the notes say.
    """
    told = [note for note in notes if not note.is_ours]
    found: dict[str, str] = {}
    for note in told:
        found.update(_slots_of(note))
    when = _best_date([word for note in told for word in dated_words(note.text)])
    if when:
        found["when"] = when
    if len(moments) > 1:
        found["node_a"], found["node_b"] = moments[-2], moments[-1]
    return found | {name: text for name, text in known.items() if text.strip()}


def prompts_of(
    pack: PromptPack,
    phase_id: str,
    slots: Slots = NO_SLOTS,
    asked: Collection[str] = (),
    put_off: Sequence[str] = (),
) -> list[str]:
    """The prompts of a phase, the large one first. Asked ones are gone, those put off come last, oldest first.

    `asked` and `put_off` hold prompts as they were shown or as they stand in the pack.
    """
    phase = pack.phase(phase_id)
    if phase is None:
        return []
    filled = [(raw, fill(raw, slots)) for raw in phase.prompts]
    open_ones = [(raw, text) for raw, text in filled if text is not None and not _is_in(raw, text, asked)]
    waiting = [text for raw, text in open_ones if not _is_in(raw, text, put_off)]
    later = [(raw, text) for raw, text in open_ones if _is_in(raw, text, put_off)]
    later.sort(key=lambda pair: _last_place(pair, put_off))
    return waiting + [text for _, text in later]


def shown_prompts(pack: PromptPack, prompts: Sequence[str]) -> list[str]:
    """No more than the eye may be asked to read."""
    return list(prompts[: pack.limits.prompts_visible])


def facets_heard(
    pack: PromptPack, notes: Iterable[TaggedText], moments: int = 0, ticked: Collection[str] = ()
) -> frozenset[str]:
    """Nothing is inferred from words but dates: places and feelings cannot be found reliably that way."""
    told = [note for note in notes if not note.is_ours]
    tags = {tag.casefold() for note in told for tag in note.tags}
    is_dated = any(_DATED.search(note.text) for note in told)
    return frozenset(facet.name for facet in pack.facets if _fills(facet, tags, moments, is_dated=is_dated)) | (
        frozenset(ticked) & {facet.name for facet in pack.facets}
    )


def has_deep_note(notes: Iterable[TaggedText]) -> bool:
    """Whether a moment worth digging at has been noted."""
    return any(not note.is_ours and not _DEEP_TAGS.isdisjoint(tag.casefold() for tag in note.tags) for note in notes)


def phase_due(pack: PromptPack, progress: Progress) -> str:
    """The phase that is believed to be due, for a dot beside it. Nothing moves by itself."""
    ids = [phase.id for phase in pack.phases]
    wanted = _standard_due(progress) if "settle" in ids else ""
    if wanted in ids:
        return wanted
    return _due_by_time(pack, progress)


def _standard_due(progress: Progress) -> str:
    """The last rule that holds; the order is that of the talk."""
    heard, left = progress.heard, progress.left_ms
    rules = (
        ("settle", True),
        ("open", progress.elapsed_ms is not None and progress.has_consent),
        ("scene", "when" in heard),
        ("timeline", "when" in heard and len(heard & _SCENE) >= 2),
        ("dig", "when" in heard and progress.has_deep_note),
        ("playback", progress.share >= 0.6 and not progress.has_summary),
        ("more", progress.has_summary and "ending" in heard and left >= SECOND_STORY_NEEDS_MS),
        ("close", progress.elapsed_ms is not None and left <= CLOSE_WITHIN_MS),
        ("debrief", progress.is_ended),
    )
    return [phase for phase, holds in rules if holds][-1]


def _due_by_time(pack: PromptPack, progress: Progress) -> str:
    """Packs without rules of their own share the time evenly, where they do not say how."""
    count = len(pack.phases)
    if not count:
        return ""
    shares = [phase.share or (at / count, (at + 1) / count) for at, phase in enumerate(pack.phases)]
    begun = [at for at, (start, _) in enumerate(shares) if start <= progress.share]
    return pack.phases[begun[-1] if begun else 0].id


def _fills(facet: Facet, tags: Collection[str], moments: int, *, is_dated: bool) -> bool:
    by_tag = not {tag.casefold() for tag in facet.tags}.isdisjoint(tags)
    return by_tag or (facet.fills_from_dates and is_dated) or (facet.fills_from_moments and moments >= ENOUGH_MOMENTS)


def _slots_of(note: TaggedText) -> dict[str, str]:
    found: dict[str, str] = {}
    if "context" in (tag.casefold() for tag in note.tags) and len(note.text) <= 40:
        found["place"] = note.text.rstrip(". ")
    vague = list(_VAGUE.finditer(note.text)) if note.is_quote else []
    if vague:
        found["their_word"] = vague[-1][0].lower()
    return found


def _best_date(words: Sequence[str]) -> str:
    """The newest weekday, else the newest date, else the newest clock time: "on 04:40" cannot be said."""
    weekdays = [word.capitalize() for word in words if _WEEKDAY.fullmatch(word)]
    days = [word for word in words if not _CLOCK.search(word)]
    best = weekdays or days or words
    return best[-1] if best else ""


def _is_in(raw: str, text: str, these: Collection[str]) -> bool:
    return raw in these or text in these


def _last_place(pair: tuple[str, str], put_off: Sequence[str]) -> int:
    return max(at for at, text in enumerate(put_off) if text in pair)
