"""What is asked of the system, and what is said of its answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.ui.window.capture import Answer, Capture, asker_of
from discovery_desk.ui.window.keep_awake import KeepAwake, hold_of


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


class System:
    """Writes down what it is asked, and answers what it is told to."""

    def __init__(self, answer: Callable[[], bool]) -> None:
        self.asked: list[bool] = []
        self._answer = answer

    def __call__(self, _window: int, is_hidden: bool) -> bool:
        self.asked.append(is_hidden)
        return self._answer()


def refuse() -> bool:
    raise OSError("no such entry")


def test_a_window_is_hidden_from_capture_when_it_is_shown(widget: QWidget) -> None:
    system = System(lambda: True)
    capture = Capture(True, system)
    capture.cover(widget)
    assert system.asked == []
    widget.show()
    assert system.asked and all(system.asked) and capture.answer is Answer.ACCEPTED


def test_windows_that_are_open_follow_the_setting(widget: QWidget) -> None:
    system = System(lambda: True)
    capture = Capture(False, system)
    capture.cover(widget)
    widget.show()
    assert system.asked == []
    capture.set_wanted(is_wanted=True)
    capture.set_wanted(is_wanted=False)
    assert system.asked == [True, False]


@pytest.mark.parametrize("answer", [lambda: False, refuse])
def test_a_refusal_is_no_trouble_and_is_not_hidden(widget: QWidget, answer: Callable[[], bool]) -> None:
    capture = Capture(True, System(answer))
    capture.cover(widget)
    widget.show()
    assert capture.answer is Answer.REFUSED and "refused" in capture.words()


def test_where_there_is_no_such_thing_it_says_so(widget: QWidget) -> None:
    capture = Capture(True, platform="linux")
    capture.cover(widget)
    widget.show()
    assert capture.answer is Answer.NO_SUCH_THING and "no way" in capture.words()
    assert asker_of("linux") is None and asker_of("win32") and asker_of("darwin")


def test_the_screen_is_held_once_and_let_go_once() -> None:
    said: list[str] = []

    def hold() -> Callable[[], None]:
        said.append("hold")
        return lambda: said.append("let go")

    awake = KeepAwake(hold)
    for is_wanted in (True, True, False, False, True):
        awake.want(is_wanted=is_wanted)
    assert said == ["hold", "let go", "hold"]


def test_without_a_bus_nothing_is_held_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert hold_of("linux")() is None
    awake = KeepAwake(hold_of("linux"))
    awake.want(is_wanted=True)
    awake.want(is_wanted=False)
