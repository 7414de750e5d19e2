"""Words are compared without case, accents and endings, in any script."""

from __future__ import annotations

import pytest

from discovery_desk.domain.folded_words import are_akin, folded, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Waits", "waited"),
        ("Writes it", "WRITING"),
        ("calls", "called"),
        ("carries", "carried"),
        ("the bank's paper", "bank papers"),
        ("Café", "CAFE"),
        ("كَتَبَ", "كتب"),
        ("Straße", "STRASSE"),
    ],
)
def test_forms_of_one_word_are_one(one: str, other: str) -> None:
    assert set(stems(one)) & set(stems(other))


@pytest.mark.parametrize(
    ("one", "other"), [("News", "newspaper"), ("her list", "his phone"), ("4 in 14 days", "14 of 4"), ("です", "です")]
)
def test_what_carries_no_meaning_is_not_in_common(one: str, other: str) -> None:
    assert not set(stems(one)) & set(stems(other))


def test_scripts_without_spaces_are_compared_by_pairs_of_signs() -> None:
    assert {"電話", "請求"} <= set(stems("電話で請求する"))
    assert "電話" in stems("また電話した")
    assert not set(stems("している")) & set(stems("していた"))


def test_marks_that_make_another_letter_stay() -> None:
    assert folded("が") != folded("か")
    assert folded("Äpfel") == "apfel"


@pytest.mark.parametrize(
    ("one", "other", "akin"),
    [
        ("rechnung", "rechnungen", True),
        ("telefonat", "telefonate", True),
        ("contract", "contrast", False),
        ("post", "poster", False),
        ("station", "stationery", False),
    ],
)
def test_long_words_that_differ_in_their_endings_are_akin(one: str, other: str, akin: bool) -> None:
    assert are_akin(one, other) is akin


def test_the_word_is_given_back_as_it_was_written() -> None:
    assert stems("Rings the Bank")["bank"] == "Bank"
