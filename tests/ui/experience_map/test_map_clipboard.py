"""Boxes go over the clipboard to another place of the story, and their words to anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.copied_moments import MIME
from discovery_desk.domain.interview import InterviewId
from discovery_desk.services.desk import Desk
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.kit.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier


def labels(desk: Desk, talk: InterviewId) -> list[str]:
    return [moment.label for moment in desk.read.moments(talk)]


def press(qtbot: QtBot, panel: MapPanel, key: Qt.Key) -> None:
    qtbot.keyClick(panel.view.view, key, CTRL)


def test_what_is_copied_is_moments_and_lines_of_text(qtbot: QtBot, panel: MapPanel) -> None:
    press(qtbot, panel, Qt.Key.Key_A)
    press(qtbot, panel, Qt.Key.Key_C)
    mime = QGuiApplication.clipboard().mimeData()
    assert (mime.hasFormat(MIME), mime.text()) == (True, "Truck comes\nCounts pallets\nSigns")


def test_pasted_boxes_come_after_the_one_under_the_keys_and_are_selected(
    qtbot: QtBot, panel: MapPanel, desk: Desk, talk: InterviewId
) -> None:
    told = desk.read.moments(talk)
    panel.view.select(told[2].id)
    press(qtbot, panel, Qt.Key.Key_C)
    panel.view.select(told[0].id)
    press(qtbot, panel, Qt.Key.Key_V)
    assert labels(desk, talk) == ["Truck comes", "Signs", "Counts pallets", "Signs"]
    assert panel.view.view.canvas.selected_ids() == (panel.view.current_id,)
    assert panel.view.current_id == desk.read.moments(talk)[1].id
    desk.undo()
    assert labels(desk, talk) == ["Truck comes", "Counts pallets", "Signs"]


def test_cutting_takes_the_boxes_away_as_one_step(qtbot: QtBot, panel: MapPanel, desk: Desk, talk: InterviewId) -> None:
    told = desk.read.moments(talk)
    panel.view.select_all_of([told[0].id, told[1].id])
    press(qtbot, panel, Qt.Key.Key_X)
    assert labels(desk, talk) == ["Signs"]
    press(qtbot, panel, Qt.Key.Key_V)
    assert labels(desk, talk) == ["Signs", "Truck comes", "Counts pallets"]
    desk.undo()
    desk.undo()
    assert labels(desk, talk) == ["Truck comes", "Counts pallets", "Signs"]


@pytest.mark.parametrize("is_text", [True, False])
def test_what_holds_no_moments_is_explained_and_stays(
    qtbot: QtBot, panel: MapPanel, place: Workplace, desk: Desk, talk: InterviewId, is_text: bool
) -> None:
    if is_text:
        QGuiApplication.clipboard().setText("a shopping list")
    else:
        QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(place.trouble):
        press(qtbot, panel, Qt.Key.Key_V)
    assert labels(desk, talk) == ["Truck comes", "Counts pallets", "Signs"]
