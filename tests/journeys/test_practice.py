"""Somebody practises: three minutes of a story, five notes, and what a careful note-taker has besides."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import clock_text
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import open_desk
from discovery_desk.ui.window.practice_door import door
from discovery_desk.ui.window.practice_window import PracticeWindow

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WRITTEN = (
    (118, "they go by seniority, usually"),
    (144, "last thursday 11 sept 16:40, friday night shift of Okada, child fever 39.2 #actor"),
    (169, "LINE message, read in the linen room, no phones on the floor"),
    (182, "towels"),
    (185, "~ torn"),
)


class Practiser:
    """Drives the practice window with keys; the clock of the machine stands unless told."""

    def __init__(self, window: PracticeWindow, clock) -> None:  # type: ignore[no-untyped-def]
        self.window, self.clock = window, clock

    def presses(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def listens_until(self, second: float) -> None:
        assert self.window.practice is not None
        self.clock.advance(ms=round(second * 1000) - self.window.practice.clock.position_ms)
        self.window.show_captions()

    def writes(self, line: str) -> None:
        for letter in line:
            QTest.keyClicks(QApplication.focusWidget(), letter)
        self.presses(Key.Key_Return)

    def ends(self) -> None:
        self.presses(Key.Key_E, CTRL | SHIFT)
        self.presses(Key.Key_Return)

    @property
    def told(self) -> str:
        return "\n".join(line for section in self.window.review.shown for line in (section.title, *section.lines))


@pytest.fixture
def practise(researcher, qtbot: QtBot, clock) -> Iterator[Callable[[], Practiser]]:  # type: ignore[no-untyped-def]
    """From Home of the real window to the practice window, by keys."""

    def open_practice() -> Practiser:
        researcher.window.home.practise.setFocus()
        researcher.presses(Key.Key_Space)
        window = door().window
        assert window is not None
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.chooser.take_focus()
        return Practiser(window, clock)

    yield open_practice
    window = door().window
    while window is not None and window.isVisible():
        window.close()
    qtbot.waitUntil(lambda: door().window is None)
    QApplication.processEvents()


def files_below(*roots: str | Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for root in roots
        for path in sorted(Path(root).rglob("*"))
        if path.is_file() and not path.name.endswith((".lock", "-shm"))
    }


def test_five_notes_of_three_minutes_stand_beside_the_careful_ones_and_nothing_is_on_the_disk(
    practise: Callable[[], Practiser], researcher, desk_path: Path, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    roots = (tmp_path, os.environ["HOME"], os.environ["XDG_DATA_HOME"], os.environ["XDG_CONFIG_HOME"])
    before = files_below(*roots)
    practiser = practise()
    practiser.presses(Key.Key_Return)
    for second, line in WRITTEN:
        practiser.listens_until(second)
        practiser.writes(line)
    practiser.listens_until(190)
    practiser.ends()
    window = practiser.window
    assert window.screens.current == "review"
    assert "Last Thursday 11 Sept, about 16:40" in practiser.told
    assert window.review.shown[0].title == "Well caught"
    assert [section.title for section in window.review.shown][1] != "Only in the careful notes"
    assert "Dark with you: Where, Obstacle." in practiser.told
    assert "What got in the way there?" in practiser.told
    assert window.review.table.rowCount() == 7
    assert window.close() is False
    practiser.presses(Key.Key_Space)
    assert door().window is None
    assert files_below(*roots) == before
    assert interviews.summaries(researcher.desk) == ()
    assert researcher.window.screens.current == "home"


def test_what_was_not_noted_is_named_and_who_noted_nothing_is_told_so_kindly(
    practise: Callable[[], Practiser],
) -> None:
    practiser = practise()
    practiser.presses(Key.Key_Return)
    practiser.listens_until(172)
    practiser.ends()
    assert practiser.window.review.opening.startswith("You took no notes this time.")
    assert "Heard it as a LINE message" in practiser.told
    assert not practiser.window.review.keep.isEnabled()
    assert practiser.window.close()


def test_space_in_an_empty_line_pauses_and_in_a_begun_one_is_a_space(practise: Callable[[], Practiser]) -> None:
    practiser = practise()
    practiser.presses(Key.Key_Return)
    practiser.listens_until(100)
    practiser.presses(Key.Key_Space)
    practiser.clock.advance(ms=60_000)
    assert practiser.window.practice is not None
    assert clock_text(practiser.window.practice.position_ms) == "01:40"
    practiser.presses(Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "a b")
    assert practiser.window.live.notes.line.text() == "a b"
    assert practiser.window.practice.clock.goes


def test_going_back_shows_again_what_was_said_and_is_counted(practise: Callable[[], Practiser]) -> None:
    practiser = practise()
    practiser.presses(Key.Key_Return)
    captions = practiser.window.captions
    assert captions is not None
    practiser.listens_until(112)
    said = captions.words
    practiser.listens_until(122)
    assert (captions.who, captions.words != said) == ("Emi", True)
    practiser.presses(Key.Key_F4)
    assert said.startswith(captions.words)
    practiser.ends()
    assert "You listened again once." in practiser.told


def test_the_story_stops_where_it_was_to_and_waits_for_the_last_note(practise: Callable[[], Practiser]) -> None:
    practiser = practise()
    practiser.presses(Key.Key_Return)
    practiser.listens_until(400)
    assert practiser.window.captions is not None
    assert practiser.window.captions.state.startswith("That was the story.")
    practiser.writes("17:10 shared PC, session of somebody else")
    assert practiser.window.practice is not None
    assert [note.at_ms for note in practiser.window.practice.notes()] == [297_000]


def test_a_practice_can_be_kept_in_a_file_and_then_closes_without_a_question(
    practise: Callable[[], Practiser], tmp_path: Path
) -> None:
    practiser = practise()
    practiser.presses(Key.Key_Return)
    practiser.listens_until(118)
    practiser.writes("they go by seniority")
    practiser.ends()
    practiser.window.copy_notes()
    assert QGuiApplication.clipboard().text() == "01:55  they go by seniority"
    path = tmp_path / "practice.desk"
    practiser.window.keep_in(path)
    assert practiser.window.close()
    kept = open_desk(path)
    assert [note.text for note in kept.read.notes(interviews.summaries(kept)[0].interview.id)] == [
        "they go by seniority"
    ]
    kept.close()


def test_while_an_interview_is_running_practice_does_not_begin(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("first")
    researcher.window.practise()
    assert door().window is None
    assert "An interview is running" in researcher.window.remark.text
    assert [note.text for note in notes.of_interview(researcher.desk, researcher.interview.id)] == ["first"]


def test_it_says_that_it_is_practice_wherever_it_is(practise: Callable[[], Practiser]) -> None:
    practiser = practise()
    titles = [practiser.window.windowTitle()]
    practiser.presses(Key.Key_Return)
    titles.append(practiser.window.windowTitle())
    practiser.ends()
    titles.append(practiser.window.windowTitle())
    assert titles == ["Practice"] * 3


def test_there_is_one_practice_at_a_time(practise: Callable[[], Practiser], researcher) -> None:  # type: ignore[no-untyped-def]
    practiser = practise()
    researcher.window.practise()
    assert door().window is practiser.window


def test_another_story_asks_about_the_notes_first(practise: Callable[[], Practiser]) -> None:
    practiser = practise()
    practiser.presses(Key.Key_Return)
    practiser.listens_until(118)
    practiser.writes("they go by seniority")
    practiser.ends()
    practiser.window.review.again.click()
    assert practiser.window.leaving.isVisible()
    practiser.window.review.again.click()
    opened = door().window
    assert opened is not None
    assert opened is not practiser.window
    assert opened.screens.current == "choose"


def test_another_story_waits_while_an_interview_is_running(practise: Callable[[], Practiser], researcher) -> None:  # type: ignore[no-untyped-def]
    practiser = practise()
    practiser.presses(Key.Key_Return)
    practiser.ends()
    interviews.start_clock(researcher.desk, interviews.prepare(researcher.desk, "Marit").id)
    practiser.window.review.again.click()
    assert door().window is practiser.window
    assert "An interview is running" in practiser.window.remark.text


def test_what_is_kept_after_the_question_closes_without_another(
    practise: Callable[[], Practiser], tmp_path: Path
) -> None:
    practiser = practise()
    practiser.presses(Key.Key_Return)
    practiser.listens_until(118)
    practiser.writes("they go by seniority")
    assert not practiser.window.close()
    practiser.presses(Key.Key_Escape)
    assert practiser.window.live.notes.line.editor.hasFocus()
    assert not practiser.window.leaving.isVisible()
    assert not practiser.window.close()
    practiser.window.keep_in(tmp_path / "kept.desk")
    assert not practiser.window.leaving.isVisible()
    assert practiser.window.close()


def test_nothing_of_files_or_of_the_page_is_offered(practise: Callable[[], Practiser]) -> None:
    practiser = practise()
    names = set(practiser.window.actions_by_name)
    assert names.isdisjoint({"start", "import", "new-desk", "open-desk", "export", "snapshots", "debrief", "companion"})
    assert {"end", "mark", "hush", "veil", "pause", "listen-again", "keys"} <= names
    practiser.presses(Key.Key_Return)
    practiser.window.live.header.companion.click()
    assert "the story needs this window" in practiser.window.remark.text
    assert not practiser.window.isMinimized()
