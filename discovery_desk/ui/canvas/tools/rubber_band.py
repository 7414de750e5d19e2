"""Selects what a band is drawn around; with Ctrl or Shift held it adds to what is selected."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from discovery_desk.ui.canvas.scene import CanvasScene

ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class RubberBand:
    """Any press that nothing else wants begins one; without a move it lets go of everything."""

    reaches_out = True

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._start = QPointF()
        self._kept: set[str] = set()
        self._before: tuple[str, ...] = ()

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._start, self._before, self._kept = at, self._scene.selected_ids(), set()
        if event.modifiers() & ADDING:
            self._kept = set(self._before)
        else:
            self._scene.set_current("")
        return True

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        band = QRectF(self._start, at).normalized()
        self._scene.set_band(band)
        self._scene.select(self._kept | self._scene.ids_in(band))

    def release(self, at: QPointF) -> None:
        self._scene.set_band(QRectF())

    def cancel(self) -> None:
        self._scene.set_band(QRectF())
        self._scene.select(self._before)
