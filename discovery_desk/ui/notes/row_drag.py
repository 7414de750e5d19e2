"""A row on its way to the map: when a press becomes a drag, and what the drag carries."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from discovery_desk.ui.kit.note_mime import note_mime


class RowDrag:
    """Remembers where the button went down."""

    def __init__(self, viewport: QWidget) -> None:
        self._viewport = viewport
        self._pressed_at: QPoint | None = None

    def press(self, event: QMouseEvent, *, is_on_row: bool) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if is_on_row and is_left else None

    def release(self) -> None:
        self._pressed_at = None

    def begins(self, event: QMouseEvent) -> bool:
        """Whether the mouse has gone far enough; true only once a press."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if (event.position().toPoint() - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
            return False
        self._pressed_at = None
        return True

    def carry(self, note_id: str, row: QRect) -> None:
        """Until it is dropped."""
        drag = QDrag(self._viewport)
        drag.setMimeData(note_mime(note_id))
        drag.setPixmap(self._viewport.grab(row))
        drag.exec(Qt.DropAction.CopyAction)
