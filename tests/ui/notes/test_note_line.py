"""The note line: what is typed is stamped, kept and never lost, by keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from discovery_desk.domain.note import LONGEST_NOTE, MOST_PASTED_LINES, signs_with
from discovery_desk.ui.kit import theme as kit_theme
from discovery_desk.ui.kit.fonts import load_fallback_fonts
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.notes.note_line import NoteLine

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def line(qtbot: QtBot) -> NoteLine:
    made = NoteLine(Theme())
    qtbot.addWidget(made)
    made.resize(620, 120)
    with qtbot.waitExposed(made):
        made.show()
    made.editor.setFocus()
    return made


@pytest.fixture
def heard(line: NoteLine) -> list[tuple[object, ...]]:
    told: list[tuple[object, ...]] = []

    def note(name: str) -> Callable[..., None]:
        return lambda *values: told.append((name, *values))

    for name in ("line_started", "kept", "abandoned", "mend_asked", "mend_left", "lines_pasted", "paste_refused"):
        getattr(line, name).connect(note(name))
    return told


def press(
    line: NoteLine, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NONE, *, again: bool = False
) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text, again)
    QApplication.sendEvent(line.editor, event)
    return event


def paste(line: NoteLine, text: str, html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    line.editor.insertFromMimeData(mime)


def test_the_first_key_of_an_empty_line_is_told_once(qtbot: QtBot, line: NoteLine, heard: list[object]) -> None:
    qtbot.keyClicks(line.editor, "hello")
    assert heard == [("line_started",)]
    for _ in range(5):
        qtbot.keyClick(line.editor, Key.Key_Backspace)
    qtbot.keyClicks(line.editor, "x")
    assert heard == [("line_started",), ("line_started",)]


def test_the_start_is_told_before_the_text(qtbot: QtBot, line: NoteLine) -> None:
    order: list[str] = []
    line.line_started.connect(lambda: order.append("start"))
    line.text_changed.connect(order.append)
    qtbot.keyClicks(line.editor, "ab")
    assert order == ["start", "a", "ab"]


def test_enter_keeps_and_the_text_stays_until_the_owner_says_so(
    qtbot: QtBot, line: NoteLine, heard: list[object]
) -> None:
    qtbot.keyClicks(line.editor, "! a <b>c")
    qtbot.keyClick(line.editor, Key.Key_Return)
    assert heard[-1] == ("kept", "! a <b>c")
    assert line.text() == "! a <b>c"
    line.set_stamp("14:32")
    line.clear_after_keep()
    assert (line.text(), line.stamp()) == ("", "")


@pytest.mark.parametrize("typed", ["", "   ", ">", "! "])
def test_nothing_is_not_kept(qtbot: QtBot, line: NoteLine, heard: list[object], typed: str) -> None:
    qtbot.keyClicks(line.editor, typed)
    qtbot.keyClick(line.editor, Key.Key_Enter)
    assert ("kept", typed) not in heard


def test_a_bare_mark_is_kept(qtbot: QtBot, line: NoteLine, heard: list[object]) -> None:
    qtbot.keyClicks(line.editor, "*")
    qtbot.keyClick(line.editor, Key.Key_Return)
    assert heard[-1] == ("kept", "*")


def test_a_held_enter_keeps_once(line: NoteLine, heard: list[object], qtbot: QtBot) -> None:
    qtbot.keyClicks(line.editor, "x")
    press(line, Key.Key_Return, "\r")
    press(line, Key.Key_Return, "\r", again=True)
    assert heard.count(("kept", "x")) == 1


def test_enter_while_composing_belongs_to_the_input_method(line: NoteLine, heard: list[object]) -> None:
    QApplication.sendEvent(line.editor, QInputMethodEvent("にほ", []))
    assert heard == [("line_started",)]
    press(line, Key.Key_Return, "\r")
    assert heard == [("line_started",)]
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    QApplication.sendEvent(line.editor, done)
    press(line, Key.Key_Return, "\r")
    assert heard == [("line_started",), ("kept", "日本")]


def test_shift_enter_is_a_new_line_and_ctrl_enter_is_the_windows(
    line: NoteLine, heard: list[object], qtbot: QtBot
) -> None:
    qtbot.keyClicks(line.editor, "a")
    qtbot.keyClick(line.editor, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(line.editor, "b")
    assert line.text() == "a\nb"
    event = press(line, Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
    assert not event.isAccepted()
    assert heard == [("line_started",)]


def test_it_grows_from_one_line_to_five(line: NoteLine, qtbot: QtBot) -> None:
    heights = [line.editor.height()]
    for _ in range(7):
        qtbot.keyClicks(line.editor, "x")
        qtbot.keyClick(line.editor, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        heights.append(line.editor.minimumHeight())
    assert heights == sorted(heights)
    assert heights[4] > heights[0]
    assert heights[5] == heights[4] == heights[7]
    line.clear_after_keep()
    assert line.editor.minimumHeight() == heights[0]


@pytest.mark.parametrize(
    ("typed", "word"),
    [("!", "Opportunity"), ("> x", "Quote"), ("~", "Feeling"), ("!!", ""), ("hello !", ""), ("", "")],
)
def test_the_sign_is_understood_as_soon_as_it_is_typed(line: NoteLine, qtbot: QtBot, typed: str, word: str) -> None:
    qtbot.keyClicks(line.editor, typed)
    assert line.shown_kind() == word


def test_escape_keeps_what_is_typed(line: NoteLine, heard: list[object], qtbot: QtBot) -> None:
    press(line, Key.Key_Escape)
    assert heard == []
    qtbot.keyClicks(line.editor, "half")
    event = press(line, Key.Key_Escape)
    assert heard[-1] == ("abandoned",)
    assert line.text() == "half"
    assert not event.isAccepted()


def test_up_asks_to_mend_only_at_the_start(line: NoteLine, heard: list[object], qtbot: QtBot) -> None:
    press(line, Key.Key_Up)
    assert heard == [("mend_asked",)]
    qtbot.keyClicks(line.editor, "ab")
    press(line, Key.Key_Up)
    assert heard.count(("mend_asked",)) == 1
    press(line, Key.Key_Home)
    press(line, Key.Key_Up)
    assert heard.count(("mend_asked",)) == 2


def test_mending_sets_what_is_half_typed_aside(line: NoteLine, heard: list[object], qtbot: QtBot) -> None:
    qtbot.keyClicks(line.editor, "half")
    line.set_stamp("14:32")
    heard.clear()
    line.begin_mending("> old words")
    assert (line.text(), line.stamp(), line.is_mending(), line.shown_kind()) == ("> old words", "", True, "Quote")
    qtbot.keyClicks(line.editor, "!")
    assert heard == []
    press(line, Key.Key_Escape)
    assert heard == [("mend_left",)]
    assert (line.text(), line.stamp(), line.is_mending()) == ("half", "14:32", False)


def test_a_mended_note_gives_the_line_back(line: NoteLine, heard: list[object], qtbot: QtBot) -> None:
    line.begin_mending("old")
    qtbot.keyClicks(line.editor, "er")
    qtbot.keyClick(line.editor, Key.Key_Return)
    assert heard == [("kept", "older")]
    line.clear_after_keep()
    assert (line.text(), line.is_mending()) == ("", False)
    qtbot.keyClicks(line.editor, "x")
    assert heard[-1] == ("line_started",)


def test_what_is_restored_is_not_a_new_line(line: NoteLine, heard: list[object], qtbot: QtBot) -> None:
    line.restore("half a no")
    qtbot.keyClicks(line.editor, "te")
    assert heard == []
    assert line.text() == "half a note"


def test_pasted_text_is_plain_and_clean(line: NoteLine, heard: list[object]) -> None:
    paste(line, "a <b>c\x00\x07 &amp;", html="<b>bold</b>")
    assert line.text() == "a <b>c &amp;"
    assert heard == [("line_started",)]


def test_several_pasted_lines_are_asked_about(line: NoteLine, heard: list[object]) -> None:
    paste(line, "one\r\n\n  two \nthree")
    assert heard == [("lines_pasted", ["one", "two", "three"])]
    assert line.text() == ""
    line.insert("one\ntwo")
    assert line.text() == "one\ntwo"


def test_a_line_with_its_newline_is_one_line(line: NoteLine, heard: list[object]) -> None:
    paste(line, "from a table\n")
    assert line.text() == "from a table"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("x y " * 2_500_000, "paste-too-much"),
        ("x y\n" * 2_500_000, "paste-too-much"),
        ("a line\n" * (MOST_PASTED_LINES + 1), "paste-too-much"),
        ("x " * LONGEST_NOTE, "paste-too-long"),
        ("short\n" + "x " * LONGEST_NOTE, "paste-too-long"),
        ("x" * LONGEST_NOTE, "paste-too-long"),  # with its runs broken, it is longer than a note
    ],
)
def test_a_paste_that_is_too_long_is_refused_whole(
    line: NoteLine, heard: list[object], qtbot: QtBot, text: str, rule: str
) -> None:
    qtbot.keyClicks(line.editor, "half")
    paste(line, text)
    assert line.text() == "half"
    (refused,) = [told[1] for told in heard if told[0] == "paste_refused"]
    assert refused.rule == rule


def test_a_paste_may_fill_a_note_and_take_the_place_of_what_is_selected(line: NoteLine, heard: list[object]) -> None:
    paste(line, "x " * (LONGEST_NOTE // 2))
    assert len(line.text()) == LONGEST_NOTE
    paste(line, "y")
    assert heard[-1][0] == "paste_refused"
    line.editor.selectAll()
    paste(line, "y " * (LONGEST_NOTE // 2))
    assert line.text() == "y " * (LONGEST_NOTE // 2)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\ud83db\x00c", "abc"),
        ("family \U0001f468\u200d\U0001f469\u200d\U0001f467 and \U0001f1f3\U0001f1f4", None),
        ("\ufeffread\u202egnp.exe", "readgnp.exe"),
        ("\u2068Ada\u2069 \u200f\u0639\u200e", None),
        ("می\u200cخواهم", None),
    ],
)
def test_odd_characters_are_mended_or_kept_on_purpose(line: NoteLine, text: str, kept: str | None) -> None:
    paste(line, text)
    assert line.text() == (text if kept is None else kept)


def test_a_line_separator_is_a_new_line(line: NoteLine, heard: list[object]) -> None:
    paste(line, "one\u2028two")
    assert heard == [("lines_pasted", ["one", "two"])]


def test_a_run_without_spaces_is_broken(line: NoteLine) -> None:
    paste(line, "x" * 5_000)
    assert max(len(part) for part in line.text().split("\n")) == 2_000
    assert line.text().replace("\n", "") == "x" * 5_000


def letter(text: str, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, text)


def test_a_letter_typed_elsewhere_goes_to_the_line(line: NoteLine, heard: list[object]) -> None:
    line.editor.clearFocus()
    assert line.take_key(letter("ж"))
    assert line.text() == "ж"
    assert line.editor.hasFocus()
    assert heard == [("line_started",)]


@pytest.mark.parametrize(
    "event",
    [
        letter("a", Qt.KeyboardModifier.ControlModifier),
        letter("a", Qt.KeyboardModifier.AltModifier),
        letter(" "),
        letter(""),
        letter("\r"),
        letter("\x1b"),
    ],
)
def test_keys_that_are_not_letters_are_not_taken(line: NoteLine, event: QKeyEvent) -> None:
    line.editor.clearFocus()
    assert not line.take_key(event)
    assert line.text() == ""


def test_alt_gr_makes_letters(line: NoteLine) -> None:
    line.editor.clearFocus()
    assert line.take_key(letter("@", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))


def test_hints_name_the_signs_and_nothing_is_rich_text(line: NoteLine) -> None:
    labels = line.findChildren(QLabel)
    assert {">", "quote", "+", "moment", "↵", "keep note"} <= {label.text() for label in labels}
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert line.editor.accessibleName() == "Note"


def test_other_signs_are_in_force_at_once_and_a_line_half_typed_keeps_its_kind(line: NoteLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line.editor, "> half")
    line.begin_mending("+ old words")
    line.set_signs(signs_with({"quote": "%", "moment": "@"}))
    assert (line.text(), line.shown_kind()) == ("@ old words", "Moment")
    press(line, Key.Key_Escape)
    assert (line.text(), line.shown_kind()) == ("% half", "Quote")
    assert {"%", "@"} <= {label.text() for label in line.findChildren(QLabel)}
    assert ">" not in {label.text() for label in line.findChildren(QLabel) if label.isVisible()}


def test_settings_that_change_nothing_leave_the_cursor_alone(line: NoteLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line.editor, "half")
    press(line, Key.Key_Home)
    line.set_signs(signs_with({}))
    assert line.editor.textCursor().position() == 0


def test_in_a_program_from_right_to_left_an_empty_line_waits_on_the_right(line: NoteLine, qtbot: QtBot) -> None:
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    middle = line.editor.viewport().width() / 2
    assert line.editor.cursorRect().x() > middle
    qtbot.keyClicks(line.editor, "a")
    assert line.editor.cursorRect().x() < middle
    press(line, Key.Key_Backspace)
    assert line.editor.cursorRect().x() > middle


def test_words_from_right_to_left_begin_on_the_right_with_the_cursor_in_view(line: NoteLine, qtbot: QtBot) -> None:
    editor = line.editor
    qtbot.keyClicks(editor, "a")
    assert editor.cursorRect().left() < 20
    editor.selectAll()
    paste(line, "قالت")
    press(line, Key.Key_Home)
    assert editor.width() - 20 < editor.cursorRect().left() <= editor.width() - editor.cursorWidth()
    line.clear_after_keep()
    qtbot.keyClicks(editor, "a")
    assert editor.cursorRect().left() < 20


def test_a_script_that_stands_higher_is_not_cut_off(line: NoteLine, qtbot: QtBot) -> None:
    load_fallback_fonts()
    qtbot.keyClicks(line.editor, "x")
    usual = line.editor.minimumHeight()
    line.editor.selectAll()
    paste(line, "قالت إن القائمة خاطئة")
    block = line.editor.document().firstBlock()
    assert line.editor.viewport().height() >= block.layout().lineAt(0).height()
    line.editor.selectAll()
    qtbot.keyClicks(line.editor, "x")
    assert line.editor.minimumHeight() == usual


@pytest.mark.parametrize("scale", [0.8, 1.5, 2.0])
def test_a_narrow_line_still_has_room_to_type(qapp: QApplication, line: NoteLine, qtbot: QtBot, scale: float) -> None:
    kit_theme.apply(qapp, Theme(scale=scale))
    line.set_theme(Theme(scale=scale))
    line.resize(round(320 * scale), 200)
    line.set_stamp("1:02:03")
    qtbot.keyClicks(line.editor, "! x")
    assert line.minimumSizeHint().width() <= round(320 * scale)
    assert line.shown_kind() == "Opportunity"
    assert line.editor.width() >= 90


class PaintCount(QObject):
    """How often a widget has been painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_a_key_paints_nothing_that_lies_below_the_line(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    line = NoteLine(Theme())
    qtbot.addWidget(line)
    with qtbot.waitExposed(line):
        line.show()
    kit_theme.apply(qapp, Theme(scale=scale))
    qtbot.keyClicks(line.editor, "counts")
    qapp.processEvents()
    painted = PaintCount()
    line.installEventFilter(painted)
    qtbot.keyClicks(line.editor, "more")
    qapp.processEvents()
    assert painted.count == 0
    line.update()
    qapp.processEvents()
    assert painted.count == 1
