"""Lines with a number before them, in windows that are read from either side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, qGray
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from discovery_desk.ui.experience_map.numbered_lines import NUMBER, NumberedLines

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
ROOM = QRect(10, 0, 200, 20)


def option(direction: Qt.LayoutDirection) -> QStyleOptionViewItem:
    made = QStyleOptionViewItem()
    made.direction = direction
    made.fontMetrics = QFontMetrics(QApplication.font())
    return made


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_the_number_stands_where_the_window_is_read_from(qapp: QApplication, direction: Qt.LayoutDirection) -> None:
    lines = NumberedLines()
    lines.widest = "10."
    number, words = lines.places(option(direction), ROOM)
    assert (number.left() == ROOM.left()) is (direction is LTR)
    assert (number.right() == ROOM.right()) is (direction is RTL)
    assert number.width() + words.width() == ROOM.width() and not number.intersects(words)


def test_numbers_of_two_figures_have_room(qapp: QApplication) -> None:
    lines, shown = NumberedLines(), option(LTR)
    lines.widest = "10."
    assert lines.places(shown, ROOM)[0].width() > shown.fontMetrics.horizontalAdvance("10.")


@pytest.mark.parametrize("words", ["I need a number that I can stand behind", "צריך מספר שאפשר לעמוד מאחוריו"])
def test_words_are_cut_where_they_end_whatever_the_window(qtbot: QtBot, words: str) -> None:
    """Both windows show the same picture of the words, only in another place."""
    there, mirrored = (inked(words_of(qtbot, words, direction)) for direction in (LTR, RTL))
    assert len(there) == pytest.approx(len(mirrored), abs=1)
    assert apart(there, mirrored) < 0.02 < apart(there, mirrored[::-1])


def inked(picture: QImage) -> list[list[int]]:
    """How light every pixel is, column by column, without the white at both sides."""
    rows = range(picture.height())
    columns = [[qGray(picture.pixel(x, y)) for y in rows] for x in range(picture.width())]
    dark = [at for at, column in enumerate(columns) if min(column) < 200]
    return columns[dark[0] : dark[-1] + 1]


def apart(one: list[list[int]], other: list[list[int]]) -> float:
    """Where they lie best over each other: half an inked column at the side counts with one face, not with another."""
    return min(differing(one, other), differing(one[1:], other), differing(one, other[1:]))


def differing(one: list[list[int]], other: list[list[int]]) -> float:
    """The share of pixels that are ink here and ground there; letters are drawn at parts of a pixel."""
    pairs = [(a, b) for left, right in zip(one, other, strict=False) for a, b in zip(left, right, strict=True)]
    return sum(abs(a - b) > 128 for a, b in pairs) / len(pairs)


def words_of(qtbot: QtBot, words: str, direction: Qt.LayoutDirection) -> QImage:
    made = QListWidget()
    qtbot.addWidget(made)
    made.setLayoutDirection(direction)
    lines = NumberedLines(made)
    lines.widest = "1."
    item = QListWidgetItem(words)
    item.setData(NUMBER, "")  # only the words are looked at
    made.addItem(item)
    shown = QStyleOptionViewItem()
    made.initViewItemOption(shown)
    shown.rect = QRect(0, 0, 150, 24)
    picture = QImage(150, 24, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    lines.paint(painter, shown, made.model().index(0, 0))
    painter.end()
    return picture
