"""A line to write on that keeps what is typed as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.ui.kit.controls import set_look
from discovery_desk.ui.kit.inline_editor import ENTER, InlineEditor
from discovery_desk.ui.kit.quiet_timer import QuietTimer

STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
SAVE_WAIT_MS = 250  # with the write, no more than 300 ms of typing can be lost


class LineField(QWidget):
    """`save` keeps the line as it stands (second argument: whether it is finished) and says whether it could.

    Enter finishes it and asks for the next line by `entered`; leaving it finishes it, too.
    """

    entered = Signal()
    left = Signal()

    def __init__(
        self, key: str, name: str, placeholder: str, save: Callable[[str, bool], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._save, self._is_begun = save, False
        self.edit = InlineEditor(key, name, placeholder)
        set_look(self.edit, "look", value="answer")
        self._timer = QuietTimer(SAVE_WAIT_MS, self._save_typed, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._follow)
        self.edit.installEventFilter(self)

    @property
    def is_empty(self) -> bool:
        return not self.edit.typed

    @property
    def is_being_written(self) -> bool:
        """It has the focus, or gets it again when its window is in front again."""
        return self.window().focusWidget() is self.edit

    def show_text(self, text: str) -> None:
        self.edit.show_text(text)

    def flush(self) -> bool:
        """What is typed is on the disk afterwards, or this is False."""
        self._timer.flush()
        return not self.edit.is_modified

    def finish(self) -> None:
        self._timer.cancel()
        if self._is_begun and self._save(self.edit.typed, True):
            self._is_begun = False
            self.edit.put_back()  # as it has been understood: a sign has become a kind

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.finish()
            if isinstance(event, QFocusEvent) and event.reason() not in STAYING:
                self.left.emit()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            self.finish()  # the step that is taken back holds everything typed
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_bare_enter(event):
            self.finish()
            self.entered.emit()
            return True
        return False

    def _follow(self) -> None:
        if self.edit.is_modified:
            self._is_begun = True
            self._timer.poke()

    def _save_typed(self) -> None:
        if self.edit.is_modified and self._save(self.edit.typed, False):
            self.edit.show_text(self.edit.typed)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _is_bare_enter(event: QKeyEvent) -> bool:
    return event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
