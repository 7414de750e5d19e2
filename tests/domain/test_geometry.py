"""Rectangles meet, lines bend and curves stay between their points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.geometry import (
    CurveTo,
    LineTo,
    MoveTo,
    Point,
    Rect,
    flattened,
    mirrored_piece,
    mirrored_rect,
    rounded,
    segment_enters,
    smooth,
    union,
)

LEVELS = st.lists(st.integers(-2, 2), min_size=2, max_size=30)


def test_touching_is_not_overlapping() -> None:
    assert not Rect(0, 0, 10, 10).overlaps(Rect(10, 0, 10, 10))
    assert Rect(0, 0, 10, 10).overlaps(Rect(9, 9, 10, 10))


def test_the_union_holds_all() -> None:
    assert union([Rect(0, 0, 1, 1), Rect(5, -2, 1, 1)]) == Rect(0, -2, 6, 3)
    assert union([]) is None


def test_a_line_along_the_border_does_not_enter() -> None:
    box = Rect(0, 0, 10, 10)
    assert not segment_enters(Point(-5, 0), Point(15, 0), box)
    assert not segment_enters(Point(10, 5), Point(20, 5), box)
    assert segment_enters(Point(-5, 5), Point(15, 6), box)
    assert not segment_enters(Point(-5, 5), Point(-1, 5), box)


def test_a_bend_is_rounded_only_as_far_as_there_is_room() -> None:
    pieces = rounded([Point(0, 0), Point(8, 0), Point(8, 100)], 20)
    assert [type(piece) for piece in pieces] == [MoveTo, LineTo, CurveTo, LineTo]
    assert pieces[1].to == Point(4, 0)
    assert pieces[2].to == Point(8, 4)


def test_a_straight_way_has_no_bend() -> None:
    assert rounded([Point(0, 0), Point(8, 0)], 20) == (MoveTo(Point(0, 0)), LineTo(Point(8, 0)))


@given(LEVELS)
def test_a_smooth_line_never_swings_beyond_its_points(levels: list[int]) -> None:
    points = [Point(index * 10.0, float(level)) for index, level in enumerate(levels)]
    flat = flattened(smooth(points))
    assert {points[0], points[-1]} <= set(flat)
    assert min(levels) - 1e-9 <= min(point.y for point in flat)
    assert max(point.y for point in flat) <= max(levels) + 1e-9


def test_one_point_makes_no_line() -> None:
    assert smooth([Point(0, 0)]) == ()


def test_a_mirror_image_mirrored_is_the_thing_itself() -> None:
    curve = CurveTo(Point(1, 2), Point(3, 4), Point(5, 6))
    assert mirrored_piece(mirrored_piece(curve, 100), 100) == curve
    assert mirrored_rect(Rect(10, 0, 20, 5), 100) == Rect(70, 0, 20, 5)
