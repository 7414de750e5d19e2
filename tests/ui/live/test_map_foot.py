"""The line below the map: the counts are read whole at any width, and the key goes first where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.ui.experience_map.map_switch import MapSwitch
from discovery_desk.ui.live.map_foot import MapFoot


@pytest.fixture
def foot(qtbot: QtBot) -> MapFoot:
    made = MapFoot(MapSwitch())
    qtbot.addWidget(made)
    made.count(5, 4)
    made.resize(600, 40)
    made.show()
    return made


def is_whole(foot: MapFoot) -> bool:
    label = foot.counted
    return label.heightForWidth(label.width()) <= label.height() and label.minimumSizeHint().width() <= label.width()


def test_where_there_is_room_the_key_is_shown(foot: MapFoot) -> None:
    assert foot.counted.text() == "5 opportunities, 4 on a moment"
    assert foot.hint.isVisible() and is_whole(foot)


@pytest.mark.parametrize("width", [305, 274, 222])
def test_in_a_narrow_one_the_counts_are_whole_and_the_key_is_not(foot: MapFoot, width: int) -> None:
    foot.resize(width, foot.heightForWidth(width))
    QApplication.processEvents()
    assert is_whole(foot) and not foot.hint.isVisible()
    assert foot.minimumSizeHint().width() <= width


def test_it_comes_back_with_the_room_and_goes_with_longer_words(foot: MapFoot) -> None:
    foot.resize(300, 40)
    foot.count(0, 0)
    assert foot.hint.isVisible() and foot.counted.text() == ""
    foot.count(1, 1)
    foot.resize(foot._needed(), 40)
    assert foot.hint.isVisible()
    foot.count(12, 11)
    assert not foot.hint.isVisible()


def test_the_key_does_not_keep_the_panel_wide(foot: MapFoot) -> None:
    assert foot.hint.isVisible()
    with_key = foot.minimumSizeHint().width()
    foot.hint.hide()
    assert foot.minimumSizeHint().width() == with_key
