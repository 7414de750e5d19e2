"""A note being worded anew, over its own row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QStyle, QStyleOptionFrame, QWidget

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.note import LONGEST_NOTE, clean, pasted_text
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.notes.note_row import NoteRow

_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class RowEditor(QPlainTextEdit):
    """Enter and leaving want to save, Shift+Enter is a new line, Esc leaves the note as it was.

    `split_wanted` tells the text before the cursor and after it.
    """

    finish_wanted = Signal()
    split_wanted = Signal(str, str)
    given_up = Signal()
    paste_refused = Signal(object)
    width_changed = Signal()

    def __init__(self, row: NoteRow, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.note_id, self._before = row.id, row.text
        self._keys = editor_keys(self.finish_wanted.emit, self._ask_to_split, self.given_up.emit)
        self.setFont(theme.font("note"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.px(3))
        self.setAccessibleName(tr("Edit note"))
        self.setPlaceholderText(row.placeholder)
        self.textChanged.connect(self._align)
        self.setPlainText(row.text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def changed_text(self) -> str:
        """As it is to be kept; empty when there is nothing to keep."""
        text = clean(self.toPlainText()).strip()
        return "" if text == self._before else text

    def wanted_height(self) -> int:
        """Some scripts have higher lines than the font of the interface says."""
        block, lines = self.document().firstBlock(), 0.0
        while block.isValid():
            lines += self.blockBoundingRect(block).height()
            block = block.next()
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_ShapedFrameContents, option, self)
        return round(lines + 2 * self.document().documentMargin()) + option.rect.height() - inner.height() + 2

    def _align(self) -> None:
        """A note begins on the side from which its first words are read."""
        is_rtl = self.document().firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Only now the lines are broken anew, and may be more than its height was made for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Whole or not at all: what is refused is still where it came from."""
        cursor = self.textCursor()
        room = LONGEST_NOTE - len(self.toPlainText()) + len(cursor.selectedText())
        try:
            text = pasted_text(source.text())
            if len(text) > room:
                raise RuleBroken("paste-too-long")
        except RuleBroken as broken:
            self.paste_refused.emit(broken)
            return
        cursor.insertText(text)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def _ask_to_split(self) -> None:
        to_here, from_here = self.textCursor(), self.textCursor()
        to_here.setPosition(self.textCursor().selectionStart())
        to_here.movePosition(to_here.MoveOperation.Start, to_here.MoveMode.KeepAnchor)
        from_here.setPosition(self.textCursor().selectionStart())
        from_here.movePosition(from_here.MoveOperation.End, from_here.MoveMode.KeepAnchor)
        self.split_wanted.emit(*(one.selection().toPlainText() for one in (to_here, from_here)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.finish_wanted.emit()


def editor_keys(
    finish: Callable[[], object] | None = None,
    split: Callable[[], object] | None = None,
    give_up: Callable[[], object] | None = None,
) -> PlaceKeys:
    """What the editor of a row acts on; without acts it is for the help page alone."""
    return PlaceKeys(
        tr("Editing a note"),
        (
            PlaceKey(("Return", "Enter"), tr("Keep the words"), finish),
            PlaceKey(("Shift+Return",), tr("New line")),
            PlaceKey(("Ctrl+Return", "Ctrl+Enter"), tr("Split the note at the cursor"), split),
            PlaceKey(("Esc",), tr("Leave the note as it was"), give_up),
        ),
    )


class Editing(QObject):
    """Whether a row is being edited, and where.

    `commit` keeps the words of a note, `split` makes two notes of a text before and after; both say whether they could.

    `ended` says whether the editor had the focus.
    """

    ended = Signal(bool)
    wanted_height_changed = Signal()
    paste_refused = Signal(object)

    def __init__(
        self, viewport: QWidget, commit: Callable[[str, str], bool], split: Callable[[str, str, str], bool]
    ) -> None:
        super().__init__(viewport)
        self._viewport, self._theme, self._commit, self._split = viewport, Theme(), commit, split
        self._editor: RowEditor | None = None
        self._is_finishing = False

    @property
    def note_id(self) -> str:
        """Empty when nothing is being edited."""
        return self._editor.note_id if self._editor else ""

    def begin(self, row: NoteRow, theme: Theme) -> None:
        """Only once what was being edited is finished."""
        self._theme = theme
        editor = self._editor = RowEditor(row, theme, self._viewport)
        editor.finish_wanted.connect(self.finish)
        editor.split_wanted.connect(self.split)
        editor.given_up.connect(self.close)
        editor.textChanged.connect(self.wanted_height_changed)
        editor.width_changed.connect(self.wanted_height_changed)
        editor.paste_refused.connect(self.paste_refused)
        editor.ensurePolished()  # its height is asked for before it is shown

    def take_focus(self) -> None:
        if self._editor:
            self._editor.show()
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def least_heights(self, pad: int) -> dict[str, int]:
        """A row that is being edited is as high as its editor."""
        return {self._editor.note_id: self._editor.wanted_height() + pad} if self._editor else {}

    def place(self, text: QRect) -> None:
        """Put the editor over the text of its row, its frame around it."""
        if self._editor:
            px = self._theme.px
            text.setHeight(self._editor.wanted_height())
            self._editor.setGeometry(text.adjusted(-px(13), -px(5), px(4), -px(5)))

    def finish(self) -> bool:
        """Save and close. False when it could not be saved: the editor stays open with its words."""
        text = self._editor.changed_text() if self._editor else ""
        return self._end_with(lambda note_id: not text or self._commit(note_id, text))

    def split(self, before: str, after: str) -> bool:
        """Make two notes of it and close. False when that could not be done: the editor stays as it is."""
        return self._end_with(lambda note_id: self._split(note_id, before, after))

    def _end_with(self, keep: Callable[[str], bool]) -> bool:
        if self._editor is None or self._is_finishing:  # saving shows the rows anew, and trouble may take the focus
            return True
        self._is_finishing = True
        try:
            is_kept = keep(self._editor.note_id)
        finally:
            self._is_finishing = False
        if is_kept:
            self.close()
        return is_kept

    def close(self) -> None:
        """Take the editor away without saving."""
        editor, self._editor = self._editor, None
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            self.ended.emit(had_focus)
