"""What to ask next: packs of prompts, their phases, which prompts are open and which phase is due."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

PROMPTS_SHOWN = 3
ENOUGH_MOMENTS = 4
CLOSE_WITHIN_MS = 6 * 60_000
SECOND_STORY_NEEDS_MS = 10 * 60_000
FRAME = ("settle", "close", "debrief")  # how every talk begins and ends, whatever is asked in between


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
    """`signs` words what the clock has to say, by name of the sign; `has_forces` asks for the forces of a switch."""

    id: str
    language: str
    phases: tuple[Phase, ...]
    facets: tuple[Facet, ...] = ()
    limits: Limits = Limits()
    memory_help: tuple[str, ...] = ()
    title: str = ""
    signs: Mapping[str, str] = field(default_factory=dict)
    has_forces: bool = False

    def phase(self, phase_id: str) -> Phase | None:
        return next((phase for phase in self.phases if phase.id == phase_id), None)


Slots = Mapping[str, str]
NO_SLOTS: Slots = MappingProxyType({})


class Prompt(NamedTuple):
    """`raw` is how it stands in the pack; `thread` the note that it comes back to."""

    words: str
    raw: str = ""
    thread: str = ""


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


_SCENE = frozenset({"when", "where", "who", "tools", "trigger", "goal"})
_SLOT = re.compile(r"\{(\w+)\}")
_ON_WHEN = re.compile(r"\bon \{when\}", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:h.]\d\d|\d{1,2} ?[ap]m", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?:yesterday|last|this|that|the other|an?|two|three|four|five|six|\d+ \w+ ago)\b", re.IGNORECASE
)


def fill(prompt: str, slots: Slots) -> str | None:
    """The prompt with its slots filled; None when one of them is not known."""
    names = _SLOT.findall(prompt)
    if not all(slots.get(name, "").strip() for name in names):
        return None
    fitting = _ON_WHEN.sub(lambda match: _at_when(match[0], slots["when"].strip()), prompt)
    return _SLOT.sub(lambda match: slots[match[1]].strip(), fitting)


def _at_when(said: str, when: str) -> str:
    """On Tuesday, at 04:40, yesterday."""
    if _RELATIVE.match(when):
        return "{when}"
    return f"{'A' if said[0] == 'O' else 'a'}t {{when}}" if _CLOCK.fullmatch(when) else said


def slots_in(prompt: str) -> list[str]:
    return _SLOT.findall(prompt)


def prompts_of(
    pack: PromptPack,
    phase_id: str,
    slots: Slots = NO_SLOTS,
    asked: Collection[str] = (),
    put_off: Sequence[str] = (),
) -> list[Prompt]:
    """The prompts of a phase, the large one first. Asked ones are gone, those put off come last, oldest first.

    `asked` and `put_off` hold prompts as they were shown or as they stand in the pack.
    """
    phase = pack.phase(phase_id)
    filled = [Prompt(fill(raw, slots) or "", raw) for raw in (phase.prompts if phase else ())]
    open_ones = [one for one in filled if one.words and not _is_in(one, asked)]
    waiting = [one for one in open_ones if not _is_in(one, put_off)]
    later = [one for one in open_ones if _is_in(one, put_off)]
    later.sort(key=lambda one: _last_place(one, put_off))
    return waiting + later


def phase_due(pack: PromptPack, progress: Progress) -> str:
    """The phase that is believed to be due, for a dot beside it. Nothing moves by itself."""
    ids = [phase.id for phase in pack.phases]
    wanted = _standard_due(progress)
    if wanted in ids and ("scene" in ids or wanted in FRAME):
        return wanted
    return _due_by_time([phase for phase in pack.phases if phase.id not in FRAME], progress)


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


def _due_by_time(phases: Sequence[Phase], progress: Progress) -> str:
    """Packs without rules of their own share the time evenly, where they do not say how."""
    count = len(phases)
    if not count:
        return ""
    shares = [phase.share or (at / count, (at + 1) / count) for at, phase in enumerate(phases)]
    begun = [at for at, (start, _) in enumerate(shares) if start <= progress.share]
    return phases[begun[-1] if begun else 0].id


def _is_in(one: Prompt, these: Collection[str]) -> bool:
    return one.raw in these or one.words in these


def _last_place(one: Prompt, put_off: Sequence[str]) -> int:
    return max(at for at, text in enumerate(put_off) if text in (one.words, one.raw))
