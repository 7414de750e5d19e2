"""Moves the ground under the window: Space and drag, or drag with the middle button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGraphicsView


class Pan:
    reaches_out = False

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._held = QPointF()
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
        self._held = at
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """What was under the pointer at the press stays under it."""
        step = (at - self._held) * self._view.transform().m11()
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - round(step.x()))
        down.setValue(down.value() - round(step.y()))

    def release(self, at: QPointF) -> None:
        self.cancel()

    def cancel(self) -> None:
        self.set_ready(is_ready=self.is_ready)
