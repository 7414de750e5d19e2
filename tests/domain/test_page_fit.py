"""What is folded, in which order, and that nothing is folded in vain."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.page_fit import (
    MOST_MOMENTS,
    Kept,
    Line,
    Offer,
    Part,
    columns_for,
    cut_order,
    fitted,
    moments_shown,
    rows_of,
    stretched,
    within_limits,
)

FULL = Offer(facts=6, starred=(True, False, True, False, False, False, False), insights=4)
offers = st.builds(
    Offer,
    facts=st.integers(0, 12),
    starred=st.lists(st.booleans(), max_size=14).map(tuple),
    insights=st.integers(0, 9),
)


def lines(kept: Kept, part: Part) -> list[int]:
    return sorted(line.place for line in kept if line.part is part)


def one_below_the_other(kept: Kept) -> float:
    return 10.0 * len(kept)


def side_by_side(kept: Kept) -> float:
    return 10.0 * max(len(lines(kept, Part.INSIGHT)), len(lines(kept, Part.OPPORTUNITY)))


def test_all_of_it_is_kept_where_there_is_room() -> None:
    assert len(fitted(FULL, one_below_the_other, 170)) == 17


def test_the_fourth_insight_goes_first_then_what_has_no_star_then_facts() -> None:
    order = list(cut_order(FULL))
    assert order[0] == Line(Part.INSIGHT, 3)
    assert [line.place for line in order[1:6]] == [6, 5, 4, 3, 1]
    assert [line.part for line in order[6:12]] == [Part.FACT] * 6
    assert order[-1] == Line(Part.OPPORTUNITY, 0)


def test_a_page_that_is_two_lines_over_loses_two_lines() -> None:
    kept = fitted(FULL, one_below_the_other, 150)
    assert lines(kept, Part.INSIGHT) == [0, 1, 2]
    assert lines(kept, Part.OPPORTUNITY) == [0, 1, 2, 3, 4, 5]


def test_an_insight_comes_back_when_only_the_other_list_was_too_tall() -> None:
    kept = fitted(FULL, side_by_side, 60)
    assert lines(kept, Part.INSIGHT) == [0, 1, 2, 3]
    assert lines(kept, Part.OPPORTUNITY) == [0, 1, 2, 3, 4, 5]


def test_a_list_over_its_limit_is_folded_however_much_room_there_is() -> None:
    kept = within_limits(Offer(facts=9, starred=(False,) * 8 + (True,), insights=6))
    assert lines(kept, Part.FACT) == [0, 1, 2, 3, 4, 5]
    assert lines(kept, Part.OPPORTUNITY) == [0, 1, 2, 3, 4, 5, 8]
    assert lines(kept, Part.INSIGHT) == [0, 1, 2, 3]


@given(offers, st.floats(0, 200))
def test_what_is_kept_fits_and_not_one_line_more_would(offer: Offer, room: float) -> None:
    kept = fitted(offer, one_below_the_other, room)
    assert one_below_the_other(kept) <= room
    if kept != within_limits(offer):
        assert one_below_the_other(kept) + 10 > room


@given(st.integers(0, 60))
def test_a_folded_map_has_a_slot_left_to_say_so(number: int) -> None:
    shown = moments_shown(number)
    assert shown + (shown < number) <= MOST_MOMENTS


def test_rows_are_as_tall_as_their_tallest_box() -> None:
    assert rows_of([1, 5, 2, 7, 3], 2) == (5, 7, 3)


def test_columns_leave_few_slots_empty_where_there_is_room() -> None:
    assert [columns_for(boxes, lambda _: 0, 1) for boxes in (3, 5, 7, 8, 10, 13, 14)] == [4, 5, 4, 4, 5, 5, 5]


def test_columns_are_the_flattest_when_nothing_fits() -> None:
    assert columns_for(14, lambda columns: 100 / columns, 1) == 7


def test_a_gap_grows_evenly_up_to_its_most() -> None:
    assert stretched(2, 10, 12, 3) == 6
    assert stretched(2, 10, 900, 3) == 10
    assert stretched(2, 10, -5, 3) == 2
    assert stretched(2, 10, 5, 0) == 2
