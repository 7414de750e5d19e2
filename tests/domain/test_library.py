"""What pages are looked for by: days as they are typed, and searches that ask for nothing."""

from __future__ import annotations

from datetime import date

import pytest

from discovery_desk.domain.library import Facet, PageSearch, days_of, searchable


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (" 2026-3-7 ", date(2026, 3, 7), date(2026, 3, 7)),
        ("2026.11.17", date(2026, 11, 17), date(2026, 11, 17)),
        ("17.11.2026", date(2026, 11, 17), date(2026, 11, 17)),
        ("2.2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("٢٠٢٦-٠٣", date(2026, 3, 1), date(2026, 3, 31)),
    ],
)
def test_a_year_a_month_and_a_day_are_understood(typed: str, first: date, last: date) -> None:
    assert days_of(typed) == (first, last)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "26-03",
        "2026-13",
        "2026-02-30",
        "March",
        "0000",
        "2026-03-17-1",
        "17/11/2026",
        "17.11.",
        "32.1.2026",
        "²⁰²⁶",
    ],
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert days_of(typed) is None


def test_a_search_of_spaces_asks_for_nothing() -> None:
    assert PageSearch(words="  ", opportunity=" ").is_empty
    assert not PageSearch(since=date(2026, 1, 1)).is_empty
    assert not PageSearch(words="a").is_empty


@pytest.mark.parametrize("facet", Facet)
def test_values_of_a_facet_are_counted_without_it_and_with_all_else(facet: Facet) -> None:
    whole = PageSearch("a", "b", "c", "d", "e", date(2026, 1, 1), date(2026, 2, 1))
    rest = whole.without(facet)
    assert getattr(rest, facet.value) == ""
    assert all(getattr(rest, one.value) for one in Facet if one is not facet)
    assert (rest.words, rest.since, rest.until) == (whole.words, whole.since, whole.until)


def test_case_and_accents_make_no_difference() -> None:
    assert searchable("ÉCOLE") == searchable("ecole") == "ecole"
    assert searchable("STRASSE") == searchable("straße")
