"""Whoever cannot see the screen or does not use a mouse: names, roles, and Tab leads everywhere and out again."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from discovery_desk.domain.debrief import Step
from discovery_desk.domain.library import PageSearch
from discovery_desk.services import composites, importing, interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.settings.settings_dialog import SettingsDialog
from discovery_desk.ui.window.keys_page import KeysPage
from discovery_desk.ui.window.main_window import MainWindow

MOST_TABS = 400
SAYS_NOTHING = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk, clock) -> Iterator[MainWindow]:  # type: ignore[no-untyped-def]
    made = MainWindow(desk, Theme())
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    yield made
    for one in QApplication.topLevelWidgets():
        one.close()
    made.deleteLater()


@pytest.fixture
def live(window: MainWindow, desk: Desk, clock) -> MainWindow:  # type: ignore[no-untyped-def]
    """Marit's interview under way, with one of everything."""
    made = interviews.prepare(desk, "Marit", story_prompt="The last pallet")
    interviews.start_clock(desk, made.id)
    for line in ("> it was short #pain", "+ counts it twice", "! I must know", "*", "? who", "says she usually signs"):
        clock.advance(ms=10_000)
        notes.keep(desk, made.id, line)
    window.place.focus.look_at_interview(made.id)
    return window


Shown = tuple[str, QWidget]


def home(window: MainWindow) -> Iterator[Shown]:
    for story in importing.demo_files():
        importing.import_file(window.place.desk, story)
    window.go("home")
    yield "home", window
    window.start_interview()
    yield "start", window


def talk(window: MainWindow) -> Iterator[Shown]:
    yield "live", window
    for at in range(window.live.tabs.count()):
        window.live.tabs.setCurrentIndex(at)
        yield f"live, tab {at}", window
    yield from story_twins(window)
    for name in STRIPS:
        window.actions_by_name[name].trigger()
        yield f"live, {name}", window
    window.live.ask_to_end()
    yield "live, end", window


def story_twins(window: MainWindow) -> Iterator[Shown]:
    """The list of moments, the card of one, the opportunities that can be hung on it, the words to carry over."""
    map_panel = window.live.map
    window.turn_map()
    yield "live, list", window
    window.place.focus.look_at_moment(map_panel.talk.moments[0].id)
    map_panel.show_details(map_panel.talk.moments[0].id)
    yield "live, details", window
    map_panel.close_details()
    map_panel.hanging.ask(map_panel.talk.moments[0].id)
    yield "live, hanging", window
    map_panel.hanging.leave()
    notes.edit_text(window.place.desk, map_panel.notes_of(map_panel.talk.moments[0].id)[0], "counts it again")
    yield "live, carrying", window
    map_panel.carrying.leave()
    window.place.focus.look_at_moment("")  # on a box of the map Tab would add the next moment
    window.turn_map()


STRIPS = ("people", "gap", "parked", "mask", "recorder", "shift-all", "retime")


def afterwards(window: MainWindow) -> Iterator[Shown]:
    interviews.end(window.place.desk, window.live.interview.id)  # type: ignore[union-attr]
    for step in Step:
        window.show_debrief(step)
        yield f"debrief, {step.value}", window
    window.go("snapshots")
    yield "snapshot", window


def beside(window: MainWindow) -> Iterator[Shown]:
    for words, toggle, found in (
        ("companion", window.talk_windows.toggle_companion, lambda: window.talk_windows.companion),
        ("cue card", window.talk_windows.toggle_cue_card, lambda: window.talk_windows.cue_card),
    ):
        toggle()
        shown = found()
        assert shown is not None
        yield words, shown
        toggle()
    window.talk_windows.set_veil(is_veiled=True)
    yield "veil", window
    window.talk_windows.set_veil(is_veiled=False)


def dialogs(window: MainWindow) -> Iterator[Shown]:
    window.show_keys()
    yield "keys", window.findChild(KeysPage)
    window.place.change_settings(silent_words=["usually"], shortcuts={"tidy": ["Ctrl+Alt+Y"]})
    window.show_settings()
    dialog = window.findChild(SettingsDialog)
    for section in range(dialog.sections.count()):
        dialog.sections.setCurrentRow(section)
        yield f"settings, section {section}", dialog


