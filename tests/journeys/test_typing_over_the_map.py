"""Notes go on being typed after a click on the map: the words are a note, and nothing on the map changes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from discovery_desk.domain.moment import Link
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import open_desk
from discovery_desk.ui.experience_map.moment_cells import Column

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
TYPED = (
    "driver waits",
    "Driver waits",
    "planner says",
    "Planner says",
    "3 pallets short",
    "+ Gets the truck",
    "0 left",
)


@pytest.fixture
def told(sit_down, desk_path: Path, clock):  # type: ignore[no-untyped-def]
    """A talk under way, three moments into its story."""
    with closing(open_desk(desk_path, clock=clock)) as desk:
        talk = interviews.start_clock(desk, interviews.prepare(desk, "Marit").id)
        for line in ("+ Truck comes", "+ Counts pallets", "+ Signs"):
            clock.advance(ms=12_000)
            notes.keep(desk, talk.id, line)
    researcher = sit_down(desk_path)
    researcher.window.resize(1400, 800)
    return researcher


def canvas(told):  # type: ignore[no-untyped-def]
    return told.window.live.map.view.view


def click(told, at: QPointF) -> None:  # type: ignore[no-untyped-def]
    view = canvas(told)
    view.setFocus(Qt.FocusReason.MouseFocusReason)  # as the platform does before it brings the press
    QTest.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(at))


def click_box(told, number: int = 0) -> str:  # type: ignore[no-untyped-def]
    id_ = told.desk.read.moments(told.interview.id)[number].id
    click(told, canvas(told).canvas.boxes()[id_].center())
    assert canvas(told).canvas.current_id() == id_ and canvas(told).hasFocus()
    return str(id_)


def click_link(told) -> str:  # type: ignore[no-untyped-def]
    id_, item = next((id_, one) for id_, one in canvas(told).canvas.edge_items.items() if one.look.from_id)
    click(told, item.label_room().center())
    assert canvas(told).canvas.edge_id() == id_
    return str(id_)


def drawn(told) -> object:  # type: ignore[no-untyped-def]
    view = canvas(told)
    talk = told.interview.id
    return told.desk.read.moments(talk), told.desk.read.where(Link, interview_id=talk), view.transform().m11()


def test_a_note_typed_after_a_click_on_a_box_is_whole(told) -> None:  # type: ignore[no-untyped-def]
    line = told.window.live.notes.line
    for words in TYPED:
        click_box(told)
        before = drawn(told)
        told.clock.advance(ms=5000)
        keyed = told.clock.now()
        told.types(words)
        assert line.text() == words and line.editor.hasFocus() and line.stamp()
        assert drawn(told) == before and told.window.live.map.card.isHidden(), words
        told.clock.advance(ms=2000)
        told.presses(Qt.Key.Key_Return)
        assert told.notes[-1].keyed_ms == interviews.elapsed_ms(told.desk, told.interview, keyed), words


def test_a_note_typed_after_a_click_on_a_link_is_whole(told) -> None:  # type: ignore[no-untyped-def]
    for words in ("calls the office", "Sees it", "waits", "pays", "very late"):
        click_link(told)
        before = drawn(told)
        told.types(words)
        assert told.window.live.notes.line.text() == words
        assert drawn(told) == before, words
        told.presses(Qt.Key.Key_Return)


def test_a_half_typed_note_goes_on_and_is_mended_after_a_click(told) -> None:  # type: ignore[no-untyped-def]
    told.types("Driverr")
    click_box(told)
    told.presses(Qt.Key.Key_Backspace)
    assert told.window.live.notes.line.text() == "Driver"
    click_box(told)
    told.types(" does")
    assert told.window.live.notes.line.text() == "Driver does"
    click_link(told)
    told.presses(Qt.Key.Key_Backspace)
    assert told.window.live.notes.line.text() == "Driver doe"
    assert len(told.desk.read.moments(told.interview.id)) == 3


def test_keys_that_are_no_signs_work_after_a_click(told) -> None:  # type: ignore[no-untyped-def]
    click_box(told, 1)
    told.presses(Qt.Key.Key_Return)
    told.presses(Qt.Key.Key_A, CTRL)
    told.types("Counts again")
    told.presses(Qt.Key.Key_Return)
    assert told.desk.read.moments(told.interview.id)[1].label == "Counts again"
    told.types("does it")
    assert told.window.live.notes.line.text() == "does it"
    click_box(told, 1)
    told.presses(Qt.Key.Key_Delete)
    assert len(told.desk.read.moments(told.interview.id)) == 2


def test_a_note_typed_after_a_click_in_the_list_is_whole(told) -> None:  # type: ignore[no-untyped-def]
    told.presses(Qt.Key.Key_F8)
    rows, line = told.window.live.map.list, told.window.live.notes.line
    for words in ("3 pallets short", "driver waits"):
        before = drawn(told)
        cell = rows.visualRect(rows.table.index(1, Column.FELT))
        rows.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.mouseClick(rows.viewport(), LEFT, pos=cell.center())
        told.types(words)
        assert line.text() == words and line.editor.hasFocus()
        assert drawn(told) == before and told.window.live.map.card.isHidden(), words
        told.presses(Qt.Key.Key_Return)


def first(told):  # type: ignore[no-untyped-def]
    return told.desk.read.moments(told.interview.id)[0]


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, SHIFT])
def test_an_arrow_takes_the_map_in_hand_and_a_click_lets_it_go(told, held) -> None:  # type: ignore[no-untyped-def]
    click_box(told, 2)
    told.presses(Qt.Key.Key_Left, held)
    told.presses(Qt.Key.Key_3)
    assert {one.emotion for one in told.desk.read.moments(told.interview.id)} == {None, 0}
    told.presses(Qt.Key.Key_P)
    assert any(one.is_pinned for one in told.desk.read.moments(told.interview.id))
    click_box(told)
    told.types("4")
    assert told.window.live.notes.line.text() == "4" and first(told).emotion != 1


@pytest.mark.parametrize("way", ["F8", "Ctrl+Shift+M", "Ctrl+A"])
def test_a_map_that_was_come_to_by_key_takes_its_letters(told, way: str) -> None:  # type: ignore[no-untyped-def]
    click_box(told)
    if way == "Ctrl+A":
        told.presses(Qt.Key.Key_A, CTRL)
    elif way == "F8":
        told.presses(Qt.Key.Key_F8)
        told.presses(Qt.Key.Key_F8)
    else:
        told.types("x")
        told.presses(Qt.Key.Key_M, CTRL | SHIFT)
        while not canvas(told).hasFocus():
            told.presses(Qt.Key.Key_F6)
    told.presses(Qt.Key.Key_2)
    assert first(told).emotion == -1
    told.presses(Qt.Key.Key_Plus)
    assert canvas(told).transform().m11() == pytest.approx(1.25)


def test_a_letter_that_goes_to_the_line_takes_the_map_out_of_hand(told) -> None:  # type: ignore[no-untyped-def]
    click_box(told)
    told.presses(Qt.Key.Key_Right)
    told.types("t")
    click_box(told)
    told.types("d")
    assert told.window.live.notes.line.text() == "td"


def test_after_the_talk_a_click_is_enough(told) -> None:  # type: ignore[no-untyped-def]
    interviews.end(told.desk, told.interview.id)
    click_box(told)
    told.presses(Qt.Key.Key_5)
    assert first(told).emotion == 2


def test_a_line_that_was_begun_by_key_ends_when_the_hands_leave(told) -> None:  # type: ignore[no-untyped-def]
    drawing = canvas(told).draw_edge
    for leave in (
        lambda: told.types("t"),
        lambda: told.presses(Qt.Key.Key_F6),
        lambda: told.presses(Qt.Key.Key_F8),
        lambda: told.window.live.map.show_interview(told.interview.id),
    ):
        if told.window.live.map.is_list:
            told.window.live.map.turn()
        click_box(told)
        told.presses(Qt.Key.Key_Right)
        told.presses(Qt.Key.Key_L)
        assert drawing.is_drawing
        leave()
        assert not drawing.is_drawing


def test_on_an_empty_map_enter_adds_the_first_moment(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.window.live.map.take_focus()
    researcher.presses(Qt.Key.Key_Return)
    researcher.types("Wakes up")
    researcher.presses(Qt.Key.Key_Return)
    assert [one.label for one in researcher.desk.read.moments(researcher.interview.id)] == ["Wakes up"]


def test_tab_leaves_an_empty_map(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.window.live.map.take_focus()
    researcher.presses(Qt.Key.Key_Tab)
    assert not canvas(researcher).hasFocus()
    assert not researcher.desk.read.moments(researcher.interview.id)


def test_copies_come_after_the_last_of_the_selection(told) -> None:  # type: ignore[no-untyped-def]
    click_box(told)
    told.presses(Qt.Key.Key_A, CTRL)
    told.presses(Qt.Key.Key_C, CTRL)
    told.presses(Qt.Key.Key_V, CTRL)
    story = ["Truck comes", "Counts pallets", "Signs"]
    assert [one.label for one in told.desk.read.moments(told.interview.id)] == story * 2
