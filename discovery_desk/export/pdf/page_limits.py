"""However much somebody has pasted into a field, a page has only so much to set."""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from typing import Any, TypeVar, cast

LONGEST = 2_000  # characters: more than any block of a page shows

Thing = TypeVar("Thing")


def bounded(thing: Thing) -> Thing:
    """The same thing with no text in it that is longer; the very same where there was none."""
    return cast(Thing, _bounded(thing))


def _bounded(thing: Any) -> Any:
    if isinstance(thing, str):
        return thing if len(thing) <= LONGEST else thing[:LONGEST]
    if isinstance(thing, tuple):
        made = tuple(map(_bounded, thing))
        return thing if all(one is other for one, other in zip(thing, made, strict=True)) else made
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    parts = {name: getattr(thing, name) for name in thing.__dataclass_fields__}
    cut = {name: made for name, part in parts.items() if (made := _bounded(part)) is not part}
    return replace(thing, **cut) if cut else thing
