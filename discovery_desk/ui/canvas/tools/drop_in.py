"""Takes what is dragged here from elsewhere: a note onto a box, a line or the ground, an opportunity onto a box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF

from discovery_desk.ui.canvas.scene import CanvasScene
from discovery_desk.ui.canvas.tools.drag_boxes import ON_EDGE
from discovery_desk.ui.kit.note_mime import note_in, opportunity_in

Taken = Callable[[str, str], object]


class DropIn:
    """Each of `on_node` (a note), `on_edge` (a note) and `hung` (an opportunity) is called with the id of what was
    dropped and that of what took it, which is empty for a note on the bare ground.
    """

    def __init__(
        self, scene: CanvasScene, grain: Callable[[], float], *, on_node: Taken, on_edge: Taken, hung: Taken
    ) -> None:
        self._scene, self._grain = scene, grain
        self._on_node, self._on_edge, self._hung = on_node, on_edge, hung

    def consider(self, mime: QMimeData, at: QPointF) -> bool:
        """Show what would take it; False where nothing would."""
        node_id, edge_id = self._target(mime, at)
        self._scene.set_awaiting(node_id or edge_id)
        return bool(note_in(mime) or (opportunity_in(mime) and node_id))

    def drop(self, mime: QMimeData, at: QPointF) -> bool:
        """Whether anything has taken it."""
        self.end()
        node_id, edge_id = self._target(mime, at)
        note_id, opportunity_id = note_in(mime), opportunity_in(mime)
        if note_id and edge_id:
            self._on_edge(note_id, edge_id)
        elif note_id:
            self._on_node(note_id, node_id)
        elif opportunity_id and node_id:
            self._hung(opportunity_id, node_id)
        return bool(note_id or (opportunity_id and node_id))

    def end(self) -> None:
        self._scene.set_awaiting("")

    def _target(self, mime: QMimeData, at: QPointF) -> tuple[str, str]:
        """The box, or the line."""
        node = self._scene.node_at(at)
        if node is not None and (note_in(mime) or opportunity_in(mime)):
            return node.look.id, ""
        edge = self._scene.edge_at(at, ON_EDGE * self._grain()) if note_in(mime) else None
        return "", edge.look.id if edge is not None and edge.joins else ""
