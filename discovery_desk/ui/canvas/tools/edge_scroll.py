"""Scrolls the view while something is dragged along its border."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QGraphicsView

BORDER = 26.0
FASTEST = 18.0  # pixels a step, at the very border
STEP_MS = 16


class EdgeScroll:
    """`scrolled` is called after each step, for what is dragged has then moved over the ground."""

    def __init__(self, view: QGraphicsView, scrolled: Callable[[], None]) -> None:
        self._view, self._scrolled = view, scrolled
        self._step = QPointF()
        self._timer = QTimer(view, interval=STEP_MS)
        self._timer.timeout.connect(self._scroll)

    def follow(self, at: QPointF) -> None:
        """The pointer is there in the viewport."""
        room = self._view.viewport().size()
        self._step = QPointF(_pull(at.x(), room.width()), _pull(at.y(), room.height()))
        if self._step.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _scroll(self) -> None:
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        before = across.value(), down.value()
        across.setValue(before[0] + round(self._step.x()))
        down.setValue(before[1] + round(self._step.y()))
        if (across.value(), down.value()) == before:
            self._timer.stop()
        else:
            self._scrolled()


def _pull(at: float, room: float) -> float:
    """The nearer to the border, the faster; none in the middle."""
    if at < BORDER:
        return -FASTEST * min(1.0, (BORDER - at) / BORDER)
    if at > room - BORDER:
        return FASTEST * min(1.0, (at - room + BORDER) / BORDER)
    return 0.0
