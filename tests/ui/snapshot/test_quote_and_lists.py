"""Wording the quote, proving, ordering and starring opportunities, moving facts and insights: by keys and by hand."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QRadioButton
from pytestqt.qtbot import QtBot

from discovery_desk.domain.opportunity import OpportunityId
from discovery_desk.services import facts, insights, moments, notes, opportunities, snapshots
from discovery_desk.ui.kit.note_mime import note_mime, opportunity_mime
from discovery_desk.ui.snapshot.opportunity_rows import OpportunityRow
from tests.ui.snapshot.conftest import Page

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def row_of(page: Page, opportunity_id: str) -> OpportunityRow:
    return next(row for row in page.panel.findChildren(OpportunityRow) if row.key == opportunity_id)


def ids(page: Page) -> list[OpportunityId]:
    return [one.id for one in snapshots.on_page(page.desk, page.id)]


def quote(page: Page) -> str:
    found = snapshots.page(page.desk, page.id).quote
    assert found is not None
    return found.text


def words_of(page: Page) -> str:
    chosen = next(one for one in snapshots.quote_choices(page.desk, page.id) if one.is_chosen)
    return f"quote:{chosen.note_id}"


def drop(row: OpportunityRow, mime: QMimeData) -> None:
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    row.dropEvent(event)


def test_the_chosen_quote_is_shortened_in_place_and_says_what_will_stand_there(filled: Page) -> None:
    filled.into(words_of(filled))
    filled.types("Eleven had to notice it")
    assert "On the page: “Eleven … had to notice [it]”" in filled.words()
    filled.presses(Key.Key_Return)
    assert quote(filled) == "Eleven … had to notice [it]"
    assert filled.editor(words_of(filled)).toPlainText() == "Eleven … had to notice [it]"
    filled.desk.undo()
    assert quote(filled) == "Eleven people had to notice"


def test_arrows_choose_among_the_quotes(filled: Page) -> None:
    filled.panel.take_focus()
    assert isinstance(QApplication.focusWidget(), QRadioButton)
    filled.presses(Key.Key_Down)
    assert quote(filled) == "I just knew"


def test_a_translation_asks_for_the_language_and_knows_it_by_name(filled: Page) -> None:
    key = words_of(filled).removeprefix("quote:")
    filled.into(f"translation:{key}")
    filled.types("Elf Leute mussten es merken")
    filled.presses(Key.Key_Return)
    language = filled.into(f"language:{key}")
    filled.types("klingonish")
    filled.presses(Key.Key_Return)
    assert len(filled.trouble) == 1
    language.selectAll()
    filled.types("Danish")
    filled.presses(Key.Key_Return)
    found = snapshots.page(filled.desk, filled.id).quote
    assert found is not None
    assert (found.text, found.original, found.original_lang) == (
        "Elf Leute mussten es merken",
        "Eleven people had to notice",
        "da",
    )


def test_a_long_line_is_said_to_be_long_without_counting(empty: Page) -> None:
    notes.keep(empty.desk, empty.id, "> " + "and so it went on and on " * 5)
    assert "A shorter line is easier to repeat" in empty.words()
    notes.keep(empty.desk, empty.id, "> " + "and so it went on and on " * 9)
    empty.panel.composer.findChildren(QRadioButton)[1].click()
    assert "Longer than the page can set large" in empty.words()


def test_opportunities_are_moved_and_starred_without_leaving_the_line(filled: Page) -> None:
    first, second = ids(filled)
    line = filled.into(f"opportunity:{second}")
    filled.presses(Key.Key_Up, ALT)
    assert ids(filled) == [second, first]
    filled.presses(Key.Key_S, ALT)
    assert opportunities.get(filled.desk, second).is_starred
    assert row_of(filled, second).star.isChecked()
    filled.presses(Key.Key_S, ALT)
    filled.presses(Key.Key_Down, ALT)
    assert ids(filled) == [first, second]
    assert not opportunities.get(filled.desk, second).is_starred
    assert QApplication.focusWidget() is line


def test_what_is_off_is_said_while_it_is_typed(filled: Page, qtbot: QtBot) -> None:
    first, _ = ids(filled)
    row = row_of(filled, first)
    assert "Name the need" not in row.lint.text()
    filled.into(f"opportunity:{first}")
    filled.types("Add a broadcast button")
    qtbot.waitUntil(lambda: "Name the need" in row.lint.text())
    assert row.lint.property("state") == ""
    assert row.edit.accessibleDescription() == row.lint.text()
    filled.presses(Key.Key_Escape)
    qtbot.waitUntil(lambda: "Name the need" not in row.lint.text())


def test_a_skeleton_is_filled_from_gap_to_gap(empty: Page) -> None:
    (chip, *_) = empty.panel.composer.starters.chips
    chip.click()
    empty.types("see it")
    empty.presses(Key.Key_Tab)
    empty.types("nobody says")
    empty.presses(Key.Key_Return)
    assert empty.on_page() == ["I can't see it because nobody says"]
    empty.presses(Key.Key_Tab)
    assert QApplication.focusWidget() is chip


def test_notes_are_ticked_as_evidence_by_keys_and_dragged_by_hand(filled: Page) -> None:
    first, second = ids(filled)
    note = notes.keep(filled.desk, filled.id, "Counted them twice")
    filled.into(f"opportunity:{first}")
    filled.presses(Key.Key_N, ALT)
    assert "Notes behind 1" in filled.words()
    filled.presses(Key.Key_End)
    filled.presses(Key.Key_Space)
    assert note.id in filled.desk.read.evidence(filled.id)[first]
    filled.presses(Key.Key_Space)
    assert note.id not in filled.desk.read.evidence(filled.id)[first]
    filled.presses(Key.Key_Escape)
    assert QApplication.focusWidget() is filled.editor(f"opportunity:{first}")
    assert "Notes behind" not in filled.words()
    drop(row_of(filled, second), note_mime(note.id))
    assert note.id in filled.desk.read.evidence(filled.id)[second]
    assert row_of(filled, second).notes.text() == "2 notes"


def test_in_a_low_window_the_page_gives_way_to_the_notes_and_comes_back(filled: Page, qtbot: QtBot) -> None:
    filled.panel.resize(1000, 480)
    filled.into(f"opportunity:{ids(filled)[0]}")
    filled.presses(Key.Key_N, ALT)
    assert not filled.panel.page_view.isVisible()
    filled.presses(Key.Key_Escape)
    assert filled.panel.page_view.isVisible()


def test_what_is_folded_never_takes_the_room_of_the_page(empty: Page, qtbot: QtBot) -> None:
    for number in range(16):
        opportunities.add(empty.desk, empty.id, f"I lose the count for the {number}. time because nobody tells me")
        insights.add(empty.desk, empty.id, f"The list of dock {number} is printed at six the evening before")
    qtbot.waitUntil(lambda: "folded" in empty.words())
    empty.panel.resize(700, 420)
    strip = empty.panel._folds
    assert strip.height() <= strip.parentWidget().height() * 0.26
    assert empty.panel.page_view.height() >= 150


def test_an_opportunity_dropped_on_another_takes_its_place(filled: Page) -> None:
    first, second = ids(filled)
    drop(row_of(filled, first), opportunity_mime(second))
    assert ids(filled) == [second, first]


def test_each_line_leads_to_where_it_came_from(filled: Page) -> None:
    asked: list[str] = []
    filled.panel.moment_asked.connect(asked.append)
    filled.panel.note_asked.connect(asked.append)
    first, _ = ids(filled)
    box = moments.add(filled.desk, filled.id, "Counts")
    opportunities.hang(filled.desk, first, box.id)
    filled.into(f"opportunity:{first}")
    filled.presses(Key.Key_M, ALT)
    chosen = snapshots.quote_choices(filled.desk, filled.id)[0]
    next(row for row in filled.panel.composer._quotes.rows())._time.click()
    assert asked == [box.id, chosen.note_id]


def test_an_opportunity_without_a_moment_is_hung_on_one_by_keys(filled: Page, qtbot: QtBot) -> None:
    boxes = [moments.add(filled.desk, filled.id, label) for label in ("Counts", "Waits")]
    first, _ = ids(filled)
    filled.into(f"opportunity:{first}")
    filled.presses(Key.Key_M, ALT)
    menu = next(one for one in filled.panel.findChildren(QMenu) if one.isVisible())
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert opportunities.get(filled.desk, first).moment_id == boxes[1].id


def test_two_ways_are_asked_for_and_kept_nowhere(filled: Page, dump) -> None:  # type: ignore[no-untyped-def]
    before = dump(filled.desk)
    first, _ = ids(filled)
    line = filled.into(f"opportunity:{first}")
    filled.presses(Key.Key_W, ALT)
    filled.types("a list on paper")
    filled.presses(Key.Key_Return)
    assert "it may be a solution" in filled.words()
    filled.types("a bell")
    assert "no solution in disguise" in filled.words()
    filled.presses(Key.Key_Return)
    assert QApplication.focusWidget() is line
    filled.panel.flush()
    assert dump(filled.desk) == before
    filled.presses(Key.Key_W, ALT)
    assert [one.text() for one in row_of(filled, first).ways.lines] == ["", ""]


def test_facts_and_insights_are_moved_and_removed(filled: Page) -> None:
    second = facts.add(filled.desk, filled.id, "On nights")
    filled.into(f"fact:{second.id}")
    filled.presses(Key.Key_Up, ALT)
    assert [one.text for one in snapshots.page(filled.desk, filled.id).facts] == ["On nights", "Leads 4"]
    for number in range(4):
        insights.add(filled.desk, filled.id, f"Odd {number}")
    assert filled.words().count("four insights fit") == 1
    last = insights.of_interview(filled.desk, filled.id)[-1]
    filled.into(f"insight:{last.id}")
    filled.presses(Key.Key_Up, ALT)
    assert filled.insights()[-2] == last.text
    filled.editor(f"insight:{last.id}").parentWidget()._remove.click()
    assert last.text not in filled.insights()


def test_more_than_three_stars_are_spoken_of(filled: Page) -> None:
    for number in range(3):
        opportunities.add(filled.desk, filled.id, f"I lose the count number {number}")
    assert "Star the two or three that matter most" in filled.words()
    for one in ids(filled)[:4]:
        opportunities.star(filled.desk, one, is_starred=True)
    assert "4 have a star" in filled.words()


def test_what_the_page_has_no_room_for_is_said_in_words(empty: Page, qtbot: QtBot) -> None:
    for number in range(9):
        opportunities.add(empty.desk, empty.id, f"I lose the count for the {number}. time")
    qtbot.waitUntil(lambda: "+2 opportunities are folded" in empty.words())
    folded = [row.key for row in empty.panel.findChildren(OpportunityRow) if row.folded.isVisible()]
    assert folded == ids(empty)[-2:]


def test_what_does_not_change_the_page_does_not_set_it_anew(filled: Page, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not filled.panel._page_timer.is_waiting())
    before = filled.panel.page_view._pdf
    notes.keep(filled.desk, filled.id, "An aside")
    filled.panel._page_timer.flush()
    assert filled.panel.page_view._pdf is before
    opportunities.add(filled.desk, filled.id, "I lose count")
    filled.panel._page_timer.flush()
    assert filled.panel.page_view._pdf != before


def test_a_new_page_stays_as_large_and_where_it_was(filled: Page) -> None:
    view = filled.panel.page_view
    view.setFocus()
    filled.presses(Key.Key_Plus)
    filled.presses(Key.Key_Plus)
    view.verticalScrollBar().setValue(70)
    before = (view.zoom, view.verticalScrollBar().value(), view.horizontalScrollBar().value())
    assert before[0] > 1.5
    opportunities.add(filled.desk, filled.id, "I lose count")
    filled.panel._page_timer.flush()
    view.grab()
    assert (view.zoom, view.verticalScrollBar().value(), view.horizontalScrollBar().value()) == before
    filled.presses(Key.Key_0)
    assert view.zoom == 1
