"""Pages side by side: as many as there is room for, of one size, scrolled and enlarged together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.library import PageState
from discovery_desk.services import interviews, notes, snapshots
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.library.compare_board import CompareBoard
from discovery_desk.ui.library.library_panel import LibraryPanel

Key = Qt.Key
Five = dict[str, InterviewId]


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def compare(panel: LibraryPanel, five: Five, *names: str) -> CompareBoard:
    grid = panel.gallery.grid
    grid.unmark_all()
    for name in names:
        grid.choose(five[name])
        press(Key.Key_Space)
    press(Key.Key_C)
    QApplication.processEvents()
    panel.board.pictures.flush()
    return panel.board


def test_fewer_than_two_or_more_than_four_are_refused_in_words(
    five: Five, panel: LibraryPanel, place: Workplace
) -> None:
    heard: list[object] = []
    place.trouble.connect(heard.append)
    compare(panel, five, "Ada")
    compare(panel, five)
    compare(panel, five, *five)
    assert [getattr(one, "rule", "") for one in heard] == ["compare-few", "compare-few", "compare-many"]
    assert panel.currentWidget() is panel.gallery


def test_those_marked_stand_side_by_side_in_the_order_of_the_marks(five: Five, panel: LibraryPanel) -> None:
    board = compare(panel, five, "Cho", "Ada")
    assert board.compared == board.shown == (five["Cho"], five["Ada"])
    assert board.columns[0].sheet.hasFocus()
    assert board.columns[0].sheet.accessibleName() == "Page of Cho"


def test_one_marked_page_is_compared_with_the_one_under_the_keys(five: Five, panel: LibraryPanel) -> None:
    panel.gallery.grid.choose(five["Bea"])
    press(Key.Key_Space, Key.Key_Right, Key.Key_C)
    assert panel.board.compared == (five["Bea"], five["Cho"])


def test_what_is_made_meanwhile_changes_the_page_in_its_place(five: Five, panel: LibraryPanel, desk: Desk) -> None:
    board = compare(panel, five, "Ada", "Bea")
    press(Key.Key_Right)
    columns = list(board.columns)
    snapshots.mark_done(desk, five["Ada"])
    panel.catch_up()
    assert board.columns == columns and board.current == 1
    assert board.columns[0].page.state is PageState.MADE


def test_the_smallest_window_shows_two_and_arrows_bring_the_others(five: Five, panel: LibraryPanel) -> None:
    panel.resize(956, 640)
    board = compare(panel, five, "Ada", "Bea", "Cho", "Dee")
    assert board.shown == (five["Ada"], five["Bea"])
    assert board._title.text() == "Pages 1–2 of 4"
    press(Key.Key_Right, Key.Key_Right)
    assert board.shown == (five["Bea"], five["Cho"]) and board.current == 2
    press(Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Left, Key.Key_Left)
    assert board.shown == (five["Ada"], five["Bea"]) and board.current == 0
    panel.resize(1500, 640)
    QApplication.processEvents()
    assert len(board.shown) == 4 and board._title.text() == "4 pages side by side"


def test_all_are_as_large_as_each_other_and_scroll_together(five: Five, panel: LibraryPanel) -> None:
    board = compare(panel, five, "Ada", "Bea", "Cho")
    press(Key.Key_Plus, Key.Key_Plus, Key.Key_Plus)
    press(Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down)
    sheets = [column.sheet for column in board.columns]
    assert len({(one.page_size().width(), one.page_size().height()) for one in sheets}) == 1
    assert len({one.verticalScrollBar().value() for one in sheets}) == 1
    assert sheets[0].verticalScrollBar().value() > 0
    press(Key.Key_0)
    assert board.zoom == 1.0 and all(one.verticalScrollBar().maximum() == 0 for one in sheets)


def test_what_was_in_the_middle_stays_there_when_it_is_enlarged(five: Five, panel: LibraryPanel) -> None:
    board = compare(panel, five, "Ada", "Bea")
    sheet = board.columns[0].sheet
    board.zoom_by(2.0)
    before = sheet._middle()
    board.zoom_by(1.25)
    assert sheet._middle() == pytest.approx(before, abs=0.01)


def test_enlarged_pages_are_drawn_sharp(five: Five, panel: LibraryPanel) -> None:
    board = compare(panel, five, "Ada", "Bea")
    board.zoom_by(2.0)
    board.pictures.flush()
    assert width_drawn(board) == board.columns[0].sheet.page_size().width()


def test_pages_that_become_larger_are_drawn_anew(five: Five, panel: LibraryPanel) -> None:
    panel.resize(900, 500)
    board = compare(panel, five, "Ada", "Bea")
    before = width_drawn(board)
    press(Key.Key_O)
    QApplication.processEvents()
    board.pictures.flush()
    assert width_drawn(board) == board.columns[0].sheet.page_size().width() > before


def width_drawn(board: CompareBoard) -> int:
    drawn = board.pictures.of(board.compared[0])
    assert drawn is not None
    return drawn.image.width()


def test_opportunities_stand_below_each_page_until_they_are_put_away(
    five: Five, panel: LibraryPanel, desk: Desk
) -> None:
    notes.keep(desk, five["Cho"], "! I need a rest")
    board = compare(panel, five, "Bea", "Cho", "Ada")
    assert board.opportunities.lines() == [
        ["1.  I need sleep"],
        ["1.  I need money", "2.  I need a rest"],
        ["No opportunities on this page"],
    ]
    press(Key.Key_O)
    assert board.opportunities.isHidden()
    press(Key.Key_O)
    assert board.opportunities.isVisible()


def test_a_change_elsewhere_is_followed(five: Five, panel: LibraryPanel, desk: Desk) -> None:
    board = compare(panel, five, "Bea", "Cho", "Ada")
    notes.keep(desk, five["Ada"], "! I need light")
    panel.catch_up()
    board.pictures.flush()
    assert board.opportunities.lines()[2] == ["1.  I need light"]
    with desk.change("Bin", undoable=False) as unit:
        unit.put(replace(interviews.get(desk, five["Bea"]), binned_at=desk.clock.now().at))
    panel.catch_up()
    assert board.compared == (five["Cho"], five["Ada"])
    with desk.change("Bin", undoable=False) as unit:
        unit.put(replace(interviews.get(desk, five["Cho"]), binned_at=desk.clock.now().at))
    panel.catch_up()
    assert panel.currentWidget() is panel.gallery


def test_a_page_is_taken_out_while_enough_are_left(five: Five, panel: LibraryPanel) -> None:
    board = compare(panel, five, "Ada", "Bea", "Cho")
    press(Key.Key_Right, Key.Key_Delete, Key.Key_Delete)
    assert board.compared == (five["Ada"], five["Cho"])
    assert board.columns[1].sheet.hasFocus()


def test_enter_opens_the_page_and_escape_leads_back_to_the_marks(five: Five, panel: LibraryPanel, qtbot: QtBot) -> None:
    board = compare(panel, five, "Ada", "Bea")
    press(Key.Key_Right)
    with qtbot.waitSignal(panel.page_asked) as heard:
        press(Key.Key_Return)
    assert heard.args == [five["Bea"]]
    board.take_focus()
    press(Key.Key_Escape)
    assert panel.currentWidget() is panel.gallery
    assert panel.gallery.grid.hasFocus()
    assert panel.gallery.grid.marked() == (five["Ada"], five["Bea"])


def test_in_a_mirrored_window_the_next_page_is_to_the_left(five: Five, panel: LibraryPanel) -> None:
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    board = compare(panel, five, "Ada", "Bea")
    press(Key.Key_Left)
    assert board.current == 1
    assert board.columns[1].x() < board.columns[0].x()


def test_esc_leads_back_from_a_button_too(five: Five, panel: LibraryPanel) -> None:
    board = compare(panel, five, "Ada", "Bea")
    next(one for one in board.findChildren(QPushButton) if one.isVisible()).setFocus()
    press(Key.Key_Escape)
    assert not panel.is_comparing
