"""Decides what of an interview fits on one page: how tight its spacing is, what is folded then, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from discovery_desk.domain.geometry import Size

MOST_FACT_LINES = 6
MOST_OPPORTUNITIES = 7
MOST_INSIGHTS = 4
MOST_MOMENTS = 14
_FIRST_TO_GO = 3  # the fourth insight
COLUMNS = (4, 5, 6, 7)
_BEST_COLUMNS = 5
_PAPERS = {"a4": Size(595.2756, 841.8898), "letter": Size(612.0, 792.0)}  # upright, in points
PAPERS = tuple(_PAPERS)
_HALVINGS = 5


@dataclass(frozen=True, slots=True)
class PageShape:
    """`paper` is "a4" or "letter"."""

    paper: str = "a4"
    is_portrait: bool = False

    @property
    def size(self) -> Size:
        """In points."""
        upright = _PAPERS[self.paper]
        return upright if self.is_portrait else Size(upright.height, upright.width)


A4_LANDSCAPE = PageShape()


class Part(Enum):
    """What can be folded piece by piece: thoughts in the boxes of the map, words on its links, lines of the lists."""

    THOUGHT = "thought"
    LINK_WORDS = "link words"
    INSIGHT = "insight"
    OPPORTUNITY = "opportunity"
    FACT = "fact"


class Reason(Enum):
    """Why something is folded: there is never more of it on a page, or this page is full."""

    LIMIT = "limit"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of a part, by its place there."""

    part: Part
    place: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to show: `facts` by the lines that each takes, `starred` with one entry for each opportunity."""

    facts: tuple[int, ...] = ()
    starred: tuple[bool, ...] = ()
    insights: int = 0
    thoughts: int = 0
    link_words: int = 0


Kept = frozenset[Line]
HeightOf = Callable[[Kept, float], float]


@dataclass(frozen=True, slots=True)
class Fold:
    part: Part
    count: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Fit:
    """`ease` is 1 at the usual spacing and 0 where it is as tight as it may be."""

    kept: Kept
    ease: float
    folds: tuple[Fold, ...] = ()


def fitted(offer: Offer, height_of: HeightOf, room: float) -> Fit:
    """Tightens the spacing first; folds in the order of `cut_order` then, and not a piece more than must be.

    `height_of` tells how much room the page needs with those pieces, its "+n more" included, at that ease.
    """
    allowed = within_limits(offer)
    kept = _with_room(list(cut_order(offer)), allowed, lambda some: height_of(some, 0.0), room)
    ease = eased(lambda ease: height_of(kept, ease), room)
    return Fit(kept, ease, tuple(_folds(offer, allowed, kept)))


def _with_room(order: Sequence[Line], allowed: Kept, height_of: Callable[[Kept], float], room: float) -> Kept:
    if height_of(allowed) <= room:
        return allowed
    order = [line for line in order if line in allowed]
    low, high = 1, len(order)
    while low < high:
        middle = (low + high) // 2
        if height_of(allowed.difference(order[:middle])) <= room:
            high = middle
        else:
            low = middle + 1
    return _taken_back(allowed.difference(order[:low]), order[:low], height_of, room)


def _taken_back(kept: Kept, given_up: Sequence[Line], height_of: Callable[[Kept], float], room: float) -> Kept:
    """What was given up in vain: another list was the tall one."""
    for line in reversed(given_up):
        if height_of(kept | {line}) <= room:
            kept |= {line}
    return kept


def eased(height_at: Callable[[float], float], room: float) -> float:
    """The most ease that there is room for."""
    if height_at(1.0) <= room:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if height_at(middle) <= room else (low, middle)
    return low


def between(least: float, most: float, ease: float) -> float:
    return least + (most - least) * ease


def _folds(offer: Offer, allowed: Kept, kept: Kept) -> Iterator[Fold]:
    everything = frozenset(cut_order(offer))
    for reason, folded in ((Reason.LIMIT, everything - allowed), (Reason.ROOM, allowed - kept)):
        for part in Part:
            count = sum(line.part is part for line in folded)
            if count:
                yield Fold(part, count, reason)


def within_limits(offer: Offer) -> Kept:
    everything = frozenset(cut_order(offer))
    lines = enumerate(accumulate(offer.facts))
    over = [Line(Part.FACT, place) for place, total in lines if total > MOST_FACT_LINES]
    over += _over(offer, Part.INSIGHT, MOST_INSIGHTS)
    return everything.difference(over, _over(offer, Part.OPPORTUNITY, MOST_OPPORTUNITIES))


def _over(offer: Offer, part: Part, most: int) -> list[Line]:
    order = [line for line in cut_order(offer) if line.part is part]
    return order[: max(0, len(order) - most)]


def cut_order(offer: Offer) -> Iterator[Line]:
    """Thoughts, words on links, the fourth insight, opportunities not starred, facts; then all the rest."""
    insights = [Line(Part.INSIGHT, place) for place in range(offer.insights)]
    yield from _from_last(Part.THOUGHT, offer.thoughts)
    yield from _from_last(Part.LINK_WORDS, offer.link_words)
    yield from reversed(insights[_FIRST_TO_GO:])
    yield from _opportunities(offer, starred=False)
    yield from _from_last(Part.FACT, len(offer.facts))
    yield from reversed(insights[:_FIRST_TO_GO])
    yield from _opportunities(offer, starred=True)


def _from_last(part: Part, count: int) -> Iterator[Line]:
    return (Line(part, place) for place in reversed(range(count)))


def _opportunities(offer: Offer, *, starred: bool) -> Iterator[Line]:
    places = [place for place, star in enumerate(offer.starred) if star is starred]
    return (Line(Part.OPPORTUNITY, place) for place in reversed(places))


def moments_shown(number: int) -> int:
    """Of that many; where some are folded, the last slot is needed to say so."""
    return number if number <= MOST_MOMENTS else MOST_MOMENTS - 1


def most_each(counts: Sequence[int], height_with: Callable[[int], float], room: float) -> int:
    """How many of each group there is room for, the groups being as long as `counts` says."""
    return next((most for most in range(max(counts, default=0), 0, -1) if height_with(most) <= room), 0)


def rows_of(heights: Sequence[float], columns: int) -> tuple[float, ...]:
    """How tall each row of a map is when its boxes are set in so many columns."""
    return tuple(max(heights[start : start + columns]) for start in range(0, len(heights), columns))


def columns_for(boxes: int, height_with: Callable[[int], float], room: float, choice: Sequence[int] = COLUMNS) -> int:
    """The best-looking number of columns with which the map fits, else the one that needs the least height."""
    for columns in sorted(choice, key=lambda columns: _unevenness(boxes, columns)):
        if height_with(columns) <= room:
            return columns
    return min(choice, key=height_with)


def _unevenness(boxes: int, columns: int) -> tuple[int, int]:
    """Slots left empty in the last row, and how far from the usual width."""
    return -boxes % columns + abs(columns - _BEST_COLUMNS), columns


def stretched(least: float, most: float, spare: float, parts: float) -> float:
    """A gap that occurs `parts` times, grown evenly by what there is to spare."""
    return min(most, least + max(0.0, spare) / parts) if parts > 0 else least
