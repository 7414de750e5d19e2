"""What can be told about a moment, cleaned and held to the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypedDict

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.moment import HIGHEST_EMOTION, LOWEST_EMOTION, MomentKind
from discovery_desk.domain.note import LONGEST_NOTE, clean, worded

MOST_NAMED = 100  # people or tools of one moment


class MomentFields(TypedDict, total=False):
    """The fields of a moment that a person fills in."""

    label: str
    kind: MomentKind
    told_time: str
    place: str
    actors: tuple[str, ...]
    tools: tuple[str, ...]
    doing: str
    thinking: str
    feeling: str
    emotion: int | None


def cleaned(fields: MomentFields) -> MomentFields:
    """Raises `RuleBroken`: "empty" for a label without words, "too-long", "too-many", "moment-kind", "emotion"."""
    told: MomentFields = {**fields}
    told.update({name: _RULES[name](value) for name, value in fields.items()})  # type: ignore[typeddict-item]
    return told


def emotion(level: int | None) -> int | None:
    """−2 to +2, or None. Raises `RuleBroken("emotion")`."""
    if level is not None and (isinstance(level, bool) or not LOWEST_EMOTION <= level <= HIGHEST_EMOTION):
        raise RuleBroken("emotion", str(level))
    return level


def _kind(value: MomentKind | str) -> MomentKind:
    try:
        return MomentKind(value)
    except ValueError as error:
        raise RuleBroken("moment-kind", str(value)) from error


def _text(value: str) -> str:
    words = clean(value).strip()
    if len(words) > LONGEST_NOTE:
        raise RuleBroken("too-long", str(LONGEST_NOTE))
    return words


def _label(value: str) -> str:
    return worded(_text(value))


def _line(value: str) -> str:
    return " ".join(_text(value).split())


def _names(values: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order given, without empty ones."""
    names = tuple(dict.fromkeys(name for name in map(_line, values) if name))
    if len(names) > MOST_NAMED:
        raise RuleBroken("too-many", str(MOST_NAMED))
    return names


_RULES: dict[str, Callable[[Any], Any]] = {
    "label": _label,
    "kind": _kind,
    "told_time": _line,
    "place": _line,
    "actors": _names,
    "tools": _names,
    "doing": _text,
    "thinking": _text,
    "feeling": _text,
    "emotion": emotion,
}
