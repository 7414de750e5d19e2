"""Covers what is withheld wherever it stands in a text, and in every text that a domain object holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, NewType, TypeVar, get_args, get_origin, get_type_hints

from discovery_desk.domain.folded_places import Folded, fold
from discovery_desk.domain.names_in_text import Form, find, is_named
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.private_data import MASK, find_private
from discovery_desk.domain.words_again import Spoken

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cover:
    """Names of somebody or something, and what a text says instead. `key` tells one person from another."""

    what: Mask
    forms: tuple[Form, ...]
    stand_in: str = MASK
    key: str = ""


@dataclass(slots=True)
class Covering:
    """What there is to cover, and what of it has been found by now."""

    covers: tuple[Cover, ...] = ()
    spoken: Spoken | None = None
    hides_contact: bool = False
    found: set[tuple[Mask, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Nothing that stands in for a name may tell another one."""
        self.covers = tuple(
            replace(one, stand_in=MASK) if any(is_named(one.stand_in, other.forms) for other in self.covers) else one
            for one in self.covers
        )

    @property
    def is_idle(self) -> bool:
        return not (self.covers or self.spoken or self.hides_contact)

    def text(self, text: str) -> str:
        """The same text where there is nothing to cover in it."""
        if not text or self.is_idle:
            return text
        end, parts = 0, list[str]()
        for start, stop, stand_in in _apart(sorted(self._stretches(text))):
            parts += [text[end:start], _fitted(stand_in, text, start, stop)]
            end = stop
        return "".join((*parts, text[end:])) if parts else text

    def _stretches(self, text: str) -> Iterator[tuple[int, int, str]]:
        folded = fold(text)
        for one in self.covers:
            for found in find(folded, text, one.forms):
                self.found.add((one.what, one.key))
                yield found.start, found.end, one.stand_in
        if self.hides_contact:
            for number, private in enumerate(find_private(text)):
                self.found.add((Mask.CONTACT, text[private.start : private.end] or str(number)))
                yield private.start, private.end, MASK
        if self.spoken is not None:
            yield from self._said(folded)

    def _said(self, folded: Folded) -> Iterator[tuple[int, int, str]]:
        for start, end in self.spoken.find(folded) if self.spoken else ():
            self.found.add((Mask.QUOTE, ""))
            yield start, end, MASK

    def all(self, value: T) -> T:
        """The same object with every text in it covered, however deep it lies; names of rows stay."""
        return value if self.is_idle else _covered(value, self)

    def count(self, what: Mask) -> int:
        return sum(one is what for one, _ in self.found)


def _apart(stretches: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Those that touch or lie on each other as one, with the words of the longest."""
    here: list[tuple[int, int, str]] = []
    for one in stretches:
        if here and one[0] >= max(end for _, end, _ in here):
            yield _together(here)
            here = []
        here.append(one)
    if here:
        yield _together(here)


def _together(stretches: list[tuple[int, int, str]]) -> tuple[int, int, str]:
    longest = max(stretches, key=lambda one: (one[1] - one[0], one[2] != MASK))
    return min(one[0] for one in stretches), max(one[1] for one in stretches), longest[2]


def _fitted(stand_in: str, text: str, start: int, stop: int) -> str:
    """Words of one script do not stand in a text of another; at the beginning they have a capital as it had."""
    if not all(char.isascii() or not char.isalpha() or _is_latin(char) for char in text[start:stop]):
        return MASK
    return stand_in[:1].upper() + stand_in[1:] if start == 0 and text[:1].isupper() else stand_in


def _is_latin(char: str) -> bool:
    return char < "\u0250" or "\u1e00" <= char < "\u1f00"


def _covered(value: Any, covering: Covering) -> Any:
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return covering.text(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _covered_object(value, covering)
    if isinstance(value, tuple | list):
        return type(value)(_covered(one, covering) for one in value)
    if isinstance(value, Mapping):
        return {key: _covered(one, covering) for key, one in value.items()}
    return value


def _covered_object(value: Any, covering: Covering) -> Any:
    changed: dict[str, Any] = {}
    for name in _worded(value.__class__):
        before = getattr(value, name)
        after = _covered(before, covering)
        if after != before:
            changed[name] = after
    return replace(value, **changed) if changed else value


@cache
def _worded(kind: type) -> tuple[str, ...]:
    """The fields that can hold words: all but the names of rows."""
    hints = get_type_hints(kind)
    return tuple(one.name for one in fields(kind) if one.init and _holds_words(hints[one.name]))


def _holds_words(hint: Any) -> bool:
    """What is not known to hold none is looked into."""
    if isinstance(hint, NewType) or hint in _WORDLESS or (isinstance(hint, type) and issubclass(hint, Enum)):
        return False
    inside = get_args(hint)
    if isinstance(get_origin(hint), type) and issubclass(get_origin(hint), Mapping):
        return _holds_words(inside[1])
    return not inside or any(_holds_words(one) for one in inside if one is not Ellipsis)


_WORDLESS = frozenset((int, float, bool, bytes, type(None), date, datetime))
