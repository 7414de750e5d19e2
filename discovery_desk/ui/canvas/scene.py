"""Holds the items of a canvas and makes them equal to what is to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QLineF, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene
from shiboken6 import isValid

from discovery_desk.ui.canvas import picture
from discovery_desk.ui.canvas.edge_item import EdgeItem
from discovery_desk.ui.canvas.look import CanvasTheme, EdgeLook, NodeLook
from discovery_desk.ui.canvas.marks import Marks
from discovery_desk.ui.canvas.node_item import OUTSIDE, NodeItem
from discovery_desk.ui.canvas.paint import CanvasPaint
from discovery_desk.ui.canvas.tiles import Tiles

_Item = TypeVar("_Item", NodeItem, EdgeItem)
_Look = TypeVar("_Look", NodeLook, EdgeLook)

Ground = Callable[[QPainter], None]

MANY = 200  # from so many changes on it is cheaper to draw everything anew


class CanvasScene(QGraphicsScene):
    """Items survive a refresh, and so do selection and focus.

    Boxes and lines are drawn as the background, from tiles; what comes and goes with a gesture as the foreground.
    """

    current_changed = Signal(str)
    edge_chosen = Signal(str)
    shown = Signal()

    def __init__(self, theme: CanvasTheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = parent  # what is painted is not collected meanwhile, whoever has let go of it
        self._paint = CanvasPaint(theme)
        self._shown_paint = self._paint
        self._nodes: dict[str, NodeItem] = {}
        self._edges: dict[str, EdgeItem] = {}
        self._selected: set[str] = set()
        self._shown_nodes: Sequence[NodeLook] = ()
        self._shown_edges: Sequence[EdgeLook] = ()
        self._touched: list[QRectF] = []
        self.marks = Marks(self._nodes, self._edges)
        self._tiles = Tiles(self, self._paint.ground, self._draw, self._sketch, self.update)
        self._ground: Ground = _bare
        self.selectionChanged.connect(self._show_selection)

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
        is_settled = not self.marks.lifted and self._shown_paint is self._paint
        self._shown_paint = self._paint
        self._lay_down()
        self.marks.dotted = ()
        new_nodes = _changed(nodes, self._shown_nodes) if is_settled else None
        new_edges = _changed(edges, self._shown_edges) if is_settled else None
        self._shown_nodes, self._shown_edges = tuple(nodes), tuple(edges)
        if new_edges is None:
            self._drop_missing(self._edges, {edge.id for edge in edges})
        if new_nodes is None:
            self._drop_missing(self._nodes, {node.id for node in nodes})
        for node in nodes if new_nodes is None else new_nodes:
            box = self._nodes.get(node.id) or self._add(self._nodes, NodeItem(node, self._paint))
            self._touched += box.show_look(node, self._paint)
        for edge in edges if new_edges is None else new_edges:
            line = self._edges.get(edge.id) or self._add(self._edges, EdgeItem(edge, self._paint))
            self._touched += line.show_look(edge, self._paint)
        self.marks.dotted = tuple([edge.id for edge in edges if edge.dot_ids])
        self._paint_touched()
        if self.marks.current_id not in self._nodes:
            self.move_current("")
        if self.marks.edge_id not in self._edges:
            self.choose_edge("")

    def _add(self, items: dict[str, _Item], item: _Item) -> _Item:
        items[item.look.id] = item
        self.addItem(item)
        self._touched.append(item.reach())
        return item

    def set_theme(self, theme: CanvasTheme) -> None:
        self._paint = CanvasPaint(theme)
        self._tiles.start_anew(self._paint.ground)
        self.settle()
        self.update()

    def lay_ground(self, draw: Ground) -> None:
        """What lies below boxes and lines, such as columns that they stand in."""
        self._ground = draw
        self._tiles.start_anew(self._paint.ground)
        self.update()

    def node_at(self, point: QPointF) -> NodeItem | None:
        return next((item for item in self.items(point) if isinstance(item, NodeItem)), None)

    def edge_at(self, point: QPointF, within: float) -> EdgeItem | None:
        """The line between two boxes, or the loop, that a click there is meant for."""
        around = QRectF(point.x() - within, point.y() - within, 2 * within, 2 * within)
        near = self.items(around, Qt.ItemSelectionMode.IntersectsItemBoundingRect)
        found = (item for item in near if isinstance(item, EdgeItem) and item.look.from_id)
        return next((item for item in found if item.is_near(point, within)), None)

    def ids_in(self, rect: QRectF) -> set[str]:
        """The boxes that lie there, if only in part."""
        found = self.items(rect, Qt.ItemSelectionMode.IntersectsItemBoundingRect)
        return {item.look.id for item in found if isinstance(item, NodeItem)}

    def current_id(self) -> str:
        """The box that the keys work on, or nothing."""
        return self.marks.current_id

    def set_current(self, node_id: str) -> None:
        """Put the keys on one box and select it alone; an unknown id puts them nowhere."""
        self.clearSelection()
        self.choose_edge("")
        self.move_current(node_id)
        if self.marks.current_id:
            self._nodes[self.marks.current_id].setSelected(True)

    def move_current(self, node_id: str) -> None:
        """Put the keys on a box and leave the selection alone."""
        before, self.marks.current_id = self.marks.current_id, node_id if node_id in self._nodes else ""
        if before != self.marks.current_id:
            self._mark_again({before, self.marks.current_id})
            self.current_changed.emit(self.marks.current_id)

    def edge_id(self) -> str:
        """The line that the keys work on, or nothing."""
        return self.marks.edge_id

    def choose_edge(self, edge_id: str) -> None:
        """Put the keys on a line, and no box stays selected; an unknown id puts them on none."""
        before, self.marks.edge_id = self.marks.edge_id, edge_id if edge_id in self._edges else ""
        if before != self.marks.edge_id:
            if self.marks.edge_id:
                self.clearSelection()
            self._mark_again({before, self.marks.edge_id})
            self.edge_chosen.emit(self.marks.edge_id)

    def set_awaiting(self, id_: str) -> None:
        """Show that what is being dragged would go to this box or line; an unknown id shows it at none."""
        before, self.marks.awaiting_id = self.marks.awaiting_id, id_
        if before != id_:
            self._mark_again({before, id_})

    def set_glowing(self, ids: Iterable[str]) -> None:
        """Light these boxes up and no others, as the ones that belong to what is looked at elsewhere."""
        before, self.marks.glowing = self.marks.glowing, frozenset(ids)
        self._mark_again(before ^ self.marks.glowing)

    def set_guides(self, guides: tuple[QLineF, ...]) -> None:
        if guides != self.marks.guides:
            self.marks.guides = guides
            self.update()

    def set_band(self, band: QRectF) -> None:
        self.marks.band = band
        self.update()

    def _mark_again(self, ids: Iterable[str]) -> None:
        changed = set(ids)
        for id_ in changed:
            if id_ in self._nodes:
                self.update(self._nodes[id_].reach())
            elif id_ in self._edges:
                self.update(self._edges[id_].reach())
        for item in self._edges.values():
            if item.look.dot_ids and not changed.isdisjoint(item.look.dot_ids):
                self.update(item.reach())

    def selected_ids(self) -> tuple[str, ...]:
        """In the order in which the nodes are shown."""
        return tuple(id_ for id_ in self._nodes if id_ in self._selected)

    def select(self, ids: Iterable[str]) -> None:
        """These boxes and no others."""
        wanted = set(ids)
        self.blockSignals(True)  # one change of the selection, not one a box
        for id_ in (wanted ^ self._selected) & self._nodes.keys():
            self._nodes[id_].setSelected(id_ in wanted)
        self.blockSignals(False)
        self._show_selection()

    def _show_selection(self) -> None:
        if not isValid(self):  # Qt lets go of every box while it takes the scene down
            return
        before = self._selected
        self._selected = {item.look.id for item in self.selectedItems() if isinstance(item, NodeItem)}
        self._touched += [self._nodes[id_].reach() for id_ in (before ^ self._selected) & self._nodes.keys()]
        self._paint_touched()

    def lift(self, ids: Iterable[str]) -> None:
        """Take boxes and the lines at them out of the picture, to be moved over it."""
        boxes = [self._nodes[id_] for id_ in ids if id_ in self._nodes]
        moved = {item.look.id for item in boxes}
        lines = [
            item
            for item in self._edges.values()
            if item.look.from_id != item.look.to_id and (item.look.from_id in moved or item.look.to_id in moved)
        ]
        self.marks.lifted = (*lines, *boxes)
        self._touched += [item.reach() for item in self.marks.lifted]
        self._paint_touched()

    def move_lifted(self, places: Mapping[str, QPointF]) -> None:
        """Put lifted boxes somewhere else, and let the lines at them run straight to them."""
        self._paint_lifted()
        for id_, place in places.items():
            if id_ in self._nodes:
                self._nodes[id_].setPos(place)
        for item in self.marks.lifted:
            if isinstance(item, EdgeItem):
                start, end = self._nodes.get(item.look.from_id), self._nodes.get(item.look.to_id)
                if start and end:
                    item.follow(start.box(), end.box())
        self._paint_lifted()

    def _paint_lifted(self) -> None:
        """No more of the view than they and what is drawn around them lie on."""
        around = QRectF()
        for item in self.marks.lifted:
            around |= item.reach()
        for view in self.views():  # at once: by way of the scene it would be a paint of its own
            view.viewport().update(view.mapFromScene(around).boundingRect().adjusted(-2, -2, 2, 2))

    def settle(self) -> None:
        """Bring everything back to where it was before a drag."""
        self.show([item.look for item in self._nodes.values()], [item.look for item in self._edges.values()])

    def boxes(self) -> dict[str, QRectF]:
        return {id_: item.box() for id_, item in self._nodes.items()}

    def outline(self) -> QRectF:
        """Around all that is drawn."""
        around = QRectF()
        for reach in (*(one.reach() for one in self._nodes.values()), *(one.reach() for one in self._edges.values())):
            around = around.united(reach)
        return around

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self._tiles.paint(painter, QRectF(rect), self.sceneRect())

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        has_focus = any(view.hasFocus() for view in self.views())
        self.marks.draw(painter, self._paint, has_focus=has_focus)

    def _draw(self, painter: QPainter, rect: QRectF) -> None:
        picture.draw_ground(painter, rect, self._paint)
        self._ground(painter)
        picture.draw(painter, self._items_in(rect), self._paint)

    def _sketch(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, self._paint.ground)
        self._ground(painter)
        picture.sketch(painter, self._items_in(rect), self._paint)

    def _items_in(self, rect: QRectF) -> list[QGraphicsItem]:
        """From the lowest to the topmost, without what is being dragged."""
        out = OUTSIDE * self._paint.unit
        way, order = Qt.ItemSelectionMode.IntersectsItemBoundingRect, Qt.SortOrder.AscendingOrder
        found = self.items(rect.adjusted(-out, -out, out, out), way, order, QTransform())
        lifted = set(self.marks.lifted)
        return [item for item in found if item not in lifted] if lifted else found

    def _lay_down(self) -> None:
        lifted, self.marks.lifted = self.marks.lifted, ()
        self._touched += [item.reach() for item in lifted]

    def _drop_missing(self, items: dict[str, _Item], kept: set[str]) -> None:
        for id_, item in [(id_, item) for id_, item in items.items() if id_ not in kept]:
            self._touched.append(item.reach())
            self.removeItem(item)
            del items[id_]

    def _paint_touched(self) -> None:
        """Have drawn anew what has changed."""
        touched, self._touched = self._touched, []
        for rect in touched if len(touched) < MANY else ():
            self._tiles.forget(rect)
            self.update(rect)
        if len(touched) >= MANY:
            self._tiles.start_anew(self._paint.ground)
            self.update()
        if touched:
            self.shown.emit()


def _changed(looks: Sequence[_Look], before: Sequence[_Look]) -> list[_Look] | None:
    """Those that are no more the very same; None where one has come, gone or changed its place among them."""
    if len(looks) != len(before):
        return None
    pairs = [(now, then) for now, then in zip(looks, before, strict=True) if now is not then]
    return [now for now, _ in pairs] if all(now.id == then.id for now, then in pairs) else None


def _bare(_painter: QPainter) -> None:
    """Nothing but the dots."""