def side_by_side(window: MainWindow) -> Iterator[Shown]:
    desk = window.place.desk
    window.go("composite")
    yield "composite maps, none", window
    made = composites.make(desk, "Swaps")
    window.composite.show_map(made.id)
    yield "composite, adding", window
    composites.add_stories(desk, made.id, [one.story.id for one in composites.choices(desk, made.id)])
    window.composite.board.leave_chooser()
    lane = composites.shown(desk, made.id).lanes[0]
    composites.step_from(desk, made.id, lane.moments[0].id)
    for key in (lane.moments[0].id, lane.id):
        window.composite.board.view().select(key)
        yield f"composite, {key}", window
    window.composite.turn()
    yield "composite, list", window
    window.composite.show_all()
    yield "composite maps", window


def all_pages(window: MainWindow) -> Iterator[Shown]:
    desk = window.place.desk
    importing.import_file(desk, importing.demo_files()[0])
    window.go("library")
    gallery = window.library.gallery
    yield "all snapshots", window
    gallery.grid.mark_all()
    gallery.filters.ask_for(PageSearch(words="counts"))
    yield "some snapshots", window
    gallery.filters.ask_for_all()
    window.library.compare()
    yield "snapshots side by side", window


SCENES = (talk, afterwards, beside, dialogs, side_by_side, all_pages)
scenes = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
Scene = Callable[[MainWindow], Iterator[Shown]]


def takes_focus(widget: QWidget) -> bool:
    is_reachable = widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
    return is_reachable and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def of(window: QWidget) -> list[QWidget]:
    return [one for one in (window, *window.findChildren(QWidget)) if one.window() is window and takes_focus(one)]


def called(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return f"{type(widget).__name__} “{interface.text(QAccessible.Text.Name)}” in {type(widget.parent()).__name__}"


def require_names(shown: Iterator[Shown]) -> None:
    nameless = {
        f"{where}: {called(widget)}"
        for where, window in shown
        for widget in of(window)
        if not isinstance(widget, QScrollArea)
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    }
    assert not nameless


@scenes
def test_everything_that_takes_the_focus_has_a_name(live: MainWindow, scene: Scene) -> None:
    require_names(scene(live))


def test_what_is_there_before_an_interview_has_names_too(window: MainWindow) -> None:
    require_names(home(window))


@scenes
def test_everything_that_takes_the_focus_says_what_it_is(live: MainWindow, scene: Scene) -> None:
    silent = {
        f"{where}: {called(widget)} is {QAccessible.queryAccessibleInterface(widget).role()}"
        for where, window in scene(live)
        for widget in of(window)
        if not isinstance(widget, QScrollArea) and QAccessible.queryAccessibleInterface(widget).role() in SAYS_NOTHING
    }
    assert not silent, sorted(silent)


def walked(window: QWidget) -> set[QWidget]:
    """Where Tab leads, until it comes back to where it has been."""
    window.activateWindow()
    until = QDeadlineTimer(3000)
    while QApplication.activeWindow() is not window and not until.hasExpired():
        QApplication.processEvents()
    if QApplication.focusWidget() is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
    been: list[QWidget] = []
    for _ in range(MOST_TABS):
        here = QApplication.focusWidget()
        if here is None or (been and here is been[0]):
            break
        been.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return set(been)


def is_one_of_a_group(widget: QWidget) -> bool:
    """Arrow keys go on from the one of a group that Tab goes to."""
    is_exclusive = isinstance(widget, QAbstractButton) and (widget.autoExclusive() or _in_exclusive_group(widget))
    return isinstance(widget, QRadioButton) or is_exclusive


def _in_exclusive_group(widget: QAbstractButton) -> bool:
    group = widget.group()
    return group is not None and group.exclusive()


@scenes
def test_tab_leads_to_everything_and_on(live: MainWindow, scene: Scene) -> None:
    missed = set()
    for where, window in scene(live):
        wanted = [one for one in of(window) if not isinstance(one, QScrollArea) and not is_one_of_a_group(one)]
        been = walked(window)
        missed |= {f"{where}: {called(one)}" for one in wanted if one.isVisible() and one not in been}
    assert not missed, sorted(missed)


def test_what_paints_itself_says_what_it_is_as_long_as_it_lives(live: MainWindow) -> None:
    for _ in range(3):
        interface = QAccessible.queryAccessibleInterface(live.live.notes.list)
        assert (interface.role(), interface.text(QAccessible.Text.Name)) == (QAccessible.Role.List, "Notes")
        del interface
        gc.collect()
