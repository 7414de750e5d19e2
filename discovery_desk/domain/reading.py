"""Which way words are read: by the words themselves, not by the language of the program or of the talk."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"


def is_right_to_left(text: str) -> bool:
    """The first letter that has a direction decides (rule P2 of the Unicode bidirectional algorithm)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def isolated(text: str) -> str:
    """Read in its own direction, whatever stands beside it."""
    return f"{ISOLATE}{text}{END_OF_ISOLATE}"


def joined(parts: Iterable[str], by: str = " · ") -> str:
    """Those that say something, in the direction of the first; in it, each of the others keeps its own."""
    first, *others = [part for part in parts if part] or [""]
    if any(map(_has_right_to_left, (first, *others))):
        others = [isolated(part) for part in others]
    return by.join((first, *others))


def _has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
