"""The editor that reads as text: it offers, its owner decides, and nothing typed is lost meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.theme import Theme

Key = Qt.Key


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication) -> Iterator[InlineEditor]:
    window = QWidget()
    column = QVBoxLayout(window)
    made = InlineEditor("fact:1", "Fact", "Add a fact")
    column.addWidget(made)
    column.addWidget(InlineEditor("fact:2", "Another"))
    column.addStretch()
    window.resize(300, 200)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.show_text("as it was")
    made.setFocus()
    made.selectAll()
    yield made
    window.close()
    window.deleteLater()


@pytest.fixture
def offered(editor: InlineEditor) -> list[str]:
    heard: list[str] = []
    editor.committed.connect(heard.append)
    return heard


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Tab])
def test_enter_and_leaving_offer_what_was_typed_as_one_line(editor, offered, key) -> None:  # type: ignore[no-untyped-def]
    QTest.keyClicks(editor, " as  it is ")
    QTest.keyClick(editor, key)
    assert offered == ["as it is"]


def test_what_was_not_changed_is_not_offered(editor: InlineEditor, offered: list[str]) -> None:
    QTest.keyClicks(editor, "as it was")
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClick(editor, Key.Key_Tab)
    assert offered == []


def test_what_was_refused_can_be_offered_again_and_put_back(editor: InlineEditor, offered: list[str]) -> None:
    QTest.keyClicks(editor, "too much")
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClick(editor, Key.Key_Return)
    assert offered == ["too much", "too much"]
    QTest.keyClick(editor, Key.Key_Escape)
    assert editor.toPlainText() == "as it was"


def test_what_was_accepted_is_not_offered_again(editor: InlineEditor, offered: list[str]) -> None:
    editor.committed.connect(editor.show_text)
    QTest.keyClicks(editor, "as it is")
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClick(editor, Key.Key_Tab)
    assert offered == ["as it is"]


def test_its_own_menu_is_not_leaving_it(editor: InlineEditor, offered: list[str]) -> None:
    QTest.keyClicks(editor, "half ty")
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert offered == []
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason))
    assert offered == ["half ty"]


def test_undo_belongs_to_the_text_only_while_something_is_typed(editor: InlineEditor) -> None:
    def is_taken() -> bool:
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        asked.ignore()
        QApplication.sendEvent(editor, asked)
        return asked.isAccepted()

    assert not is_taken()
    QTest.keyClicks(editor, "half ty")
    assert is_taken()


def test_a_change_made_elsewhere_waits_behind_what_is_being_typed(editor: InlineEditor) -> None:
    QTest.keyClicks(editor, "half ty")
    editor.show_text("from elsewhere")
    assert editor.toPlainText() == "half ty"
    QTest.keyClick(editor, Key.Key_Escape)
    assert editor.toPlainText() == "from elsewhere"
    editor.show_text("and again")
    assert editor.toPlainText() == "and again"


def test_the_same_text_shown_again_leaves_the_cursor_alone(editor: InlineEditor) -> None:
    QTest.keyClick(editor, Key.Key_End)
    editor.show_text("as it was")
    assert editor.textCursor().position() == len("as it was")


def test_it_is_as_tall_as_its_text_also_in_a_larger_hand(editor: InlineEditor, qapp: QApplication) -> None:
    one_line = editor.height()
    editor.show_text("a long thought that does not fit one line of this narrow window at all")
    two_lines = editor.height()
    assert two_lines > one_line
    themes.apply(qapp, Theme(scale=1.5))
    assert editor.height() > two_lines
    assert editor.height() == editor.sizeHint().height()
    themes.apply(qapp, Theme())
    assert editor.height() == two_lines
