"""Starting by one key and a name; everything else can wait, is remembered, or is recognised."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import Interview
from discovery_desk.domain.participant import Participant
from discovery_desk.domain.team import SeatKind
from discovery_desk.services import interviews, packs, seats
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.live.start_form import StartForm
from discovery_desk.ui.window.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk, Theme())
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def form_of(window: MainWindow) -> StartForm:
    QTest.keyClick(window, Key.Key_N, CTRL)
    return window.live.form


def newest(window: MainWindow) -> Interview:
    assert window.live.interview is not None
    return interviews.get(window.place.desk, window.live.interview.id)


def begin(form: StartForm, name: str) -> None:
    QTest.keyClicks(form.name, name)
    QTest.keyClick(form.name, Key.Key_Return)


def test_one_key_and_a_name_are_enough(window: MainWindow) -> None:
    begin(form_of(window), "Ada")
    made = newest(window)
    assert (made.title, made.agreed_minutes, made.template, made.notes_language) == ("Ada", 20, "story_standard", "en")
    assert made.scheduled_start is None


def test_a_promised_end_is_what_the_clock_counts_down_to(window: MainWindow, clock: Any) -> None:
    form = form_of(window)
    form.minutes.setText("until 10:30")
    begin(form, "Ada")
    clock.advance(ms=7 * 60_000)
    window.live.start_clock()
    clock.advance(ms=60_000)
    window.live.tick()
    header = window.live.header
    assert header.clock.text() == "22:00"
    assert header.clock.accessibleName() == "Left 22:00"
    assert header.beside_clock() == "left until 10:30\n01:00 elapsed"
    clock.advance(ms=23 * 60_000)
    window.live.tick()
    assert header.clock.text() == "+01:00"
    assert header.beside_clock().startswith("past 10:30")


def test_nonsense_for_the_minutes_is_said_beside_them_and_nothing_is_lost(window: MainWindow) -> None:
    form = form_of(window)
    form.minutes.setText("soon")
    begin(form, "Ada")
    assert window.live.interview is None
    assert form.complaint.startswith("“soon” is neither minutes")
    assert form.name.text() == "Ada"
    assert form.minutes.hasFocus()


def test_somebody_known_is_recognised_and_is_not_a_first_interview(window: MainWindow, desk: Desk, clock: Any) -> None:
    interviews.start_clock(desk, interviews.prepare(desk, "Ada Lovelace").id)
    form = form_of(window)
    QTest.keyClicks(form.name, "ada love")
    assert form.greeting == "↓ takes Ada Lovelace"
    QTest.keyClick(form.name, Key.Key_Down)
    assert form.greeting == "One interview before, last on 2 Mar"
    QTest.keyClick(form.name, Key.Key_Return)
    assert len(desk.read.all(Participant)) == 1
    assert "First interview" not in window.live.header.pills()


def test_a_typed_beginning_is_never_taken_for_somebody(window: MainWindow, desk: Desk) -> None:
    interviews.prepare(desk, "Ada Lovelace")
    begin(form_of(window), "Ada")
    assert sorted(one.name for one in desk.read.all(Participant)) == ["Ada", "Ada Lovelace"]


def test_somebody_else_of_the_same_name_is_somebody_else(window: MainWindow, desk: Desk) -> None:
    interviews.prepare(desk, "Ada")
    form = form_of(window)
    QTest.keyClicks(form.name, "Ada")
    form.somebody_else.setChecked(True)
    QTest.keyClick(form.name, Key.Key_Return)
    assert len(desk.read.all(Participant)) == 2


def test_seats_and_language_are_there_from_the_interview_before(window: MainWindow, desk: Desk) -> None:
    interviews.prepare(desk, "Ada", seats=[("Clara", SeatKind.INTERVIEWER)], notes_language="de")
    form = form_of(window)
    assert (form.interviewer.text(), form.language.currentData()) == ("Clara", "de")
    begin(form, "Grace")
    assert [one.name for one in seats.present(desk, newest(window).id)] == ["Clara"]
    assert newest(window).notes_language == "de"


def test_the_pack_is_chosen_by_keys(window: MainWindow) -> None:
    form = form_of(window)
    form.pack.setFocus()
    QTest.keyClick(form.pack, Key.Key_Down)
    begin(form, "Ada")
    assert newest(window).template == form.pack.itemData(1) != "story_standard"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_form_fits_the_smallest_window(window: MainWindow, scale: float) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(scale=scale)
    themes.apply(application, theme)
    window.wear(theme)
    window.resize(1024, 640)
    form_of(window)
    hint = window.centralWidget().minimumSizeHint()
    assert (hint.width() <= 1024, hint.height() <= 640) == (True, True), hint


def test_a_pack_of_the_teams_own_is_offered_and_used(window: MainWindow, desk: Desk) -> None:
    own = packs.copy(desk, "switch_timeline", "Our kitchen")
    form = form_of(window)
    offered = [(form.pack.itemData(at), form.pack.itemText(at)) for at in range(form.pack.count())]
    assert tuple(offered) == packs.packs(desk)
    assert offered[-1] == (own.id, "Our kitchen")
    form.story_prompt.setText("The last time you cooked?")
    form.pack.setCurrentIndex(form.pack.count() - 1)
    begin(form, "Ada")
    assert newest(window).template == own.id
    assert packs.pack_of(desk, newest(window).template).title == "Our kitchen"
