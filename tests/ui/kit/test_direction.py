"""Qt is told which way words are read."""

from __future__ import annotations

from PySide6.QtCore import Qt

from discovery_desk.ui.kit.direction import direction_of


def test_words_are_laid_out_in_their_own_direction() -> None:
    assert direction_of("12:41 שלום") is Qt.LayoutDirection.RightToLeft
    assert direction_of("12:41 hello") is Qt.LayoutDirection.LeftToRight
