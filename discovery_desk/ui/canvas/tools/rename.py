"""Edits the words of a box or a line where they stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from discovery_desk.ui.canvas.paint import CanvasPaint
from discovery_desk.ui.kit.direction import align_editor
from discovery_desk.ui.kit.words import tr

_KEEP = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Rename(QPlainTextEdit):
    """Enter keeps the text, and so does going elsewhere; Esc leaves it as it was.

    `commit` keeps the words of a box or a line and says whether it could. `closed` says of which, and whether by Esc.
    """

    closed = Signal(str, bool)

    def __init__(self, viewport: QWidget, commit: Callable[[str, str], bool]) -> None:
        super().__init__(viewport)
        self._commit = commit
        self._node_id = ""
        self._before = ""
        self._may_be_empty = False
        self._is_finishing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._stand)
        self.hide()

    @property
    def is_open(self) -> bool:
        return bool(self._node_id)

    @property
    def node_id(self) -> str:
        return self._node_id

    def begin(self, node_id: str, label: str, at: QRect, paint: CanvasPaint, *, may_be_empty: bool = False) -> None:
        if not self.finish():
            return
        self._node_id, self._before, self._may_be_empty = node_id, label, may_be_empty
        self.setAccessibleName(tr("Words on the line") if may_be_empty else tr("Words of the box"))
        self.setFont(paint.label_font)
        self.document().setDocumentMargin(3)
        self.setPlainText(label)
        self.setGeometry(at)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> bool:
        """Keep the text and close. False, and still open, where it failed.

        An equal one changes nothing, nor does an empty one where there must be words.
        """
        if not self.is_open or self._is_finishing:  # keeping it shows the boxes anew, and trouble may take the focus
            return True
        text = " ".join(self.toPlainText().split())
        self._is_finishing = True
        try:
            is_same = text == self._before or not (text or self._may_be_empty)
            is_kept = is_same or self._commit(self._node_id, text)
        finally:
            self._is_finishing = False
        if is_kept:
            self.close_editor()
        return is_kept

    def close_editor(self, *, is_given_up: bool = False) -> None:
        """Close without keeping."""
        node_id, self._node_id = self._node_id, ""  # first, because this takes the focus away and comes back here
        if self.hasFocus() and (view := self.parentWidget()):
            view.setFocus(Qt.FocusReason.NoFocusReason)  # back where it came from, and nobody went there
        self.hide()
        if node_id:
            self.closed.emit(node_id, is_given_up)

    def _stand(self) -> None:
        align_editor(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEEP:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_editor(is_given_up=True)
        else:
            super().keyPressEvent(event)
        event.accept()  # keys that mean nothing while typing, like Up in the first line, are not for the canvas either

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()
