"""The companion and the veil borrow the one line; what is half typed, its stamp and the focus go with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDeadlineTimer, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import Interview
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.companion import Companion, on_top_words
from discovery_desk.ui.window.cue_card import CueCard, minutes_left
from discovery_desk.ui.window.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PRIVATE = ("Marit", "pallet", "Loading dock")


@pytest.fixture
def interview(desk: Desk, clock) -> Interview:  # type: ignore[no-untyped-def]
    made = interviews.prepare(desk, "Marit Kjeldsen", story_prompt="Loading dock, last time?")
    interviews.start_clock(desk, made.id)
    notes.keep(desk, made.id, "> the pallet was short", notes.Stamp(9000, 12_000))
    notes.keep(desk, made.id, "+ pallet is counted twice", notes.Stamp(19_000, 22_000))
    clock.advance(ms=60_000)
    return made


@pytest.fixture
def window(open_window: Callable[..., MainWindow], interview: Interview) -> MainWindow:
    return open_window()


def focused() -> QWidget:
    """A window that is to be the active one becomes so a little later."""
    until = QDeadlineTimer(2000)
    while QApplication.focusWidget() is None and not until.hasExpired():
        QApplication.processEvents()
    return QApplication.focusWidget()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)
    QApplication.processEvents()


def types(words: str) -> None:
    for letter in words:
        QTest.keyClicks(focused(), letter)


def last_note(desk: Desk) -> str:
    running = interviews.live(desk)
    last = desk.read.last_note(running.id) if running else None
    return last.text if last else ""


def open_companion(window: MainWindow) -> Companion:
    press(Qt.Key.Key_C, CTRL | SHIFT)
    companion = window.talk_windows.companion
    assert companion is not None
    QTest.qWaitForWindowActive(companion)
    return companion


def test_the_line_goes_to_the_companion_and_back_with_what_is_half_typed(window: MainWindow, desk: Desk) -> None:
    line = window.live.notes.line
    types("signed for ")
    stamp = line.stamp()
    companion = open_companion(window)
    assert line.window() is companion and line.editor.hasFocus()
    types("eleven")
    press(Qt.Key.Key_C, CTRL | SHIFT)
    assert line.window() is window and line.editor.hasFocus()
    assert (line.text(), line.stamp()) == ("signed for eleven", stamp)
    press(Qt.Key.Key_Return)
    assert last_note(desk) == "signed for eleven"


def test_the_main_window_steps_aside_and_comes_back(window: MainWindow) -> None:
    companion = open_companion(window)
    assert companion.isVisible() and window.isMinimized()
    companion.close()
    assert not window.isMinimized() and window.isVisible()
    assert window.talk_windows.companion is None


def test_who_restores_the_main_window_has_left_the_companion(window: MainWindow) -> None:
    open_companion(window)
    window.showNormal()
    assert window.talk_windows.companion is None
    assert window.live.notes.line.window() is window


def test_what_is_composed_goes_along(window: MainWindow) -> None:
    """By the button: every key belongs to the input method meanwhile."""
    line = window.live.notes.line
    QApplication.sendEvent(line.editor, QInputMethodEvent("pal", []))
    window.live.header.companion.click()
    assert window.talk_windows.companion is not None
    assert line.text() == "pal"


def test_keys_of_the_window_work_in_the_companion(window: MainWindow) -> None:
    companion = open_companion(window)
    asked = window.live.prompts.view.large_prompt()
    press(Qt.Key.Key_Period, CTRL)
    assert window.live.prompts.view.large_prompt() != asked
    assert companion.isActiveWindow()


def test_the_clock_goes_on_in_the_companion(window: MainWindow, clock) -> None:  # type: ignore[no-untyped-def]
    companion = open_companion(window)
    clock.advance(ms=61_000)
    window.talk_windows.tick()
    assert companion.header.clock.text() == "02:01"


def test_going_elsewhere_closes_the_companion(window: MainWindow) -> None:
    open_companion(window)
    press(Qt.Key.Key_H, CTRL | SHIFT)
    assert window.talk_windows.companion is None and window.screens.current == "home"


def test_ending_in_the_companion_opens_what_follows_in_the_main_window(window: MainWindow, desk: Desk) -> None:
    companion = open_companion(window)
    press(Qt.Key.Key_E, CTRL | SHIFT)
    assert window.live.end_question.window() is companion and window.live.end_question.isVisible()
    press(Qt.Key.Key_Return)
    assert window.talk_windows.companion is None
    assert not window.isMinimized() and window.screens.current != "live"


def test_the_companion_remembers_where_it_was(window: MainWindow) -> None:
    companion = open_companion(window)
    companion.setGeometry(QRect(30, 40, 410, 350))
    companion.close()
    assert open_companion(window).geometry() == QRect(30, 40, 410, 350)


def test_closing_the_program_gives_everything_back(window: MainWindow) -> None:
    open_companion(window)
    types("half")
    assert window.close()
    assert window.live.notes.line.window() is window
    assert notes.draft_of(window.place.desk, window.live.interview.id).text == "half"  # type: ignore[union-attr]


def test_on_wayland_staying_on_top_is_not_promised() -> None:
    assert on_top_words("wayland") != on_top_words("xcb") == on_top_words("windows")


def shown_words(widget: QWidget) -> str:
    """Everything that can be read, seen or heard, in a window, of what is in view."""
    words = [widget.windowTitle()]
    for one in (widget, *widget.findChildren(QWidget)):
        if one.isVisible():
            words += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
            if isinstance(one, (QLabel, QAbstractButton, QLineEdit)):
                words.append(one.text())
            if isinstance(one, QPlainTextEdit):
                words.append(one.toPlainText())
    return " ".join(words)


def inks(image: QImage, spare: list[QRect]) -> set[int]:
    """The colours outside of some places, every third dot."""
    return {
        image.pixel(x, y)
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
        if not any(one.contains(x, y) for one in spare)
    }


def veiled_places(window: QWidget, *shown: QWidget) -> list[QRect]:
    return [QRect(one.mapTo(window, QPoint()), one.size()) for one in shown]


@pytest.mark.parametrize("in_companion", [False, True])
def test_under_the_veil_nothing_is_left_but_clock_and_line(window: MainWindow, in_companion: bool) -> None:
    window.live.notes.list.select(notes.of_interview(window.place.desk, window.live.interview.id)[0].id)  # type: ignore[union-attr]
    window.place.tell("Marit has left the Loading dock")
    front: QWidget = open_companion(window) if in_companion else window
    curtain = front.curtain  # type: ignore[attr-defined]
    assert any(word in shown_words(front) for word in PRIVATE)
    press(Qt.Key.Key_V, CTRL | SHIFT)
    for one in QApplication.topLevelWidgets():
        if one.isVisible():
            assert not any(word in shown_words(one) for word in PRIVATE)
    assert front.windowTitle() == "Notes"
    line = window.live.notes.line
    assert line.isVisible() and line.editor.hasFocus() and curtain.veil.clock.isVisible()
    picture = front.grab(front.rect().adjusted(1, 1, -1, -1)).toImage()
    spare = [place.adjusted(-2, -2, 2, 2) for place in veiled_places(front, line, curtain.veil.clock)]
    assert inks(picture, spare) == {Theme().color("bg").rgb()}


def test_typing_goes_on_under_the_veil_and_enter_keeps(window: MainWindow, desk: Desk) -> None:
    types("signed ")
    press(Qt.Key.Key_V, CTRL | SHIFT)
    types("for eleven")
    press(Qt.Key.Key_Return)
    assert last_note(desk) == "signed for eleven"
    press(Qt.Key.Key_V, CTRL | SHIFT)
    assert not window.talk_windows.is_veiled and window.live.notes.list.isVisible()
    assert window.live.notes.line.editor.hasFocus()


def test_esc_does_not_lift_the_veil(window: MainWindow) -> None:
    press(Qt.Key.Key_V, CTRL | SHIFT)
    for _ in range(3):
        press(Qt.Key.Key_Escape)
    assert window.talk_windows.is_veiled


@pytest.mark.parametrize("key", [Qt.Key.Key_H, Qt.Key.Key_E, Qt.Key.Key_M])
def test_nothing_opens_under_the_veil(window: MainWindow, key: Qt.Key) -> None:
    press(Qt.Key.Key_V, CTRL | SHIFT)
    screen = window.screens.current
    press(key, CTRL | SHIFT)
    press(Qt.Key.Key_E, CTRL)
    press(Qt.Key.Key_F1)
    assert window.screens.current == screen
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]


def test_a_click_on_the_clock_draws_and_lifts_the_veil(window: MainWindow) -> None:
    QTest.mouseClick(window.live.header.clock, Qt.MouseButton.LeftButton)
    assert window.talk_windows.is_veiled
    QTest.mouseClick(window.curtain.veil.clock, Qt.MouseButton.LeftButton)
    assert not window.talk_windows.is_veiled


def test_other_windows_of_the_program_go_out_of_sight_and_come_back(window: MainWindow) -> None:
    window.show_keys()
    page = QApplication.topLevelWidgets()
    shown = [one for one in page if one.isVisible() and one is not window]
    assert shown
    window.talk_windows.set_veil(is_veiled=True)
    assert not any(one.isVisible() for one in shown)
    window.talk_windows.set_veil(is_veiled=False)
    assert all(one.isVisible() for one in shown)


def test_the_veil_covers_a_companion_that_is_opened_under_it(window: MainWindow) -> None:
    press(Qt.Key.Key_V, CTRL | SHIFT)
    companion = open_companion(window)
    assert companion.curtain.is_drawn and window.live.notes.line.window() is companion
    press(Qt.Key.Key_V, CTRL | SHIFT)
    assert not companion.curtain.is_drawn and window.live.notes.line.window() is companion


def test_no_title_names_the_participant(window: MainWindow) -> None:
    companion = open_companion(window)
    window.talk_windows.toggle_cue_card()
    card = window.talk_windows.cue_card
    assert card is not None
    titles = {one.windowTitle() for one in (window, companion, card)}
    assert titles == {"Notes"}


def test_what_is_typed_at_the_cue_card_goes_to_the_line(window: MainWindow) -> None:
    window.talk_windows.toggle_cue_card()
    card = window.talk_windows.cue_card
    assert card is not None
    card.activateWindow()
    assert QTest.qWaitForWindowActive(card)
    QTest.keyClicks(card, "a")
    types("b")
    assert window.live.notes.line.text() == "ab"


def test_leaving_the_program_draws_the_veil_where_that_is_wanted(window: MainWindow) -> None:
    inactive = Qt.ApplicationState.ApplicationInactive
    window.talk_windows.veil_when_left(inactive)
    assert not window.talk_windows.is_veiled
    window.place.change_settings(veils_when_left=True)
    window.talk_windows.veil_when_left(Qt.ApplicationState.ApplicationActive)
    assert not window.talk_windows.is_veiled
    window.talk_windows.veil_when_left(inactive)
    assert window.talk_windows.is_veiled


def test_the_screen_is_kept_awake_while_an_interview_runs(window: MainWindow, desk: Desk, interview: Interview) -> None:
    awake = window.talk_windows._awake
    assert awake.is_wanted
    window.place.change_settings(keeps_screen_awake=False)
    assert not awake.is_wanted
    window.place.change_settings(keeps_screen_awake=True)
    assert awake.is_wanted
    interviews.end(desk, interview.id)
    assert not awake.is_wanted


@pytest.mark.parametrize("size", [QSize(200, 120), QSize(500, 160), QSize(1600, 900)])
@pytest.mark.parametrize(
    "words", ["And then?", "What was going on just before that, " * 6 + "end", "متى بدأ ذلك؟ " * 8]
)
def test_the_cue_card_cuts_no_word(qtbot: QtBot, size: QSize, words: str) -> None:
    card = CueCard(Theme(), lambda _event: None)
    qtbot.addWidget(card)
    card.resize(size)
    card.show_prompt("You noted “usually”", words)
    font, room = card.words_rect()
    bounds = QFontMetrics(font).boundingRect(QRect(0, 0, room.width(), 1 << 20), Qt.TextFlag.TextWordWrap, words)
    assert bounds.width() <= room.width()
    assert bounds.height() <= room.height() or font.pixelSize() == 12
    assert size.width() < 1000 or font.pixelSize() > 40


def test_the_cue_card_follows_the_large_prompt(window: MainWindow) -> None:
    window.talk_windows.toggle_cue_card()
    card = window.talk_windows.cue_card
    assert card is not None
    before = card.accessibleDescription()
    press(Qt.Key.Key_Down, CTRL)
    assert card.accessibleDescription() != before
    assert window.live.prompts.shown()[1] in card.accessibleDescription()


@pytest.mark.parametrize(("left", "words"), [(61_000, "2 min left"), (60_000, "1 min left"), (-125_000, "2 min over")])
def test_what_is_left_is_never_said_to_be_less(left: int, words: str) -> None:
    assert minutes_left(left) == words
