"""Moves the ground under the window: Space and drag, or drag with the middle button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGraphicsView


class Pan:
    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._last = QPoint()
        self.is_ready = False

    def set_ready(self, *, is_ready: bool) -> None:
        """While Space is held, the left button pans too."""
        self.is_ready = is_ready
        if is_ready:
            self._view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self._view.viewport().unsetCursor()

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        is_left = event.button() == Qt.MouseButton.LeftButton and self.is_ready
        if not is_left and event.button() != Qt.MouseButton.MiddleButton:
            return False
        self._last = event.position().toPoint()
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def move(self, event: QMouseEvent, at: QPointF) -> None:
        now = event.position().toPoint()
        step, self._last = now - self._last, now
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - step.x())
        down.setValue(down.value() - step.y())

    def release(self, event: QMouseEvent, at: QPointF) -> None:
        self.cancel()

    def cancel(self) -> None:
        self.set_ready(is_ready=self.is_ready)
