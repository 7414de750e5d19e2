"""Shows a canvas: dotted ground, zoom, pan, and mouse and keys handed to the tools."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from discovery_desk.ui.canvas.look import CanvasTheme
from discovery_desk.ui.canvas.scene import CanvasScene
from discovery_desk.ui.canvas.tools.drag_boxes import DragBoxes, Dropped
from discovery_desk.ui.canvas.tools.draw_edge import DrawEdge
from discovery_desk.ui.canvas.tools.pan import Pan
from discovery_desk.ui.canvas.tools.rename import Rename
from discovery_desk.ui.canvas.tools.tool import Tool
from discovery_desk.ui.kit.note_mime import note_in

SMALLEST, LARGEST = 0.05, 3.0

Keys = Mapping[int, Callable[[], object]]
NO_KEYS: Keys = MappingProxyType({})


class CanvasView(QGraphicsView):
    """`nodes_dropped` carries a tuple of (id, x, y); nothing changes until its listener shows it anew.

    `commit` keeps a label and says whether it could; without one, `rename_asked` tells it. `note_dropped` tells which
    note was let go over which box, or over none.
    """

    access_role = QAccessible.Role.Canvas

    nodes_dropped = Signal(object)
    note_dropped = Signal(str, str)
    edge_drawn = Signal(str, str)
    rename_asked = Signal(str, str)
    gesture_ended = Signal()
    width_changed = Signal()

    _keys: Callable[[], Keys] = staticmethod(lambda: NO_KEYS)  # Qt sends events while it still builds the view

    def __init__(
        self, theme: CanvasTheme, parent: QWidget | None = None, *, commit: Callable[[str, str], bool] | None = None
    ) -> None:
        super().__init__(parent)
        self.canvas = CanvasScene(theme, self)  # held here: a scene that only Qt knows of is collected
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.viewport().setMouseTracking(True)
        self.pan = Pan(self)
        self.draw_edge = DrawEdge(self.canvas, self.edge_drawn.emit)
        self.rename = Rename(self.viewport(), commit or self._ask_to_rename)
        self._tools: tuple[Tool, ...] = (self.pan, self.draw_edge, DragBoxes(self.canvas, self._drop))
        self._active: Tool | None = None
        self.setScene(self.canvas)
        self.setAcceptDrops(True)

    def set_keys(self, keys: Callable[[], Keys]) -> None:
        """What single keys do now; they win over shortcuts of the window while the canvas has the focus.

        A key that does nothing now goes on to the parent, where letters may be typed.
        """
        self._keys = keys

    def set_theme(self, theme: CanvasTheme) -> None:
        self.canvas.set_theme(theme)
        self.viewport().update()

    def fit(self) -> None:
        """All of it in view, but never larger than life."""
        rect = self.canvas.outline()
        if not rect.isEmpty():
            room = self.viewport().rect().adjusted(8, 8, -8, -8)
            scale = min(1.0, room.width() / rect.width(), room.height() / rect.height())
            self._set_scale(max(SMALLEST, scale))
            self.centerOn(rect.center())

    def zoom(self, factor: float, at: QPointF) -> None:
        """What is under `at`, a place in the viewport, stays there as far as there is anything to scroll."""
        before = self.mapToScene(at.toPoint())
        self._set_scale(min(max(self.transform().m11() * factor, SMALLEST), LARGEST))
        step = self.mapFromScene(before) - at.toPoint()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + step.x())
        down.setValue(down.value() + step.y())

    def reveal(self, node_id: str) -> None:
        item = self.canvas.node_items.get(node_id)
        if item:
            self.ensureVisible(item.box(), 16, 32)

    def leave(self, *, is_forward: bool) -> None:
        """Hand the focus on, for a canvas that takes Tab for itself."""
        self.focusNextPrevChild(is_forward)

    def begin_rename(self, node_id: str) -> None:
        item = self.canvas.node_items.get(node_id)
        if item:
            self.reveal(node_id)
            self.rename.begin(node_id, item.look.label, self._editor_rect(item.box()), self.canvas.canvas_paint)

    def cancel(self) -> None:
        """End whatever gesture goes on, without an effect."""
        if self._active:
            self._active.cancel()
            self._active = None
            self.gesture_ended.emit()
        self.draw_edge.cancel()

    @property
    def is_dragging(self) -> bool:
        """Nothing should move under the hand."""
        return self._active is not None

    def follow_boxes(self) -> None:
        """Keep the open editor over its box after the boxes have moved; one whose box has gone stays where it is."""
        item = self.canvas.node_items.get(self.rename.node_id)
        if item:
            self.rename.setGeometry(self._editor_rect(item.box()))

    def event(self, event: QEvent) -> bool:
        """Tab is taken by the focus chain, and single keys by shortcuts, before a key press would come here."""
        if isinstance(event, QKeyEvent):
            known = self._keys().get(_combined(event))
            if event.type() == QEvent.Type.ShortcutOverride and known:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and known:
                known()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.pan.set_ready(is_ready=True)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.pan.set_ready(is_ready=False)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pan.set_ready(is_ready=False)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.rename.finish()
        at = self.mapToScene(event.position().toPoint())
        self._active = next((tool for tool in self._tools if tool.press(event, at)), None)
        if not self._active:
            self.canvas.set_current("")
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.mapToScene(event.position().toPoint())
        if self._active:
            self._active.move(event, at)
        elif self.draw_edge.is_drawing:
            self.draw_edge.move(event, at)
        else:
            self._show_cursor(at)
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        tool, self._active = self._active, None  # a drop may refresh the scene, and that must find no drag
        if tool:
            tool.release(event, self.mapToScene(event.position().toPoint()))
            self.gesture_ended.emit()
        else:
            super().mouseReleaseEvent(event)
        event.accept()  # the ground is ours as well

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.canvas.node_at(self.mapToScene(event.position().toPoint()))
        if item:
            self.cancel()
            self.begin_rename(item.look.id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.canvas.set_awaiting("")

    def dropEvent(self, event: QDropEvent) -> None:
        self.canvas.set_awaiting("")
        note_id = note_in(event.mimeData())
        if note_id:
            event.acceptProposedAction()
            self.note_dropped.emit(note_id, self._id_under(event))

    def _consider(self, event: QDragMoveEvent) -> None:
        """Show which box would take the note."""
        if note_in(event.mimeData()):
            self.canvas.set_awaiting(self._id_under(event))
            event.acceptProposedAction()
        else:
            event.ignore()

    def _id_under(self, event: QDropEvent) -> str:
        item = self.canvas.node_at(self.mapToScene(event.position().toPoint()))
        return item.look.id if item else ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** event.angleDelta().y(), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self.rename.is_open:
            self.rename.move(self.rename.x() + dx, self.rename.y() + dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def _drop(self, dropped: Dropped) -> None:
        self.nodes_dropped.emit(dropped)

    def _ask_to_rename(self, node_id: str, label: str) -> bool:
        self.rename_asked.emit(node_id, label)
        return True

    def _set_scale(self, scale: float) -> None:
        self.rename.finish()
        self.resetTransform()
        self.scale(scale, scale)

    def _show_cursor(self, at: QPointF) -> None:
        if not self.pan.is_ready:
            is_rim = self.draw_edge.on_rim(at) is not None
            self.viewport().setCursor(Qt.CursorShape.CrossCursor if is_rim else Qt.CursorShape.ArrowCursor)

    def _editor_rect(self, box: QRectF) -> QRect:
        """Over the box, and as large as is needed to type where the map is shown small."""
        unit = self.canvas.canvas_paint.unit
        rect = self.mapFromScene(box).boundingRect().adjusted(2, 2, -2, -2)
        rect.setWidth(max(rect.width(), round(124 * unit)))
        rect.setHeight(max(rect.height(), round(54 * unit)))
        return rect


def _combined(event: QKeyEvent) -> int:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Tab if event.key() == Qt.Key.Key_Backtab else event.key()
    return modifiers.value | key
