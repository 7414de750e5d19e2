"""Finds words that were said in a text that repeats them, in whole sentences or in stretches of a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from discovery_desk.domain.folded_places import Folded, fold, script_of

_FEWEST_TOGETHER, _FEWEST_SIGNS = 5, 8  # words in a row, or signs of a script without spaces, are no chance
_FEWEST_WHOLE, _FEWEST_WHOLE_SIGNS = 3, 5  # and where the text consists of nothing else
_SIGNS = frozenset(("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"))


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    is_sign: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said, made ready to be looked for."""

    runs: frozenset[tuple[str, ...]]
    wholes: tuple[str, ...]
    lengths: tuple[int, ...]

    def find(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """Stretches of the original."""
        if not self.runs:
            return
        words = tuple(_words(folded.text))
        if self._is_all_said(words):
            yield folded.span(words[0].start, words[-1].end)
            return
        for length in self.lengths:
            for at in range(len(words) - length + 1):
                if tuple(word.text for word in words[at : at + length]) in self.runs:
                    yield folded.span(words[at].start, words[at + length - 1].end)

    def _is_all_said(self, words: tuple[_Word, ...]) -> bool:
        """A label that was made of what was said, or of the beginning of it."""
        enough = _FEWEST_WHOLE_SIGNS if words and words[0].is_sign else _FEWEST_WHOLE
        joined = _joined(words)
        return len(words) >= enough and any(joined in whole for whole in self.wholes)


def spoken(texts: Iterable[str]) -> Spoken:
    said = [tuple(_words(fold(text).text)) for text in texts if text.strip()]
    runs = {run for words in said for run in _runs(words)}
    lengths = tuple(sorted({len(run) for run in runs}))
    return Spoken(frozenset(runs), tuple(_joined(words) for words in said), lengths)


def _runs(words: tuple[_Word, ...]) -> Iterator[tuple[str, ...]]:
    """All stretches that are long enough; what was said in fewer words is looked for as it is."""
    length = min(len(words), _FEWEST_SIGNS if words and words[0].is_sign else _FEWEST_TOGETHER)
    if length > 1:
        yield from (tuple(w.text for w in words[at : at + length]) for at in range(len(words) - length + 1))


def _joined(words: Iterable[_Word]) -> str:
    return "\n".join(("", *(word.text for word in words), ""))


def _words(text: str) -> Iterator[_Word]:
    at = 0
    for kind, chars in groupby(text, _kind):
        length = sum(1 for _ in chars)
        if kind == "sign":
            yield from (_Word(text[i], i, i + 1, is_sign=True) for i in range(at, at + length))
        elif kind == "word":
            yield _Word(text[at : at + length], at, at + length, is_sign=False)
        at += length


def _kind(char: str) -> str:
    script = script_of(char)
    if script in _SIGNS:
        return "sign"
    return "word" if script or char.isdigit() else ""
