"""What is folded, in which order, and that nothing is folded in vain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.page_fit import (
    MOST_MOMENTS,
    Fold,
    Kept,
    Line,
    Offer,
    PageShape,
    Part,
    Reason,
    columns_for,
    cut_order,
    fitted,
    moments_shown,
    most_each,
    rows_of,
    stretched,
    within_limits,
)

FULL = Offer(facts=(1,) * 6, starred=(True, False, True, False, False, False, False), insights=4)
offers = st.builds(
    Offer,
    facts=st.lists(st.integers(1, 2), max_size=12).map(tuple),
    starred=st.lists(st.booleans(), max_size=14).map(tuple),
    insights=st.integers(0, 9),
    thoughts=st.integers(0, 14),
    link_words=st.integers(0, 20),
)


def lines(kept: Kept, part: Part) -> list[int]:
    return sorted(line.place for line in kept if line.part is part)


def one_below_the_other(kept: Kept, ease: float = 0.0) -> float:
    return (10.0 + 2 * ease) * len(kept)


def side_by_side(kept: Kept, _ease: float = 0.0) -> float:
    return 10.0 * max(len(lines(kept, Part.INSIGHT)), len(lines(kept, Part.OPPORTUNITY)))


def test_all_of_it_is_kept_where_there_is_room() -> None:
    fit = fitted(FULL, one_below_the_other, 17 * 12)
    assert (len(fit.kept), fit.ease, fit.folds) == (17, 1.0, ())


def test_spacing_gives_way_before_anything_is_folded() -> None:
    fit = fitted(FULL, one_below_the_other, 17 * 11)
    assert (len(fit.kept), fit.folds) == (17, ())
    assert fit.ease == pytest.approx(0.5)
    assert one_below_the_other(fit.kept, fit.ease) <= 17 * 11


def test_thoughts_go_first_and_then_words_on_links() -> None:
    offer = replace(FULL, thoughts=2, link_words=2)
    order = [line.part for line in cut_order(offer)]
    assert order[:5] == [Part.THOUGHT, Part.THOUGHT, Part.LINK_WORDS, Part.LINK_WORDS, Part.INSIGHT]
    fit = fitted(offer, one_below_the_other, 180)
    assert lines(fit.kept, Part.THOUGHT) == []
    assert lines(fit.kept, Part.LINK_WORDS) == [0]
    assert fit.folds == (Fold(Part.THOUGHT, 2, Reason.ROOM), Fold(Part.LINK_WORDS, 1, Reason.ROOM))


def test_what_is_over_a_limit_and_what_the_page_has_no_room_for_are_told_apart() -> None:
    fit = fitted(replace(FULL, insights=6), one_below_the_other, 160)
    assert fit.folds == (Fold(Part.INSIGHT, 2, Reason.LIMIT), Fold(Part.INSIGHT, 1, Reason.ROOM))


def test_the_fourth_insight_goes_first_then_what_has_no_star_then_facts() -> None:
    order = list(cut_order(FULL))
    assert order[0] == Line(Part.INSIGHT, 3)
    assert [line.place for line in order[1:6]] == [6, 5, 4, 3, 1]
    assert [line.part for line in order[6:12]] == [Part.FACT] * 6
    assert order[-1] == Line(Part.OPPORTUNITY, 0)


def test_a_page_that_is_two_lines_over_loses_two_lines() -> None:
    kept = fitted(FULL, one_below_the_other, 150).kept
    assert lines(kept, Part.INSIGHT) == [0, 1, 2]
    assert lines(kept, Part.OPPORTUNITY) == [0, 1, 2, 3, 4, 5]


def test_an_insight_comes_back_when_only_the_other_list_was_too_tall() -> None:
    kept = fitted(FULL, side_by_side, 60).kept
    assert lines(kept, Part.INSIGHT) == [0, 1, 2, 3]
    assert lines(kept, Part.OPPORTUNITY) == [0, 1, 2, 3, 4, 5]


def test_a_list_over_its_limit_is_folded_however_much_room_there_is() -> None:
    kept = within_limits(Offer(facts=(1, 2, 1, 2, 1, 1), starred=(False,) * 8 + (True,), insights=6))
    assert lines(kept, Part.FACT) == [0, 1, 2, 3]
    assert lines(kept, Part.OPPORTUNITY) == [0, 1, 2, 3, 4, 5, 8]
    assert lines(kept, Part.INSIGHT) == [0, 1, 2, 3]


@given(offers, st.floats(0, 200))
def test_what_is_kept_fits_and_not_one_line_more_would(offer: Offer, room: float) -> None:
    fit = fitted(offer, one_below_the_other, room)
    kept = fit.kept
    assert one_below_the_other(kept, fit.ease) <= room
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


def test_each_group_shows_as_many_as_all_of_them_have_room_for() -> None:
    counts = (1, 5, 3)
    assert most_each(counts, lambda most: sum(min(most, count) for count in counts), 6) == 2
    assert most_each(counts, lambda most: sum(min(most, count) for count in counts), 99) == 5
    assert most_each(counts, lambda _: 100, 6) == 0
    assert most_each((), lambda _: 0, 6) == 0


def test_a_page_on_its_side_is_as_wide_as_an_upright_one_is_tall() -> None:
    for paper in ("a4", "letter"):
        upright, lying = PageShape(paper, is_portrait=True).size, PageShape(paper).size
        assert (upright.width, upright.height) == (lying.height, lying.width)
        assert upright.width < upright.height
