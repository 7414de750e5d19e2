"""Input methods: while words are being composed every key is theirs, and nothing composed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import Interview
from discovery_desk.domain.note import Note
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.notes.notes_panel import NotesPanel
from discovery_desk.ui.window.main_window import MainWindow

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Typist:
    """Types into a line through an input method."""

    def __init__(self, panel: NotesPanel, desk: Desk, interview: Interview) -> None:
        self.panel, self.desk, self.interview = panel, desk, interview
        self.line = panel.line

    def composes(self, preedit: str) -> None:
        QApplication.sendEvent(self.line.editor, QInputMethodEvent(preedit, []))

    def commits(self, text: str, then_composes: str = "") -> None:
        event = QInputMethodEvent(then_composes, [])
        event.setCommitString(text)
        QApplication.sendEvent(self.line.editor, event)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """As the window system would: as a shortcut first."""
        QTest.keyClick(self.line.editor, key, modifiers)

    @property
    def notes(self) -> tuple[Note, ...]:
        return notes.of_interview(self.desk, self.interview.id)

    @property
    def draft(self) -> str:
        draft = notes.draft_of(self.desk, self.interview.id)
        return draft.text if draft else ""


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return interviews.start_clock(desk, interviews.prepare(desk, "Yuki").id)


@pytest.fixture
def typist(qtbot: QtBot, desk: Desk, interview: Interview) -> Typist:
    panel = NotesPanel(Workplace(desk, Theme()))
    qtbot.addWidget(panel, before_close_func=lambda _: panel.flush())
    panel.show_interview(interview.id)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.line.setFocus()
    return Typist(panel, desk, interview)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, interview: Interview) -> Iterator[MainWindow]:
    window = MainWindow(desk, Theme())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


def test_a_note_is_stamped_at_the_first_letter_of_the_composition(typist: Typist, clock) -> None:  # type: ignore[no-untyped-def]
    clock.advance(ms=30_000)
    typist.composes("に")
    clock.advance(ms=4000)
    typist.composes("にほん")
    typist.commits("日本")
    clock.advance(ms=1000)
    typist.presses(Key.Key_Return)
    (note,) = typist.notes
    assert (note.text, note.keyed_ms, note.kept_ms) == ("日本", 30_000, 35_000)


def test_enter_that_chooses_a_candidate_keeps_nothing(typist: Typist) -> None:
    typist.composes("にほん")
    typist.presses(Key.Key_Return)
    assert typist.notes == ()
    typist.commits("日本")
    typist.presses(Key.Key_Return)
    assert [note.text for note in typist.notes] == ["日本"]


def test_the_draft_holds_what_is_committed_and_not_what_is_being_composed(typist: Typist, qtbot: QtBot) -> None:
    typist.composes("にほん")
    typist.panel._draft_timer.flush()
    assert typist.draft == ""
    typist.commits("日本", then_composes="ご")
    assert typist.panel._draft_timer.is_waiting()
    qtbot.waitUntil(lambda: typist.draft == "日本")
    typist.composes("ごは")
    typist.panel._draft_timer.flush()
    assert typist.draft == "日本"


def test_closing_the_window_keeps_what_is_being_composed(window: MainWindow, desk: Desk, interview: Interview) -> None:
    typist = Typist(window.live.notes, desk, interview)
    typist.commits("日本", then_composes="ご")
    window.close()
    assert typist.draft == "日本ご"


def test_no_key_does_anything_else_while_composing(window: MainWindow, desk: Desk, interview: Interview) -> None:
    typist = Typist(window.live.notes, desk, interview)
    before = notes.keep(desk, interview.id, "kept before")
    typist.composes("にほん")
    for key in (Key.Key_M, Key.Key_1, Key.Key_Z, Key.Key_N, Key.Key_J, Key.Key_Period):
        typist.presses(key, CTRL)
    for key in (Key.Key_F6, Key.Key_Up, Key.Key_Escape, Key.Key_Return):
        typist.presses(key)
    assert typist.notes == (before,)
    assert desk.read.tags(interview.id) == {}
    assert not typist.line.is_mending()
    assert typist.line.editor.hasFocus()
    assert window.screens.current == "live"
    typist.commits("日本")
    assert typist.line.text() == "日本"


def test_a_dead_key_makes_one_letter(typist: Typist) -> None:
    typist.composes("´")
    typist.commits("é")
    typist.presses(Key.Key_Return)
    assert [note.text for note in typist.notes] == ["é"]


def test_a_composition_given_up_leaves_an_empty_line_with_a_first_key_to_come(typist: Typist, clock) -> None:  # type: ignore[no-untyped-def]
    typist.composes("に")
    typist.composes("")
    clock.advance(ms=60_000)
    typist.commits("x")
    typist.presses(Key.Key_Return)
    assert typist.notes[0].keyed_ms == 60_000


@pytest.mark.parametrize("does_commit", [True, False])
def test_a_syllable_that_is_composed_when_the_focus_goes_is_kept_once(typist: Typist, does_commit: bool) -> None:
    """Korean composes until the next syllable begins. A good input method commits before the focus goes."""
    typist.composes("고")
    typist.commits("고", then_composes="통")
    if does_commit:
        typist.commits("통")
    typist.panel.list.setFocus()
    assert typist.line.text() == "고통"
    typist.panel.flush()
    assert typist.draft == "고통"
    typist.line.setFocus()
    typist.presses(Key.Key_Return)
    assert [note.text for note in typist.notes] == ["고통"]


def test_a_sign_before_composed_words_is_understood(typist: Typist) -> None:
    QTest.keyClicks(typist.line.editor, "> ")
    typist.composes("にほん")
    assert typist.line.shown_kind() == "Quote"
    typist.commits("日本")
    typist.presses(Key.Key_Return)
    assert (typist.notes[0].kind.value, typist.notes[0].text) == ("quote", "日本")
