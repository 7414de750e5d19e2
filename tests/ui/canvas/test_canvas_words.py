"""Words are broken, cut and aligned before they are painted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from discovery_desk.ui.canvas.node_item import box_height
from discovery_desk.ui.canvas.paint import CanvasPaint
from discovery_desk.ui.canvas.words import Words
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
