"""The list twin: the same moments as on the map, worked on by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from discovery_desk.domain.copied_moments import MIME, from_json
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkKind, MomentKind
from discovery_desk.services import interviews, moments, notes, stories
from discovery_desk.services.desk import Desk
from discovery_desk.ui.experience_map.map_list import MapList
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.experience_map.moment_cells import Column
from discovery_desk.ui.kit.workplace import Workplace

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def rows(panel: MapPanel) -> MapList:
    panel.turn()
    return panel.list


def presses(list_: MapList, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Into the editor of the list where one is open, as a keyboard would."""
    focused = QApplication.focusWidget()
    QTest.keyClick(focused if focused is not None and list_.isAncestorOf(focused) else list_, key, modifiers)


def types(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def go(list_: MapList, row: int, column: Column) -> None:
    list_.setCurrentIndex(list_.table.index(row, column))


def writes(list_: MapList, row: int, column: Column, text: str) -> None:
    """Opens a cell, writes over what it says, and closes it with Enter."""
    go(list_, row, column)
    presses(list_, Qt.Key.Key_Return)
    types(text)
    presses(list_, Qt.Key.Key_Return)


def words(list_: MapList, column: Column) -> list[str]:
    return [list_.table.index(row, column).data() for row in range(list_.table.rowCount())]


def labels(desk: Desk, talk: InterviewId) -> list[str]:
    return [one.label for one in desk.read.moments(talk)]


def test_an_empty_list_says_how_to_start(qtbot: QtBot, place: Workplace, desk: Desk) -> None:
    panel = MapPanel(place)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_interview(interviews.prepare(desk, "Okada").id)
    panel.turn()
    assert panel.list._empty.isVisible()
    assert "+" in panel.list.accessibleDescription()
    presses(panel.list, Qt.Key.Key_Insert)
    assert labels(desk, panel.talk.interview.id) == ["New moment"]  # type: ignore[union-attr]
    assert not panel.list._empty.isVisible()


def test_it_shows_what_the_map_shows(rows: MapList) -> None:
    assert words(rows, Column.NUMBER) == ["1", "2", "3"]
    assert words(rows, Column.MOMENT) == ["Truck comes", "Counts pallets", "Signs"]
    assert words(rows, Column.LEADS_TO) == ["2", "3", ""]
    assert words(rows, Column.OPPORTUNITIES) == ["", "1", ""]
    assert words(rows, Column.HEARD) == ["00:07", "00:17", "00:37"]


def test_a_row_is_spoken_as_its_box_is(panel: MapPanel, rows: MapList) -> None:
    go(rows, 1, Column.MOMENT)
    in_list = rows.accessibleDescription()
    assert rows.table.index(1, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole) == in_list
    panel.turn()
    assert panel.view.view.accessibleDescription() == in_list
    assert "Counts pallets" in in_list and "2 of 3" in in_list


def test_turning_keeps_what_is_chosen(panel: MapPanel, rows: MapList) -> None:
    go(rows, 2, Column.MOMENT)
    panel.turn()
    assert panel.view.current_id == panel.talk.moments[2].id
    QTest.keyClick(panel.view.view, Qt.Key.Key_Left)
    panel.turn()
    assert rows.current_id == panel.talk.moments[1].id
    assert rows.hasFocus()


def test_a_click_on_the_switch_turns_it_too(panel: MapPanel) -> None:
    panel.switch.list.click()
    assert panel.is_list and panel.switch.list.isChecked()


def test_enter_edits_and_tab_goes_on_to_the_next_cell(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    go(rows, 0, Column.TIME)
    presses(rows, Qt.Key.Key_F2)
    types("Thu 16:40")
    presses(rows, Qt.Key.Key_Tab)
    types("Truck is early")
    presses(rows, Qt.Key.Key_Return)
    first = desk.read.moments(talk)[0]
    assert (first.told_time, first.label) == ("Thu 16:40", "Truck is early")
    assert rows.hasFocus() and rows.currentIndex().column() == Column.MOMENT


def test_tab_in_the_last_cell_goes_to_the_next_row(rows: MapList) -> None:
    go(rows, 0, Column.OPPORTUNITIES)
    presses(rows, Qt.Key.Key_F2)
    presses(rows, Qt.Key.Key_Tab)
    assert (rows.currentIndex().row(), rows.currentIndex().column()) == (1, Column.TIME)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    presses(rows, Qt.Key.Key_Backtab, SHIFT)
    assert (rows.currentIndex().row(), rows.currentIndex().column()) == (0, Column.OPPORTUNITIES)


def test_escape_leaves_the_cell_as_it_was(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    go(rows, 0, Column.MOMENT)
    presses(rows, Qt.Key.Key_Return)
    types("Something else")
    presses(rows, Qt.Key.Key_Escape)
    assert labels(desk, talk)[0] == "Truck comes"
    assert rows.hasFocus()


FIELDS = (
    (Column.TIME, "till 22:00", "told_time", "till 22:00"),
    (Column.PLACE, "at the gate", "place", "at the gate"),
    (Column.WHO, "Marit, the driver", "actors", ("Marit", "the driver")),
    (Column.TOOLS, "list; torch", "tools", ("list", "torch")),
    (Column.DOING, "counts by torchlight", "doing", "counts by torchlight"),
    (Column.THINKING, "which list holds?", "thinking", "which list holds?"),
    (Column.FEELING, "watched", "feeling", "watched"),
)


@pytest.mark.parametrize(("column", "typed", "field", "kept"), FIELDS)
def test_every_field_is_typed_and_kept_as_one_step(
    desk: Desk, talk: InterviewId, rows: MapList, column: Column, typed: str, field: str, kept: object
) -> None:
    go(rows, 1, column)
    presses(rows, Qt.Key.Key_Return)
    types(typed)
    presses(rows, Qt.Key.Key_Return)
    assert getattr(desk.read.moments(talk)[1], field) == kept
    desk.undo()
    assert not getattr(desk.read.moments(talk)[1], field)


def test_kind_and_feeling_are_chosen(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    go(rows, 1, Column.KIND)
    presses(rows, Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QComboBox)
    presses(rows, Qt.Key.Key_Down)
    presses(rows, Qt.Key.Key_Return)
    go(rows, 1, Column.FELT)
    presses(rows, Qt.Key.Key_Return)
    presses(rows, Qt.Key.Key_Down)
    presses(rows, Qt.Key.Key_Return)
    found = desk.read.moments(talk)[1]
    assert (found.kind, found.emotion) == (MomentKind.EVENT, -2)


def test_digits_are_feelings_in_their_column_only(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    go(rows, 0, Column.FELT)
    presses(rows, Qt.Key.Key_Down, SHIFT)
    presses(rows, Qt.Key.Key_4)
    assert [one.emotion for one in desk.read.moments(talk)] == [1, 1, None]
    go(rows, 2, Column.MOMENT)
    presses(rows, Qt.Key.Key_5)
    assert desk.read.moments(talk)[2].emotion is None


def test_ordering_moves_rows_and_keeps_the_keys_on_the_moment(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    go(rows, 0, Column.MOMENT)
    presses(rows, Qt.Key.Key_Down, CTRL | SHIFT)
    assert words(rows, Column.MOMENT) == ["Counts pallets", "Truck comes", "Signs"] == labels(desk, talk)
    assert rows.currentIndex().row() == 1


def test_at_its_border_a_moment_goes_over_into_the_next_story(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    story = stories.begin_another(desk, talk)
    notes.keep(desk, talk, "+ The week before")
    assert words(rows, Column.MOMENT)[0] == "Story 1" and words(rows, Column.MOMENT)[4] == "Story 2"
    go(rows, 3, Column.MOMENT)
    presses(rows, Qt.Key.Key_Down, CTRL | SHIFT)
    assert [one.label for one in desk.read.moments(talk) if one.story_id == story.id] == ["Signs", "The week before"]
    assert rows.table.moment_at(rows.currentIndex().row()).label == "Signs"  # type: ignore[union-attr]
    presses(rows, Qt.Key.Key_Up, CTRL | SHIFT)
    assert [one.label for one in desk.read.moments(talk) if one.story_id == story.id] == ["The week before"]


def test_the_heading_of_a_story_is_named_and_dated(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    stories.begin_another(desk, talk)
    go(rows, 4, Column.TIME)
    presses(rows, Qt.Key.Key_Return)
    types("2026-02-10")
    presses(rows, Qt.Key.Key_Tab)
    types("The week before")
    presses(rows, Qt.Key.Key_Return)
    second = stories.of_interview(desk, talk)[1]
    assert (second.when, second.title) == ("2026-02-10", "The week before")


def test_insert_on_a_heading_begins_that_story(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    story = stories.begin_another(desk, talk)
    go(rows, 4, Column.MOMENT)
    presses(rows, Qt.Key.Key_Insert)
    types("The week before")
    presses(rows, Qt.Key.Key_Return)
    assert [one.label for one in desk.read.moments(talk) if one.story_id == story.id] == ["The week before"]


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Insert, PLAIN), (Qt.Key.Key_Return, CTRL)])
def test_a_new_row_comes_after_this_one_and_is_named_at_once(
    desk: Desk, talk: InterviewId, rows: MapList, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    go(rows, 0, Column.TIME)
    presses(rows, key, modifier)
    types("Waits")
    presses(rows, Qt.Key.Key_Return)
    assert labels(desk, talk) == ["Truck comes", "Waits", "Counts pallets", "Signs"]


def test_deleting_says_what_stays_and_the_keys_stay_in_the_place(
    desk: Desk, talk: InterviewId, place: Workplace, rows: MapList
) -> None:
    told: list[str] = []
    place.told.connect(told.append)
    go(rows, 1, Column.MOMENT)
    presses(rows, Qt.Key.Key_Delete)
    assert labels(desk, talk) == ["Truck comes", "Signs"]
    assert "Ctrl+Z" in told[0] and "stay" in told[0]
    assert rows.currentIndex().row() == 1


def leads(desk: Desk, talk: InterviewId) -> set[tuple[str, str, LinkKind, str]]:
    named = {one.id: one.label for one in desk.read.moments(talk)}
    found = desk.read.where(Link, interview_id=talk)
    return {(named[one.from_id], named[one.to_id], one.kind, one.label) for one in found}


def test_links_are_typed_as_numbers_kinds_and_words(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    before = {one.id for one in desk.read.where(Link, interview_id=talk)}
    writes(rows, 0, Column.LEADS_TO, "2; 3 wait after two days; 1")
    assert {one for one in leads(desk, talk) if one[0] == "Truck comes"} == {
        ("Truck comes", "Counts pallets", LinkKind.SEQUENCE, ""),
        ("Truck comes", "Signs", LinkKind.WAIT, "after two days"),
        ("Truck comes", "Truck comes", LinkKind.LOOP, ""),
    }
    assert before <= {one.id for one in desk.read.where(Link, interview_id=talk)}
    assert words(rows, Column.LEADS_TO)[0] == "2; 3 wait after two days; 1 loop"
    desk.undo()
    assert words(rows, Column.LEADS_TO)[0] == "2"


def test_what_is_refused_stays_in_its_cell_to_be_mended(
    desk: Desk, talk: InterviewId, place: Workplace, rows: MapList
) -> None:
    trouble: list[object] = []
    place.trouble.connect(trouble.append)
    writes(rows, 0, Column.LEADS_TO, "9")
    editor = QApplication.focusWidget()
    assert trouble and isinstance(editor, QLineEdit) and editor.text() == "9"
    editor.setText("3")
    presses(rows, Qt.Key.Key_Return)
    assert words(rows, Column.LEADS_TO)[0] == "3"


def test_opportunities_are_hung_by_their_numbers(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    notes.keep(desk, talk, "! The count must hold")
    writes(rows, 0, Column.OPPORTUNITIES, "1, 2")
    assert words(rows, Column.OPPORTUNITIES) == ["1, 2", "", ""]
    desk.undo()
    assert words(rows, Column.OPPORTUNITIES) == ["", "1", "2"]


def test_enter_on_the_time_it_was_heard_goes_to_the_note(
    desk: Desk, talk: InterviewId, place: Workplace, rows: MapList
) -> None:
    go(rows, 1, Column.HEARD)
    presses(rows, Qt.Key.Key_Return)
    assert place.focus.note == desk.read.notes(talk)[1].id


def test_a_change_made_elsewhere_is_followed_while_a_cell_is_edited(
    desk: Desk, talk: InterviewId, rows: MapList
) -> None:
    go(rows, 1, Column.MOMENT)
    presses(rows, Qt.Key.Key_Return)
    types("Counts by torch")
    moments.relabel(desk, desk.read.moments(talk)[0].id, "Truck is late")
    notes.keep(desk, talk, "+ Drives home")
    assert words(rows, Column.MOMENT)[0] == "Truck is late" and words(rows, Column.MOMENT)[3] == "Drives home"
    presses(rows, Qt.Key.Key_Return)
    assert labels(desk, talk)[1] == "Counts by torch"


def test_letters_go_on_to_who_takes_them(qtbot: QtBot, panel: MapPanel, rows: MapList) -> None:
    go(rows, 0, Column.MOMENT)
    with qtbot.assertNotEmitted(rows.details_asked):
        event_taken = QTest.keyClick(rows, Qt.Key.Key_S)
    assert event_taken is None and not isinstance(QApplication.focusWidget(), QLineEdit)
    assert rows.currentIndex().row() == 0


def test_it_fits_a_narrow_panel_with_what_matters_in_view(panel: MapPanel, rows: MapList) -> None:
    panel.resize(360, 600)
    QApplication.processEvents()
    end = rows.columnViewportPosition(Column.FELT) + rows.columnWidth(Column.FELT)
    assert end <= rows.viewport().width()


def test_no_cell_takes_words_for_markup(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    moments.relabel(desk, desk.read.moments(talk)[0].id, "a <b>c")
    assert rows.table.index(0, Column.MOMENT).data(Qt.ItemDataRole.ToolTipRole) == "<p>a &lt;b&gt;c</p>"


def click(list_: MapList, row: int, column: Column) -> None:
    """As the platform does it: first the focus, then the press."""
    list_.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseClick(
        list_.viewport(), Qt.MouseButton.LeftButton, pos=list_.visualRect(list_.table.index(row, column)).center()
    )
    assert (list_.currentIndex().row(), list_.currentIndex().column()) == (row, column)


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_D, Qt.Key.Key_Space, Qt.Key.Key_Backspace])
def test_after_a_click_in_a_live_talk_signs_are_typed_elsewhere(
    panel: MapPanel, desk: Desk, talk: InterviewId, rows: MapList, key: Qt.Key
) -> None:
    click(rows, 0, Column.FELT)
    before = desk.read.moments(talk)
    typed: list[int] = []
    panel.keyPressEvent = lambda event: typed.append(event.key())  # type: ignore[method-assign]
    presses(rows, key)
    assert typed == [key.value] and desk.read.moments(talk) == before and panel.card.isHidden()


@pytest.mark.parametrize("walking", [(Qt.Key.Key_Down, PLAIN), (Qt.Key.Key_Home, CTRL), (Qt.Key.Key_A, CTRL)])
def test_a_walking_key_takes_the_list_in_hand_and_a_click_lets_it_go(
    desk: Desk, talk: InterviewId, rows: MapList, walking: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    click(rows, 0, Column.FELT)
    assert not rows.hand.is_on
    presses(rows, *walking)
    assert rows.hand.is_on
    click(rows, 1, Column.FELT)
    presses(rows, Qt.Key.Key_5)
    assert all(one.emotion is None for one in desk.read.moments(talk))


def test_from_a_cell_that_was_opened_after_a_click_the_keys_come_back_as_they_went(rows: MapList) -> None:
    click(rows, 0, Column.MOMENT)
    presses(rows, Qt.Key.Key_Return)
    types("Truck is early")
    presses(rows, Qt.Key.Key_Return)
    assert rows.hasFocus() and not rows.hand.is_on
    presses(rows, Qt.Key.Key_Down)
    presses(rows, Qt.Key.Key_Return)
    presses(rows, Qt.Key.Key_Return)
    assert rows.hand.is_on


def test_after_the_talk_a_click_is_enough(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    interviews.end(desk, talk)
    click(rows, 0, Column.FELT)
    presses(rows, Qt.Key.Key_5)
    assert desk.read.moments(talk)[0].emotion == 2


def test_only_delete_deletes(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    go(rows, 1, Column.MOMENT)
    presses(rows, Qt.Key.Key_Backspace)
    assert len(labels(desk, talk)) == 3


def test_rows_are_copied_as_moments_and_as_a_table(desk: Desk, talk: InterviewId, rows: MapList) -> None:
    moments.describe(desk, desk.read.moments(talk)[0].id, place="at the\tgate", emotion=-2)
    go(rows, 0, Column.MOMENT)
    presses(rows, Qt.Key.Key_Down, SHIFT)
    presses(rows, Qt.Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    copied = from_json(bytes(mime.data(MIME).data()).decode()).moments
    assert [one.told["label"] for one in copied] == labels(desk, talk)[:2]
    cells = [line.split("\t") for line in mime.text().split("\n")]
    assert [len(line) for line in cells] == [len(Column)] * 2
    shown = (Column.NUMBER, Column.MOMENT, Column.FELT, Column.PLACE, Column.LEADS_TO)
    assert [cells[0][at] for at in shown] == ["1", "Truck comes", "-2", "at the gate", "2"]
