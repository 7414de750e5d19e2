"""Going round the live screen by keys, and coming back to the note line from everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit import theme as kit_theme
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
SIZES = [(1440, 900, 1.0), (1024, 640, 1.5)]


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def window(
    request: pytest.FixtureRequest, open_window: Callable[..., MainWindow], qapp: QApplication, desk: Desk
) -> MainWindow:
    width, height, scale = request.param
    theme = Theme(scale=scale)
    kit_theme.apply(qapp, theme)
    interview = interviews.start_clock(desk, interviews.prepare(desk, "Marit").id)
    for line in ("one", "+ two", "! three"):
        notes.keep(desk, interview.id, line)
    return open_window(theme, (width, height))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def where(window: MainWindow) -> str:
    live, focused = window.live, QApplication.focusWidget()
    panes: dict[str, QWidget] = {
        "line": live.notes.line,
        "list": live.notes.list,
        "prompts": live.prompts,
        "map": live.map,
        "opportunities": live.opportunities,
        "paste": live.notes.strips()[0],
        "end": live.end_question,
    }
    return next((name for name, pane in panes.items() if pane is focused or pane.isAncestorOf(focused)), "elsewhere")


def test_f6_goes_round_the_screen_and_shift_f6_back(window: MainWindow) -> None:
    assert where(window) == "line"
    seen = []
    for _ in range(4):
        press(Key.Key_F6)
        seen.append(where(window))
    assert seen == ["list", "prompts", "map", "line"]
    seen = []
    for _ in range(4):
        press(Key.Key_F6, SHIFT)
        seen.append(where(window))
    assert seen == ["map", "prompts", "list", "line"]


def test_the_tab_that_is_open_takes_the_place_of_the_map(window: MainWindow) -> None:
    window.show_tab("opportunities")
    press(Key.Key_F6, SHIFT)
    assert where(window) == "opportunities"
    press(Key.Key_Escape)
    assert where(window) == "line"


def test_escape_and_any_letter_lead_back_to_the_line(window: MainWindow) -> None:
    line = window.live.notes.line
    for steps in (1, 2, 3):
        for _ in range(steps):
            press(Key.Key_F6)
        press(Key.Key_Escape)
        assert where(window) == "line", steps
        for _ in range(steps):
            press(Key.Key_F6)
        press(Key.Key_X)
        assert where(window) == "line", steps
        assert line.text() == "x", steps
        press(Key.Key_Backspace)
        assert line.text() == "", steps


def test_a_letter_in_the_list_of_opportunities_is_for_the_line(window: MainWindow) -> None:
    window.show_tab("opportunities")
    window.live.opportunities.list.setFocus()
    press(Key.Key_T)
    assert window.live.notes.line.text() == "t"


def test_open_strips_are_on_the_way(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("one\ntwo")
    window.live.notes.line.editor.insertFromMimeData(data)
    assert where(window) == "paste"
    press(Key.Key_F6)
    assert where(window) == "line"
    press(Key.Key_F6, SHIFT)
    assert where(window) == "paste"
    press(Key.Key_Escape)
    assert where(window) == "line"
    assert window.live.notes.line.text() == ""
    press(Key.Key_F6, SHIFT)
    assert where(window) == "map"


def test_from_the_header_it_goes_to_the_line(window: MainWindow) -> None:
    window.live.header.end.setFocus()
    press(Key.Key_F6)
    assert where(window) == "line"
