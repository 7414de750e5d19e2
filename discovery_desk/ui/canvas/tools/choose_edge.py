"""Puts the keys on the line that is clicked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from discovery_desk.ui.canvas.scene import CanvasScene

NEAR = 5.0  # pixels of the view beside a line that still mean the line


class ChooseEdge:
    """`grain` is the size of a pixel of the view in the scene."""

    reaches_out = False

    def __init__(self, scene: CanvasScene, grain: Callable[[], float]) -> None:
        self._scene, self._grain = scene, grain

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        edge = self._scene.edge_at(at, NEAR * self._grain())
        if event.button() != Qt.MouseButton.LeftButton or edge is None:
            return False
        self._scene.set_current("")
        self._scene.choose_edge(edge.look.id)
        return True

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """A line is not dragged."""

    def release(self, at: QPointF) -> None:
        """It was chosen by the press."""

    def cancel(self) -> None:
        """Choosing changes nothing that had to be brought back."""
