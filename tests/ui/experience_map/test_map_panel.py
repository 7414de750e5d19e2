"""Map, list, strips and lights together: what is asked, what is told, and what follows what."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link
from discovery_desk.services import importing, moments, notes, opportunities
from discovery_desk.services.desk import Desk
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.kit.workplace import Workplace


@pytest.fixture
def told(place: Workplace) -> list[str]:
    said: list[str] = []
    place.told.connect(said.append)
    return said


def labels(desk: Desk, talk: InterviewId) -> list[str]:
    return [one.label for one in desk.read.moments(talk)]


def test_a_reworded_note_asks_whether_its_box_is_to_say_so(desk: Desk, talk: InterviewId, panel: MapPanel) -> None:
    note = desk.read.notes(talk)[0]
    notes.edit_text(desk, note.id, "Truck comes early")
    assert "Truck comes" in panel.carrying.strip.words and not panel.carrying.strip.isHidden()
    assert labels(desk, talk)[0] == "Truck comes"
    assert panel.carrying.carry()
    assert labels(desk, talk)[0] == "Truck comes early"
    assert panel.carrying.strip.isHidden()


def test_words_that_are_left_are_not_asked_about_again(desk: Desk, talk: InterviewId, panel: MapPanel) -> None:
    notes.edit_text(desk, desk.read.notes(talk)[0].id, "Truck comes early")
    assert panel.carrying.leave()
    assert panel.carrying.strip.isHidden() and not panel.carrying.carry()
    assert labels(desk, talk)[0] == "Truck comes"


def test_a_note_that_is_reworded_twice_still_has_its_first_box(desk: Desk, talk: InterviewId, panel: MapPanel) -> None:
    note = desk.read.notes(talk)[0]
    notes.edit_text(desk, note.id, "Truck comes early")
    notes.edit_text(desk, note.id, "Truck comes an hour early")
    panel.carrying.carry()
    assert labels(desk, talk)[0] == "Truck comes an hour early"


def test_the_question_goes_when_there_is_nothing_left_to_ask(desk: Desk, talk: InterviewId, panel: MapPanel) -> None:
    notes.edit_text(desk, desk.read.notes(talk)[0].id, "Truck comes early")
    desk.undo()
    assert panel.carrying.strip.isHidden()
    notes.edit_text(desk, desk.read.notes(talk)[0].id, "Truck comes early")
    moments.relabel(desk, desk.read.moments(talk)[0].id, "By hand")
    assert panel.carrying.strip.isHidden()


def test_a_note_of_another_talk_is_not_asked_about(desk: Desk, panel: MapPanel) -> None:
    other = importing.import_file(desk, importing.demo_files()[0])
    note = next(one for one in desk.read.notes(other.id) if desk.read.sources(other.id))
    notes.edit_text(desk, note.id, "Reworded")
    assert panel.carrying.strip.isHidden()


def test_removing_a_box_says_what_stays(desk: Desk, talk: InterviewId, panel: MapPanel, told: list[str]) -> None:
    boxes = desk.read.moments(talk)
    panel.verbs.delete([boxes[1].id])
    assert "notes and opportunities stay" in told[-1] and "Ctrl+Z" in told[-1]
    panel.verbs.delete([boxes[0].id])
    assert "the notes stay" in told[-1]
    made = moments.add(desk, talk, "By hand")
    panel.verbs.delete([made.id])
    assert "stay" not in told[-1]


def test_the_box_of_the_note_that_is_looked_at_glows(
    desk: Desk, talk: InterviewId, place: Workplace, panel: MapPanel
) -> None:
    place.focus.look_at_note(desk.read.notes(talk)[1].id)
    assert panel.view.view.canvas.marks.glowing == {desk.read.moments(talk)[1].id}
    place.focus.look_at_note("")
    assert not panel.view.view.canvas.marks.glowing


def test_an_opportunity_is_hung_by_its_number(desk: Desk, talk: InterviewId, panel: MapPanel) -> None:
    notes.keep(desk, talk, "! The count must hold")
    first = desk.read.moments(talk)[0].id
    panel.view.view.setFocus()
    panel.view.select(first)
    panel.view.hang_asked.emit(first)
    assert panel.hanging.lines.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    assert [one.moment_id for one in opportunities.of_interview(desk, talk)][1] == first
    assert panel.hanging.isHidden() and panel.view.view.hasFocus()
    panel.view.hang_asked.emit(first)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [one.moment_id for one in opportunities.of_interview(desk, talk)][1] is None


def test_with_no_opportunity_the_list_says_how_one_is_noted(desk: Desk, talk: InterviewId, panel: MapPanel) -> None:
    opportunities.delete(desk, opportunities.of_interview(desk, talk)[0].id)
    panel.hanging.ask(desk.read.moments(talk)[0].id)
    assert "!" in panel.hanging._title.text()
    QTest.keyClick(panel.hanging.lines, Qt.Key.Key_Escape)
    assert panel.hanging.isHidden()


def test_a_file_that_fails_is_told_and_nothing_is_lost(desk: Desk, place: Workplace, panel: MapPanel) -> None:
    trouble: list[object] = []
    place.trouble.connect(trouble.append)
    assert not panel.verbs.relabel("gone", "Words")
    assert not panel.verbs.delete(["gone"])
    assert panel.verbs.add_after("gone") is None
    assert len(trouble) == 3


def test_only_what_changed_is_read_again(desk: Desk, talk: InterviewId, panel: MapPanel) -> None:
    whole: list[object] = []
    panel.talk.read = whole.append  # type: ignore[assignment,method-assign]
    notes.keep(desk, talk, "+ Drives home")
    moments.place(desk, desk.read.moments(talk)[0].id, 40.0, 50.0)
    assert not whole
    assert len(panel.view.view.canvas.node_items) == 4


ESC = Qt.Key.Key_Escape


def on_second(panel: MapPanel) -> str:
    panel.take_focus()
    panel.select(panel.talk.moments[1].id)
    return panel.talk.moments[1].id


def focused_types(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_a_box_that_is_added_with_a_name_is_one_step(desk: Desk, talk: InterviewId, panel: MapPanel, presses) -> None:  # type: ignore[no-untyped-def]
    on_second(panel)
    presses(Qt.Key.Key_Tab)
    focused_types("Waits")
    presses(Qt.Key.Key_Return)
    assert labels(desk, talk)[2] == "Waits"
    desk.undo()
    assert labels(desk, talk) == ["Truck comes", "Counts pallets", "Signs"]


def test_a_later_name_is_a_step_of_its_own(desk: Desk, talk: InterviewId, panel: MapPanel, presses) -> None:  # type: ignore[no-untyped-def]
    on_second(panel)
    presses(Qt.Key.Key_Tab)
    presses(Qt.Key.Key_Return)
    panel.view.edit_label(panel.talk.moments[2].id)
    focused_types("Waits")
    presses(Qt.Key.Key_Return)
    desk.undo()
    assert labels(desk, talk)[2] == "New moment"


@pytest.mark.parametrize("is_list", [False, True])
def test_escape_before_a_new_box_has_a_name_takes_it_back(
    desk: Desk,
    talk: InterviewId,
    panel: MapPanel,
    presses,
    is_list: bool,  # type: ignore[no-untyped-def]
) -> None:
    panel.show_list(is_list=is_list)
    second, undo = on_second(panel), desk.history.to_undo
    links = desk.read.where(Link, interview_id=talk)
    presses(Qt.Key.Key_Insert if is_list else Qt.Key.Key_Tab)
    focused_types("Half typed")
    presses(ESC)
    assert (
        labels(desk, talk) == ["Truck comes", "Counts pallets", "Signs"]
        and desk.read.where(Link, interview_id=talk) == links
    )
    assert desk.history.to_undo is undo and desk.history.to_redo is None
    assert (panel.list.current_id if is_list else panel.view.current_id) == second


def test_escape_leaves_a_new_box_to_which_something_was_done_since(
    desk: Desk,
    talk: InterviewId,
    panel: MapPanel,
    presses,  # type: ignore[no-untyped-def]
) -> None:
    on_second(panel)
    presses(Qt.Key.Key_Tab)
    presses(Qt.Key.Key_Return)
    panel.view.edit_label(panel.talk.moments[2].id)
    presses(ESC)
    assert labels(desk, talk)[2] == "New moment"


def test_the_opportunities_to_hang_go_when_the_keys_go_elsewhere(panel: MapPanel) -> None:
    panel.hanging.ask(on_second(panel))
    assert panel.hanging.lines.hasFocus()
    panel.view.view.setFocus()
    assert panel.hanging.isHidden()


def test_the_opportunities_to_hang_go_with_their_box(panel: MapPanel) -> None:
    panel.hanging.ask(on_second(panel))
    panel.view.select(panel.talk.moments[0].id)
    assert panel.hanging.isHidden() and panel.view.view.hasFocus()


def test_the_opportunities_to_hang_go_with_their_talk(panel: MapPanel) -> None:
    panel.hanging.ask(on_second(panel))
    panel.show_interview(None)
    assert panel.hanging.isHidden()


def test_whoever_listens_is_told_what_is_typed_and_asked(panel: MapPanel, presses) -> None:  # type: ignore[no-untyped-def]
    panel.view.view.setFocus()
    presses(Qt.Key.Key_Down)
    presses(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Words of the box"
    presses(Qt.Key.Key_Escape)
    presses(Qt.Key.Key_K)
    presses(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Words on the line"
    presses(Qt.Key.Key_Escape)
    presses(Qt.Key.Key_Escape)
    presses(Qt.Key.Key_O)
    assert "Truck comes" in panel.hanging.lines.accessibleDescription()
