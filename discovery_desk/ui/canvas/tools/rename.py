"""Edits the label of a box where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from discovery_desk.ui.canvas.paint import CanvasPaint

_KEEP = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Rename(QPlainTextEdit):
    """Enter keeps the text, and so does going elsewhere; Esc leaves it as it was."""

    def __init__(self, viewport: QWidget, renamed: Callable[[str, str], None]) -> None:
        super().__init__(viewport)
        self._renamed = renamed
        self._node_id = ""
        self._before = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    @property
    def is_open(self) -> bool:
        return bool(self._node_id)

    @property
    def node_id(self) -> str:
        return self._node_id

    def begin(self, node_id: str, label: str, at: QRect, paint: CanvasPaint) -> None:
        self.finish()
        self._node_id, self._before = node_id, label
        self.setFont(paint.label_font)
        self.document().setDocumentMargin(3)
        self.setPlainText(label)
        self.setGeometry(at)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self, *, keep: bool = True) -> None:
        """Close; an empty or equal text changes nothing."""
        node_id, text = self._node_id, " ".join(self.toPlainText().split())
        self._node_id = ""  # first, because hiding takes the focus away and comes back here
        if not node_id:
            return
        had_focus = self.hasFocus()
        self.hide()
        if had_focus and (view := self.parentWidget()):
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep and text and text != self._before:
            self._renamed(node_id, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEEP:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.finish(keep=False)
        else:
            super().keyPressEvent(event)
        event.accept()  # keys that mean nothing while typing, like Up in the first line, are not for the canvas either

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()
