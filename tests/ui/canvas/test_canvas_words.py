"""Words are broken, cut and aligned before they are painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from discovery_desk.domain.geometry import Rect
from discovery_desk.ui.canvas.look import NodeLook
from discovery_desk.ui.canvas.node_item import NodeItem, box_height
from discovery_desk.ui.canvas.paint import CanvasPaint
from discovery_desk.ui.canvas.words import Side, Words
from discovery_desk.ui.kit.theme import Theme


def test_a_long_label_ends_after_three_lines(qtbot: QtBot) -> None:
    words = Words("word " * 60, Theme().font("label", 500), 110, 3)
    assert (words.line_count, words.is_cut) == (3, True)


def test_a_short_label_is_whole(qtbot: QtBot) -> None:
    assert not Words("Driver waits", Theme().font("label", 500), 110, 3).is_cut


@pytest.mark.parametrize(
    "text", ["", "😀" * 80, "يصل السائق قبل الموعد بساعة كاملة ولا أحد عند البوابة" * 3, "長" * 90]
)
def test_any_script_stays_inside_the_box(qtbot: QtBot, text: str) -> None:
    words = Words(text, Theme().font("label", 500), 110, 3)
    assert words.line_count <= 3
    assert words.width <= 111


def test_a_box_is_as_tall_as_its_lines_need(qtbot: QtBot) -> None:
    paint = CanvasPaint(Theme())
    assert box_height("One", 128, paint) < box_height("One two three four five six seven", 128, paint)
    assert box_height("word " * 30, 128, paint) == box_height("word " * 90, 128, paint)


@pytest.mark.parametrize(
    ("text", "side", "is_right"),
    [
        ("Driver waits", Side.READING, False),
        ("السائق ينتظر", Side.READING, True),
        ("הנהג מחכה", Side.READING, True),
        ("Driver waits", Side.RIGHT, True),
        ("السائق ينتظر", Side.RIGHT, True),
    ],
)
def test_a_label_stands_where_its_words_are_read_from(qtbot: QtBot, text: str, side: Side, is_right: bool) -> None:
    inked = QImage(400, 30, QImage.Format.Format_ARGB32_Premultiplied)
    inked.fill(Qt.GlobalColor.white)
    painter = QPainter(inked)
    Words(text, Theme().font("label", 500), 400, 1, side).draw(painter, QPointF(0, 2), Qt.GlobalColor.black)
    painter.end()
    columns = {x for x in range(400) for y in range(30) if inked.pixelColor(x, y).lightness() < 128}
    assert min(columns) > 200 if is_right else max(columns) < 200


def test_a_badge_reads_the_same_in_a_mirrored_view(qtbot: QtBot) -> None:
    look = NodeLook(id="a", rect=Rect(20, 20, 120, 60), label="", badges=("!1", "−2"))
    item = NodeItem(look, CanvasPaint(Theme()))
    drawn = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        image = QImage(160, 60, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        item.draw_badges(painter)
        painter.end()
        drawn.append(image)
    assert drawn[0] == drawn[1]
