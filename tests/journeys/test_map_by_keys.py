"""The experience map finished by hand, with the keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from discovery_desk.domain.moment import Link

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def tell_three(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    for line in ("+ Truck comes", "+ Counts pallets", "+ Signs"):
        researcher.writes(line)
    researcher.window.live.map.view.setFocus()
    researcher.window.live.map.view.select(researcher.desk.read.moments(researcher.interview.id)[0].id)


def labels(researcher) -> list[str]:  # type: ignore[no-untyped-def]
    return [moment.label for moment in researcher.desk.read.moments(researcher.interview.id)]


def chain(researcher) -> list[tuple[str, str]]:  # type: ignore[no-untyped-def]
    named = {moment.id: moment.label for moment in researcher.desk.read.moments(researcher.interview.id)}
    links = researcher.desk.read.where(Link, interview_id=researcher.interview.id)
    return sorted((named[link.from_id], named[link.to_id]) for link in links)


def test_tab_adds_the_next_moment_and_opens_its_name(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    researcher.presses(Qt.Key.Key_Tab)
    researcher.types("Waits")
    researcher.presses(Qt.Key.Key_Return)
    assert labels(researcher) == ["Truck comes", "Waits", "Counts pallets", "Signs"]
    assert chain(researcher) == [("Counts pallets", "Signs"), ("Truck comes", "Waits"), ("Waits", "Counts pallets")]


def test_shift_tab_on_the_first_moment_begins_the_story_earlier(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    researcher.presses(Qt.Key.Key_Backtab, SHIFT)
    researcher.types("Wakes up")
    researcher.presses(Qt.Key.Key_Return)
    assert labels(researcher) == ["Wakes up", "Truck comes", "Counts pallets", "Signs"]
    assert ("Wakes up", "Truck comes") in chain(researcher)


def test_enter_renames_and_a_digit_sets_the_feeling(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    researcher.presses(Qt.Key.Key_Return)
    researcher.presses(Qt.Key.Key_A, CTRL)
    researcher.types("Truck comes early")
    researcher.presses(Qt.Key.Key_Return)
    researcher.presses(Qt.Key.Key_1)
    first = researcher.desk.read.moments(researcher.interview.id)[0]
    assert (first.label, first.emotion) == ("Truck comes early", -2)


def test_the_story_is_reordered_and_put_back_with_one_undo(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    before = chain(researcher)
    researcher.presses(Qt.Key.Key_Right, CTRL | SHIFT)
    assert labels(researcher) == ["Counts pallets", "Truck comes", "Signs"]
    assert chain(researcher) == [("Counts pallets", "Truck comes"), ("Truck comes", "Signs")]
    researcher.undoes()
    assert labels(researcher) == ["Truck comes", "Counts pallets", "Signs"]
    assert chain(researcher) == before


def test_a_deleted_moment_leaves_a_closed_chain_and_comes_back(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    before = chain(researcher)
    researcher.presses(Qt.Key.Key_Right)
    researcher.presses(Qt.Key.Key_Delete)
    assert labels(researcher) == ["Truck comes", "Signs"]
    assert chain(researcher) == [("Truck comes", "Signs")]
    assert len(researcher.notes) == 3
    researcher.undoes()
    assert chain(researcher) == before


def test_letters_typed_after_leaving_the_map_go_to_the_line_again(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    researcher.window.live.notes.line.setFocus()
    researcher.writes("and on")
    assert researcher.notes[-1].text == "and on"


def test_the_new_words_of_a_note_are_carried_over_by_key(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    notes = researcher.window.live.notes
    notes.list.select(researcher.notes[0].id)
    notes.list.setFocus()
    researcher.presses(Qt.Key.Key_F2)
    researcher.presses(Qt.Key.Key_A, CTRL)
    researcher.types("Truck comes early")
    researcher.presses(Qt.Key.Key_Return)
    assert labels(researcher)[0] == "Truck comes"
    assert "Truck comes" in researcher.window.live.map.carrying.strip.words
    researcher.presses(Qt.Key.Key_W, CTRL | SHIFT)
    assert labels(researcher)[0] == "Truck comes early"
    assert researcher.window.live.map.carrying.strip.isHidden()


def test_one_key_turns_the_map_into_its_list_and_back(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    researcher.presses(Qt.Key.Key_F8)
    moment_list = researcher.window.live.map.list
    assert moment_list.hasFocus()
    assert moment_list.current_id == researcher.desk.read.moments(researcher.interview.id)[0].id
    researcher.presses(Qt.Key.Key_Down)
    researcher.presses(Qt.Key.Key_F8)
    assert researcher.window.live.map.view.view.hasFocus()
    researcher.presses(Qt.Key.Key_5)
    assert researcher.desk.read.moments(researcher.interview.id)[1].emotion == 2


def test_the_notes_of_a_chosen_box_light_up(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    researcher.presses(Qt.Key.Key_Right)
    note_list = researcher.window.live.notes.list
    assert note_list.glowing_ids() == {researcher.notes[1].id}
    researcher.presses(Qt.Key.Key_Escape)
    assert not note_list.glowing_ids()


def test_deleting_a_note_says_that_its_box_stays(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    told: list[str] = []
    researcher.window.place.told.connect(told.append)
    note_list = researcher.window.live.notes.list
    note_list.select(researcher.notes[0].id)
    note_list.setFocus()
    researcher.presses(Qt.Key.Key_Delete)
    assert len(researcher.notes) == 2 and labels(researcher)[0] == "Truck comes"
    assert "box stays" in told[-1] and "Ctrl+Z" in told[-1]


def test_the_story_is_played_back_and_kept_by_keys(researcher) -> None:  # type: ignore[no-untyped-def]
    tell_three(researcher)
    researcher.presses(Qt.Key.Key_F9)
    assert researcher.window.live.recap.lines.hasFocus()
    researcher.presses(Qt.Key.Key_Return, CTRL)
    assert "Truck comes" in researcher.notes[-1].text and len(researcher.notes) == 4
