"""#words: what is one, which one is being typed, and which of the project's tags it may become."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

MOST_OFFERED = 6

_STROKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
# Accents, Hebrew points, Arabic vowel signs and the long stroke; not the vowels of Indic scripts, which are letters.
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u0652\u0670]")


@dataclass(frozen=True, slots=True)
class TagPatterns:
    """A tag in a line, the tags at the end of a line, the tag that a line ends with, and the word of one."""

    anywhere: re.Pattern[str]
    at_end: re.Pattern[str]
    begun: re.Pattern[str]
    word: re.Pattern[str]


@cache
def tag_patterns() -> TagPatterns:
    """Made when first asked for, because it takes its time."""
    # `\w` leaves out the vowel signs and marks without which most of the world's scripts cannot write a word.
    marks = "".join(c for c in map(chr, range(0x300, 0xFE30)) if unicodedata.category(c) in ("Mn", "Mc"))
    word = rf"[^\W\d_][\w\u200c\u200d{marks}-]*"
    return TagPatterns(
        re.compile(rf"(?<!\S)#(?P<name>{word})"),
        re.compile(rf"(?:(?:^|\s+)#{word})+\s*$"),
        re.compile(rf"(?<!\S)#(?P<name>{word})\Z"),
        re.compile(word),
    )


def tag_begun(before: str) -> str:
    """The letters after the # of the word that a line ends with; empty when that is no tag."""
    at = before.rfind("#")
    if at < 0 or at == len(before) - 1:
        return ""
    found = tag_patterns().begun.search(before, max(0, at - 1))
    return found["name"] if found else ""


def tags_like(begun: str, names: Iterable[str], most: int = MOST_OFFERED) -> tuple[str, ...]:
    """The very word, then names that begin like it, then those that have it inside, each in the order given.

    Nothing when there is nothing to add to what is typed.
    """
    wanted = folded(begun)
    typeable = [(name, folded(name)) for name in names if tag_patterns().word.fullmatch(name)]
    very = [name for name, plain in typeable if plain == wanted]
    prefixed = [name for name, plain in typeable if plain != wanted and plain.startswith(wanted)]
    is_telling = len(wanted) > 1 or not wanted.isascii()  # one Latin letter is inside of nearly everything
    inside = [name for name, plain in typeable if is_telling and wanted in plain and not plain.startswith(wanted)]
    found = tuple((*very, *prefixed, *inside)[:most])
    return () if found == (begun,) else found


def folded(text: str) -> str:
    """Without what people leave out when they are in a hurry: capitals, accents, points."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_STROKED)
    return _ACCENTS.sub("", plain)
