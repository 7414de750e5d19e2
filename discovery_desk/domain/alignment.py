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
    boxes = [(box.x, box.x + box.width, box.y, box.y + box.height) for box in others]
    turned = [_turned(box) for box in boxes]
    own = (rect.x, rect.right, rect.y, rect.bottom)
    dx, dy = _nearest(own, boxes, within), _nearest(_turned(own), turned, within)
    placed = (own[0] + (dx or 0.0), own[1] + (dx or 0.0), own[2] + (dy or 0.0), own[3] + (dy or 0.0))
    upright = _guides(placed, boxes) if dx is not None else ()
    level = _guides(_turned(placed), turned) if dy is not None else ()
    return Aligned(dx or 0.0, dy or 0.0, (*upright, *(_turned_guide(guide) for guide in level)))


# Asked for at every move of a hand, so boxes are plain numbers here: left, right, top, bottom.
_Box = tuple[float, float, float, float]


def _nearest(own: _Box, boxes: Sequence[_Box], within: float) -> float | None:
    """The shortest way to the left or right that would line up with something."""
    best, limit = None, within + EQUAL
    left, right, middle = own[0], own[1], (own[0] + own[1]) / 2
    for low, high, _, _ in boxes:
        for step in (low - left, high - right, high - left, low - right, (low + high) / 2 - middle):
            if -limit < step < limit:
                best, limit = step, abs(step)
    for step in _gap_steps(own, boxes):
        if -limit < step < limit:
            best, limit = step, abs(step)
    return best


def _gap_steps(own: _Box, boxes: Sequence[_Box]) -> Iterator[float]:
    for first, second, third in _triples(own, boxes):
        if second is own:
            yield (first[1] + third[0] - own[0] - own[1]) / 2
        elif third is own:
            yield second[1] + second[0] - first[1] - own[0]
        else:
            yield second[0] - third[0] + second[1] - own[1]


def _triples(own: _Box, boxes: Sequence[_Box]) -> Iterator[tuple[_Box, _Box, _Box]]:
    """The box between its neighbours in the row, and beside the two on either side."""
    row = sorted(box for box in boxes if box[2] < own[3] and own[2] < box[3])
    middle = own[0] + own[1]
    before = [box for box in row if box[0] + box[1] < middle][-2:]
    after = [box for box in row if box[0] + box[1] > middle][:2]
    for found in ((*before[-1:], own, *after[:1]), (*before, own), (own, *after)):
        if len(found) == 3 and all(b[0] - a[1] < LONGEST_GAP for a, b in pairwise(found)):
            yield found[0], found[1], found[2]


def _guides(own: _Box, boxes: Sequence[_Box]) -> tuple[Guide, ...]:
    """Upright lines through what lines up, and level ones across gaps that are equal; the middle, if no edge does."""
    lines = [(x, [box for box in boxes if _is_at(x, box[0]) or _is_at(x, box[1])]) for x in own[:2]]
    if not any(on_line for _, on_line in lines):
        middle = (own[0] + own[1]) / 2
        lines = [(middle, [box for box in boxes if _is_at(middle, (box[0] + box[1]) / 2)])]
    return (*(_through(x, [own, *on_line]) for x, on_line in lines if on_line), *_gap_guides(own, boxes))


def _through(x: float, boxes: Sequence[_Box]) -> Guide:
    return Guide(Point(x, min(box[2] for box in boxes)), Point(x, max(box[3] for box in boxes)))


def _gap_guides(own: _Box, boxes: Sequence[_Box]) -> Iterator[Guide]:
    y = (own[2] + own[3]) / 2
    for first, second, third in _triples(own, boxes):
        gap = second[0] - first[1]
        if gap > 0 and _is_at(gap, third[0] - second[1]):
            yield Guide(Point(first[1], y), Point(second[0], y))
            yield Guide(Point(second[1], y), Point(third[0], y))


def _is_at(a: float, b: float) -> bool:
    return -EQUAL < a - b < EQUAL


def _turned(box: _Box) -> _Box:
    return box[2], box[3], box[0], box[1]


def _turned_guide(guide: Guide) -> Guide:
    return Guide(Point(guide.start.y, guide.start.x), Point(guide.end.y, guide.end.x))
