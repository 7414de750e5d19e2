"""The tabs beside the notes: whole names where there is room, shorter ones where the last would be cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.live.short_tabs import ShortTabs

NAMES = (("Experience map", "Map"), ("Opportunities 2", "! 2"), ("Recap", ""), ("Snapshot 3/5", "Page 3/5"))
WHOLE = [whole for whole, _ in NAMES]
SHORT = ["Map", "! 2", "Recap", "Page 3/5"]


@pytest.fixture
def tabs(qtbot: QtBot, desk: Desk) -> Iterator[ShortTabs]:
    place = Workplace(desk, Theme())
    made = ShortTabs(place)
    made.setDocumentMode(True)
    qtbot.addWidget(made)
    for at, (words, short) in enumerate(NAMES):
        made.put(at, QWidget(), words, short)
    made.resize(600, 300)
    made.show()
    yield made
    place.bridge.cut()


def shown(tabs: ShortTabs) -> list[str]:
    return [tabs.tabText(at) for at in range(tabs.count())]


def called(tabs: ShortTabs) -> list[str]:
    return [tabs.tabBar().accessibleTabName(at) for at in range(tabs.count())]


def test_where_there_is_room_names_are_whole(tabs: ShortTabs) -> None:
    assert shown(tabs) == WHOLE and tabs.tabToolTip(0) == ""


def test_in_a_narrow_window_none_is_cut_and_all_are_called_by_their_whole_names(tabs: ShortTabs) -> None:
    tabs.resize(305, 300)  # what a window of 1024 pixels leaves them
    assert shown(tabs) == SHORT
    assert tabs.tabBar().tabRect(3).right() <= 305 - 12
    assert called(tabs) == WHOLE
    assert [tabs.tabToolTip(at) for at in range(4)] == ["Experience map", "Opportunities 2", "", "Snapshot 3/5"]
    tabs.resize(600, 300)
    assert shown(tabs) == WHOLE


def test_with_one_tab_more_they_stand_closer(tabs: ShortTabs) -> None:
    """As the prompts are at 150 %, where 283 of the pixels at 100 % are left."""
    tabs.put(0, QWidget(), "Prompts")
    tabs.resize(283, 300)
    assert tabs.tabBar().tabRect(4).right() <= 283 - 12
    tabs.removeTab(0)
    assert shown(tabs) == SHORT and not tabs.tabBar().property("tight")


def test_a_name_that_grows_makes_them_shorter(tabs: ShortTabs) -> None:
    tabs.resize(tabs.tabBar().sizeHint().width() + 20, 300)
    assert shown(tabs) == WHOLE
    tabs.name(tabs.widget(1), "Opportunities 1234", "! 1234")
    assert shown(tabs)[1] == "! 1234" and called(tabs)[1] == "Opportunities 1234"
