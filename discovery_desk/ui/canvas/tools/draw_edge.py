"""Draws a line from box to box: by dragging from the rim of one, or by key and a walk to the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsLineItem

from discovery_desk.ui.canvas.node_item import NodeItem
from discovery_desk.ui.canvas.scene import CanvasScene
from discovery_desk.ui.canvas.tools.rubber_band import ADDING

RIM = 7.0


class DrawEdge:
    """`drawn` is called with the ids of both ends; a line may end where it began, once it has left there.

    `begun` is told whether a line has been begun by key and waits for its other end.
    """

    reaches_out = True

    def __init__(self, scene: CanvasScene, drawn: Callable[[str, str], None], begun: Callable[[bool], object]) -> None:
        self._scene = scene
        self._drawn, self._begun = drawn, begun
        self._is_by_key = False
        self._from_id = ""
        self._line: QGraphicsLineItem | None = None
        self._has_left = False
        scene.current_changed.connect(self._walked)

    @property
    def is_drawing(self) -> bool:
        return bool(self._from_id)

    def begin_by_key(self, node_id: str) -> None:
        """Again on the same box it comes back to it at once."""
        if self._is_by_key and node_id == self._from_id:
            self.end(node_id)
            return
        self.begin(node_id)
        if self.is_drawing:
            self._is_by_key = True
            self._scene.set_awaiting(node_id)
            self._begun(True)

    def end_by_key(self, node_id: str) -> None:
        if node_id != self._from_id or self._has_left:
            self.end(node_id)
        else:
            self.cancel()

    def begin(self, node_id: str) -> None:
        if node_id in self._scene.node_items:
            self.cancel()
            self._from_id, self._has_left = node_id, False
            self._line = QGraphicsLineItem()
            paint = self._scene.canvas_paint
            self._line.setPen(QPen(paint.accent, 1.6 * paint.unit, Qt.PenStyle.DashLine))
            self._line.setZValue(3)
            self._scene.addItem(self._line)

    def end(self, node_id: str) -> None:
        from_id = self._from_id
        self.cancel()
        if from_id in self._scene.node_items and node_id in self._scene.node_items:
            self._drawn(from_id, node_id)

    def on_rim(self, at: QPointF) -> NodeItem | None:
        """The box whose rim this is; a press further inside drags the box instead."""
        item = self._scene.node_at(at)
        return item if item and not item.box().adjusted(RIM, RIM, -RIM, -RIM).contains(at) else None

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers() & ADDING:
            return False
        if self.is_drawing:
            return True
        item = self.on_rim(at)
        if item:
            self._scene.set_current(item.look.id)
            self.begin(item.look.id)
        return item is not None

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        item = self._scene.node_at(at)
        self._has_left = self._has_left or item is None or item.look.id != self._from_id
        self._scene.set_awaiting(item.look.id if item and self._has_left else "")
        self._stretch(at)

    def release(self, at: QPointF) -> None:
        """A click on the rim only selects: a line needs to have left its box."""
        item = self._scene.node_at(at)
        if item and (self._has_left or item.look.id != self._from_id):
            self.end(item.look.id)
        else:
            self.cancel()

    def cancel(self) -> None:
        if self._line and self._line.scene() is self._scene:
            self._scene.removeItem(self._line)
            self._scene.set_awaiting("")
        self._from_id, self._line = "", None
        if self._is_by_key:
            self._is_by_key = False
            self._begun(False)

    def _walked(self, node_id: str) -> None:
        if self.is_drawing and node_id in self._scene.node_items:
            self._has_left = self._has_left or node_id != self._from_id
            self._stretch(self._scene.node_items[node_id].box().center())

    def _stretch(self, to: QPointF) -> None:
        start = self._scene.node_items.get(self._from_id)
        if self._line and start:
            middle = start.box().center()
            self._line.setLine(middle.x(), middle.y(), to.x(), to.y())
