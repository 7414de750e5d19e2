"""The number and the words of a row stay in view while the list is scrolled sideways, from either side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from discovery_desk.ui.experience_map.map_list import MapList
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.experience_map.moment_cells import Column

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
STAYING = (Column.NUMBER, Column.MOMENT)


@pytest.fixture(params=[LTR, RTL])
def rows(panel: MapPanel, request: pytest.FixtureRequest) -> MapList:
    panel.resize(300, 500)
    panel.turn()
    panel.list.setLayoutDirection(request.param)
    return panel.list


def go(rows: MapList, column: Column) -> None:
    rows.setCurrentIndex(rows.table.index(1, column))
    QApplication.processEvents()


def test_unscrolled_every_cell_is_where_it_is(rows: MapList) -> None:
    assert rows._known_by.strips() == []


def test_scrolled_they_stand_where_the_window_is_read_from(rows: MapList) -> None:
    go(rows, Column.DOING)
    number, words = (rows.visualRect(rows.table.index(1, column)) for column in STAYING)
    if rows.layoutDirection() is LTR:
        assert (number.left(), words.left()) == (0, number.width())
    else:
        assert (number.right(), words.right()) == (rows.viewport().width() - 1, number.left() - 1)


@pytest.mark.parametrize("column", [Column.KIND, Column.DOING, Column.THINKING, Column.HEARD, Column.TIME])
def test_the_cell_under_the_keys_is_never_under_them(rows: MapList, column: Column) -> None:
    for start in (Column.HEARD, Column.TIME):
        go(rows, start)
        go(rows, column)
        cell = rows.visualRect(rows.currentIndex())
        assert not any(
            cell.intersects(rows.visualRect(rows.table.index(1, one))) for one in STAYING if one is not column
        )


def test_what_is_seen_there_is_what_is_clicked_and_edited(rows: MapList) -> None:
    go(rows, Column.DOING)
    before = rows.horizontalScrollBar().value()
    at = rows.visualRect(rows.table.index(0, Column.MOMENT)).center()
    assert (rows.indexAt(at).row(), rows.indexAt(at).column()) == (0, Column.MOMENT)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor.geometry().contains(at) and editor.accessibleName() == "Moment"
    assert rows.horizontalScrollBar().value() == before


def test_they_are_painted_as_they_are_unscrolled(rows: MapList) -> None:
    rows.setCurrentIndex(rows.table.index(0, Column.TIME))
    there = rows.table.index(1, Column.MOMENT)
    before = rows.viewport().grab(rows.visualRect(there).adjusted(2, 1, -2, -2)).toImage()
    rows.horizontalScrollBar().setValue(rows.horizontalScrollBar().maximum())
    assert rows._known_by.rect(there) is not None
    assert rows.viewport().grab(rows.visualRect(there).adjusted(2, 1, -2, -2)).toImage() == before


def test_where_the_words_would_take_most_of_the_room_only_the_number_stays(rows: MapList) -> None:
    rows.setColumnWidth(Column.MOMENT, 250)
    rows.horizontalScrollBar().setValue(200)
    assert [one.column for one in rows._known_by.strips()] == [Column.NUMBER]
