"""A small picture of the whole canvas in a corner, once that is larger than the view: a press goes there."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsView, QWidget

from discovery_desk.ui.canvas.scene import CanvasScene
from discovery_desk.ui.kit.words import tr

MOST_WIDE, MOST_HIGH = 140.0, 150.0
LEAST = 48.0  # of its smaller side: a narrower one shows nothing and is hard to press
ASIDE = 2.5
AIR = 10.0
ROOMY = 2.2  # the view must be so many times as large, or there is no room for it
QUIET = 130  # how strong a box is, of 255
CALM_MS = 120  # what changes in a row is drawn once


class Minimap(QWidget):
    """Lies over the view at the end of the line, below, or above where the box under the keys is below.

    Takes no focus: what it does the keys do by walking.
    """

    def __init__(self, view: QGraphicsView, scene: CanvasScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._picture = QPixmap()
        self._is_hidden = False
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._draw_anew)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Overview"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        scene.shown.connect(self._calm.start)
        scene.sceneRectChanged.connect(self.arrange)
        scene.current_changed.connect(self.arrange)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.update)
            bar.rangeChanged.connect(self.arrange)

    def step_aside(self, *, is_aside: bool) -> None:
        """Not in the way of what is being dragged."""
        if is_aside != self._is_hidden:
            self._is_hidden = is_aside
            self.arrange()

    def arrange(self) -> None:
        """Shown where there is more to see than fits, and room for it."""
        size, unit = self._wanted_size(), self._scene.canvas_paint.unit
        room = self._view.viewport().geometry()
        self.setVisible(not self._is_hidden and self._is_of_use(size))
        if self.isHidden():
            return
        air, aside = round(AIR * unit), round(ASIDE * unit)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = room.left() + aside if is_mirrored else room.right() - aside - round(size.width())
        below, above = room.bottom() - air - round(size.height()), room.top() + air
        place = QRect(QPoint(left, below), size.toSize())
        if self._keys_under(place):
            place.moveTop(above)
        if place.size() != self.size():
            self._picture = QPixmap()
        self.setGeometry(place)
        self.raise_()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture.isNull():
            self._picture = self._drawn()
        paint, painter = self._scene.canvas_paint, QPainter(self)
        try:
            painter.drawPixmap(0, 0, self._picture)
            seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
            light = QColor(paint.accent)
            light.setAlpha(46)
            painter.setBrush(light)
            painter.setPen(QPen(paint.accent, 1.5))
            shown = self._from_scene(seen).intersected(QRectF(self.rect()))
            painter.drawRect(shown.adjusted(0.75, 0.75, -0.75, -0.75))
        finally:
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # not a click on the canvas below

    def _go_to(self, at: QPointF) -> None:
        whole = self._scene.sceneRect()
        across, down = at.x() / max(1, self.width()), at.y() / max(1, self.height())
        self._view.centerOn(whole.left() + across * whole.width(), whole.top() + down * whole.height())

    def _wanted_size(self) -> QSizeF:
        """As the canvas is shaped."""
        whole, unit = self._scene.sceneRect(), self._scene.canvas_paint.unit
        return whole.size().scaled(MOST_WIDE * unit, MOST_HIGH * unit, Qt.AspectRatioMode.KeepAspectRatio)

    def _is_of_use(self, size: QSizeF) -> bool:
        """Not beside a canvas that fits, nor in a view that it would take too much of."""
        bars = self._view.horizontalScrollBar().maximum() + self._view.verticalScrollBar().maximum()
        room = self._view.viewport().geometry()
        is_roomy = room.width() > ROOMY * size.width() and room.height() > ROOMY * size.height()
        return bars > 0 and is_roomy and min(size.width(), size.height()) >= LEAST * self._scene.canvas_paint.unit

    def _keys_under(self, place: QRect) -> bool:
        item = self._scene.node_items.get(self._scene.current_id())
        if item is None:
            return False
        box = self._view.mapFromScene(item.box()).boundingRect()
        return place.intersects(box.translated(self._view.viewport().pos()))

    def _draw_anew(self) -> None:
        self._picture = QPixmap()
        self.update()

    def _drawn(self) -> QPixmap:
        paint, ratio = self._scene.canvas_paint, self.devicePixelRatioF()
        picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(paint.minimap)
        painter = QPainter(picture)
        try:
            rects: dict[str, list[QRectF]] = defaultdict(list)
            for item in self._scene.node_items.values():
                rects[item.look.ink].append(self._from_scene(item.box()))
            painter.setPen(Qt.PenStyle.NoPen)
            for ink, boxes in rects.items():
                color = QColor(paint.box_ink(ink))
                color.setAlpha(QUIET)
                painter.setBrush(color)
                painter.drawRects(boxes)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(paint.rim, 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        finally:
            painter.end()
        return picture

    def _from_scene(self, rect: QRectF) -> QRectF:
        whole = self._scene.sceneRect()
        across, down = self.width() / max(1.0, whole.width()), self.height() / max(1.0, whole.height())
        return QRectF(
            (rect.x() - whole.x()) * across,
            (rect.y() - whole.y()) * down,
            max(1.0, rect.width() * across),
            max(1.0, rect.height() * down),
        )
