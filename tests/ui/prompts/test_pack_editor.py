"""The window for packs of prompts: by keys, with advice while typing, and nothing that could not be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.errors import DeskError
from discovery_desk.services import interviews, packs
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit import theme as kit_theme
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.trouble import sentence
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.prompts.pack_editor import PackEditor, advice_on

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(qapp: QApplication, qtbot: QtBot, desk: Desk) -> Iterator[PackEditor]:
    place = Workplace(desk, Theme())
    made = PackEditor(place)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    place.bridge.cut()


@pytest.fixture
def own(editor: PackEditor) -> PackEditor:
    editor.copy_button.click()
    return editor


def prompts(editor: PackEditor) -> list[str]:
    return [editor.prompts.rows.item(row).text() for row in range(editor.prompts.rows.count())]


def keeps(editor: PackEditor, words: str) -> None:
    editor.words.setFocus()
    editor.words.selectAll()
    QTest.keyClicks(editor.words, words)
    QTest.keyClick(editor.words, Qt.Key.Key_Return)


def test_what_ships_is_shown_and_cannot_be_changed(editor: PackEditor) -> None:
    assert editor.pack.id == "story_standard"
    assert not any(one.isEnabled() for one in editor.prompts.buttons + editor.phases.buttons)
    assert editor.words.isReadOnly()
    assert not editor.reset_button.isVisible()


def test_a_copy_can_be_named_and_is_in_the_choice(own: PackEditor, desk: Desk) -> None:
    own.title.selectAll()
    QTest.keyClicks(own.title, "Weekly")
    QTest.keyClick(own.title, Qt.Key.Key_Return)
    assert packs.packs(desk)[-1][1] == "Weekly"
    assert own.choice.currentText() == "Weekly"
    assert own.isVisible(), "Enter closes nothing"


def test_a_prompt_is_reworded_added_moved_and_removed(own: PackEditor) -> None:
    before = prompts(own)
    keeps(own, "What happened?")
    assert prompts(own) == ["What happened?", *before[1:]]
    own.add_prompt()
    keeps(own, "And then?")
    assert prompts(own)[-1] == "And then?"
    assert own.prompts.at == len(before)
    QTest.keyClick(own.prompts.rows, Qt.Key.Key_Up, ALT)
    assert prompts(own)[-2] == "And then?"
    QTest.keyClick(own.prompts.rows, Qt.Key.Key_Delete)
    assert prompts(own) == ["What happened?", *before[1:]]


def test_a_part_is_added_named_moved_and_removed(own: PackEditor) -> None:
    before = [phase.title for phase in own.pack.phases]
    own.add_phase()
    QTest.keyClicks(own.phase_title, "Warm up")
    QTest.keyClick(own.phase_title, Qt.Key.Key_Return)
    assert [phase.title for phase in own.pack.phases] == [before[0], "Warm up", *before[1:]]
    QTest.keyClick(own.phases.rows, Qt.Key.Key_Up, ALT)
    assert own.pack.phases[0].title == "Warm up"
    QTest.keyClick(own.phases.rows, Qt.Key.Key_Delete)
    assert [phase.title for phase in own.pack.phases] == before


def test_undo_in_the_window_takes_the_last_act_back(own: PackEditor, desk: Desk) -> None:
    before = prompts(own)
    keeps(own, "What happened?")
    desk.undo()
    assert prompts(own) == before
    desk.undo()
    assert own.pack.id == "story_standard", "the copy is gone, too"


def test_the_wording_of_an_interview_stays_and_the_editor_says_so(own: PackEditor, desk: Desk) -> None:
    interview = interviews.prepare(desk, "Marit", template=own.pack.id)
    interviews.start_clock(desk, interview.id)
    assert own.state.text().startswith("Wording 1 is in use.")
    keeps(own, "What happened?")
    assert own.state.text().startswith("Wording 2.")
    assert packs.pack_of(desk, interview.template).phases[0].prompts[0].startswith("Thank you for making time")


def test_trouble_is_told_and_the_lines_stay(own: PackEditor) -> None:
    told: list[DeskError] = []
    own._place.trouble.connect(told.append)
    own.phase_title.setText(" ")
    own.phase_title.editingFinished.emit()
    assert [sentence(error) for error in told] == ["A part needs a title. Nothing was changed."]
    assert own.phase_title.text() == "Settle in"


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("What happened next?", ""),
        ("(Say nothing. Count to eight.)", ""),
        ("", ""),
        ("What do you usually do?", "“usually”: Ask for one time instead of the rule."),
        ("What lies between {here} and there?", "“{here}” is never filled: this prompt would not be shown."),
    ],
)
def test_advice_comes_while_typing(words: str, advice: str) -> None:
    assert advice_on(words) == advice


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_fits_the_smallest_screen(qapp: QApplication, editor: PackEditor, scale: float) -> None:
    kit_theme.apply(qapp, Theme(scale=scale))
    editor.copy_button.click()
    hint = editor.minimumSizeHint()
    assert hint.width() <= 1024 and hint.height() <= 640, hint
