"""A typist does not pause: what is half typed is on the disk all the while."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import Interview
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit import quiet_timer
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.notes.notes_panel import NotesPanel

AT_MOST_UNSAVED_MS = 300
TYPED_FOR_MS = 20_000
WORDS = "she counts the pallets by torchlight against a printed list "


class LoopTime:
    """The time of an event loop that is told when to go on."""

    def __init__(self) -> None:
        self.now = 0
        self.timers: list[LoopTimer] = []

    def advance(self, ms: int) -> None:
        for _ in range(ms):
            self.now += 1
            for timer in self.timers:
                timer.fire_if_due()


class LoopTimer:
    """A single-shot timer in loop time, with as much of `QTimer` as is used."""

    time: LoopTime

    def __init__(self, _parent: object = None) -> None:
        self._interval, self._due = 0, -1
        self._slots: list[Callable[[], None]] = []
        self.timeout = self
        self.time.timers.append(self)

    def connect(self, slot: Callable[[], None]) -> None:
        self._slots.append(slot)

    def setInterval(self, ms: int) -> None:
        self._interval = ms

    def setSingleShot(self, _is: bool) -> None:
        pass

    def setTimerType(self, _kind: object) -> None:
        pass

    def start(self) -> None:
        self._due = self.time.now + self._interval

    def stop(self) -> None:
        self._due = -1

    def isActive(self) -> bool:
        return self._due >= 0

    def fire_if_due(self) -> None:
        if 0 <= self._due <= self.time.now:
            self._due = -1
            for slot in self._slots:
                slot()


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> LoopTime:
    LoopTimer.time = LoopTime()
    monkeypatch.setattr(quiet_timer, "QTimer", LoopTimer)
    return LoopTimer.time


@pytest.fixture
def panel(loop: LoopTime, qtbot: QtBot, desk: Desk) -> NotesPanel:
    interview = interviews.start_clock(desk, interviews.prepare(desk, "Marit").id)
    made = NotesPanel(Workplace(desk, Theme()))
    qtbot.addWidget(made, before_close_func=lambda _: made.flush())
    made.show_interview(interview.id)
    return made


@pytest.mark.parametrize("between_ms", [7, 40, 110, 249, 251, 299])
def test_twenty_seconds_of_typing_never_leave_more_than_300_ms_unsaved(
    panel: NotesPanel, loop: LoopTime, desk: Desk, between_ms: int
) -> None:
    (interview,) = desk.read.all(Interview)
    typed_at: list[int] = []
    worst = 0
    for letter in cycle(WORDS):
        typed_at.append(loop.now)
        QTest.keyClicks(panel.line.editor, letter)
        for _ in range(0, between_ms, 7):
            draft = notes.draft_of(desk, interview.id)
            unsaved = typed_at[len(draft.text) if draft else 0 :]
            worst = max(worst, loop.now - unsaved[0] if unsaved else 0)
            loop.advance(min(7, between_ms))
        if loop.now >= TYPED_FOR_MS:
            break
    assert 0 < worst <= AT_MOST_UNSAVED_MS


def test_a_pause_after_the_last_letter_saves_it(panel: NotesPanel, loop: LoopTime, desk: Desk) -> None:
    (interview,) = desk.read.all(Interview)
    QTest.keyClicks(panel.line.editor, "x")
    loop.advance(AT_MOST_UNSAVED_MS)
    draft = notes.draft_of(desk, interview.id)
    assert draft is not None
    assert draft.text == "x"
