"""The practice window and the window that it was opened from: they look alike, and neither needs the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.host.settings import Settings
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow
from discovery_desk.ui.window.practice_door import door
from discovery_desk.ui.window.practice_window import PracticeWindow


@pytest.fixture
def beside(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[MainWindow]:
    window = MainWindow(desk, Theme(), Settings(reaction_offset_ms=7000))
    with qtbot.waitExposed(window):
        window.show()
    yield window
    if door().window is not None:
        practice_window().close()
    QApplication.processEvents()


def practice_window() -> PracticeWindow:
    window = door().window
    assert window is not None
    return window


def closed(window: MainWindow, qtbot: QtBot) -> None:
    gone: list[str] = []
    window.destroyed.connect(lambda: gone.append("gone"))
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))


def test_practice_goes_on_when_the_window_beside_it_is_gone(beside: MainWindow, qtbot: QtBot) -> None:
    beside.practise()
    first = practice_window()
    closed(beside, qtbot)
    first.begin(first.chooser.chosen())
    first.again_asked.emit()
    assert practice_window() is not first
    assert practice_window().screens.current == "choose"


def test_it_wears_what_the_window_beside_it_wears(beside: MainWindow, qtbot: QtBot) -> None:
    beside.practise()
    beside.wear(Theme(is_dark=True, scale=1.5))
    assert practice_window().place.theme == beside.place.theme
    with qtbot.waitSignal(beside.scale_asked):
        practice_window().scale_text(0.1)
    closed(beside, qtbot)


def test_it_takes_the_reaction_offset_of_the_settings_and_changes_none(beside: MainWindow, qtbot: QtBot) -> None:
    beside.practise()
    window = practice_window()
    window.begin(window.chooser.chosen())
    assert window.practice is not None
    assert window.practice.interview.reaction_offset_ms == 7000
    window.place.change_settings(reaction_offset_ms=1000)
    assert beside.place.settings.reaction_offset_ms == 7000
    closed(beside, qtbot)


def test_the_desk_of_a_practice_is_closed_with_its_window(
    beside: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside.practise()
    desk, closings = practice_window().place.desk, []
    monkeypatch.setattr(desk, "close", lambda: closings.append("closed"))
    practice_window().close()
    assert door().window is None
    qtbot.waitUntil(lambda: closings == ["closed"])
    monkeypatch.undo()
    desk.close()
    closed(beside, qtbot)
