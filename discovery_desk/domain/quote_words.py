"""Keeps a quote theirs while it is shortened: what is cut shows as …, what they did not say stands in [brackets]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SOFT_LIMIT, HARD_LIMIT = 110, 180
CUT = "…"
# Scripts that put no space between words are compared letter by letter.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_PIECE = re.compile(rf"\[[^\]]*\]|[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’ʼ-][^\W_{_UNSPACED}]+)*")
_DOTS = re.compile(r"\.{3,}|…(?:\s*…)+")
_AROUND = ('""', "“”", "„“", "”“", "«»", "»«", "‹›", "「」", "『』")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """`added` are the words of ours in it, as they stand there without their brackets."""

    text: str
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as typed, what stands before it, and its place in what was said; None where it was not said."""

    text: str
    before: str
    place: int | None

    @property
    def is_bracketed(self) -> bool:
        return self.text.startswith("[")


def as_quoted(typed: str, said: str) -> Quoted:
    """What was typed, made honest about what was said."""
    line = _bare(_DOTS.sub(CUT, " ".join(typed.split())))
    source = [piece.group() for piece in _PIECE.finditer(said)]
    words, tail = _placed(line, source)
    if not words:
        return Quoted("")
    parts = list(_honest(words))
    end = _end(tail, words[-1], len(source))
    added = tuple(word.text.strip("[]") for word in words if word.place is None)
    return Quoted("".join(parts) + end, added)


def _bare(line: str) -> str:
    """Without the quotation marks around all of it, which the page puts there itself."""
    if len(line) > 1 and line[0] + line[-1] in _AROUND and line[-1] not in line[1:-1] and line[0] not in line[1:-1]:
        return line[1:-1].strip()
    return line


def _placed(line: str, source: Sequence[str]) -> tuple[list[_Word], str]:
    pieces = list(_PIECE.finditer(line))
    place_of: dict[int, int] = {}
    matcher = SequenceMatcher(
        None, [_key(one.group()) for one in pieces], [_key(one) for one in source], autojunk=False
    )
    for mine, theirs, size in matcher.get_matching_blocks():
        place_of |= {mine + step: theirs + step for step in range(size)}
    words, at = [], 0
    for index, piece in enumerate(pieces):
        words.append(_Word(piece.group(), line[at : piece.start()], place_of.get(index)))
        at = piece.end()
    return words, line[at:]


def _key(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'")


def _honest(words: Sequence[_Word]) -> Iterator[str]:
    last: _Word | None = None
    for index, word in enumerate(words):
        yield _between(last, word)
        opens = word.place is None and not word.is_bracketed and not _is_ours(last)
        follows = words[index + 1] if index + 1 < len(words) else None
        closes = word.place is None and not word.is_bracketed and not _is_ours(follows)
        yield ("[" if opens else "") + word.text + ("]" if closes else "")
        last = word


def _is_ours(word: _Word | None) -> bool:
    return word is not None and word.place is None and not word.is_bracketed


def _between(last: _Word | None, word: _Word) -> str:
    """A cut beside words of ours needs no sign: the brackets stand for it."""
    if last is None:
        is_cut = word.place is not None and word.place > 0
        return word.before if CUT in word.before or not is_cut else f"{CUT}{_gap(word)}{word.before.lstrip()}"
    is_cut = last.place is not None and word.place is not None and word.place != last.place + 1
    if not is_cut or CUT in word.before:
        return word.before
    return f"{word.before.rstrip()}{_gap(word)}{CUT}{_gap(word)}"


def _end(tail: str, last: _Word, count: int) -> str:
    if last.place is None or last.place == count - 1 or CUT in tail:
        return tail
    return f"{tail.rstrip(' ,;:')}{_gap(last)}{CUT}"


def _gap(word: _Word) -> str:
    return "" if _IS_UNSPACED.match(word.text) else " "
