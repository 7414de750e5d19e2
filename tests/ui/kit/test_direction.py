"""Qt is told which way words are read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from discovery_desk.ui.kit.direction import direction_of, read_by_words, side_of

LEFT_TO_RIGHT, RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


def test_words_are_laid_out_in_their_own_direction() -> None:
    assert direction_of("12:41 שלום") is Qt.LayoutDirection.RightToLeft
    assert direction_of("12:41 hello") is Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize(
    ("words", "is_mirrored", "side"),
    [("hello", False, LEFT), ("שלום", False, RIGHT), ("hello", True, RIGHT), ("שלום", True, RIGHT), ("", True, RIGHT)],
)
def test_words_stand_on_the_right_where_they_or_the_window_are_read_from_there(
    words: str, is_mirrored: bool, side: Qt.AlignmentFlag
) -> None:
    assert side_of(words, is_mirrored=is_mirrored) == side | Qt.AlignmentFlag.AlignAbsolute


@pytest.mark.parametrize(
    ("window", "words", "side"), [(RIGHT_TO_LEFT, "'this Thursday'", RIGHT), (LEFT_TO_RIGHT, "שלום", LEFT)]
)
def test_a_cell_is_read_by_its_words_and_stands_on_the_side_of_the_window(
    window: Qt.LayoutDirection, words: str, side: Qt.AlignmentFlag
) -> None:
    option = QStyleOptionViewItem()
    option.direction, option.text, option.displayAlignment = window, words, LEFT | Qt.AlignmentFlag.AlignTop
    read_by_words(option)
    assert option.direction is direction_of(words) is not window
    assert option.displayAlignment == side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
