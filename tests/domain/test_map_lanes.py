"""What went on side by side, and the arms of a branch, stand under one another."""

from __future__ import annotations

from discovery_desk.domain.map_lanes import MOST_LANES, columns_of
from discovery_desk.domain.moment import Link, LinkKind
from tests.domain.map_stories import link, moment


def told(count: int, *ways: tuple[int, int] | tuple[int, int, LinkKind]) -> list[list[str]]:
    """The ids of each column; where no kind is given, one thing led to the other."""
    moments = [moment(n) for n in range(count)]
    links: list[Link] = []
    for number, (start, end, *kind) in enumerate(ways):
        links.append(link(number, moments[start], moments[end], *kind))
    return [[one.id for one in column] for column in columns_of(moments, links)]


def test_a_plain_story_has_a_column_for_every_moment() -> None:
    assert told(3, (0, 1), (1, 2)) == [["m0"], ["m1"], ["m2"]]


def test_what_ran_beside_its_neighbour_stands_under_it() -> None:
    assert told(4, (0, 1), (1, 2, LinkKind.PARALLEL), (1, 3)) == [["m0"], ["m1", "m2"], ["m3"]]


def test_what_also_followed_its_neighbour_does_not() -> None:
    assert told(2, (0, 1), (1, 0, LinkKind.PARALLEL)) == [["m0"], ["m1"]]


def test_the_second_arm_of_a_branch_begins_under_the_first_and_both_join_again() -> None:
    arms = told(6, (0, 1), (1, 2), (0, 3), (3, 4), (2, 5), (4, 5))
    assert arms == [["m0"], ["m1", "m3"], ["m2", "m4"], ["m5"]]


def test_an_arm_is_never_longer_than_the_first() -> None:
    assert told(5, (0, 1), (0, 2), (2, 3), (3, 4)) == [["m0"], ["m1", "m2"], ["m3"], ["m4"]]


def test_a_third_arm_has_a_lane_and_a_fourth_has_none() -> None:
    arms = told(6, (0, 1), (0, 2), (0, 3), (0, 4), (4, 5))
    assert arms == [["m0"], ["m1", "m2", "m3"], ["m4"], ["m5"]]
    assert max(map(len, arms)) == MOST_LANES


def test_a_short_cut_is_no_branch() -> None:
    assert told(4, (0, 1), (1, 2), (2, 3), (0, 3, LinkKind.CAUSE)) == [["m0"], ["m1"], ["m2"], ["m3"]]
