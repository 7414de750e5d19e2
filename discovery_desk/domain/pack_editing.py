"""Changing a pack of prompts: every act takes the phases as they are and gives them as they are to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from discovery_desk.domain.prompts import Phase, slots_in

Phases = tuple[Phase, ...]
KNOWN_SLOTS = (
    "story_prompt",
    "note_taker",
    "end_time",
    "when",
    "place",
    "node_a",
    "node_b",
    "their_word",
    "other_person",
    "next_step",
    "thanks",
)
_T = TypeVar("_T")


def unknown_slots(prompt: str) -> tuple[str, ...]:
    """Slots that nothing ever fills: a prompt with one of them is never shown."""
    return tuple(name for name in slots_in(prompt) if name not in KNOWN_SLOTS)


def moved(items: Sequence[_T], at: int, by: int) -> tuple[_T, ...]:
    """One of them so many places further; the ends are ends."""
    goal = min(max(at + by, 0), len(items) - 1)
    rest = [*items[:at], *items[at + 1 :]]
    return (*rest[:goal], items[at], *rest[goal:])


def with_phase(phases: Phases, at: int, title: str) -> Phases:
    """A new part after this one."""
    return (*phases[: at + 1], Phase(_fresh_id(phases), title, ()), *phases[at + 1 :])


def without(items: Sequence[_T], at: int) -> tuple[_T, ...]:
    return (*items[:at], *items[at + 1 :])


def titled(phases: Phases, at: int, title: str) -> Phases:
    return _changed(phases, at, replace(phases[at], title=title))


def with_prompts(phases: Phases, at: int, prompts: Sequence[str]) -> Phases:
    return _changed(phases, at, replace(phases[at], prompts=tuple(prompts)))


def _changed(phases: Phases, at: int, phase: Phase) -> Phases:
    return (*phases[:at], phase, *phases[at + 1 :])


def _fresh_id(phases: Phases) -> str:
    taken = {phase.id for phase in phases}
    return next(name for name in (f"part_{number}" for number in range(1, len(taken) + 2)) if name not in taken)
