"""Kept notes by keyboard and by hand: cut in two, joined, moved in time, put on the map, taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from discovery_desk.services import importing, notes
from discovery_desk.ui.kit.note_mime import note_mime
from tests.journeys.conftest import CTRL

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def texts(researcher: Any) -> list[str]:
    return [note.text for note in researcher.notes]


def shown_times(researcher: Any) -> list[int]:
    return [note.at_ms for note in researcher.notes]


def test_control_enter_cuts_the_note_at_the_cursor(researcher: Any) -> None:
    researcher.starts("Marit")
    researcher.window.live.notes.line.insert("> calls 👩‍🚀 twice and waits #pain")
    researcher.presses(Key.Key_Return)
    (note,) = researcher.notes
    researcher.window.live.notes.list.edit(note.id)
    for _ in " and waits":
        researcher.presses(Key.Key_Left)
    researcher.types(" today")
    researcher.presses(Key.Key_Return, CTRL)
    assert texts(researcher) == ["calls 👩‍🚀 twice today", "and waits"]
    assert researcher.window.live.notes.list.selected_id() == researcher.notes[1].id
    assert not isinstance(researcher.focused(), QPlainTextEdit)
    researcher.undoes()
    assert texts(researcher) == ["calls 👩‍🚀 twice and waits"]


def test_a_cut_at_the_end_is_none_and_the_words_stay_in_the_editor(researcher: Any) -> None:
    researcher.starts("Marit")
    note = researcher.writes("calls twice")
    researcher.window.live.notes.list.edit(note.id)
    researcher.types(" x")
    researcher.presses(Key.Key_Return, CTRL)
    assert "between two words" in researcher.window.remark.text
    assert researcher.focused().toPlainText() == "calls twice x"
    assert texts(researcher) == ["calls twice"]


def test_control_j_joins_the_last_note_with_the_one_before(researcher: Any) -> None:
    researcher.starts("Marit")
    for line in ("calls", "twice", "half"):
        researcher.writes(line)
    researcher.types("typing on")
    researcher.presses(Key.Key_J, CTRL)
    assert texts(researcher) == ["calls", "twice half"]
    assert researcher.window.live.notes.line.text() == "typing on"
    shown = researcher.window.live.notes.list
    shown.select(researcher.notes[1].id)
    researcher.presses(Key.Key_J, CTRL)
    assert texts(researcher) == ["calls twice half"]
    assert shown.selected_id() == researcher.notes[0].id
    researcher.presses(Key.Key_J, CTRL)
    assert "no note before" in researcher.window.remark.text


@pytest.mark.parametrize(
    ("typed", "at_ms"), [("12:41", 761_000), ("1:02:03", 3_723_000), ("+5", 12_000), ("-10", 0), ("-2 s", 5_000)]
)
def test_control_t_types_the_time_of_the_last_note(researcher: Any, typed: str, at_ms: int) -> None:
    researcher.starts("Marit")
    researcher.writes("first")  # starts the clock
    researcher.writes("second", after_ms=8_000)
    assert shown_times(researcher) == [0, 7_000]
    researcher.types("typing on")
    researcher.presses(Key.Key_T, CTRL)
    assert isinstance(researcher.focused(), QLineEdit)
    researcher.types(typed)
    researcher.presses(Key.Key_Return)
    assert notes.get(researcher.desk, researcher.notes[0].id).at_ms == 0
    assert sorted(shown_times(researcher)) == sorted([0, at_ms])
    assert researcher.focused() is researcher.window.live.notes.line.editor
    assert researcher.window.live.notes.line.text() == "typing on"


def test_nonsense_is_no_time_and_stays_to_be_mended(researcher: Any) -> None:
    researcher.starts("Marit")
    researcher.writes("first")
    researcher.presses(Key.Key_T, CTRL)
    researcher.types("soon")
    researcher.presses(Key.Key_Return)
    assert "“soon” is not a time" in researcher.window.remark.text
    assert researcher.focused().text() == "soon"
    researcher.presses(Key.Key_Escape)
    assert shown_times(researcher) == [0]
    assert researcher.focused() is researcher.window.live.notes.line.editor


def test_alt_and_arrows_move_the_last_note_while_typing(researcher: Any) -> None:
    researcher.starts("Marit")
    researcher.writes("first")
    researcher.writes("second", after_ms=18_000)
    researcher.types("typing on")
    researcher.presses(Key.Key_Right, ALT)
    researcher.presses(Key.Key_Right, ALT)
    researcher.presses(Key.Key_Left, ALT)
    assert shown_times(researcher) == [0, 22_000]
    assert researcher.window.live.notes.line.text() == "typing on"
    researcher.window.live.notes.list.select(researcher.notes[0].id)
    researcher.presses(Key.Key_Right, ALT)
    assert shown_times(researcher) == [5_000, 22_000]


def test_all_notes_are_shifted_from_a_strip(researcher: Any) -> None:
    researcher.starts("Marit")
    for _ in range(2):
        researcher.writes("said")
    before = shown_times(researcher)
    researcher.window.actions_by_name["shift-all"].trigger()
    assert researcher.focused() is researcher.window.live.notes.times.by
    researcher.types("15")
    researcher.presses(Key.Key_Return)
    assert shown_times(researcher) == [at + 15_000 for at in before]
    assert not researcher.window.live.notes.times.isVisible()
    assert researcher.focused() is researcher.window.live.notes.line.editor
    researcher.undoes()
    assert shown_times(researcher) == before


def test_another_reaction_offset_is_set_and_shown_beside_the_clock(researcher: Any) -> None:
    researcher.window.place.change_settings(reaction_offset_ms=5_000)
    researcher.starts("Marit")
    researcher.writes("first")
    researcher.writes("second", after_ms=20_000)
    assert shown_times(researcher) == [0, 17_000]
    header = researcher.window.live.header
    assert header._offset.text() == "−5 s"
    researcher.window.actions_by_name["shift-all"].trigger()
    strip = researcher.window.live.notes.times
    assert strip.offset.text() == "5"
    strip.offset.setFocus()
    strip.offset.selectAll()
    researcher.types("0")
    researcher.presses(Key.Key_Return)
    assert shown_times(researcher) == [0, 22_000]
    assert header._offset.text() == ""
    researcher.window.actions_by_name["shift-all"].trigger()
    researcher.presses(Key.Key_Escape)
    assert not strip.isVisible()


def let_go(researcher: Any, note_id: str, at: QPointF) -> None:
    view = researcher.window.live.map.view.view
    mime, copy = note_mime(note_id), Qt.DropAction.CopyAction
    buttons, no_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(int(at.x()), int(at.y())), copy, mime, buttons, no_keys)
    view.dragEnterEvent(entered)
    assert entered.isAccepted()
    view.dropEvent(QDropEvent(at, copy, mime, buttons, no_keys))


def test_a_note_let_go_on_the_map_is_a_box_or_belongs_to_one(researcher: Any) -> None:
    researcher.starts("Marit")
    said, asked = researcher.writes("calls the ward"), researcher.writes("nobody answers")
    researcher.window.show_tab("map")
    let_go(researcher, said.id, QPointF(300, 300))
    (box,) = researcher.desk.read.moments(researcher.interview.id)
    assert box.label == "calls the ward"
    view = researcher.window.live.map.view.view
    middle = view.mapFromScene(view.canvas.node_items[box.id].box().center())
    let_go(researcher, asked.id, QPointF(middle))
    assert researcher.desk.read.sources(researcher.interview.id) == {box.id: (said.id, asked.id)}
    assert len(researcher.desk.read.moments(researcher.interview.id)) == 1
    researcher.undoes()
    assert researcher.desk.read.sources(researcher.interview.id) == {box.id: (said.id,)}


def test_what_is_no_note_is_not_taken_by_the_map(researcher: Any) -> None:
    researcher.starts("Marit")
    researcher.writes("first")
    view = researcher.window.live.map.view.view
    mime = QMimeData()
    mime.setText("words from elsewhere")
    entered = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    view.dragEnterEvent(entered)
    assert not entered.isAccepted()


def test_the_same_from_the_menu(researcher: Any) -> None:
    researcher.starts("Marit")
    said, asked = researcher.writes("calls the ward"), researcher.writes("nobody answers")
    acts, shown = researcher.window.actions_by_name, researcher.window.live.notes.list
    acts["note-to-moment"].trigger()
    assert "Choose a box" in researcher.window.remark.text
    shown.select(said.id)
    acts["note-to-map"].trigger()
    (box,) = researcher.desk.read.moments(researcher.interview.id)
    researcher.window.live.map.view.select(box.id)
    shown.select(asked.id)
    acts["note-to-moment"].trigger()
    assert researcher.desk.read.sources(researcher.interview.id) == {box.id: (said.id, asked.id)}
    acts["delete-note"].trigger()
    assert texts(researcher) == ["calls the ward"]


def test_nothing_is_done_to_notes_that_cannot_be_seen(researcher: Any) -> None:
    researcher.starts("Marit")
    for line in ("one", "two"):
        researcher.writes(line)
    researcher.window.go("home")
    researcher.presses(Key.Key_J, CTRL)
    researcher.presses(Key.Key_Right, ALT)
    assert texts(researcher) == ["one", "two"]
    assert shown_times(researcher)[1] == 9_000


def test_the_small_window_has_the_last_three_notes(researcher: Any) -> None:
    researcher.starts("Marit")
    kept = [researcher.writes(line) for line in ("one", "two", "three", "four")]
    panel = researcher.window.live.notes
    panel.set_compact(True)
    assert [bool(panel.list.row_rect(note.id).height()) for note in kept] == [False, True, True, True]
    newest = researcher.writes("five")
    assert panel.list.row_rect(kept[1].id).isEmpty()
    assert panel.list.viewport().rect().contains(panel.list.row_rect(newest.id))
    assert panel.list.unseen_count() == 0
    panel.set_compact(False)
    assert not panel.list.row_rect(kept[0].id).isEmpty()


def test_notes_of_an_imported_story_are_worked_on_as_any(researcher: Any) -> None:
    story: Path = importing.demo_files()[1]
    made = importing.import_file(researcher.desk, story)
    researcher.window.place.focus.look_at_interview(made.id)
    researcher.window.go("live")
    told = researcher.notes
    researcher.window.live.notes.list.select(told[1].id)
    researcher.presses(Key.Key_J, CTRL)
    assert len(researcher.notes) == len(told) - 1
    researcher.undoes()
    assert researcher.notes == told
