"""A talk of three moments and an opportunity, and the panel that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace

TOLD = ("+ Truck comes", "+ Counts pallets", "! I must know which list holds", "+ Signs")
InFront = Callable[[QWidget, int, int], None]
Presses = Callable[..., None]


@pytest.fixture
def talk(desk: Desk, clock) -> InterviewId:  # type: ignore[no-untyped-def]
    made = interviews.prepare(desk, "Marit")
    interviews.start_clock(desk, made.id)
    for line in TOLD:
        clock.advance(ms=10_000)
        notes.keep(desk, made.id, line)
    return made.id


@pytest.fixture
def place(desk: Desk) -> Iterator[Workplace]:
    made = Workplace(desk, Theme())
    yield made
    made.bridge.cut()


@pytest.fixture
def panel(in_front: InFront, place: Workplace, talk: InterviewId) -> MapPanel:
    made = MapPanel(place)
    in_front(made, 480, 600)
    place.focus.look_at_interview(talk)
    made.show_interview(talk)
    return made


@pytest.fixture
def presses(panel: MapPanel) -> Presses:
    """Into what has the keys, as a keyboard would."""

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(focused(panel), key, modifiers)

    return press


def focused(panel: MapPanel) -> QWidget:
    found = QApplication.focusWidget()
    return found if found is not None and panel.isAncestorOf(found) else panel.view.view
