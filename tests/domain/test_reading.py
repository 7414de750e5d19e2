"""Words are read in their own direction."""

from __future__ import annotations

import pytest

from discovery_desk.domain.reading import is_right_to_left, joined


@pytest.mark.parametrize(
    ("words", "is_rtl"),
    [
        ("What was the first thing you did?", False),
        ("“And on Tuesday?”", False),
        ("رانيا, Rania", True),
        ("12:41 שלום", True),
        ("14:32", False),
        ("", False),
    ],
)
def test_the_first_letter_with_a_direction_decides(words: str, is_rtl: bool) -> None:
    assert is_right_to_left(words) is is_rtl


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("A night", "", "12 May"), "A night · 12 May"),
        (("ليلة", "12 May"), "ليلة · \u206812 May\u2069"),
        (("", "ليلة"), "ليلة"),
        ((), ""),
    ],
)
def test_words_that_are_joined_keep_their_own_direction(parts: tuple[str, ...], told: str) -> None:
    assert joined(parts) == told
    assert is_right_to_left(joined(parts)) is any(map(is_right_to_left, parts))
