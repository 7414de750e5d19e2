"""Opportunities beside the talk: numbered as on the map, shown where they hang, dragged onto another box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.reading import isolated
from discovery_desk.services import interviews, notes, opportunities
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.note_mime import opportunity_in
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.live.opportunities_tab import OpportunitiesTab


@pytest.fixture
def talk(desk: Desk) -> InterviewId:
    made = interviews.prepare(desk, "Marit")
    interviews.start_clock(desk, made.id)
    for line in ("+ Counts", "! I must know", "! The count must hold"):
        notes.keep(desk, made.id, line)
    return made.id


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, talk: InterviewId) -> OpportunitiesTab:
    made = OpportunitiesTab(Workplace(desk, Theme()))
    qtbot.addWidget(made)
    made.show()
    made.show_interview(talk)
    return made


def lines(tab: OpportunitiesTab) -> list[str]:
    return [tab.list.item(row).text() for row in range(tab.list.count())]


def test_each_line_says_where_it_hangs(desk: Desk, talk: InterviewId, tab: OpportunitiesTab) -> None:
    assert lines(tab)[0].startswith("1.  I must know") and "Counts" in lines(tab)[0]
    opportunities.hang(desk, opportunities.of_interview(desk, talk)[0].id, None)
    assert "not on the map" in lines(tab)[0]


def test_a_dragged_line_carries_its_opportunity(desk: Desk, talk: InterviewId, tab: OpportunitiesTab) -> None:
    mime = tab.list.mimeData([tab.list.item(1)])
    assert opportunity_in(mime) == opportunities.of_interview(desk, talk)[1].id
    assert tab.list.dragEnabled() and not tab.list.acceptDrops()


def test_in_a_window_read_from_the_right_number_and_words_keep_their_signs_at_their_ends(
    qtbot: QtBot, desk: Desk, talk: InterviewId
) -> None:
    made = OpportunitiesTab(Workplace(desk, Theme()))
    qtbot.addWidget(made)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.show()
    made.show_interview(talk)
    assert lines(made)[0] == f"{isolated('1.')}  {isolated('I must know')}\n{isolated('at “Counts”')}"
    assert made.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "1. I must know, at “Counts”"
