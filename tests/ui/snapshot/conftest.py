"""A snapshot screen with an interview in view, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from discovery_desk.domain.errors import DeskError
from discovery_desk.domain.interview import InterviewId
from discovery_desk.services import facts, insights, interviews, notes, snapshots
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.snapshot.snapshot_panel import SnapshotPanel


@dataclass
class Page:
    """A snapshot screen with an interview in view, and the trouble it told."""

    panel: SnapshotPanel
    desk: Desk
    id: InterviewId
    trouble: list[DeskError]

    def editor(self, key: str) -> InlineEditor:
        found = [one for one in self.panel.findChildren(InlineEditor, key) if one.isVisible()]
        assert len(found) == 1, f"{key}: {found}"
        return found[0]

    def into(self, key: str) -> InlineEditor:
        editor = self.editor(key)
        editor.setFocus()
        editor.selectAll()
        return editor

    def types(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def insights(self) -> list[str]:
        return [one.text for one in insights.of_interview(self.desk, self.id)]

    def on_page(self) -> list[str]:
        return [one.text for one in snapshots.on_page(self.desk, self.id)]

    def words(self) -> str:
        return "\n".join(label.text() for label in self.panel.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def empty(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[Page]:
    interview = interviews.prepare(desk, "Ada")
    interviews.start_clock(desk, interview.id)
    place = Workplace(desk, Theme())
    panel = SnapshotPanel(place)
    panel.resize(1280, 900)
    page = Page(panel, desk, interview.id, [])
    place.trouble.connect(page.trouble.append)
    panel.show_interview(interview.id)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    yield page
    panel.close()
    panel.deleteLater()
    place.bridge.cut()
    place.deleteLater()


@pytest.fixture
def filled(empty: Page) -> Page:
    for line in ("> Eleven people had to notice", "> I just knew", "! I can't tell what is missing", "! I count twice"):
        notes.keep(empty.desk, empty.id, line)
    facts.add(empty.desk, empty.id, "Leads 4", "Team")
    insights.add(empty.desk, empty.id, "The shift has a nickname")
    return empty
