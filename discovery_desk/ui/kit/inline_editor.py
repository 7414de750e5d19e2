"""Text that reads as text until it is edited; Enter or leaving offers it to its owner, Esc puts back what was there."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextBlock, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QStyle, QStyleOptionFrame, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class InlineEditor(QPlainTextEdit):
    """One line of thought, as tall as its wrapped text; `key` is its object name.

    `committed` offers what was typed when it differs from what is shown. Only the owner says what is shown: text that
    was refused stays, can be offered again, and Esc still knows what was there before.
    """

    committed = Signal(str)

    def __init__(self, key: str, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setObjectName(key)
        self.setProperty("look", "inline")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)

    @property
    def typed(self) -> str:
        """What stands here, as one line."""
        return " ".join(self.toPlainText().split())

    @property
    def is_modified(self) -> bool:
        return self.typed != " ".join(self._shown.split())

    def show_text(self, text: str) -> None:
        """This is what is kept. What is being typed over it stays until it is offered or put back."""
        was_modified = self.is_modified
        self._shown = text
        if not was_modified and self.is_modified:  # a space at the end, before the next word, is no difference
            self.put_back()

    def put_back(self) -> None:
        """Show what is kept, whatever was typed."""
        if self.toPlainText() != self._shown:
            self.setPlainText(self._shown)

    def commit(self) -> None:
        """Offer what was typed to the owner."""
        if self.is_modified:
            self.committed.emit(self.typed)

    def sizeHint(self) -> QSize:
        return QSize(120, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    def event(self, event: QEvent) -> bool:
        """A text field takes more keys for itself than it needs here; those go on to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_for_window(event):
            event.ignore()
            return True
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """The path of a file is no words; who drops one means it for what lies around."""
        return not any(url.isLocalFile() for url in source.urls()) and super().canInsertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.put_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:  # the menu of this editor is not leaving it
            self.commit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in RESTYLED:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _is_for_window(self, event: QKeyEvent) -> bool:
        """Undo belongs to the text only while something is being typed; Ctrl+E would be the end of the line."""
        steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if any(event.matches(step) for step in steps):
            return not self.is_modified
        return event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier

    def _height(self) -> int:
        return self._text_height() + self._frame() + 2

    def _text_height(self) -> int:
        """As it is laid out; what stands for an empty line is only measured."""
        if self.toPlainText():
            return ceil(sum(self.blockBoundingRect(block).height() for block in self._blocks()))
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        room = QRect(0, 0, max(1, self.viewport().width()), 100_000)
        wrapped = self.fontMetrics().boundingRect(room, flags, self.placeholderText())
        return max(1, round(wrapped.height() / self.fontMetrics().lineSpacing())) * self.fontMetrics().lineSpacing()

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _frame(self) -> int:
        """What the style sheet's padding and border take."""
        margins = self.viewportMargins()
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_ShapedFrameContents, option, self)
        return option.rect.height() - inner.height() + margins.top() + margins.bottom()

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
