"""Finds the place for the words on a line, clear of boxes and of other words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from discovery_desk.domain.edge_routes import Ledger, pieces_of
from discovery_desk.domain.geometry import Point, Rect, Size, between, distance

STEP = 13.0  # between two places that are tried
SHORT = 40.0
GAP = 5.0  # between a line and the words beside it
CLEAR = 2.5  # between words and the lines of others
BADGE = 22.0  # the corner of a box where its badges sit
ON_BOX, ON_WORDS, ON_OTHER, ON_LINE, ON_BADGE = 1e6, 1e4, 2e3, 60.0, 90.0
APART = 0.4  # for each step between a line and words over or under the boxes that it joins
SHARES = (1.0, 0.66, 0.4)  # of its length, for a label that finds no place

Candidate = tuple[float, Rect]
Sides = tuple[float, float]  # how far to the left and to the right words may reach


class BoxIndex:
    """The boxes sorted from top to bottom, to ask what a rectangle meets."""

    def __init__(self, boxes: Iterable[Rect]) -> None:
        self._boxes = sorted(boxes, key=lambda box: (box.y, box.x))
        self._tops = [box.y for box in self._boxes]
        self._tallest = max((box.height for box in self._boxes), default=0.0)

    def near(self, rect: Rect) -> list[Rect]:
        low = bisect_left(self._tops, rect.y - self._tallest)
        return self._boxes[low : bisect_right(self._tops, rect.bottom)]

    def meets(self, rect: Rect) -> bool:
        return any(box.overlaps(rect) for box in self.near(rect))


class LabelPlaces:
    """Gives each label the cheapest place that is left, or none: words never lie over a box."""

    def __init__(
        self, boxes: Iterable[Rect], badged: Iterable[Rect], ledger: Ledger, words: Iterable[Rect], sides: Sides
    ) -> None:
        self._boxes = BoxIndex(boxes)
        self._ledger = ledger
        self._left, self._right = sides
        self._corners = BoxIndex(_corner(box) for box in badged)
        self._placed = list(words)

    def place(self, corners: Sequence[Point], size: Size) -> Rect | None:
        """`corners` is the line that the words belong to.

        Where they find no place clear of other lines, a shorter part of them may; else they lie on another line.
        """
        own = Ledger(pieces_of(corners))
        found = (self._cheapest(corners, own, Size(size.width * share, size.height)) for share in SHARES)
        crowded: list[Rect] = []
        for cost, chosen in found:
            if chosen is None:
                continue
            if cost >= ON_OTHER:
                crowded.append(chosen)
                continue
            self._placed.append(chosen)
            return chosen
        self._placed += crowded[:1]
        return crowded[0] if crowded else None

    def _cheapest(self, corners: Sequence[Point], own: Ledger, size: Size) -> tuple[float, Rect | None]:
        """Looks at the likeliest first, and no further than another could still be cheaper."""
        best, chosen = ON_BOX, None
        for cost, rect in sorted(self._candidates(corners, size), key=lambda one: one[0]):
            if cost >= best:
                break
            total = cost + self._trouble(rect, own)
            if total < best:
                best, chosen = total, rect
        return best, chosen

    def _trouble(self, rect: Rect, own: Ledger) -> float:
        roomy = rect.grown(1)
        if self._boxes.meets(roomy) or rect.x < self._left or rect.right > self._right or rect.y < 0:
            return 2 * ON_BOX
        near = rect.grown(CLEAR)
        on_own = own.entering(near)
        return (
            ON_WORDS * sum(roomy.overlaps(other) for other in self._placed)
            + ON_OTHER * max(0, self._ledger.entering(near) - on_own)
            + ON_LINE * on_own
            + ON_BADGE * self._corners.meets(rect)
        )

    def _candidates(self, corners: Sequence[Point], size: Size) -> Iterator[Candidate]:
        for a, b in pairwise(corners):
            for share in _shares(distance(a, b)):
                spot, cost = between(a, b, share), abs(share - 0.5) * 20
                beside = _by_line_across(a, b, spot, size) if a.y == b.y else _by_line_down(a, b, spot, size)
                for extra, rect in beside:
                    base = cost + extra + 400 / (20 + distance(a, b))
                    yield base, rect
                    if a.x != b.x:
                        continue
                    drawn_in = self._drawn_in(rect)
                    if drawn_in.x < rect.x:  # better across the own line than across another
                        yield base + 20.0 - ON_LINE, drawn_in
        yield from self._clear_of_row(corners, size)

    def _drawn_in(self, rect: Rect) -> Rect:
        left = max(self._left, min(rect.x, self._right - rect.width))
        return Rect(left, rect.y, rect.width, rect.height)

    def _clear_of_row(self, corners: Sequence[Point], size: Size) -> Iterator[Candidate]:
        """A short line between two boxes has its words under or over them."""
        a, b = corners[0], corners[-1]
        low, high = min(point.y for point in corners), max(point.y for point in corners)
        beside = self._boxes.near(Rect(min(a.x, b.x) - 1, low, abs(b.x - a.x) + 2, high - low + 1))
        joined = [box for box in beside if box.grown(1).contains(a) or box.grown(1).contains(b)]
        if a.x != b.x and len(joined) == 2 and high - low < SHORT:
            left = between(a, b, 0.5).x - size.width / 2
            under, over = max(box.bottom for box in joined), min(box.y for box in joined)
            for aside in (0.0, 20.0, -20.0, 40.0, -40.0):
                cost = 12.0 + abs(aside) * 0.6
                yield cost + (under - high) * APART, Rect(left + aside, under + 1, size.width, size.height)
                yield cost + (low - over) * APART, Rect(left + aside, over - 1 - size.height, size.width, size.height)


def _shares(length: float) -> Iterator[float]:
    """The middle of a line first, then further out to both sides."""
    yield 0.5
    steps = min(40, int(length / 2 // STEP))
    for step in range(1, steps + 1):
        yield 0.5 - 0.45 * step / steps
        yield 0.5 + 0.45 * step / steps


def _corner(box: Rect) -> Rect:
    return Rect(box.right - BADGE, box.y - BADGE / 2, BADGE * 1.5, BADGE)


def _by_line_across(a: Point, b: Point, spot: Point, size: Size) -> Iterator[Candidate]:
    left = spot.x - size.width / 2
    hidden = max(0.0, size.width + 28 - abs(b.x - a.x))
    yield -ON_LINE + hidden * 3, Rect(left, spot.y - size.height / 2, size.width, size.height)
    yield 10.0 + hidden * 0.2, Rect(left, spot.y - GAP + 2 - size.height, size.width, size.height)
    yield 12.0 + hidden * 0.2, Rect(left, spot.y + GAP - 2, size.width, size.height)


def _by_line_down(a: Point, b: Point, spot: Point, size: Size) -> Iterator[Candidate]:
    hidden = max(0.0, size.height + 24 - abs(b.y - a.y))
    top = spot.y - size.height / 2
    yield 6.0, Rect(spot.x + GAP, top, size.width, size.height)
    yield 7.0, Rect(spot.x - GAP - size.width, top, size.width, size.height)
    yield 24.0 - ON_LINE + hidden * 6, Rect(spot.x - size.width / 2, top, size.width, size.height)
