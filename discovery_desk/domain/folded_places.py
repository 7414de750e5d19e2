"""A text without case, accents and what cannot be seen, that knows where in the text each of its letters stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ـ": "", "’": "'", "ʼ": "'"}
)
_KEPT_MARKS = 10  # of a lower combining class are marks that make another letter of it
# Marks that choose a shape, joiners and fillers: nothing of them is on a page, and what is on both sides of them meets.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]")
_MOST_KNOWN = 4096
_JAMO = ("\u1160", "\u11ff")


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Folded:
    """`starts` and `ends` say for each letter of `text` which stretch of the original it stands for."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    if text.isascii() and text.isprintable():
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        folded = _FOLDED[text[start:end]]
        if folded == " " and letters and letters[-1] == " ":
            ends[-1] = end
            continue
        for letter in folded:
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return Folded("".join(letters), tuple(starts), tuple(ends))


def folded_words(text: str) -> str:
    """As `fold` has it, without the places."""
    return fold(text).text.strip()


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """A letter with the marks that follow it, and the parts of a Korean syllable with each other."""
    start, clings = 0, _CLINGS
    for at, char in enumerate(text):
        if not clings[char] and start < at:
            yield start, at
            start = at
    if text:
        yield start, len(text)


class _Known(dict[str, T]):
    """What has been worked out for a piece of text, and is worked out when it is first asked for."""

    def __init__(self, work_out: Callable[[str], T]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, piece: str) -> T:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[piece] = self._work_out(piece)
        return found


def _clings(char: str) -> bool:
    return _JAMO[0] <= char <= _JAMO[1] or (char > "\x7f" and unicodedata.category(char) in ("Mn", "Me"))


def _fold_cluster(cluster: str) -> str:
    if cluster.isspace() and cluster != "\x1f":
        return " "
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", cluster).casefold())
    kept = "".join(char for char in decomposed if _is_kept(char)).translate(_PLAIN)
    folded = "".join(" " if char.isspace() else char for char in kept)
    is_korean = any(_JAMO[0] <= char <= _JAMO[1] for char in folded)
    return unicodedata.normalize("NFC", folded) if is_korean else folded


_CLINGS = _Known(_clings)
_FOLDED = _Known(_fold_cluster)


def _is_kept(char: str) -> bool:
    is_seen = unicodedata.category(char) not in ("Cf", "Cc", "Cs", "Cn") and not _UNSEEN.match(char)
    return is_seen and unicodedata.combining(char) < _KEPT_MARKS


def script_of(char: str) -> str:
    """Empty for what is no letter and no mark of one."""
    return _SCRIPTS[char]


def _script(char: str) -> str:
    if unicodedata.category(char)[0] not in "LM":
        return ""
    name = unicodedata.name(char, "").split("-")[0].split(" ")[0]
    return "CJK" if name in ("IDEOGRAPHIC", "CJK") else name


_SCRIPTS = _Known(_script)
