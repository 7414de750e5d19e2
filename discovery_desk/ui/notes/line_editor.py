"""The text field of the note line: grows from one line to five, takes plain text only, leaves composing alone."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QEvent, QMimeData, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.note import LONGEST_NOTE, pasted_lines
from discovery_desk.ui.kit.theme import Theme

MOST_LINES = 5
LONGEST_RUN = 2_000  # a longer run without a space makes the layout crawl

COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKEN = frozenset(key.value for key in (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Up))  # all others are text
NOT_WHILE_COMPOSING = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)
_RUN = re.compile(rf"(\S{{{LONGEST_RUN}}})(?=\S)")


def is_commanding(event: QKeyEvent) -> bool:
    """Not a letter; Ctrl and Alt together are the AltGr of some keyboards."""
    modifiers = event.modifiers() & COMMANDING
    return bool(modifiers) and modifiers != CTRL_ALT


class LineEditor(QPlainTextEdit):
    """Tells what was pressed; decides nothing about notes."""

    entered = Signal()
    escaped = Signal()
    went_up = Signal()
    composing_began = Signal()
    lines_pasted = Signal(list)
    paste_refused = Signal(object)
    focus_changed = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._preedit, self._lines, self._is_rtl, self._is_plain = "", 0, False, True
        self.setProperty("look", "note-line")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._follow_size)
        self.textChanged.connect(self._follow_script)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.setFont(theme.font("note"))
        self.setCursorWidth(theme.px(2))
        self.setViewportMargins(0, 0, theme.px(2), 0)  # where the cursor stands before words from right to left
        self._lines = 0
        self._fit()

    def is_composing(self) -> bool:
        return bool(self._preedit)

    def finish_composing(self) -> None:
        """What is being composed becomes text. Most input methods do that themselves before the focus goes."""
        if self.is_composing() and self.hasFocus():
            QGuiApplication.inputMethod().commit()
        if self.is_composing():
            rest = QInputMethodEvent()
            rest.setCommitString(self._preedit)
            self.inputMethodEvent(rest)

    def set_text(self, text: str) -> None:
        """Replace everything; the cursor goes to the end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._preedit or event.key() in _TAKEN:
            self._take_key(event)
        else:
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> None:
        if self.is_composing() and (is_commanding(event) or event.key() in NOT_WHILE_COMPOSING):
            event.accept()  # they would act on words that are not there yet
        elif event.key() in _ENTER:
            self._take_enter(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.ignore()  # a nudge may want to go, too
        elif self._is_going_up(event):
            self.went_up.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was_composing, self._preedit = self.is_composing(), event.preeditString()
        if self.is_composing() and not was_composing:
            self.composing_began.emit()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)  # a signal has no keywords

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_composing()
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cover()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._cover()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._follow_script()

    def _cover(self) -> None:
        """Else every key paints all that lies below the line; a style sheet takes it back whenever it is put on."""
        self.viewport().setAutoFillBackground(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Whole or not at all: what is refused is still where it came from."""
        try:
            lines = pasted_lines(source.text())
            if len(lines) > 1:
                self.lines_pasted.emit(lines)
            else:
                self.insert_plain("".join(lines))
        except RuleBroken as broken:
            self.paste_refused.emit(broken)

    def room(self) -> int:
        """How many characters a note still has room for, in place of what is selected."""
        return LONGEST_NOTE - len(self.toPlainText()) + len(self.textCursor().selectedText())

    def insert_plain(self, text: str) -> None:
        """At the cursor, as one undoable step, with runs that are too long broken.

        Raises `RuleBroken("paste-too-long")` for what the note has no room for.
        """
        broken = _RUN.sub(r"\1" + "\n", text)
        if len(broken) > self.room():
            raise RuleBroken("paste-too-long")
        self.textCursor().insertText(broken)
        self.ensureCursorVisible()

    def _take_enter(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()  # Ctrl+Enter and the like are the window's
        elif not event.isAutoRepeat():
            self.entered.emit()

    def _is_going_up(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_plain = event.key() == Qt.Key.Key_Up and modifiers == Qt.KeyboardModifier.NoModifier
        return is_plain and self.textCursor().atStart()

    def _follow_script(self) -> None:
        """Letters of ASCII change neither side nor height: nearly every key ends here."""
        text = self.toPlainText()
        was_plain, self._is_plain = self._is_plain, text.isascii() and (bool(text) or not self.isRightToLeft())
        if not (was_plain and self._is_plain):
            self._align()
            self._fit()

    def _align(self) -> None:
        """A note begins on the side from which its first words are read; the layout by itself always begins left."""
        block = self.document().firstBlock()
        direction = block.textDirection() if block.length() > 1 else self.layoutDirection()
        is_rtl = direction is Qt.LayoutDirection.RightToLeft
        if is_rtl is not self._is_rtl:
            self._is_rtl = is_rtl
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft)
            self.document().setDefaultTextOption(option)

    def _follow_size(self, size: QSizeF) -> None:
        """Also told of every key that makes the longest line longer."""
        if round(size.height()) != self._lines:
            self._fit()

    def _fit(self) -> None:
        """As high as its lines, some of which are of a script that stands higher."""
        self._lines = round(self.document().size().height())
        lines = max(1, self._lines)
        height = math.ceil(self._height_of_lines()) + 2
        if height != self.minimumHeight():
            self.setFixedHeight(height)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() is not policy:
            self.setVerticalScrollBarPolicy(policy)

    def _height_of_lines(self) -> float:
        """Of the first ones, as many as are shown."""
        least = QFontMetricsF(self.font()).lineSpacing()
        heights: list[float] = []
        block = self.document().begin()
        while block.isValid() and len(heights) < MOST_LINES:
            self.blockBoundingRect(block)  # lays it out
            layout = block.layout()
            heights += [max(least, layout.lineAt(at).height()) for at in range(layout.lineCount())] or [least]
            block = block.next()
        return sum(heights[:MOST_LINES])
