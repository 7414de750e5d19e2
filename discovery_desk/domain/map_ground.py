"""What lies where on a map: boxes, lines drawn so far and their words, kept in strips so that a look around is short.

A strip is compared as a whole. What was drawn from strips that are still the same can be taken over as it is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import WeakValueDictionary

from discovery_desk.domain.geometry import Rect

STRIP = 160.0  # how tall one is

NamedRect = tuple[str, Rect]
Seen = tuple[tuple[object, ...], tuple[object, ...], tuple[object, ...]]


class Strip(NamedTuple):
    """`levels` are lines across that are worth running along; `placed` are the boxes that stand in no row."""

    boxes: tuple[NamedRect, ...] = ()
    placed: tuple[Rect, ...] = ()
    badged: tuple[Rect, ...] = ()
    levels: tuple[float, ...] = ()


NOTHING = Strip()


class Marks:
    """All that was drawn in a strip, the newest first. As long as they are all made by one `Chains`, equal is same."""

    __slots__ = ("__weakref__", "before", "mark")

    def __init__(self, before: Marks | None, mark: Hashable) -> None:
        self.before = before
        self.mark = mark


class Chains:
    """Makes each list of marks once, however often the same is drawn again."""

    def __init__(self) -> None:
        self._made: WeakValueDictionary[tuple[int, Hashable], Marks] = WeakValueDictionary()

    def longer(self, before: Marks | None, mark: Hashable) -> Marks:
        """The key may name what came before by its address: it lives as long as what comes after it."""
        key = (id(before), mark)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Marks(before, mark)
        return found


def strips_of(top: float, bottom: float) -> range:
    return range(int(top // STRIP), int(bottom // STRIP) + 1)


@dataclass(slots=True)
class Ground:
    """The strips of one map while it is drawn."""

    chains: Chains
    strips: Mapping[int, Strip]
    ink: dict[int, Marks] = field(default_factory=dict)
    words: dict[int, Marks] = field(default_factory=dict)

    @property
    def whole(self) -> range:
        return range(min(self.strips, default=0) - 1, max(self.strips, default=0) + 2)

    def seen(self, where: range) -> Seen:
        """All that a look there can find, to be compared with an earlier look."""
        strip, ink, words = self.strips.get, self.ink.get, self.words.get
        return (
            tuple([strip(at) for at in where]),
            tuple([ink(at) for at in where]),
            tuple([words(at) for at in where]),
        )

    def looks(self, where: range, seen: Seen) -> bool:
        """Whether a look there finds what it found then. Most often those are the very same things."""
        for at, strip, ink, words in zip(where, *seen, strict=True):
            if self.ink.get(at) is not ink or self.words.get(at) is not words:
                return False
            now = self.strips.get(at)
            if now is not strip and now != strip:
                return False
        return True

    def draw(self, top: float, bottom: float, piece: Hashable) -> None:
        _mark(self.chains, self.ink, strips_of(top, bottom), piece)

    def write(self, rect: Rect) -> None:
        _mark(self.chains, self.words, strips_of(rect.y, rect.bottom), rect)

    def boxes(self, where: Iterable[int]) -> dict[str, Rect]:
        return {id_: rect for at in where for id_, rect in self.strips.get(at, NOTHING).boxes}

    def placed(self, where: Iterable[int]) -> tuple[Rect, ...]:
        return tuple(dict.fromkeys(rect for at in where for rect in self.strips.get(at, NOTHING).placed))

    def badged(self, where: Iterable[int]) -> tuple[Rect, ...]:
        return tuple(dict.fromkeys(rect for at in where for rect in self.strips.get(at, NOTHING).badged))

    def levels(self, where: Iterable[int]) -> Iterator[float]:
        return (level for at in where for level in self.strips.get(at, NOTHING).levels)

    def drawn(self, where: Iterable[int]) -> list[Hashable]:
        return _marks(self.ink, where)

    def written(self, where: Iterable[int]) -> list[Hashable]:
        return _marks(self.words, where)

    def take(self, ink: Iterable[tuple[int, Marks]], words: Iterable[tuple[int, Marks]]) -> None:
        """Draw again what was drawn before on the same ground."""
        self.ink.update(ink)
        self.words.update(words)


def _mark(chains: Chains, drawn: dict[int, Marks], where: range, mark: Hashable) -> None:
    for at in where:
        drawn[at] = chains.longer(drawn.get(at), mark)


def _marks(drawn: Mapping[int, Marks], where: Iterable[int]) -> list[Hashable]:
    found: dict[Hashable, None] = {}
    for at in where:
        chain = drawn.get(at)
        while chain is not None:
            found[chain.mark] = None
            chain = chain.before
    return list(found)


Part = tuple[tuple[NamedRect, ...], tuple[float, ...]]
Sheaf = Mapping[int, Part]  # boxes and levels that belong together, by strip


def sheaf_of(boxes: Iterable[NamedRect], levels: Iterable[float] = ()) -> Sheaf:
    named: dict[int, list[NamedRect]] = {}
    for one in boxes:
        for at in strips_of(one[1].y, one[1].bottom):
            named.setdefault(at, []).append(one)
    lines: dict[int, list[float]] = {}
    for level in levels:
        lines.setdefault(int(level // STRIP), []).append(level)
    return {at: (tuple(named.get(at, ())), tuple(lines.get(at, ()))) for at in sorted({*named, *lines})}


class GroundMaker:
    """Puts strips together, and takes the strip of the last time wherever nothing in it has changed."""

    def __init__(self) -> None:
        self._before: dict[int, tuple[object, Strip]] = {}

    def strips(self, sheaves: Iterable[Sheaf], placed: Iterable[Rect], badged: Iterable[Rect]) -> Mapping[int, Strip]:
        """`placed` and `badged` are some of the boxes in the sheaves."""
        parts: dict[int, list[Part]] = {}
        for sheaf in sheaves:
            for at, part in sheaf.items():
                parts.setdefault(at, []).append(part)
        by_hand, corners = _by_strip(placed), _by_strip(badged)
        before, self._before = self._before, {}
        for at, own in parts.items():
            given, known = (own, by_hand.get(at), corners.get(at)), before.get(at)
            if known is None or known[0] != given:
                known = (given, _strip(*given))
            self._before[at] = known
        return {at: strip for at, (_, strip) in self._before.items()}


def _strip(parts: Sequence[Part], placed: Sequence[Rect] | None, badged: Sequence[Rect] | None) -> Strip:
    return Strip(
        tuple(named for boxes, _ in parts for named in boxes),
        tuple(placed or ()),
        tuple(badged or ()),
        tuple(level for _, levels in parts for level in levels),
    )


def _by_strip(rects: Iterable[Rect]) -> dict[int, list[Rect]]:
    found: dict[int, list[Rect]] = {}
    for rect in rects:
        for at in strips_of(rect.y, rect.bottom):
            found.setdefault(at, []).append(rect)
    return found


def merged(chains: Chains, drawn: Sequence[Mapping[int, Marks]]) -> dict[int, Marks]:
    """What was drawn on several grounds, as one: those after the first are drawn again where they meet others."""
    found: dict[int, Marks] = {}
    for ground in drawn:
        for at, chain in ground.items():
            found[at] = _joined(chains, found[at], chain) if at in found else chain
    return found


def _joined(chains: Chains, first: Marks, second: Marks) -> Marks:
    marks = []
    at: Marks | None = second
    while at is not None:
        marks.append(at.mark)
        at = at.before
    for mark in reversed(marks):
        first = chains.longer(first, mark)
    return first
