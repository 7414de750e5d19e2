"""Text that reads as text until it is edited; Enter or leaving keeps it, Esc puts back what was there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QStyle, QStyleOptionFrame, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEditor(QPlainTextEdit):
    """One line of thought, as tall as its wrapped text. `committed` comes only when it differs from what was shown."""

    committed = Signal(str)

    def __init__(self, text: str, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._shown = text
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

    def sizeHint(self) -> QSize:
        return QSize(120, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _height(self) -> int:
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        text = self.toPlainText() or self.placeholderText()
        room = max(1, self.viewport().width())
        wrapped = self.fontMetrics().boundingRect(QRect(0, 0, room, 100_000), flags, text)
        lines = max(1, round(wrapped.height() / self.fontMetrics().lineSpacing()))
        return lines * self.fontMetrics().lineSpacing() + self._frame() + 2

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

    def _commit(self) -> None:
        typed = " ".join(self.toPlainText().split())
        if typed != self._shown.strip():
            self._shown = typed
            self.committed.emit(typed)
