"""What a moment leads to, as one line of text: `3; 5 wait after two days` are two links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.moment import LinkKind

_ONE = re.compile(r"^(?P<number>\d+)(?:\s+(?P<rest>.*))?$", re.DOTALL)
_PARTS = re.compile(r'(?:[^;"]|"[^"]*"?)+')


@dataclass(frozen=True, slots=True)
class LeadsTo:
    """One link to the moment of this number."""

    number: int
    kind: LinkKind = LinkKind.SEQUENCE
    label: str = ""


def written(leads: Iterable[LeadsTo], words: Mapping[LinkKind, str]) -> str:
    """`words` are those of the kinds as they are shown."""
    return "; ".join(_written(one, words) for one in leads)


def read(text: str, words: Mapping[LinkKind, str], own_number: int = 0) -> tuple[LeadsTo, ...]:
    """Raises `RuleBroken("leads-to")` for what names no moment, and `"leads-twice"` where one is named twice.

    Without a word for its kind it is a sequence, or a loop where it leads to its own number.
    """
    parts = [part.strip() for part in _PARTS.findall(text) if part.strip()]
    found = tuple(_read(part, words, own_number) for part in parts)
    numbers = [one.number for one in found]
    for number in numbers:
        if numbers.count(number) > 1:
            raise RuleBroken("leads-twice", str(number))
    return found


def _written(one: LeadsTo, words: Mapping[LinkKind, str]) -> str:
    label = one.label.replace('"', "”")
    label = f'"{label}"' if ";" in label else label
    is_misread = _kind_in(label, words)[0] is not None
    kind = words[one.kind] if one.kind is not LinkKind.SEQUENCE or is_misread else ""
    return " ".join(part for part in (str(one.number), kind, label) if part)


def _read(part: str, words: Mapping[LinkKind, str], own_number: int) -> LeadsTo:
    match = _ONE.match(part)
    if match is None:
        raise RuleBroken("leads-to", part)
    number = int(match["number"])
    kind, label = _kind_in((match["rest"] or "").strip(), words)
    usual = LinkKind.LOOP if number == own_number else LinkKind.SEQUENCE
    return LeadsTo(number, kind or usual, label.strip('"'))


def _kind_in(rest: str, words: Mapping[LinkKind, str]) -> tuple[LinkKind | None, str]:
    for kind, word in words.items():
        head, tail = rest[: len(word)], rest[len(word) :]
        if head.casefold() == word.casefold() and (not tail or tail[0].isspace()):
            return kind, tail.strip()
    return None, rest
