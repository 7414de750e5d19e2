"""Keeps what was drawn for as long as nothing changes in the part of the map that was looked at for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from discovery_desk.domain.map_ground import Ground, Marks, Seen

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Made]):
    """What was made, from what, all that was seen meanwhile, and the marks that it left."""

    given: object
    where: range
    seen: Seen
    made: Made
    ink: tuple[tuple[int, Marks], ...]
    words: tuple[tuple[int, Marks], ...]


class Memo(Generic[Made]):
    """Of the last time only: the answer is that of a fresh start, whatever was asked before."""

    def __init__(self) -> None:
        self._before: dict[Hashable, _Kept[Made]] = {}
        self._now: dict[Hashable, _Kept[Made]] = {}

    def begin(self, *, is_same: bool) -> None:
        """Keep nothing from the last time unless what holds for the whole map is the same."""
        self._before, self._now = self._now if is_same else {}, {}

    def get(
        self,
        key: Hashable,
        given: object,
        ground: Ground,
        where: Callable[[], range],
        make: Callable[[range], Made],
    ) -> Made:
        """`make` may look at its strips of the ground and at what is given, and leave marks in those strips."""
        kept = self._before.get(key)
        if kept is not None and kept.given == given and ground.looks(kept.where, kept.seen):
            ground.ink.update(kept.ink)
            ground.words.update(kept.words)
        else:
            kept = _made(given, ground, where(), make)
        self._now[key] = kept
        return kept.made


def _made(given: object, ground: Ground, where: range, make: Callable[[range], Made]) -> _Kept[Made]:
    seen = ground.seen(where)
    made = make(where)
    ink = tuple((at, ground.ink[at]) for at in where if at in ground.ink)
    words = tuple((at, ground.words[at]) for at in where if at in ground.words)
    return _Kept(given, where, seen, made, ink, words)
