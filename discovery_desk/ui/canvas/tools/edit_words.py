"""Opens the editor over the words of a box or a line, and keeps it there while the view moves."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QGraphicsView

from discovery_desk.ui.canvas.scene import CanvasScene
from discovery_desk.ui.canvas.tools.rename import Rename

LEAST_WIDTH, LEAST_HEIGHT, LINE_HEIGHT = 124.0, 54.0, 30.0


class EditWords:
    def __init__(self, view: QGraphicsView, scene: CanvasScene, editor: Rename) -> None:
        self._view, self._scene, self._editor = view, scene, editor

    def begin(self, id_: str) -> None:
        """A line may be left without any words; what is not there is not edited."""
        nodes, edges = self._scene.node_items, self._scene.edge_items
        if id_ in nodes or id_ in edges:
            label = nodes[id_].look.label if id_ in nodes else edges[id_].look.label
            self._editor.begin(id_, label, self._room(id_), self._scene.canvas_paint, may_be_empty=id_ in edges)

    def follow(self) -> None:
        """After the boxes have moved; over one that has gone it stays where it is."""
        id_ = self._editor.node_id
        if id_ in self._scene.node_items or id_ in self._scene.edge_items:
            self._editor.setGeometry(self._room(id_))

    def place(self, id_: str) -> QRectF:
        """Where the words are, in the scene."""
        if id_ in self._scene.node_items:
            return self._scene.node_items[id_].box()
        return self._scene.edge_items[id_].label_room()

    def _room(self, id_: str) -> QRect:
        """Over the words, and as large as is needed to type where the map is shown small."""
        unit = self._scene.canvas_paint.unit
        rect = self._view.mapFromScene(self.place(id_)).boundingRect().adjusted(2, 2, -2, -2)
        height = LEAST_HEIGHT if id_ in self._scene.node_items else LINE_HEIGHT
        rect.setWidth(max(rect.width(), round(LEAST_WIDTH * unit)))
        rect.setHeight(max(rect.height(), round(height * unit)))
        return rect
