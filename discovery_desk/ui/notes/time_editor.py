"""The time of a note being typed anew, over its own row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.notes.note_row import NoteRow

_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class TimeEditor(QLineEdit):
    """Enter offers what was typed, Esc and leaving let go of it."""

    offered = Signal()
    given_up = Signal()

    def __init__(self, row: NoteRow, theme: Theme, parent: QWidget) -> None:
        super().__init__(row.time, parent)
        self.note_id, self._before = row.id, row.time
        self._keys = time_keys(self.offered.emit, self.given_up.emit)
        self.setFont(theme.font("time"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a time is read the same way everywhere
        self.setAccessibleName(tr("Time of the note"))
        self.setAccessibleDescription(tr("12:41, or +5 and -10 for seconds later and earlier"))
        self.setToolTip(self.accessibleDescription())
        self.selectAll()

    def typed(self) -> str:
        """Empty when it is still the time that was there."""
        return "" if self.text() == self._before else self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.given_up.emit()


def time_keys(keep: Callable[[], object] | None = None, give_up: Callable[[], object] | None = None) -> PlaceKeys:
    """What the editor of a time acts on; without acts it is for the help page alone."""
    return PlaceKeys(
        tr("Time of a note"),
        (
            PlaceKey(("Return", "Enter"), tr("Keep the time"), keep),
            PlaceKey(("Esc",), tr("Leave the time as it was"), give_up),
        ),
    )


class Retiming(QObject):
    """Whether a time is being edited, and where. `commit` says whether it could make sense of what was typed."""

    def __init__(self, viewport: QWidget, commit: Callable[[str, str], bool]) -> None:
        super().__init__(viewport)
        self._viewport, self._theme, self._commit = viewport, Theme(), commit
        self._editor: TimeEditor | None = None
        self._was_in: QWidget | None = None

    @property
    def note_id(self) -> str:
        """Empty when no time is being edited."""
        return self._editor.note_id if self._editor else ""

    def begin(self, row: NoteRow, theme: Theme) -> None:
        self.close()
        self._theme, self._was_in = theme, QApplication.focusWidget()
        editor = self._editor = TimeEditor(row, theme, self._viewport)
        editor.offered.connect(self._offer)
        editor.given_up.connect(self.close)

    def take_focus(self) -> None:
        if self._editor:
            self._editor.show()
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, time: QRect) -> None:
        """Put the editor over the time of its row, its frame around it."""
        if self._editor:
            height = max(time.height(), self._editor.sizeHint().height())
            self._editor.setGeometry(time.x(), time.center().y() - height // 2, time.width(), height)

    def close(self) -> None:
        """Take the editor away; the focus goes back to where it was."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus and self._was_in is not None:
            self._was_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        """What makes no sense stays to be mended."""
        editor = self._editor
        if editor is None:
            return
        if not editor.typed() or self._commit(editor.note_id, editor.typed()):
            self.close()
        else:
            editor.selectAll()
