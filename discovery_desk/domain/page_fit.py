"""Decides what of an interview fits on one page: what is folded and in which order, and how height is shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from discovery_desk.domain.geometry import Size

MOST_FACTS = 6
MOST_OPPORTUNITIES = 7
MOST_INSIGHTS = 4
MOST_MOMENTS = 14
_FIRST_TO_GO = 3  # the fourth insight
_COLUMNS = (4, 5, 6, 7)
_BEST_COLUMNS = 5


_PAPERS = {"a4": Size(595.2756, 841.8898), "letter": Size(612.0, 792.0)}  # upright, in points


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
    """The lists of the page, which can be folded line by line."""

    FACT = "fact"
    OPPORTUNITY = "opportunity"
    INSIGHT = "insight"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list, by its place there."""

    part: Part
    place: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to show. `starred` has one entry for each opportunity."""

    facts: int = 0
    starred: tuple[bool, ...] = ()
    insights: int = 0


Kept = frozenset[Line]


def fitted(offer: Offer, height_of: Callable[[Kept], float], room: float) -> Kept:
    """As much as the room takes, given up in the order of `cut_order` and not a line more than must be.

    `height_of` tells how much room the page needs with those lines, its "+n more" included.
    """
    kept = within_limits(offer)
    given_up: list[Line] = []
    for line in cut_order(offer):
        if height_of(kept) <= room:
            break
        if line in kept:
            kept -= {line}
            given_up.append(line)
    return _taken_back(kept, given_up, height_of, room)


def _taken_back(kept: Kept, given_up: Sequence[Line], height_of: Callable[[Kept], float], room: float) -> Kept:
    """What was given up in vain: another list was the tall one."""
    for line in reversed(given_up):
        if height_of(kept | {line}) <= room:
            kept |= {line}
    return kept


def within_limits(offer: Offer) -> Kept:
    everything = frozenset(cut_order(offer))
    over = [*_over(offer, Part.FACT, MOST_FACTS), *_over(offer, Part.INSIGHT, MOST_INSIGHTS)]
    return everything.difference(over, _over(offer, Part.OPPORTUNITY, MOST_OPPORTUNITIES))


def _over(offer: Offer, part: Part, most: int) -> list[Line]:
    order = [line for line in cut_order(offer) if line.part is part]
    return order[: max(0, len(order) - most)]


def cut_order(offer: Offer) -> Iterator[Line]:
    """Fourth insight, opportunities not starred, facts; then, so that every page ends, all the rest."""
    insights = [Line(Part.INSIGHT, place) for place in range(offer.insights)]
    yield from reversed(insights[_FIRST_TO_GO:])
    yield from _opportunities(offer, starred=False)
    yield from (Line(Part.FACT, place) for place in reversed(range(offer.facts)))
    yield from reversed(insights[:_FIRST_TO_GO])
    yield from _opportunities(offer, starred=True)


def _opportunities(offer: Offer, *, starred: bool) -> Iterator[Line]:
    places = [place for place, star in enumerate(offer.starred) if star is starred]
    return (Line(Part.OPPORTUNITY, place) for place in reversed(places))


def moments_shown(number: int) -> int:
    """Of that many; where some are folded, the last slot is needed to say so."""
    return number if number <= MOST_MOMENTS else MOST_MOMENTS - 1


def rows_of(heights: Sequence[float], columns: int) -> tuple[float, ...]:
    """How tall each row of a map is when its boxes are set in so many columns."""
    return tuple(max(heights[start : start + columns]) for start in range(0, len(heights), columns))


def columns_for(boxes: int, height_with: Callable[[int], float], room: float) -> int:
    """The best-looking number of columns with which the map fits, else the one that needs the least height."""
    for columns in sorted(_COLUMNS, key=lambda columns: _unevenness(boxes, columns)):
        if height_with(columns) <= room:
            return columns
    return min(_COLUMNS, key=height_with)


def _unevenness(boxes: int, columns: int) -> tuple[int, int]:
    """Slots left empty in the last row, and how far from the usual width."""
    return -boxes % columns + abs(columns - _BEST_COLUMNS), columns


def stretched(least: float, most: float, spare: float, parts: float) -> float:
    """A gap that occurs `parts` times, grown evenly by what there is to spare."""
    return min(most, least + max(0.0, spare) / parts) if parts > 0 else least
