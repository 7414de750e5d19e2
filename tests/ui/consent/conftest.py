"""A real window with an interview under way, and the line holding the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from discovery_desk.domain.interview import Interview
from discovery_desk.services import interviews
from discovery_desk.services.desk import Desk
from discovery_desk.ui.consent.talk_strips import TalkStrips
from discovery_desk.ui.window.main_window import MainWindow


class Talk:
    """Presses keys into whatever has the focus."""

    def __init__(self, window: MainWindow, desk: Desk, clock: Any, interview: Interview) -> None:
        self.window, self.desk, self.clock, self._id = window, desk, clock, interview.id

    @property
    def interview(self) -> Interview:
        return interviews.get(self.desk, self._id)

    @property
    def strips(self) -> TalkStrips:
        return self.window.live.strips

    @property
    def focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    @property
    def is_in_the_line(self) -> bool:
        return self.focused is self.window.live.notes.line.editor

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused, key, modifiers)

    def commands(self, key: Qt.Key, *, shift: bool = False) -> None:
        more = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        self.presses(key, Qt.KeyboardModifier.ControlModifier | more)

    def types(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.focused, letter)

    def writes(self, text: str, after_ms: int = 10_000) -> None:
        self.clock.advance(ms=after_ms)
        self.types(text)
        self.presses(Qt.Key.Key_Return)


@pytest.fixture
def interview(desk: Desk, clock: Any) -> Interview:
    """One minute into an interview with Ada."""
    made = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)
    clock.advance(ms=60_000)
    return made


@pytest.fixture
def window(open_window: Callable[..., MainWindow], interview: Interview) -> MainWindow:
    return open_window()


@pytest.fixture
def talk(window: MainWindow, desk: Desk, clock: Any, interview: Interview) -> Talk:
    return Talk(window, desk, clock, interview)
