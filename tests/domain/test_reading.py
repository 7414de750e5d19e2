"""Words are read in their own direction."""

from __future__ import annotations

import pytest

from discovery_desk.domain.reading import is_right_to_left


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
