"""Where a box that is being moved would line up with its neighbours, and the lines that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from discovery_desk.domain.geometry import Point, Rect

EQUAL = 0.01
LONGEST_GAP = 240.0  # boxes further apart than this are no neighbours


@dataclass(frozen=True, slots=True)
class Guide:
    """A line from `start` to `end`."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Aligned:
    """How far to move further, and along what the box lies then."""

    dx: float = 0.0
    dy: float = 0.0
    guides: tuple[Guide, ...] = ()


def aligned(rect: Rect, others: Iterable[Rect], within: float) -> Aligned:
    """Edge to edge, middle to middle, or with equal gaps; nothing that is further away than `within`."""
    boxes = tuple(others)
    turned = tuple(_turned(box) for box in boxes)
    dx, dy = _nearest(_steps(rect, boxes), within), _nearest(_steps(_turned(rect), turned), within)
    placed = Rect(rect.x + (dx or 0.0), rect.y + (dy or 0.0), rect.width, rect.height)
    upright = _guides(placed, boxes) if dx is not None else ()
    level = _guides(_turned(placed), turned) if dy is not None else ()
    return Aligned(dx or 0.0, dy or 0.0, (*upright, *(_turned_guide(guide) for guide in level)))


def _nearest(steps: Iterable[float], within: float) -> float | None:
    near = [step for step in steps if abs(step) <= within]
    return min(near, key=abs) if near else None


def _steps(rect: Rect, boxes: Sequence[Rect]) -> Iterator[float]:
    """All the ways to go to the left or right that would line up with something."""
    for box in boxes:
        for own in (rect.x, rect.right):
            yield box.x - own
            yield box.right - own
        yield box.center.x - rect.center.x
    for left, middle, right in _triples(rect, boxes):
        if middle is rect:
            yield (left.right + right.x) / 2 - rect.center.x
        elif right is rect:
            yield middle.right + (middle.x - left.right) - rect.x
        else:
            yield middle.x - (right.x - middle.right) - rect.right


def _triples(rect: Rect, boxes: Sequence[Rect]) -> Iterator[tuple[Rect, Rect, Rect]]:
    """The box between its neighbours in the row, and beside the two on either side."""
    row = sorted((box for box in boxes if box.y < rect.bottom and rect.y < box.bottom), key=lambda box: box.x)
    before = [box for box in row if box.center.x < rect.center.x][-2:]
    after = [box for box in row if box.center.x > rect.center.x][:2]
    for found in ((*before[-1:], rect, *after[:1]), (*before, rect), (rect, *after)):
        if len(found) == 3 and all(b.x - a.right < LONGEST_GAP for a, b in pairwise(found)):
            yield found[0], found[1], found[2]


def _guides(rect: Rect, boxes: Sequence[Rect]) -> tuple[Guide, ...]:
    """Upright lines through what lines up, and level ones across gaps that are equal; the middle, if no edge does."""
    found: list[Guide] = []
    for x in (rect.x, rect.right, rect.center.x):
        is_middle = x == rect.center.x
        on_line = [box for box in boxes if _lies_on(x, box, is_middle=is_middle)]
        if on_line and not (is_middle and found):
            top = min(box.y for box in (rect, *on_line))
            bottom = max(box.bottom for box in (rect, *on_line))
            found.append(Guide(Point(x, top), Point(x, bottom)))
    return (*found, *_gap_guides(rect, boxes))


def _lies_on(x: float, box: Rect, *, is_middle: bool) -> bool:
    lines = (box.center.x,) if is_middle else (box.x, box.right)
    return any(abs(x - line) < EQUAL for line in lines)


def _gap_guides(rect: Rect, boxes: Sequence[Rect]) -> Iterator[Guide]:
    for left, middle, right in _triples(rect, boxes):
        first, second = middle.x - left.right, right.x - middle.right
        if first > 0 and abs(first - second) < EQUAL:
            y = rect.center.y
            yield Guide(Point(left.right, y), Point(middle.x, y))
            yield Guide(Point(middle.right, y), Point(right.x, y))


def _turned(rect: Rect) -> Rect:
    return Rect(rect.y, rect.x, rect.height, rect.width)


def _turned_guide(guide: Guide) -> Guide:
    return Guide(Point(guide.start.y, guide.start.x), Point(guide.end.y, guide.end.x))
