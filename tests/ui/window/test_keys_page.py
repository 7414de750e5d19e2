"""F1 lists every key, and none that nobody acts on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from discovery_desk.host.settings import Settings
from discovery_desk.services import interviews
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.actions import keys_as_shown, tables_of
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.keys_page import KeysPage, key_lines
from discovery_desk.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk, Theme())
    made.place.focus.look_at_interview(interviews.prepare(desk, "Marit").id)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def page(window: MainWindow) -> KeysPage:
    window.show_keys()
    found = window.findChild(KeysPage)
    assert isinstance(found, KeysPage)
    return found


def test_every_key_of_the_program_is_in_the_list(window: MainWindow, page: KeysPage) -> None:
    listed = {key for line in page.shown() for key in line.keys.split("  ")}
    of_actions = {key.toString() for one in window.findChildren(QAction) for key in one.shortcuts()}
    of_shortcuts = {one.key().toString() for one in window.findChildren(QShortcut)}
    of_places = {key for table, _ in tables_of(window) for one in table.keys if not one.is_typed for key in one.keys}
    assert of_places and of_actions
    assert {keys_as_shown(key) for key in of_actions | of_shortcuts | of_places} <= listed


def test_what_is_in_view_comes_first(window: MainWindow) -> None:
    tables = tables_of(window)
    in_view = {table.group for table, is_in_view in tables if is_in_view}
    groups = list(dict.fromkeys(line.group for line in key_lines(window.acts, tables)))
    assert {"Note line", "Experience map"} <= in_view
    assert set(groups[: len(in_view)]) == in_view
    window.go("home")
    assert key_lines(window.acts, tables_of(window))[0].group == window.acts[0].group


def test_typing_leaves_what_is_looked_for(page: KeysPage) -> None:
    QTest.keyClicks(page.asked, "tidy")
    seen = {label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)}
    assert "Tidy the map" in seen and "Undo" not in seen
    assert all("tidy" in line.words.casefold() for line in page.shown())


def test_looking_for_what_no_key_does_says_so(page: KeysPage) -> None:
    QTest.keyClicks(page.asked, "xyzzy")
    assert "No key does this." in {label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)}


def test_keys_that_a_person_has_chosen_are_the_ones_listed(window: MainWindow) -> None:
    window.place.change_settings(shortcuts={"tidy": ["Ctrl+Alt+Y"]})
    lines = key_lines(window.acts, tables_of(window))
    assert "Ctrl+Alt+Y" in next(line.keys for line in lines if line.words == "Tidy the map" and "Alt" in line.keys)
    assert window.actions_by_name["tidy"].shortcut() == QKeySequence("Ctrl+Alt+Y")


def test_own_keys_that_clash_are_left_out_and_the_program_starts(qtbot: QtBot, desk: Desk) -> None:
    made = MainWindow(
        desk, Theme(), Settings(shortcuts={"tidy": ["Ctrl+Z"], "undo": ["Ctrl+Alt+U"], "home": ["Ctrl+N"]})
    )
    qtbot.addWidget(made)
    assert made.actions_by_name["undo"].shortcut() == QKeySequence("Ctrl+Alt+U")
    assert made.actions_by_name["start"].shortcut() == QKeySequence("Ctrl+N")
    assert made.actions_by_name["home"].shortcut() == QKeySequence("Ctrl+Shift+H")


def test_two_acts_may_exchange_their_keys(qtbot: QtBot, desk: Desk) -> None:
    made = MainWindow(desk, Theme(), Settings(shortcuts={"undo": ["Ctrl+N"], "start": ["Ctrl+Z"]}))
    qtbot.addWidget(made)
    assert made.actions_by_name["undo"].shortcut() == QKeySequence("Ctrl+N")


def test_the_keys_of_every_window_are_listed(window: MainWindow) -> None:
    window.talk_windows.toggle_cue_card()
    window.talk_windows.toggle_companion()
    window.show_keys()
    companion = window.talk_windows.companion
    assert companion is not None
    page = companion.findChild(KeysPage)
    groups = {line.group for line in page.shown()}
    assert {"Cue card", window.live.notes.list.place_keys[0].group, "Experience map"} <= groups
