"""What holds for every widget of the window, whatever screen it is on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.domain.library import PageSearch
from discovery_desk.services import composites, importing, interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow

HOSTILE = "a <b>c</b> & <img src='/etc/hostname'>"


@pytest.fixture
def window(open_window: Callable[..., MainWindow], desk: Desk) -> MainWindow:
    for story in importing.demo_files():
        importing.import_file(desk, story)
    return open_window()


def every_screen(window: MainWindow) -> Iterator[str]:
    for screen in ("home", "live", "snapshots"):
        window.go(screen)
        yield screen
    desk = window.place.desk
    yield from library_screens(window)
    made = composites.make(desk, f"Composite of {HOSTILE}", HOSTILE)
    window.go("composite")
    yield "composite maps"
    window.composite.show_map(made.id)
    yield "composite, adding a story"
    composites.add_stories(desk, made.id, [one.story.id for one in composites.choices(desk, made.id)])
    lanes = composites.shown(desk, made.id).lanes
    window.composite.board.leave_chooser()
    for key in (lanes[0].id, lanes[0].moments[0].id, composites.step_from(desk, made.id, lanes[0].moments[0].id).id):
        window.composite.board.view().select(key)
        yield "composite"
    window.composite.board.turn()
    yield "composite list"


def library_screens(window: MainWindow) -> Iterator[str]:
    window.go("library")
    gallery = window.library.gallery
    yield "all snapshots"
    gallery.filters.ask_for(PageSearch(words="the", tag="pain", since=date(2025, 1, 1)))
    yield "some snapshots"
    gallery.filters.ask_for_all()
    for page in gallery.grid.pages[:4]:
        gallery.grid.choose(page.interview_id)
        gallery.grid.toggle_mark()
    yield "marked snapshots"
    window.library.compare()
    yield "snapshots side by side"
    window.library.show_gallery()
    gallery.grid.unmark_all()


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    window.place.focus.look_at_interview(interviews.summaries(window.place.desk)[0].interview.id)
    for screen in every_screen(window):
        for widget in window.findChildren(QWidget):
            takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if widget.isVisible() and takes_focus and not widget.focusProxy() and not isinstance(widget, QScrollArea):
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface.text(QAccessible.Text.Name), f"{screen}: {widget} {widget.property('look')}"


def test_no_label_takes_text_for_markup(window: MainWindow) -> None:
    desk = window.place.desk
    interview = interviews.prepare(desk, HOSTILE)
    notes.keep(desk, interview.id, f"> {HOSTILE}")
    notes.keep(desk, interview.id, f"! {HOSTILE}")
    window.place.focus.look_at_interview(interview.id)
    for screen in every_screen(window):
        for label in window.findChildren(QLabel):
            if HOSTILE[:6] in label.text():
                assert label.textFormat() is Qt.TextFormat.PlainText, f"{screen}: {label.text()}"


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("is_dark", [False, True])
def test_every_screen_fits_the_smallest_window(window: MainWindow, scale: float, is_dark: bool) -> None:
    """The window can still be 1024 × 640, and nothing asks for more."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(is_dark=is_dark, scale=scale)
    themes.apply(application, theme)
    window.wear(theme)
    window.place.focus.look_at_interview(interviews.summaries(window.place.desk)[0].interview.id)
    window.resize(1024, 640)
    for screen in every_screen(window):
        hint = window.centralWidget().minimumSizeHint()
        assert (hint.width() <= 1024, hint.height() <= 640) == (True, True), f"{screen}: {hint}"


def test_one_key_means_one_thing(window: MainWindow) -> None:
    taken: dict[str, str] = {}
    for name, action in window.actions_by_name.items():
        for sequence in action.shortcuts():
            assert sequence.toString() not in taken, (name, taken.get(sequence.toString()))
            taken[sequence.toString()] = name


def test_an_empty_desk_says_how_to_start(qtbot: QtBot, desk: Desk) -> None:
    made = MainWindow(desk, Theme())
    with qtbot.waitExposed(made):
        made.show()
    words = " ".join(label.text() for label in made.findChildren(QLabel) if label.isVisible())
    assert "Ctrl+N" in words
    made.close()
    made.deleteLater()
