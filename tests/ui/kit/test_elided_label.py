"""A line that is cut reads in the direction of its own words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from discovery_desk.ui.kit.elided_label import ElidedLabel


def drawn(qtbot: QtBot, words: str, direction: Qt.LayoutDirection, side: Qt.AlignmentFlag) -> QImage:
    label = ElidedLabel(words)
    qtbot.addWidget(label)
    label.setLayoutDirection(direction)
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    label.resize(120, 24)
    return label.grab().toImage()


@pytest.mark.parametrize("words", ["Switched in March.", "Warehouse shift lead, cold-chain grocer."])
def test_english_words_look_the_same_in_a_window_from_right_to_left(qtbot: QtBot, words: str) -> None:
    usual = drawn(qtbot, words, Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignRight)
    assert drawn(qtbot, words, Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignRight) == usual


def test_a_line_stands_on_the_side_on_which_its_window_begins(qtbot: QtBot) -> None:
    label = ElidedLabel("Tom")
    qtbot.addWidget(label)
    label.resize(200, 24)
    sides = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        label.setLayoutDirection(direction)
        shown = label.grab().toImage()
        ground = shown.pixel(100, 0)
        inked = [x for x in range(200) if any(shown.pixel(x, y) != ground for y in range(24))]
        sides.append("left" if max(inked) < 100 else "right")
    assert sides == ["left", "right"]
