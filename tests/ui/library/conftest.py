"""A library screen on a desk with a few talks that are over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import InterviewId
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.library.library_panel import LibraryPanel

Told = Callable[..., InterviewId]


@pytest.fixture
def told(desk: Desk) -> Told:
    """`told("Ada", "> a line", month=3)` is a talk of that month of 2025 that is over."""

    def tell(name: str, *lines: str, month: int = 1) -> InterviewId:
        interview = interviews.start_clock(desk, interviews.prepare(desk, name).id)
        for line in lines:
            notes.keep(desk, interview.id, line)
        interviews.end(desk, interview.id)
        with desk.change("Held then", undoable=False) as unit:
            held = datetime(2025, month, 5, 9, tzinfo=UTC)
            unit.put(replace(interviews.get(desk, interview.id), started_at=held))
        return interview.id

    return tell


@pytest.fixture
def five(told: Told) -> dict[str, InterviewId]:
    """Talks by name, the newest first, as the gallery lists them."""
    lines = {"Ada": "one #pain", "Bea": "! I need sleep", "Cho": "! I need money", "Dee": "two #pain", "Eve": "> hm"}
    return {name: told(name, line, month=12 - at) for at, (name, line) in enumerate(lines.items())}


@pytest.fixture
def place(desk: Desk) -> Iterator[Workplace]:
    made = Workplace(desk, Theme())
    yield made
    made.bridge.cut()


@pytest.fixture
def panel(qtbot: QtBot, place: Workplace) -> LibraryPanel:
    made = LibraryPanel(place)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.take_focus()
    return made
