"""The notes side by side: kind, complete, and readable for a keyboard and a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.note import NoteId, NoteKind
from discovery_desk.domain.practice import PracticeStory
from discovery_desk.domain.practice_review import OwnNote, Review, review
from discovery_desk.importing.prompt_pack import load_prompt_pack
from discovery_desk.services import practice
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.practice.chooser import PracticeChooser
from discovery_desk.ui.practice.review_panel import ReviewPanel

NOTES = (
    OwnNote(NoteId("a"), 100_000, NoteKind.NOTE, "cake, thursday 2 oct, instagram 21 sept 23:50", ("context",)),
    OwnNote(NoteId("b"), 177_000, NoteKind.QUOTE, "the order lives in two houses and I run from one to the other"),
    OwnNote(NoteId("c"), 190_000, NoteKind.NOTE, "call the bank tomorrow"),
    OwnNote(NoteId("d"), 254_000, NoteKind.MARK, ""),
)


@pytest.fixture(scope="module")
def story() -> PracticeStory:
    return practice.stories()[1].until(300_000)


def compared(story: PracticeStory, *own: OwnNote) -> Review:
    return review(story, own, load_prompt_pack("story_standard"))


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> Iterator[ReviewPanel]:
    made = ReviewPanel(Theme())
    made.resize(1024, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def lines_of(panel: ReviewPanel, title: str) -> tuple[str, ...]:
    return next((section.lines for section in panel.shown if section.title == title), ())


def cells(panel: ReviewPanel) -> list[tuple[str, str, str]]:
    table = panel.table
    rows = range(table.rowCount())
    return [tuple(table.item(row, column).text() for column in range(3)) for row in rows]  # type: ignore[misc]


def test_what_was_caught_comes_first_and_the_quote_before_the_rest(panel: ReviewPanel, story: PracticeStory) -> None:
    panel.show_review("title", compared(story, *NOTES))
    assert panel.shown[0].title == "Well caught"
    assert panel.shown[0].lines[0].endswith("(word for word)")


def test_nobody_is_given_a_score(panel: ReviewPanel, story: PracticeStory) -> None:
    panel.show_review("title", compared(story, *NOTES))
    words = " ".join([panel.opening, *(line for section in panel.shown for line in section.lines)])
    assert not any(sign in words for sign in ("%", " of 9", "score", "points", "!"))


def test_what_only_one_side_has_says_so_in_the_table(panel: ReviewPanel, story: PracticeStory) -> None:
    panel.show_review("title", compared(story, *NOTES))
    mine = [row for row in cells(panel) if "call the bank" in row[2]]
    assert [row[1] for row in mine] == ["Only in yours"]
    assert [row[2] for row in cells(panel) if "14 pictures" in row[1]] == ["Not in yours"]


def test_a_question_of_the_interviewer_is_nobodys_to_miss(panel: ReviewPanel, story: PracticeStory) -> None:
    panel.show_review("title", compared(story))
    assert [row[2] for row in cells(panel) if row[1].startswith("Question")] == [""] * 2
    assert not any("Question" in line for line in lines_of(panel, "Only in the careful notes"))


def test_a_quote_stands_there_as_it_was_spoken_too(panel: ReviewPanel, story: PracticeStory) -> None:
    panel.show_review("title", compared(story, *NOTES))
    assert any("الطلبية ساكنة في بيتين" in row[1] for row in cells(panel))


def test_tags_of_the_careful_note_that_are_missing_are_named_but_not_with_a_mark(
    panel: ReviewPanel, story: PracticeStory
) -> None:
    panel.show_review("title", compared(story, *NOTES))
    own = {row[2].split("\n")[0]: row[2] for row in cells(panel)}
    assert "without #pain #key-moment" in own["Quote: “the order lives in two houses and I run from one to the other”"]
    assert own["Mark"] == "Mark"


def test_who_took_no_notes_is_told_so_kindly_and_can_read_the_careful_ones(
    panel: ReviewPanel, story: PracticeStory
) -> None:
    panel.show_review("title", compared(story))
    assert panel.opening.startswith("You took no notes this time.")
    assert panel.table.rowCount() == len(story.careful)
    assert not panel.keep.isEnabled()


def test_notes_in_other_words_are_not_called_wrong(panel: ReviewPanel, story: PracticeStory) -> None:
    panel.show_review("title", compared(story, replace(NOTES[0], text="كعكة خطوبة")))
    assert panel.opening.startswith("No note of yours was found again")


def test_with_the_keyboard_one_comes_from_the_short_view_to_the_rows(panel: ReviewPanel, story: PracticeStory) -> None:
    panel.show_review("title", compared(story, *NOTES))
    panel.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert panel.tabs.currentWidget() is panel.table
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is panel.table
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert panel.table.currentRow() == 1


def test_no_row_hides_a_part_of_its_words(panel: ReviewPanel, story: PracticeStory) -> None:
    panel.show_review("title", compared(story, *NOTES))
    panel.tabs.setCurrentWidget(panel.table)
    QApplication.processEvents()
    table = panel.table
    assert [row for row in range(table.rowCount()) if table.rowHeight(row) < table.sizeHintForRow(row)] == []


def test_the_whole_choice_of_a_story_is_made_by_keys(qtbot: QtBot, qapp: QApplication) -> None:
    chooser = PracticeChooser(Theme(), practice.stories())
    with qtbot.waitExposed(chooser):
        chooser.show()
    chooser.activateWindow()
    chooser.take_focus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down):
        QTest.keyClick(QApplication.focusWidget(), key)
    with qtbot.waitSignal(chooser.begun) as begun:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    chosen = begun.args[0]
    assert (chosen.story.id, chosen.end_ms, chosen.speed) == ("02_engagement_cake", 600_000, 1.25)
    chooser.close()
    chooser.deleteLater()
