"""Holds the items of a canvas and makes them equal to what is to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from discovery_desk.ui.canvas.edge_item import EdgeItem
from discovery_desk.ui.canvas.look import CanvasTheme, EdgeLook, NodeLook
from discovery_desk.ui.canvas.node_item import NodeItem
from discovery_desk.ui.canvas.paint import CanvasPaint


class CanvasScene(QGraphicsScene):
    """Items survive a refresh, and so do selection and focus."""

    current_changed = Signal(str)

    def __init__(self, theme: CanvasTheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paint = CanvasPaint(theme)
        self._nodes: dict[str, NodeItem] = {}
        self._edges: dict[str, EdgeItem] = {}
        self._current_id = ""

    @property
    def canvas_paint(self) -> CanvasPaint:
        return self._paint

    @property
    def node_items(self) -> Mapping[str, NodeItem]:
        return self._nodes

    @property
    def edge_items(self) -> Mapping[str, EdgeItem]:
        return self._edges

    def show(self, nodes: Sequence[NodeLook], edges: Sequence[EdgeLook]) -> None:
        """New ids get items, gone ids lose them, changed ones are updated in place, equal ones are left alone."""
        self._drop_missing(self._edges, {edge.id for edge in edges})
        self._drop_missing(self._nodes, {node.id for node in nodes})
        for node in nodes:
            self._show_node(node)
        for edge in edges:
            self._show_edge(edge)
        if self._current_id not in self._nodes:
            self.move_current("")

    def _show_node(self, look: NodeLook) -> None:
        if look.id in self._nodes:
            self._nodes[look.id].show_look(look, self._paint)
        else:
            self._nodes[look.id] = NodeItem(look, self._paint)
            self.addItem(self._nodes[look.id])

    def _show_edge(self, look: EdgeLook) -> None:
        if look.id in self._edges:
            self._edges[look.id].show_look(look, self._paint)
        else:
            self._edges[look.id] = EdgeItem(look, self._paint)
            self.addItem(self._edges[look.id])

    def set_theme(self, theme: CanvasTheme) -> None:
        self._paint = CanvasPaint(theme)
        self.settle()

    def node_at(self, point: QPointF) -> NodeItem | None:
        return next(
            (item for item in self.items(point) if isinstance(item, NodeItem) and item.box().contains(point)), None
        )

    def current_id(self) -> str:
        """The box that the keys work on, or nothing."""
        return self._current_id

    def set_current(self, node_id: str) -> None:
        """Put the keys on one box and select it alone; an unknown id puts them nowhere."""
        self.clearSelection()
        self.move_current(node_id)
        if self._current_id:
            self._nodes[self._current_id].setSelected(True)

    def move_current(self, node_id: str) -> None:
        """Put the keys on a box and leave the selection alone."""
        before, self._current_id = self._current_id, node_id if node_id in self._nodes else ""
        for id_ in {before, self._current_id} & self._nodes.keys():
            self._nodes[id_].set_current(is_current=id_ == self._current_id)
        if before != self._current_id:
            self.current_changed.emit(self._current_id)

    def set_awaiting(self, node_id: str) -> None:
        """Show that what is being dragged would go to this box; an unknown id shows it at none."""
        for id_, item in self._nodes.items():
            item.set_awaiting(is_awaiting=id_ == node_id)

    def set_glowing(self, ids: Iterable[str]) -> None:
        """Light these boxes up and no others, as the ones that belong to what is looked at elsewhere."""
        glowing = set(ids)
        for id_, item in self._nodes.items():
            item.set_glowing(is_glowing=id_ in glowing)

    def selected_ids(self) -> tuple[str, ...]:
        """In the order in which the nodes are shown."""
        return tuple(id_ for id_, item in self._nodes.items() if item.isSelected())

    def follow(self, moved: Iterable[str]) -> None:
        """Let the lines at boxes that are being dragged run straight to them."""
        ids = set(moved)
        for edge in self._edges.values():
            look = edge.look
            if look.from_id != look.to_id and {look.from_id, look.to_id} & ids:
                start, end = self._nodes.get(look.from_id), self._nodes.get(look.to_id)
                if start and end:
                    edge.follow(start.box(), end.box())

    def settle(self) -> None:
        """Bring everything back to where it was before a drag."""
        self.show([item.look for item in self._nodes.values()], [item.look for item in self._edges.values()])

    def boxes(self) -> dict[str, QRectF]:
        return {id_: item.box() for id_, item in self._nodes.items()}

    def _drop_missing(self, items: dict[str, NodeItem] | dict[str, EdgeItem], kept: set[str]) -> None:
        for id_ in [id_ for id_ in items if id_ not in kept]:
            item: QGraphicsItem = items.pop(id_)
            self.removeItem(item)
