"""Which way words are read: by the words themselves, not by the language of the program or of the talk."""

from __future__ import annotations

import unicodedata


def is_right_to_left(text: str) -> bool:
    """The first letter that has a direction decides (rule P2 of the Unicode bidirectional algorithm)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
