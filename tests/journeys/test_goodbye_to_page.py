"""From goodbye to one page: what was marked while they talked becomes a saved page, by few keys and by keys alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from discovery_desk.domain.interview import InterviewStatus
from discovery_desk.domain.page_check import Todo
from discovery_desk.services import page_check, snapshots

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
MOST_KEYS = 59
LIVE = (
    "+ The truck comes an hour early",
    "> I just sign and fix it later",
    "+ She counts by torch from the list",
    "> The list is already a lie by the time I am holding it, every single night",
    "+ The pallet is short",
    "! I can't tell whether a short pallet is a mistake or was split on purpose",
    "+ She phones the planner, no answer",
    "! I can't reach anyone who knows the plan when a truck is early",
    "+ The driver waits, tapping his watch",
    "= Drivers are paid per stop",
    "The list is printed at six the evening before",
)


class Keys:
    """The researcher's keyboard, with every press counted."""

    def __init__(self, researcher) -> None:  # type: ignore[no-untyped-def]
        self._researcher = researcher
        self.count = 0

    def __call__(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            self.count += 1
            self._researcher.presses(key, modifiers)

    def type(self, words: str) -> None:
        self.count += len(words)
        self._researcher.types(words)


@pytest.fixture
def talk(researcher):  # type: ignore[no-untyped-def]
    researcher.window.resize(1024, 640)
    researcher.starts("Marit Kjeldsen")
    for line in LIVE:
        researcher.writes(line)
    return researcher


def test_the_page_is_saved_with_fewer_than_sixty_keys(talk, desk_path: Path) -> None:  # type: ignore[no-untyped-def]
    keys, desk, interview_id = Keys(talk), talk.desk, talk.interview.id
    keys(Key.Key_E, CTRL | SHIFT)
    keys(Key.Key_Return, CTRL)
    assert talk.window.screens.current == "debrief"
    keys(Key.Key_S, CTRL | SHIFT)

    keys(Key.Key_Down)  # the second line of theirs
    keys(Key.Key_Tab)
    keys(Key.Key_End, CTRL)
    keys(Key.Key_Backspace, CTRL, times=3)
    keys(Key.Key_Return)
    keys(Key.Key_F6)
    keys(Key.Key_S, ALT)  # a star for the first opportunity
    keys(Key.Key_N, ALT)
    keys(Key.Key_End)
    keys(Key.Key_Space)  # the note that shows it
    keys(Key.Key_Escape)
    keys(Key.Key_Down, ALT)  # and it comes second
    keys(Key.Key_F6)
    keys.type("Site: north dock, nights")
    keys(Key.Key_Return)

    page = snapshots.page(desk, interview_id)
    assert page.quote is not None
    assert page.quote.text == "The list is already a lie by the time I am holding it …"
    assert [one.is_starred for one in page.opportunities] == [False, True]
    assert len(desk.read.evidence(interview_id)[page.opportunities[1].id]) == 2
    assert [gap.todo for gap in page_check.gaps_of(desk, page)] == [Todo.UNDATED, Todo.UNASKED]

    saved = save(talk, keys, desk_path.parent)
    assert keys.count <= MOST_KEYS
    (sheet,) = PdfReader(BytesIO(saved.read_bytes())).pages
    words = " ".join(sheet.extract_text().split())
    for said in ("The list is already a lie", "north dock, nights", "Drivers are paid per stop", "Marit Kjeldsen"):
        assert said in words
    assert talk.interview.status is InterviewStatus.SNAPSHOT_DONE


def save(talk, keys: Keys, folder: Path) -> Path:  # type: ignore[no-untyped-def]
    """The name that is offered will do; while the dialog is still reading the folder, a person presses again."""
    keys(Key.Key_E, CTRL)
    talk.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    for _ in range(5):
        if list(folder.glob("*.pdf")):
            break
        keys(Key.Key_Return)
        talk.qtbot.wait(20)
    (saved,) = folder.glob("*.pdf")
    return saved


def test_what_is_still_to_do_leads_to_where_it_is_mended(talk) -> None:  # type: ignore[no-untyped-def]
    talk.ends()
    talk.presses(Key.Key_S, CTRL | SHIFT)
    talk.presses(Key.Key_F6, SHIFT)
    talk.presses(Key.Key_F6, SHIFT)
    assert "On which day the story happened" in talk.focused().accessibleName()
    talk.presses(Key.Key_Return)
    assert talk.window.screens.current == "live"
    assert talk.window.live.map.isVisible()
    talk.presses(Key.Key_S, CTRL | SHIFT)
    talk.presses(Key.Key_F6, SHIFT)
    talk.presses(Key.Key_F6, SHIFT)
    talk.presses(Key.Key_Tab)
    assert "Facts" in talk.focused().accessibleName()
    talk.presses(Key.Key_Return)
    assert talk.focused().objectName() == "new-fact"


def test_a_mark_without_words_and_the_note_behind_a_line_are_one_key_away(talk) -> None:  # type: ignore[no-untyped-def]
    talk.writes("*")
    talk.ends()
    talk.presses(Key.Key_S, CTRL | SHIFT)
    talk.presses(Key.Key_Tab)
    talk.presses(Key.Key_Tab)
    talk.presses(Key.Key_Tab)
    assert talk.focused().accessibleName().startswith("Go to the note at")
    talk.presses(Key.Key_Return)
    assert talk.window.screens.current == "live"
    selected = talk.window.live.notes.list.selected_id()
    assert [note.text for note in talk.notes if note.id == selected] == ["I just sign and fix it later"]
    talk.presses(Key.Key_S, CTRL | SHIFT)
    line = next(one for one in talk.window.snapshot.composer.todo.lines if "1 mark" in one.accessibleName())
    line.setFocus()
    talk.presses(Key.Key_Return)
    assert talk.window.screens.current == "debrief"
