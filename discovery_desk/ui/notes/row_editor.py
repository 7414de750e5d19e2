"""A note being worded anew, over its own row."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from discovery_desk.domain.note import LONGEST_NOTE, clean
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.notes.note_row import NoteRow

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class RowEditor(QPlainTextEdit):
    """Enter and leaving save, Shift+Enter is a new line, Esc leaves the note as it was. Tells once how it ended."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, note_id: str, text: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.note_id, self._before, self._is_over = note_id, text, False
        self.setFont(theme.font("note"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.px(3))
        self.setAccessibleName(tr("Edit note"))
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def wanted_height(self) -> int:
        lines = self.document().size().height()
        margins = self.contentsMargins()
        around = 2 * self.document().documentMargin() + margins.top() + margins.bottom()
        return round(lines * self.fontMetrics().lineSpacing() + around) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_new_line = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not is_new_line:
            self._end(is_saving=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(is_saving=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self._end(is_saving=True)

    def finish(self) -> None:
        """Save, as when the person turns to something else."""
        self._end(is_saving=True)

    def give_up(self) -> None:
        """Tell nothing any more: the note has gone."""
        self._is_over = True

    def _end(self, *, is_saving: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        text = clean(self.toPlainText()).strip()[:LONGEST_NOTE]
        if is_saving and text and text != self._before:
            self.saved.emit(text)
        self.left.emit()


class Editing(QObject):
    """Whether a row is being edited, and where. `ended` says whether the editor had the focus."""

    saved = Signal(str, str)
    ended = Signal(bool)
    wanted_height_changed = Signal()

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport, self._theme = viewport, Theme()
        self._editor: RowEditor | None = None

    @property
    def note_id(self) -> str:
        """Empty when nothing is being edited."""
        return self._editor.note_id if self._editor else ""

    def begin(self, row: NoteRow, theme: Theme) -> None:
        if self._editor:
            self._editor.finish()
        self._theme = theme
        editor = self._editor = RowEditor(row.id, row.text, theme, self._viewport)
        editor.saved.connect(lambda text: self.saved.emit(row.id, text))
        editor.left.connect(self.close)
        editor.textChanged.connect(self.wanted_height_changed)

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

    def close(self) -> None:
        """Take the editor away without saving; it saves by itself when it is left."""
        editor, self._editor = self._editor, None
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.give_up()
            editor.hide()
            editor.deleteLater()
            self.ended.emit(had_focus)
