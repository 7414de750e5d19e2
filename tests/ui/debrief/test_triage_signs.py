"""The triage goes by the signs that a person has chosen, in what it shows and in what it takes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from discovery_desk.domain.note import NoteKind
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.debrief.triage_lane import TriageLane
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace


def test_a_sign_of_ones_own_is_shown_and_taken_as_a_key(qtbot: QtBot, desk: Desk) -> None:
    interview = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)
    note = notes.keep(desk, interview.id, "calls the ward")
    place = Workplace(desk, Theme())
    lane = TriageLane(place)
    qtbot.addWidget(lane)
    lane.show()
    lane.show_interview(interview.id)
    place.change_settings(signs={"quote": "%"})
    shown = {label.text() for label in lane.hints.findChildren(QLabel)}
    assert "%" in shown and ">" not in shown
    assert any("%" in key for one in lane.place_keys.keys for key in one.keys)
    QTest.keyClick(lane, Qt.Key.Key_Percent, Qt.KeyboardModifier.ShiftModifier)
    assert notes.get(desk, note.id).kind is NoteKind.QUOTE
