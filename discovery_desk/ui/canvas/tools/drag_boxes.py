"""Selects boxes and drags them; only pixels move until they are dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from discovery_desk.ui.canvas.scene import CanvasScene

Dropped = tuple[tuple[str, float, float], ...]


class DragBoxes:
    """`dropped` is called once, with each box and its new top left corner."""

    def __init__(self, scene: CanvasScene, dropped: Callable[[Dropped], None]) -> None:
        self._scene = scene
        self._dropped = dropped
        self._start = QPointF()
        self._from: dict[str, QPointF] = {}
        self._is_moving = False

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        item = self._scene.node_at(at)
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            item.setSelected(not item.isSelected())
            self._scene.move_current(item.look.id)
        elif item.isSelected():
            self._scene.move_current(item.look.id)
        else:
            self._scene.set_current(item.look.id)
        self._start, self._is_moving = at, False
        self._from = {id_: self._scene.node_items[id_].pos() for id_ in self._scene.selected_ids()}
        return True

    def move(self, event: QMouseEvent, at: QPointF) -> None:
        step = at - self._start
        if not self._is_moving and step.manhattanLength() < QApplication.startDragDistance():
            return
        if not self._is_moving:
            self._is_moving = True
            self._scene.lift(self._from)
        self._scene.move_lifted({id_: place + step for id_, place in self._from.items()})

    def release(self, event: QMouseEvent, at: QPointF) -> None:
        moved = [(id_, self._scene.node_items[id_].pos()) for id_ in self._from if id_ in self._scene.node_items]
        if self._is_moving and moved:
            self._dropped(tuple((id_, place.x(), place.y()) for id_, place in moved))
        self._from, self._is_moving = {}, False

    def cancel(self) -> None:
        self._from, self._is_moving = {}, False
        self._scene.settle()
