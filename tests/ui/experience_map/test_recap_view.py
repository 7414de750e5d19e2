"""Playing the story back: sentences that are read out, reordered, reworded, and kept once they were told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import NoteKind
from discovery_desk.services import interviews, moments, notes, stories
from discovery_desk.services.desk import Desk
from discovery_desk.ui.experience_map.recap_lines import LINE_MIME, RecapLines
from discovery_desk.ui.experience_map.recap_view import RecapView
from discovery_desk.ui.kit.workplace import Workplace

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(in_front: Callable[..., None], place: Workplace, talk: InterviewId) -> RecapView:
    made = RecapView(place)
    in_front(made, 480, 600)
    made.show_interview(talk)
    made.take_focus()
    QTest.keyClick(made.lines, Qt.Key.Key_Home)
    return made


def said(view: RecapView) -> list[str]:
    return [line.text for line in view.lines.lines.lines]


def labels(desk: Desk, talk: InterviewId) -> list[str]:
    return [one.label for one in desk.read.moments(talk)]


def test_before_anything_is_told_it_says_what_comes_here(qtbot: QtBot, place: Workplace, desk: Desk) -> None:
    empty = RecapView(place)
    qtbot.addWidget(empty)
    empty.show()
    empty.show_interview(interviews.prepare(desk, "Okada").id)
    assert empty._empty.isVisible() and not empty.lines.isVisible() and not empty.keep.isVisible()


def test_there_is_a_sentence_for_each_moment_in_story_order(view: RecapView) -> None:
    told = said(view)
    assert len(told) == 3
    assert "Truck comes" in told[0] and "Counts pallets" in told[1] and "Signs" in told[2]


def test_several_stories_have_headings_that_keys_pass_over(desk: Desk, talk: InterviewId, view: RecapView) -> None:
    second = stories.begin_another(desk, talk)
    stories.retitle(desk, second.id, "The week before")
    notes.keep(desk, talk, "+ Nobody came")
    told = said(view)
    assert (told[0], told[4]) == ("Story 1", "The week before")
    view.lines.setCurrentIndex(view.lines.lines.index(3))
    QTest.keyClick(view.lines, Qt.Key.Key_Down)
    assert view.lines.current_id == desk.read.moments(talk)[3].id


def test_a_line_is_told_later_and_earlier_by_key(desk: Desk, talk: InterviewId, view: RecapView) -> None:
    first = view.lines.current_id
    QTest.keyClick(view.lines, Qt.Key.Key_Down, CTRL | SHIFT)
    assert labels(desk, talk) == ["Counts pallets", "Truck comes", "Signs"]
    assert view.lines.current_id == first
    QTest.keyClick(view.lines, Qt.Key.Key_Down, CTRL | SHIFT)
    assert labels(desk, talk) == ["Counts pallets", "Signs", "Truck comes"]
    QTest.keyClick(view.lines, Qt.Key.Key_Down, CTRL | SHIFT)
    QTest.keyClick(view.lines, Qt.Key.Key_Up, CTRL | SHIFT)
    assert labels(desk, talk) == ["Counts pallets", "Truck comes", "Signs"]


def drop(lines: RecapLines, dragged: str, at: QPoint) -> None:
    mime = QMimeData()
    mime.setData(LINE_MIME, dragged.encode())
    event = QDropEvent(
        QPointF(at), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    lines.dropEvent(event)


def test_a_dragged_line_comes_where_it_is_let_go(desk: Desk, talk: InterviewId, view: RecapView) -> None:
    third = desk.read.moments(talk)[2].id
    rect = view.lines.visualRect(view.lines.lines.index(0))
    drop(view.lines, third, rect.topLeft() + QPoint(5, 2))
    assert labels(desk, talk) == ["Signs", "Truck comes", "Counts pallets"]
    drop(view.lines, third, view.lines.viewport().rect().bottomLeft() + QPoint(5, -2))
    assert labels(desk, talk) == ["Truck comes", "Counts pallets", "Signs"]


def test_a_heading_parts_the_end_of_a_story_from_the_start_of_the_next(
    desk: Desk, talk: InterviewId, view: RecapView
) -> None:
    stories.begin_another(desk, talk)
    notes.keep(desk, talk, "+ DHL calls")
    first, lines = desk.read.moments(talk)[0], view.lines
    heading = next(row for row, line in enumerate(lines.lines.lines) if row and not line.moment_id)

    def edge(row: int, *, is_below: bool) -> QPoint:
        rect = lines.visualRect(lines.lines.index(row))
        return QPoint(rect.x() + 5, rect.bottom() - 1 if is_below else rect.y() + 1)

    drop(lines, first.id, edge(heading - 1, is_below=True))
    assert labels(desk, talk) == ["Counts pallets", "Signs", "Truck comes", "DHL calls"]
    assert moments.get(desk, first.id).story_id == first.story_id
    drop(lines, first.id, edge(heading, is_below=True))
    assert labels(desk, talk) == ["Counts pallets", "Signs", "Truck comes", "DHL calls"]
    assert moments.get(desk, first.id).story_id != first.story_id
    drop(lines, first.id, edge(heading - 1, is_below=False))
    assert labels(desk, talk) == ["Counts pallets", "Signs", "Truck comes", "DHL calls"]
    assert moments.get(desk, first.id).story_id == first.story_id


def test_enter_tells_a_moment_in_other_words(desk: Desk, talk: InterviewId, view: RecapView) -> None:
    QTest.keyClick(view.lines, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and editor.text() == "Truck comes"
    QTest.keyClicks(editor, "Truck comes early")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert labels(desk, talk)[0] == "Truck comes early"
    assert "Truck comes early" in said(view)[0] and view.lines.hasFocus()


def test_empty_words_are_refused_and_stay_to_be_mended(
    desk: Desk, talk: InterviewId, place: Workplace, view: RecapView
) -> None:
    trouble: list[object] = []
    place.trouble.connect(trouble.append)
    QTest.keyClick(view.lines, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.clear()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert trouble and editor.isVisible() and not view.flush()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert labels(desk, talk)[0] == "Truck comes" and view.flush()


def test_once_played_back_it_is_kept_as_a_note(
    desk: Desk, talk: InterviewId, place: Workplace, view: RecapView
) -> None:
    told: list[str] = []
    place.told.connect(told.append)
    QTest.keyClick(view.lines, Qt.Key.Key_Return, CTRL)
    note = desk.read.notes(talk)[-1]
    assert note.kind is NoteKind.SUMMARY and "Truck comes" in note.text
    assert "Ctrl+Z" in told[0]
    desk.undo()
    assert all(one.kind is not NoteKind.SUMMARY for one in desk.read.notes(talk))


def test_it_follows_a_change_made_elsewhere(desk: Desk, talk: InterviewId, view: RecapView) -> None:
    moments.relabel(desk, desk.read.moments(talk)[1].id, "Counts by torch")
    assert "Counts by torch" in said(view)[1]


def test_the_line_under_the_keys_is_what_is_looked_at(
    desk: Desk, talk: InterviewId, place: Workplace, view: RecapView
) -> None:
    QTest.keyClick(view.lines, Qt.Key.Key_Down)
    assert place.focus.moment == desk.read.moments(talk)[1].id


def test_a_line_is_as_high_as_its_wrapped_words(view: RecapView) -> None:
    view.resize(200, 600)
    QApplication.processEvents()
    heights = [view.lines.visualRect(view.lines.lines.index(row)).height() for row in range(3)]
    assert min(heights) >= view.lines.fontMetrics().lineSpacing() * 2
