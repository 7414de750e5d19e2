"""Shows a canvas: zoom, pan, and mouse and keys handed to the tools."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QWidget

from discovery_desk.ui.canvas.hand import WITHIN, Hand
from discovery_desk.ui.canvas.keys import NO_KEYS, Keys, take_key
from discovery_desk.ui.canvas.look import CanvasTheme
from discovery_desk.ui.canvas.minimap import Minimap
from discovery_desk.ui.canvas.scene import CanvasScene
from discovery_desk.ui.canvas.tools.choose_edge import NEAR, ChooseEdge
from discovery_desk.ui.canvas.tools.drag_boxes import DragBoxes
from discovery_desk.ui.canvas.tools.draw_edge import DrawEdge
from discovery_desk.ui.canvas.tools.drop_in import DropIn
from discovery_desk.ui.canvas.tools.edge_scroll import EdgeScroll
from discovery_desk.ui.canvas.tools.edit_words import EditWords
from discovery_desk.ui.canvas.tools.pan import Pan
from discovery_desk.ui.canvas.tools.rename import Rename
from discovery_desk.ui.canvas.tools.rubber_band import RubberBand
from discovery_desk.ui.canvas.tools.tool import Tool
from discovery_desk.ui.canvas.tools.zoom import Zoom


class CanvasView(QGraphicsView):
    """`nodes_dropped` carries a tuple of (id, x, y); nothing changes until its listener shows it anew.

    `commit` keeps the words of a box or a line and says whether it could; without one, `rename_asked` tells it. What
    is let go here tells itself first and then the box or line under it; a note may be over neither. `menu_asked` says
    where on the screen a menu is wanted for what the keys are on.
    """

    access_role = QAccessible.Role.Canvas

    nodes_dropped = Signal(object)
    node_dropped_on_edge = Signal(str, str)
    note_dropped = Signal(str, str)
    note_dropped_on_edge = Signal(str, str)
    opportunity_dropped = Signal(str, str)
    edge_drawn = Signal(str, str)
    rename_asked = Signal(str, str)
    menu_asked = Signal(QPoint)
    gesture_ended = Signal()
    line_begun = Signal(bool)
    width_changed = Signal()

    _keys: Callable[[], Keys] = staticmethod(lambda: NO_KEYS)  # Qt sends events while it still builds the view

    def __init__(
        self, theme: CanvasTheme, parent: QWidget | None = None, *, commit: Callable[[str, str], bool] | None = None
    ) -> None:
        super().__init__(parent)
        self.canvas = CanvasScene(theme, self)  # held here: a scene that only Qt knows of is collected
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.viewport().setMouseTracking(True)
        self.hand = Hand(self._show_hand)
        self.pan = Pan(self)
        self.zoom = Zoom(self, self.canvas, self._finish_words)
        self.draw_edge = DrawEdge(self.canvas, self.edge_drawn.emit, self.line_begun.emit)
        self.rename = Rename(self.viewport(), commit or self._ask_to_rename)
        self._words = EditWords(self, self.canvas, self.rename)
        self._tools = self._made_tools()
        self._active: Tool | None = None
        self._drop_in = self._made_drop_in()
        self._edge_scroll = EdgeScroll(self, self._scrolled_under)
        self._pointer = QPointF()
        self.setScene(self.canvas)
        self.minimap = Minimap(self, self.canvas)
        self.setAcceptDrops(True)

    def _made_tools(self) -> tuple[Tool, ...]:
        """The first that wants a press gets it."""
        drag = DragBoxes(self.canvas, self.nodes_dropped.emit, self.node_dropped_on_edge.emit, self._grain)
        return self.pan, self.draw_edge, drag, ChooseEdge(self.canvas, self._grain), RubberBand(self.canvas)

    def _made_drop_in(self) -> DropIn:
        on_node, on_edge, hung = self.note_dropped.emit, self.note_dropped_on_edge.emit, self.opportunity_dropped.emit
        return DropIn(self.canvas, self._grain, on_node=on_node, on_edge=on_edge, hung=hung)

    def set_keys(self, keys: Callable[[], Keys]) -> None:
        """What single keys do now; they win over shortcuts of the window while the canvas has the focus.

        A key that does nothing now goes on to the parent, where letters may be typed.
        """
        self._keys = keys

    def set_theme(self, theme: CanvasTheme) -> None:
        self.canvas.set_theme(theme)
        self.minimap.arrange()
        self.viewport().update()

    def reveal(self, id_: str) -> None:
        """Scroll until the box, or the middle of the line, is in view."""
        if id_ in self.canvas.node_items:
            self.ensureVisible(self.canvas.node_items[id_].box(), 16, 32)
        elif id_ in self.canvas.edge_items:
            self.ensureVisible(self.canvas.edge_items[id_].label_room(), 16, 32)

    def leave(self, *, is_forward: bool) -> None:
        """Hand the focus on, for a canvas that takes Tab for itself."""
        self.focusNextPrevChild(is_forward)

    def begin_rename(self, id_: str) -> None:
        """Edit the words of a box or a line where they stand."""
        self.reveal(id_)
        self._words.begin(id_)

    def cancel(self) -> None:
        """End whatever gesture goes on, without an effect."""
        tool = self._let_go()
        if tool:
            tool.cancel()
            self.gesture_ended.emit()
        self.draw_edge.cancel()

    def _let_go(self) -> Tool | None:
        """What comes of a gesture may refresh the scene, and that must find no drag."""
        tool, self._active = self._active, None
        self._edge_scroll.stop()
        self.minimap.step_aside(is_aside=False)
        return tool

    @property
    def is_dragging(self) -> bool:
        """Nothing should move under the hand."""
        return self._active is not None

    def follow_boxes(self) -> None:
        """Keep the open editor over its box after the boxes have moved."""
        self._words.follow()

    def event(self, event: QEvent) -> bool:
        """Tab is taken by the focus chain, and single keys by shortcuts, before a key press would come here."""
        is_taken = isinstance(event, QKeyEvent) and take_key(event, self.hand.heeded(self._keys()))
        if is_taken and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.hand.pressed(event)
        return is_taken or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.pan.set_ready(is_ready=True)
            event.setAccepted(self.hand.is_on)  # else it may be the one between two words
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.pan.set_ready(is_ready=False)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.hand.came(event.reason())
        self.viewport().update()  # for the ring around the box under the keys

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pan.set_ready(is_ready=False)
        if event.reason() not in WITHIN and not self.is_dragging:
            self.draw_edge.cancel()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.rename.finish()
        self.hand.clicked()
        at = self.mapToScene(event.position().toPoint())
        self._active = next((tool for tool in self._tools if tool.press(event, at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        at = self.mapToScene(self._pointer.toPoint())
        if self._active:
            self._active.move(at, event.modifiers())
            if self._active.reaches_out:
                self.minimap.step_aside(is_aside=True)
                self._edge_scroll.follow(self._pointer)
        elif self.draw_edge.is_drawing:
            self.draw_edge.move(at, event.modifiers())
        else:
            self._show_cursor(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the ground is ours as well
        tool = self._let_go()
        if tool:
            tool.release(self.mapToScene(event.position().toPoint()))
            self.gesture_ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.mapToScene(event.position().toPoint())
        item = self.canvas.node_at(at) or self.canvas.edge_at(at, NEAR * self._grain())
        if item and event.button() == Qt.MouseButton.LeftButton:
            self.cancel()
            self.begin_rename(item.look.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse it is about what is under the pointer, by key about what the keys are on."""
        event.accept()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._point_out(self.mapToScene(event.pos()))
            self.menu_asked.emit(event.globalPos())
        else:
            self.ask_menu()

    def ask_menu(self) -> None:
        id_ = self.canvas.edge_id() or self.canvas.current_id()
        self.reveal(id_)
        at = self.mapFromScene(self._words.place(id_).center()) if id_ else self.viewport().rect().center()
        self.menu_asked.emit(self.viewport().mapToGlobal(at))

    def _point_out(self, at: QPointF) -> None:
        node, edge = self.canvas.node_at(at), self.canvas.edge_at(at, NEAR * self._grain())
        if node and node.isSelected():
            self.canvas.move_current(node.look.id)
        else:
            self.canvas.set_current(node.look.id if node else "")
            self.canvas.choose_edge(edge.look.id if edge and not node else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)
        self._edge_scroll.follow(event.position())

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._edge_scroll.stop()
        self._drop_in.end()

    def dropEvent(self, event: QDropEvent) -> None:
        self._edge_scroll.stop()
        if self._drop_in.drop(event.mimeData(), self.mapToScene(event.position().toPoint())):
            event.acceptProposedAction()

    def _consider(self, event: QDragMoveEvent) -> None:
        if self._drop_in.consider(event.mimeData(), self.mapToScene(event.position().toPoint())):
            event.acceptProposedAction()
        else:
            event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers that draw apart."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom.by(1.0 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom.by_wheel(event.angleDelta().y(), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self.rename.is_open:
            self.rename.move(self.rename.x() + dx, self.rename.y() + dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.minimap.arrange()
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def _show_hand(self) -> None:
        self.canvas.marks.is_in_hand = self.hand.is_on
        self.viewport().update()

    def _grain(self) -> float:
        return self.zoom.grain

    def _scrolled_under(self) -> None:
        """The pointer stands still, and the ground has moved: what is dragged goes with the pointer."""
        if self._active:
            self._active.move(self.mapToScene(self._pointer.toPoint()), QApplication.keyboardModifiers())

    def _ask_to_rename(self, node_id: str, label: str) -> bool:
        self.rename_asked.emit(node_id, label)
        return True

    def _finish_words(self) -> None:
        self.rename.finish()

    def _show_cursor(self, at: QPointF) -> None:
        if not self.pan.is_ready:
            is_rim = self.draw_edge.on_rim(at) is not None
            self.viewport().setCursor(Qt.CursorShape.CrossCursor if is_rim else Qt.CursorShape.ArrowCursor)
