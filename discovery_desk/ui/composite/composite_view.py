"""The composite as a drawing that is walked, matched and dragged on; it asks, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsView, QGridLayout, QStyle, QWidget

from discovery_desk.domain.composite import CompositeMap, CompositeMapId, CompositeStepId
from discovery_desk.domain.composite_layout import CompositeLayout
from discovery_desk.domain.composite_map import Composite
from discovery_desk.ui.canvas.keys import Keys
from discovery_desk.ui.canvas.paint import qt_rect
from discovery_desk.ui.canvas.tools.drag_boxes import Dropped
from discovery_desk.ui.canvas.tools.walk import next_box
from discovery_desk.ui.canvas.view import CanvasView
from discovery_desk.ui.composite.composite_keys import CompositeDeeds, canvas_keys, shared_keys
from discovery_desk.ui.composite.composite_look import CompositeDrawing, Offered
from discovery_desk.ui.composite.ground import draw_ground, draw_lane_names, draw_step_names
from discovery_desk.ui.kit.announce import announce, describe
from discovery_desk.ui.kit.controls import plain_label
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

ROOM_FOR_OVERVIEW = 520
NOTHING = Composite(map=CompositeMap(id=CompositeMapId(""), title=""))


class CompositeCanvas(CanvasView):
    """Shows over which step a box would be let go. `activated` names a box."""

    activated = Signal(str)

    layout_shown: CompositeLayout | None = None
    drop_step: CompositeStepId | None = None
    heads: Mapping[str, str] = MappingProxyType({})

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The names of stories stand between boxes, so that a ring goes over them; the names of steps over all."""
        if self.layout_shown is None:
            super().drawForeground(painter, rect)
            return
        paint = self.canvas.canvas_paint
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        draw_lane_names(painter, self.layout_shown, self.heads, seen, paint)
        super().drawForeground(painter, rect)
        draw_step_names(painter, self.layout_shown, self.heads, seen, paint)
        column = self.layout_shown.columns.get(self.drop_step) if self.drop_step else None
        if column is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(paint.accent, 2 * paint.unit))
            painter.drawRoundedRect(qt_rect(column), paint.theme.px(10), paint.theme.px(10))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = self.mapToScene(event.position().toPoint())
        self._await(self.layout_shown.step_at(at.x()) if self.is_dragging and self.layout_shown else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._await(None)
        self._make_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_way()
        if event.size().height() < event.oldSize().height():  # the line below it, or what is asked above, took the room
            self.reveal(self.canvas.current_id())

    def _make_way(self) -> None:
        """Where there is little room, the names at the border say where one is, and no overview lies over them."""
        self.minimap.step_aside(is_aside=self.height() < self.canvas.canvas_paint.theme.px(ROOM_FOR_OVERVIEW))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.canvas.node_at(self.mapToScene(event.position().toPoint()))
        if item:
            self.cancel()
            self.activated.emit(item.look.id)

    def _await(self, step_id: CompositeStepId | None) -> None:
        if step_id != self.drop_step:
            self.drop_step = step_id
            self.viewport().update()


class CompositeView(QWidget):
    """Signals are what is wanted; it is shown once `show_composite` is called with the outcome.

    `commit` keeps the name of a step and says whether it could.
    """

    current_changed = Signal(str)
    moments_dropped = Signal(object, str)
    step_dropped = Signal(str, int)
    lane_dropped = Signal(str, int)
    joined = Signal(str, str)
    activated_box = Signal(str)

    def __init__(self, theme: Theme, does: CompositeDeeds, commit: Callable[[str, str], bool]) -> None:
        super().__init__()
        self._composite = NOTHING
        self._offered: Offered = {}
        self.canvas = CompositeCanvas(theme, self, commit=commit)
        self._drawing = CompositeDrawing(self.canvas.canvas.canvas_paint)
        self._empty = plain_label(tr("Add two or more stories, and they stand here side by side."), "quiet", wraps=True)
        tables = (shared_keys(does), canvas_keys(self._walk, self.canvas.zoom.fit, self._zoom))
        self.place_keys = tables
        self._keys: Keys = {**tables[0].by_combination(), **tables[1].by_combination()}
        self.canvas.set_keys(lambda: self._keys)
        self._arrange()
        self._connect()

    def show_composite(self, composite: Composite, offered: Offered) -> None:
        self._composite, self._offered = composite, offered
        edited = self.canvas.rename.node_id
        if edited and composite.step(edited) is None:
            self.canvas.rename.close_editor()
        if not self.canvas.is_dragging:
            self._show_again()

    def set_theme(self, theme: Theme) -> None:
        self.canvas.set_theme(theme)
        self._drawing = CompositeDrawing(self.canvas.canvas.canvas_paint)
        self._show_again()

    @property
    def current_id(self) -> str:
        return self.canvas.canvas.current_id()

    def chosen_ids(self) -> tuple[str, ...]:
        return self.canvas.canvas.selected_ids()

    def select(self, key: str) -> None:
        self.canvas.reveal(key)  # first, so that the overview knows where the box is when it makes way for it
        self.canvas.canvas.set_current(key)

    def edit_label(self, key: str) -> None:
        self.select(key)
        self.canvas.begin_rename(key)

    def finish_editing(self) -> bool:
        return self.canvas.rename.finish()

    def end_gesture(self) -> bool:
        """False when none was going on."""
        was_going_on = self.canvas.is_dragging or self.canvas.draw_edge.is_drawing
        self.canvas.cancel()
        return was_going_on

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._show_again()

    def _arrange(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty.setContentsMargins(24, 24, 24, 24)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.canvas, 0, 0)
        grid.addWidget(self._empty, 0, 0)
        self.setFocusProxy(self.canvas)
        self.canvas.setAccessibleName(tr("Composite map"))
        self.canvas.setAcceptDrops(False)  # notes belong to a talk
        # What stays in view while the rest is scrolled has to be painted at every step.
        self.canvas.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)

    def _connect(self) -> None:
        self.canvas.nodes_dropped.connect(self._take_drop)
        self.canvas.edge_drawn.connect(self.joined)
        self.canvas.activated.connect(self.activated_box)
        self.canvas.gesture_ended.connect(self._show_again)
        self.canvas.width_changed.connect(self._show_again)
        self.canvas.canvas.current_changed.connect(self._tell_current)

    def _show_again(self) -> None:
        if self.canvas.is_dragging:
            return
        before, boxes = self.current_id, self.canvas.canvas.boxes()
        look = self._drawing.look(self._composite, self._offered, self._room(), is_mirrored=self._is_mirrored())
        self.canvas.layout_shown, self.canvas.heads = look.layout, look.heads
        paint = self.canvas.canvas.canvas_paint
        self.canvas.canvas.lay_ground(lambda painter: draw_ground(painter, look.layout, look.felt, paint))
        self.canvas.canvas.show(look.nodes, ())
        self.canvas.canvas.setSceneRect(0, 0, look.layout.size.width, look.layout.size.height)
        self.canvas.follow_boxes()
        self._empty.setVisible(not self._composite.lanes)
        self._keep_place(before, boxes)

    def _keep_place(self, before: str, boxes: Mapping[str, QRectF]) -> None:
        """The keys stay on their box, and where that is gone, go to the one nearest to its place."""
        now = self.canvas.canvas.boxes()
        if before and before not in now and now:
            self.select(min(now, key=lambda key: (now[key].center() - boxes[before].center()).manhattanLength()))
            return
        self._describe()
        if before and self.canvas.hasFocus() and now.get(before) != boxes.get(before):
            self.canvas.reveal(before)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _room(self) -> float:
        extent = self.canvas.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.canvas)
        return float(max(1, self.canvas.width() - extent))

    def _describe(self) -> None:
        item = self.canvas.canvas.node_items.get(self.current_id)
        describe(self.canvas, item.look.spoken if item else self._empty.text() if not self._composite.lanes else "")

    def _tell_current(self, key: str) -> None:
        self._describe()
        if key:
            announce(self.canvas, self.canvas.accessibleDescription())
        self.current_changed.emit(key)

    def _walk(self, key: Qt.Key) -> None:
        self.select(next_box(self.canvas.canvas.boxes(), self.current_id, key))

    def _zoom(self, factor: float) -> None:
        if factor:
            self.canvas.zoom.by(factor)
        else:
            self.canvas.zoom.to_life_size()

    def _take_drop(self, dropped: Dropped) -> None:
        """A moment goes to the step whose column it is let go in, a step or a story among the others."""
        layout = self.canvas.layout_shown
        if layout is None:
            return
        first = self.canvas.canvas.node_items[dropped[0][0]].box().center()
        moments = [key for key, _x, _y in dropped if self._composite.moment(key)]
        if moments:
            at = self.canvas.canvas.node_items[moments[0]].box().center()
            self.moments_dropped.emit(moments, layout.step_at(at.x()) or "")
        elif self._composite.step(dropped[0][0]):
            place = layout.place_among_steps(first.x(), is_mirrored=self._is_mirrored())
            self.step_dropped.emit(dropped[0][0], place)
        else:
            self.lane_dropped.emit(dropped[0][0], layout.place_among_lanes(first.y()))
