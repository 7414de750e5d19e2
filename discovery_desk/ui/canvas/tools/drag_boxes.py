"""Selects boxes and drags them, along guides or onto a line; only pixels move until they are dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.alignment import Aligned, aligned
from discovery_desk.domain.geometry import Rect
from discovery_desk.ui.canvas.paint import domain_rect, qt_point
from discovery_desk.ui.canvas.scene import CanvasScene
from discovery_desk.ui.canvas.tools.rubber_band import ADDING

Dropped = tuple[tuple[str, float, float], ...]

CATCH = 6.0  # pixels of the view within which a guide draws a box to it
ON_EDGE = 8.0  # pixels of the view within which a line would take the box
NEIGHBOURHOOD = 200.0


class DragBoxes:
    """`dropped` is called once, with each box and its new top left corner; `inserted` with the line that takes the box.

    Alt leaves guides and lines alone. `grain` is the size of a pixel of the view in the scene.
    """

    reaches_out = True

    def __init__(
        self,
        scene: CanvasScene,
        dropped: Callable[[Dropped], None],
        inserted: Callable[[str, str], None],
        grain: Callable[[], float],
    ) -> None:
        self._scene, self._grain = scene, grain
        self._dropped, self._inserted = dropped, inserted
        self._start = QPointF()
        self._from: dict[str, QPointF] = {}
        self._around, self._known = QRectF(), QRectF()
        self._others: list[Rect] = []
        self._edge_id = ""
        self._is_moving = False

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        item = self._scene.node_at(at)
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.modifiers() & ADDING:
            item.setSelected(not item.isSelected())
            self._scene.move_current(item.look.id)
        elif item.isSelected():
            self._scene.move_current(item.look.id)
        else:
            self._scene.set_current(item.look.id)
        boxes = self._scene.node_items
        self._start, self._is_moving, self._around = at, False, QRectF()
        self._from = {id_: boxes[id_].pos() for id_ in self._scene.selected_ids()}
        for id_ in self._from:
            self._around = self._around.united(boxes[id_].box())
        return True

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        step = at - self._start
        if not self._is_moving and step.manhattanLength() < QApplication.startDragDistance() * self._grain():
            return
        if not self._is_moving:
            self._is_moving, self._known = True, QRectF()
            self._scene.lift(self._from)
        is_free = bool(keys & Qt.KeyboardModifier.AltModifier)
        self._edge_id = "" if is_free else self._edge_under(at)
        found = Aligned() if is_free or self._edge_id else self._aligned(step)
        step += QPointF(found.dx, found.dy)
        self._scene.set_awaiting(self._edge_id)
        self._scene.set_guides(tuple(QLineF(qt_point(one.start), qt_point(one.end)) for one in found.guides))
        self._scene.move_lifted({id_: place + step for id_, place in self._from.items()})

    def release(self, at: QPointF) -> None:
        boxes = self._scene.node_items
        moved = [(id_, boxes[id_].pos()) for id_ in self._from if id_ in boxes]
        edge_id, was_moving = self._edge_id, self._is_moving
        self._let_go()
        if was_moving and edge_id and moved:
            self._inserted(edge_id, moved[0][0])
        elif was_moving and moved:
            self._dropped(tuple((id_, place.x(), place.y()) for id_, place in moved))

    def cancel(self) -> None:
        self._let_go()
        self._scene.settle()

    def _let_go(self) -> None:
        self._from, self._is_moving, self._edge_id = {}, False, ""
        self._scene.set_awaiting("")
        self._scene.set_guides(())

    def _edge_under(self, at: QPointF) -> str:
        """The line that would take the box, which is none of its own; several boxes go between nothing."""
        if len(self._from) != 1:
            return ""
        edge = self._scene.edge_at(at, ON_EDGE * self._grain())
        is_open = edge is not None and edge.joins and not {edge.look.from_id, edge.look.to_id} & self._from.keys()
        return edge.look.id if edge and is_open else ""

    def _aligned(self, step: QPointF) -> Aligned:
        here, reach = self._around.translated(step), NEIGHBOURHOOD * self._scene.canvas_paint.unit
        near = here.adjusted(-reach, -reach, reach, reach)
        if not self._known.contains(near):  # asked for once for a while: a hand moves a little at a time
            self._known = near.adjusted(-reach, -reach, reach, reach)
            boxes = self._scene.node_items
            ids = self._scene.ids_in(self._known) - self._from.keys()
            self._others = [boxes[id_].look.rect for id_ in ids]  # none of them is being dragged
        left, right, top, bottom = near.left(), near.right(), near.top(), near.bottom()
        others = (
            one
            for one in self._others
            if one.x <= right and one.y <= bottom and left <= one.x + one.width and top <= one.y + one.height
        )
        return aligned(domain_rect(here), others, CATCH * self._grain())
