"""From one page to all of them and back, by the rail and by keys, and what two have in common."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.sharing import Share
from discovery_desk.export.pdf.raster import page_count
from discovery_desk.services import consent, importing

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def rail_button(researcher) -> QToolButton:  # type: ignore[no-untyped-def]
    return next(one for one in researcher.window.rail.findChildren(QToolButton) if one.text() == "Snapshots")


def test_the_rail_leads_to_all_pages_or_to_the_one_in_view(researcher) -> None:  # type: ignore[no-untyped-def]
    window = researcher.window
    stories = [importing.import_file(researcher.desk, story) for story in importing.demo_files()[:2]]
    rail_button(researcher).click()
    assert window.screens.current == "library"
    assert rail_button(researcher).isChecked()
    researcher.presses(Key.Key_End)
    researcher.presses(Key.Key_Return)
    assert window.screens.current == "snapshots"
    assert window.place.focus.interview == stories[0].id
    rail_button(researcher).click()
    assert window.screens.current == "library"
    assert window.library.gallery.grid.current_id == stories[0].id
    rail_button(researcher).click()
    assert window.screens.current == "snapshots"
    window.go("home")
    rail_button(researcher).click()
    assert window.screens.current == "snapshots"


def test_keys_lead_from_the_page_to_all_and_back(researcher) -> None:  # type: ignore[no-untyped-def]
    window = researcher.window
    shown = importing.import_file(researcher.desk, importing.demo_files()[0])
    window.place.focus.look_at_interview(shown.id)
    assert window.screens.current == "snapshots"
    researcher.presses(Key.Key_F3)
    assert window.screens.current == "library"
    researcher.presses(Key.Key_S, CTRL | SHIFT)
    assert window.screens.current == "snapshots"
    window.snapshot.header.gallery.click()
    assert window.screens.current == "library"
    researcher.presses(Key.Key_Escape)
    assert window.screens.current == "snapshots"


def test_two_pages_with_one_tag_are_compared_by_keys(researcher) -> None:  # type: ignore[no-untyped-def]
    window = researcher.window
    for story in importing.demo_files():
        importing.import_file(researcher.desk, story)
    researcher.presses(Key.Key_F3)
    researcher.presses(Key.Key_Slash)
    researcher.types("phone")
    researcher.presses(Key.Key_Return)
    listed = [page.interview_id for page in window.library.gallery.grid.pages]
    assert 2 <= len(listed) < 4
    researcher.presses(Key.Key_A)
    researcher.presses(Key.Key_C)
    assert window.library.board.compared == tuple(listed)
    researcher.presses(Key.Key_Right)
    researcher.presses(Key.Key_Return)
    assert window.screens.current == "snapshots"
    assert window.place.focus.interview == listed[1]
    researcher.presses(Key.Key_F3)
    assert window.library.currentWidget() is window.library.board
    researcher.presses(Key.Key_Escape)
    assert [page.interview_id for page in window.library.gallery.grid.pages] == listed


def test_the_page_of_a_talk_that_goes_on_opens_as_a_page(researcher) -> None:  # type: ignore[no-untyped-def]
    window = researcher.window
    researcher.starts("Marit")
    researcher.writes("> it was short")
    running = researcher.interview.id
    window.start_interview()
    researcher.presses(Key.Key_F3)
    QTest.keyClick(window.library.gallery.grid, Key.Key_Return)
    assert (window.screens.current, window.place.focus.interview) == ("snapshots", running)


def test_an_interview_that_is_taken_back_leaves_the_gallery_where_it_is(researcher) -> None:  # type: ignore[no-untyped-def]
    window = researcher.window
    importing.import_file(researcher.desk, importing.demo_files()[0])
    gone = importing.import_file(researcher.desk, importing.demo_files()[1])
    window.place.focus.look_at_interview(gone.id)
    researcher.presses(Key.Key_F3)
    researcher.undoes()
    assert window.screens.current == "library"
    window.library.catch_up()
    assert len(window.library.gallery.grid.pages) == 1
    assert not window.library.gallery.back.isVisible()


def test_the_marked_pages_are_saved_as_one_pdf_and_logged(researcher, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    window, target = researcher.window, tmp_path / "several.pdf"
    stories = [importing.import_file(researcher.desk, story).id for story in importing.demo_files()[:3]]
    consent.answer(researcher.desk, stories[2], ConsentScope.QUOTE, is_given=False)
    researcher.presses(Key.Key_F3)
    researcher.presses(Key.Key_Space)
    researcher.presses(Key.Key_Right)
    researcher.presses(Key.Key_Space)
    researcher.presses(Key.Key_E, CTRL)
    researcher.answers_file_dialog(target)
    assert page_count(target.read_bytes()) == 2
    researcher.qtbot.waitUntil(lambda: len(researcher.desk.read.all(Share)) == 2)
    assert {one.interview_id for one in researcher.desk.read.all(Share)} == set(stories[1:])
    assert "On 1 page something is withheld" in window.remark.findChild(QLabel).text()
    assert window.screens.current == "library"


def test_the_keys_stay_where_they_are_while_other_screens_are_made_ahead(researcher) -> None:  # type: ignore[no-untyped-def]
    window = researcher.window
    researcher.presses(Key.Key_F3)
    assert window.screens.current == "library"
    before = researcher.focused()
    assert not window.screens.is_made("live")
    window.screens.panel("live")
    assert researcher.focused() is before
