"""A note being worded anew, over its own row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from discovery_desk.domain.note import LONGEST_NOTE, clean
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

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

    def _end(self, *, is_saving: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        text = clean(self.toPlainText()).strip()[:LONGEST_NOTE]
        if is_saving and text and text != self._before:
            self.saved.emit(text)
        self.left.emit()
