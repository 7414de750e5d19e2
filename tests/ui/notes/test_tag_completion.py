"""Tags offered while a #word is typed: helpful to who wants them, in nobody's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.notes.note_line import NoteLine

Key = Qt.Key
TAGS = ("pain", "need", "desire", "workaround", "solution-request", "painting", "douleur-répétée", "痛み", "ألم")


@pytest.fixture
def panel(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(620, 400)
    column = QVBoxLayout(made)
    column.addStretch(1)
    column.addWidget(NoteLine(Theme()))
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def line(panel: QWidget) -> NoteLine:
    found = panel.findChild(NoteLine)
    assert isinstance(found, NoteLine)
    found.completion.ask = lambda: TAGS
    found.editor.setFocus()
    return found


@pytest.fixture
def kept(line: NoteLine) -> list[str]:
    told: list[str] = []
    line.kept.connect(told.append)
    return told


def types(qtbot: QtBot, line: NoteLine, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(line.editor, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def test_letters_after_a_number_sign_offer_the_tags_that_fit(line: NoteLine, qtbot: QtBot) -> None:
    types(qtbot, line, "waits #")
    assert line.completion.offered() == []
    types(qtbot, line, "p")
    assert line.completion.offered() == ["pain", "painting"]
    types(qtbot, line, "aint")
    assert line.completion.offered() == ["painting"]
    types(qtbot, line, "x")
    assert line.completion.offered() == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("#rep", "douleur-répétée"),
        ("#REP", "douleur-répétée"),
        ("#sol", "solution-request"),
        ("#痛", "痛み"),
        ("#أ", "ألم"),
        ("#دأ", None),
        ("😀 #pa", "pain"),
        ("issue#pa", None),
        ("#3", None),
        ("C# pa", None),
        ("# pa", None),
    ],
)
def test_what_is_a_tag_in_any_script_is_offered(line: NoteLine, qtbot: QtBot, typed: str, first: str | None) -> None:
    types(qtbot, line, typed)
    assert line.completion.offered()[:1] == ([first] if first else [])


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Right])
def test_tab_and_right_complete_the_best_one(line: NoteLine, qtbot: QtBot, key: Qt.Key, kept: list[str]) -> None:
    types(qtbot, line, "😀 waits #pa")
    qtbot.keyClick(line.editor, key)
    assert line.text() == "😀 waits #pain "
    assert line.editor.hasFocus()
    assert line.completion.offered() == []
    qtbot.keyClick(line.editor, Key.Key_Return)
    assert kept == ["😀 waits #pain "]


def test_a_tag_completed_inside_a_line_keeps_what_follows(line: NoteLine, qtbot: QtBot) -> None:
    types(qtbot, line, "the  of waiting")
    cursor = line.editor.textCursor()
    cursor.setPosition(4)
    line.editor.setTextCursor(cursor)
    types(qtbot, line, "#pa")
    qtbot.keyClick(line.editor, Key.Key_Right)
    assert line.text() == "the #pa of waiting"
    types(qtbot, line, "")
    cursor.setPosition(7)
    line.editor.setTextCursor(cursor)
    types(qtbot, line, "i")
    qtbot.keyClick(line.editor, Key.Key_Tab)
    assert line.text() == "the #pain of waiting"


def test_in_text_from_right_to_left_the_arrow_goes_the_other_way(line: NoteLine, qtbot: QtBot) -> None:
    types(qtbot, line, "قالت #أ")
    qtbot.keyClick(line.editor, Key.Key_Right)
    assert line.text() == "قالت #أ"
    line.editor.moveCursor(line.editor.textCursor().MoveOperation.End)
    types(qtbot, line, "ل")
    qtbot.keyClick(line.editor, Key.Key_Left)
    assert line.text() == "قالت #ألم "


def test_enter_keeps_the_note_unless_somebody_has_chosen(line: NoteLine, qtbot: QtBot, kept: list[str]) -> None:
    types(qtbot, line, "waits #pa")
    qtbot.keyClick(line.editor, Key.Key_Return)
    assert kept == ["waits #pa"]
    assert line.completion.offered() == []
    line.clear_after_keep()
    types(qtbot, line, "waits #pa")
    qtbot.keyClick(line.editor, Key.Key_Down)
    qtbot.keyClick(line.editor, Key.Key_Down)
    assert line.completion.chosen() == "painting"
    qtbot.keyClick(line.editor, Key.Key_Return)
    assert line.text() == "waits #painting "
    assert kept == ["waits #pa"]


def test_down_and_up_go_round_and_come_back_to_nothing_chosen(line: NoteLine, qtbot: QtBot) -> None:
    types(qtbot, line, "#pa")
    seen = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up):
        qtbot.keyClick(line.editor, key)
        seen.append(line.completion.chosen())
    assert seen == ["pain", "painting", "", "painting", "pain"]


def test_typing_on_forgets_what_was_chosen(line: NoteLine, qtbot: QtBot, kept: list[str]) -> None:
    types(qtbot, line, "#pa")
    qtbot.keyClick(line.editor, Key.Key_Down)
    types(qtbot, line, "int")
    qtbot.keyClick(line.editor, Key.Key_Return)
    assert kept == ["#paint"]


def test_escape_closes_only_the_list_and_for_this_word_only(line: NoteLine, qtbot: QtBot) -> None:
    told: list[str] = []
    line.abandoned.connect(lambda: told.append("abandoned"))
    types(qtbot, line, "#pa")
    qtbot.keyClick(line.editor, Key.Key_Escape)
    assert told == []
    types(qtbot, line, "in")
    assert line.completion.offered() == []
    qtbot.keyClick(line.editor, Key.Key_Escape)
    assert told == ["abandoned"]
    types(qtbot, line, " #ne")
    assert line.completion.offered() == ["need"]


def test_the_very_word_offers_nothing(line: NoteLine, qtbot: QtBot) -> None:
    types(qtbot, line, "#need")
    assert line.completion.offered() == []


def test_going_elsewhere_in_the_line_or_the_window_closes_it(line: NoteLine, qtbot: QtBot) -> None:
    types(qtbot, line, "waits #pa")
    qtbot.keyClick(line.editor, Key.Key_Home)
    assert line.completion.offered() == []
    line.editor.moveCursor(line.editor.textCursor().MoveOperation.End)
    types(qtbot, line, "i")
    assert line.completion.offered() == ["pain", "painting"]
    line.editor.clearFocus()
    assert line.completion.offered() == []


def test_it_is_closed_while_an_input_method_composes(line: NoteLine, qtbot: QtBot) -> None:
    types(qtbot, line, "#pa")
    QApplication.sendEvent(line.editor, QInputMethodEvent("い", []))
    assert line.completion.offered() == []
    done = QInputMethodEvent("", [])
    done.setCommitString("")
    QApplication.sendEvent(line.editor, done)
    committed = QInputMethodEvent("", [])
    committed.setCommitString("i")
    QApplication.sendEvent(line.editor, committed)
    assert line.completion.offered() == ["pain", "painting"]


def test_nothing_moves_and_nothing_else_takes_the_focus(line: NoteLine, panel: QWidget, qtbot: QtBot) -> None:
    before = (line.geometry(), line.editor.geometry())
    types(qtbot, line, "#pa")
    shown = line.completion.list
    assert shown.isVisible()
    assert (line.geometry(), line.editor.geometry()) == before
    assert line.editor.hasFocus()
    assert panel.rect().contains(shown.geometry())
    assert shown.geometry().bottom() < line.geometry().top() + 1


def test_a_click_completes_and_leaves_the_focus_in_the_line(line: NoteLine, qtbot: QtBot) -> None:
    types(qtbot, line, "#pa")
    names = line.completion.list.names
    place = names.visualItemRect(names.item(1)).center()
    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert line.text() == "#painting "
    assert line.editor.hasFocus()


def test_a_line_without_tags_asks_for_none_and_a_word_asks_once(line: NoteLine, qtbot: QtBot) -> None:
    asked: list[int] = []
    line.completion.ask = lambda: (asked.append(1), TAGS)[1]  # type: ignore[func-returns-value]
    types(qtbot, line, "a long line about waiting at the gate")
    assert asked == []
    types(qtbot, line, " #pain")
    assert len(asked) == 1


@pytest.mark.parametrize("height", [150, 200])
def test_where_there_is_little_room_it_shows_fewer_rows(
    line: NoteLine, panel: QWidget, qtbot: QtBot, height: int
) -> None:
    line.completion.ask = lambda: tuple(f"pa{n}x" for n in "abcdefgh")
    panel.resize(400, height)
    types(qtbot, line, "#pa")
    assert len(line.completion.offered()) == 6
    assert line.completion.list.geometry().bottom() <= line.geometry().top()
    assert line.completion.list.geometry().top() >= 0


def test_in_a_mirrored_window_it_stands_to_the_left_of_the_word(
    line: NoteLine, panel: QWidget, qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    types(qtbot, line, "قالت #أ")
    shown = line.completion.list.geometry()
    assert panel.rect().contains(shown)
    assert shown.right() > panel.width() // 2
