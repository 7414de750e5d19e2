"""Words are read in their own direction."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from discovery_desk.ui.kit.direction import direction_of

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("What was the first thing you did?", LEFT),
        ("“And on Tuesday?”", LEFT),
        ("رانيا, Rania", RIGHT),
        ("12:41 שלום", RIGHT),
        ("14:32", LEFT),
        ("", LEFT),
    ],
)
def test_the_first_letter_with_a_direction_decides(words: str, direction: Qt.LayoutDirection) -> None:
    assert direction_of(words) is direction
