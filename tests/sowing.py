"""Sows a secret into every text that an object can hold, by its type: a field that is new tomorrow is sown as well."""

from __future__ import annotations

import dataclasses
import types
import typing
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from discovery_desk.domain.private_data import MASK

Say = Callable[[str], str]
"""What stands in a field, by the name of the field."""

PIXELS = b"\x89PNG\r\n\x1a\n these pixels are a face "


def sown(kind: type, say: Say, depth: int = 0) -> Any:
    """An object of that type with words in every text field and two of everything that there can be many of."""
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind) if field.init]
    return kind(**{name: _value(hints[name], name, say, depth) for name in names})


def _value(hint: Any, name: str, say: Say, depth: int) -> Any:
    if isinstance(hint, typing.NewType):
        return f"id-{name}"
    if hint is str:
        return say(name)
    if hint is bytes:
        return PIXELS
    if dataclasses.is_dataclass(hint):
        return sown(typing.cast(type, hint), say, depth + 1)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    return _plain(hint) if hint in _PLAIN else _several(hint, name, say, depth)


_PLAIN: Mapping[Any, Any] = {
    int: 3,
    float: 1.0,
    bool: True,
    date: date(2026, 11, 12),
    datetime: datetime(2026, 11, 12, 9, tzinfo=UTC),
}


def _plain(hint: Any) -> Any:
    return _PLAIN[hint]


def _several(hint: Any, name: str, say: Say, depth: int) -> Any:
    """TypeError for a kind of field that nobody has taught this yet."""
    inside = typing.get_args(hint)
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return _value(next(one for one in inside if one is not type(None)), name, say, depth)
    if typing.get_origin(hint) is tuple:
        if inside[-1] is Ellipsis:
            return tuple(_value(inside[0], name, say, depth) for _ in range(2))
        return tuple(_value(one, name, say, depth) for one in inside)
    raise TypeError(f"{name}: {hint}")


def texts(value: Any) -> Iterator[str]:
    """Every text in it, however deep."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from texts(key)
            yield from texts(one)
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from texts(one)


def hidden(text: str) -> str:
    """`#` stands for what is covered."""
    return text.replace("#", MASK)


def bare(text: str) -> str:
    """Without case, accents, and what cannot be seen; written apart from the program's own folding."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf"))


def tells(value: Any, secrets: tuple[str, ...]) -> list[tuple[str, str]]:
    """Which secret stands in which text."""
    return [(secret, text) for text in texts(value) for secret in secrets if bare(secret) in bare(text)]
