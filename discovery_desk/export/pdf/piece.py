"""One line of a text, as a person wrote it and as Qt is given it.

Qt takes signs and digits for letters of the script before them. Where a face does not know that script, Qt looks for
another one, keeps that for all later text, and falls over where it finds none. So it is never given such a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QTextBoundaryFinder

from discovery_desk.export.pdf.faces import Stretch

# Directly after a word of these scripts Qt 6.11 takes an emoji apart, even into its two surrogates.
_INDIC = "\u0900-\u1cff\ua800-\uabff"
_INDIC_OR_NOT = re.compile(f"[{_INDIC}][{_INDIC}\u0300-\u036f\u200c\u200d]*|[^{_INDIC}]+")
# The scripts that Qt draws only with faces made for them: Syriac to Sinhala, and Khmer.
_CHOOSY = re.compile("[\u0700-\u07ff\u0860-\u086f\u0900-\u0dff\u1780-\u17ff\u19e0-\u19ff\u1cd0-\u1cff\ua8e0-\ua8ff]")
_LETTER = "l"  # put before a sign, so that the sign is one of its script; too small to be seen, and not drawn
_BOX = "\u16a0"  # in place of what no face has: a rune, which none has either


class Span(NamedTuple):
    """Part of the text that Qt is given; `stretch` is None for a letter that is not the person's."""

    start: int
    length: int
    stretch: Stretch | None


@dataclass(frozen=True)
class Piece:
    """Qt counts text in UTF-16 units, Python in characters. `cut` says which face draws what; a plain piece has one."""

    text: str
    cut: Callable[[tuple[str, ...]], Sequence[Stretch]] = field(repr=False)
    is_right_to_left: bool = False
    is_plain: bool = False

    @cached_property
    def clusters(self) -> tuple[str, ...]:
        """What a reader takes for one character each."""
        if self.is_plain or self.text.isascii():
            return tuple(self.text)
        return tuple(cluster for part in _INDIC_OR_NOT.findall(self.text) for cluster in _clusters(part))

    @property
    def given(self) -> str:
        return self.text if self.is_plain else self._given[0]

    @property
    def spans(self) -> Sequence[Span]:
        return self._given[1]

    def between(self, start: int, end: int) -> str:
        """What the person wrote between two places that Qt has named; nothing for a letter that is not theirs."""
        if self.is_plain:
            return self.text[start:end]
        origins = self._given[2]
        return self._encoded[2 * origins[start] : 2 * origins[end]].decode("utf-16-le", "replace")

    @cached_property
    def _encoded(self) -> bytes:
        return self.text.encode("utf-16-le")

    @cached_property
    def _given(self) -> tuple[str, list[Span], list[int]]:
        """The text for Qt, its parts, and for each of its units the one of the text that it stands for."""
        is_choosy = _CHOOSY.search(self.text) is not None
        parts: list[str] = []
        spans: list[Span] = []
        origins: list[int] = []
        units = [0, *accumulate(2 if character > "\uffff" else 1 for character in self.text)]
        for stretch, part in self._drawable():
            here = units[stretch.start]
            if is_choosy and _takes_letter(part, parts):
                spans.append(Span(len(origins), 1, None))
                parts.append(_LETTER)
                origins.append(here)
            spans.append(Span(len(origins), units[stretch.end] - here, stretch))
            parts.append(part)
            origins += range(here, units[stretch.end])
        return "".join(parts), spans, [*origins, units[-1]]

    def _drawable(self) -> Iterator[tuple[Stretch, str]]:
        for stretch in self.cut(self.clusters):
            part = self.text[stretch.start : stretch.end]
            lacking = {ord(one): _BOX for one in _CHOOSY.findall(part) if not stretch.family.has(one)}
            yield stretch, part.translate(lacking) if lacking else part


def _takes_letter(part: str, before: Sequence[str]) -> bool:
    """Signs that would go with letters of a choosy script, those before them or, at the beginning, those after them."""
    is_word = part[0].isascii() and part[0].isalpha()
    if is_word or _CHOOSY.search(part):
        return False
    return not before or _CHOOSY.search(before[-1]) is not None


def _clusters(text: str) -> Iterator[str]:
    encoded = text.encode("utf-16-le")
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    start = 0
    while (end := finder.toNextBoundary()) != -1:
        yield encoded[2 * start : 2 * end].decode("utf-16-le")
        start = end
