"""The inks and the type of the page. Colours come from the theme; lengths are in points."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from discovery_desk.export.pdf.paragraph import TextStyle, Weight
from discovery_desk.host.theme_file import load_tokens

SMALLEST = 7.5


@cache
def ink(name: str) -> str:
    return load_tokens().color[name].light


@cache
def ink_of(kind: str) -> str:
    return load_tokens().kind[kind].ink.light


@cache
def ground_of(kind: str) -> str:
    return load_tokens().kind[kind].soft.light


def radius(name: str) -> float:
    """The theme's are in pixels."""
    return load_tokens().radius[name] * 0.75


@cache
def styles() -> dict[str, TextStyle]:
    plain = TextStyle(9.5, color=ink("ink"), leading=1.35)
    grey = replace(plain, size=8.5, color=ink("ink-3"), leading=1.3)
    tiny = replace(grey, size=SMALLEST)
    pale = ink("ink-3")
    return {
        "initials": TextStyle(34, Weight.SEMIBOLD, ink("accent"), 1.2, max_lines=1),
        "name": TextStyle(16, Weight.BOLD, ink("ink"), 1.2, max_lines=2),
        "long-name": TextStyle(11.5, Weight.BOLD, ink("ink"), 1.25, max_lines=2),
        "longest-name": TextStyle(9.5, Weight.BOLD, ink("ink"), 1.25, max_lines=2),
        "latin": replace(grey, size=9.0, max_lines=2),
        "segment": replace(plain, color=ink("ink-2"), max_lines=2),
        "fact-label": replace(grey, size=7.5, max_lines=1),
        "fact": replace(plain, size=8.5, max_lines=2),
        "quote": TextStyle(21, Weight.MEDIUM, ink_of("quote"), 1.22, max_lines=2),
        "full-line-quote": TextStyle(18, Weight.MEDIUM, ink_of("quote"), 1.22, max_lines=1),
        "long-quote": TextStyle(15, Weight.MEDIUM, ink_of("quote"), 1.25, max_lines=3),
        "longest-quote": TextStyle(12, Weight.REGULAR, ink_of("quote"), 1.3, max_lines=4),
        "original": replace(plain, size=10.5, color=ink("ink-2"), max_lines=2),
        "remark": grey,
        "heading": replace(grey, weight=Weight.SEMIBOLD, max_lines=1),
        "time": replace(tiny, max_lines=1),
        "label": TextStyle(8.5, Weight.MEDIUM, ink("ink"), 1.25, max_lines=6),
        "folded-label": TextStyle(8.5, Weight.REGULAR, ink("ink-3"), 1.25, max_lines=3),
        "link": replace(tiny, color=ink("ink-2"), leading=1.25, max_lines=1),
        "thought": replace(tiny, color=ink("ink-2"), leading=1.25, max_lines=2),
        "felt": replace(tiny, color=ink_of("feeling"), max_lines=1),
        "item": replace(plain, max_lines=3),
        "letter": replace(plain, size=11.0, leading=1.45, max_lines=6),
        "insight": replace(plain, size=9.0, max_lines=3),
        "starred": replace(plain, weight=Weight.SEMIBOLD, max_lines=3),
        "pale-item": replace(plain, color=pale, max_lines=3),
        "pale-starred": replace(plain, color=pale, weight=Weight.SEMIBOLD, max_lines=3),
        "star": TextStyle(8.5, Weight.REGULAR, ink_of("opportunity"), 1.35, max_lines=1),
        "pale-star": TextStyle(8.5, Weight.REGULAR, pale, 1.35, max_lines=1),
        "number": TextStyle(7.5, Weight.BOLD, ink("on-accent"), 1.2, max_lines=1),
        "pale-number": TextStyle(7.5, Weight.BOLD, ink_of("opportunity"), 1.2, max_lines=1),
        "foot": replace(tiny, max_lines=1),
        "evidence-heading": replace(plain, weight=Weight.SEMIBOLD, max_lines=2),
        "evidence-quote": replace(plain, weight=Weight.SEMIBOLD, color=ink_of("quote"), max_lines=2),
        "note": replace(plain, size=8.5, color=ink("ink-2"), max_lines=2),
        "note-time": replace(grey, max_lines=1),
    }
