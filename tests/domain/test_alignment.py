"""A box that is moved finds the lines of its neighbours."""

from __future__ import annotations

import pytest

from discovery_desk.domain.alignment import Aligned, Guide, aligned
from discovery_desk.domain.geometry import Point, Rect

BOX = Rect(100, 100, 120, 60)


@pytest.mark.parametrize(
    ("moved", "dx"),
    [
        (Rect(104, 300, 120, 60), -4),  # left edges
        (Rect(96, 300, 80, 60), 4),
        (Rect(143, 300, 80, 60), -3),  # right edges
        (Rect(122, 300, 80, 60), -2),  # middles
        (Rect(223, 300, 80, 60), -3),  # its left edge under the right one
    ],
)
def test_the_nearest_line_draws_the_box_to_it(moved: Rect, dx: float) -> None:
    assert (aligned(moved, [BOX], 6).dx, aligned(moved, [BOX], 6).dy) == (dx, 0)


def test_what_is_too_far_away_draws_nothing() -> None:
    assert aligned(Rect(107, 300, 70, 64), [BOX], 6) == Aligned()


def test_a_guide_runs_from_the_one_box_to_the_other() -> None:
    found = aligned(Rect(104, 300, 90, 50), [BOX], 6)
    assert Guide(Point(100, 100), Point(100, 350)) in found.guides


def test_both_ways_at_once() -> None:
    found = aligned(Rect(98, 103, 300, 200), [BOX], 6)
    assert (found.dx, found.dy) == (2, -3)
    assert Guide(Point(100, 100), Point(400, 100)) in found.guides


def test_gaps_become_equal_beyond_a_row() -> None:
    row = [Rect(0, 0, 100, 60), Rect(140, 10, 100, 50)]
    found = aligned(Rect(278, 22, 90, 80), row, 6)
    assert found.dx == 2
    assert Guide(Point(100, 62), Point(140, 62)) in found.guides
    assert Guide(Point(240, 62), Point(280, 62)) in found.guides


def test_gaps_become_equal_between_two_boxes_and_before_a_row() -> None:
    row = [Rect(0, 0, 100, 60), Rect(300, 0, 100, 60)]
    assert aligned(Rect(158, 17, 80, 80), row, 6).dx == 2
    assert aligned(Rect(-283, 17, 90, 80), [Rect(-13, 0, 100, 60), Rect(267, 0, 100, 60)], 6).dx == 0
    assert aligned(Rect(-123, 17, 90, 80), [Rect(0, 0, 100, 60), Rect(130, 0, 100, 60)], 6).dx == 3


def test_below_a_column_gaps_become_equal_too() -> None:
    column = [Rect(0, 0, 100, 60), Rect(10, 90, 100, 60)]
    assert aligned(Rect(27, 178, 90, 80), column, 6).dy == 2


def test_boxes_far_apart_are_no_neighbours() -> None:
    assert aligned(Rect(1503, 17, 80, 81), [Rect(0, 0, 100, 60), Rect(800, 0, 100, 60)], 6).dx == 0
