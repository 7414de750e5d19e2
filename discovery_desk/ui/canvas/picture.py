"""Draws boxes and lines: in full, from afar, or as a sketch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from discovery_desk.ui.canvas.edge_item import EdgeItem
from discovery_desk.ui.canvas.node_item import NodeItem
from discovery_desk.ui.canvas.paint import FAR, VERY_FAR, CanvasPaint

DOTS = 20.0
FEWEST_DOTS = 0.5  # below this scale the dots would be a grey haze


def draw(painter: QPainter, items: Sequence[QGraphicsItem], paint: CanvasPaint) -> None:
    """`items` from the lowest to the topmost; what words say and corners look like is left out where nobody sees it."""
    scale = painter.worldTransform().m11()
    if scale < VERY_FAR:
        sketch(painter, items, paint)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in items:
        if isinstance(item, (NodeItem, EdgeItem)):
            item.draw(painter, has_words=scale >= FAR)


def sketch(painter: QPainter, items: Iterable[QGraphicsItem], paint: CanvasPaint) -> None:
    """Lines as hairs and boxes as rectangles, many at once."""
    hairs: list[QLineF] = []
    boxes: dict[tuple[str, bool], list[QRectF]] = defaultdict(list)
    for item in items:
        if isinstance(item, EdgeItem):
            hairs += item.hairs()
        elif isinstance(item, NodeItem):
            boxes[item.look.ink, item.isSelected()].append(item.laid)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(paint.line, 0))
    painter.drawLines(hairs)
    for (ink, is_selected), rects in boxes.items():
        painter.setPen(QPen(paint.box_ink(ink), 0))
        painter.setBrush(paint.box_soft(ink) if is_selected else paint.box)
        painter.drawRects(rects)


def draw_ground(painter: QPainter, rect: QRectF, paint: CanvasPaint) -> None:
    """The colour of the ground, and its dots where they are not too close."""
    painter.fillRect(rect, paint.ground)
    if painter.worldTransform().m11() >= FEWEST_DOTS:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_dot_pen(paint.dot, paint.unit))
        painter.drawPoints(_dots(rect, DOTS * paint.unit))


def _dot_pen(color: QColor, unit: float) -> QPen:
    return QPen(color, 1.3 * unit, c=Qt.PenCapStyle.RoundCap)


def _dots(rect: QRectF, step: float) -> QPolygonF:
    first_x, first_y = rect.left() // step, rect.top() // step
    last_x, last_y = rect.right() // step + 1, rect.bottom() // step + 1
    xs = [(first_x + index) * step for index in range(int(last_x - first_x) + 1)]
    ys = [(first_y + index) * step for index in range(int(last_y - first_y) + 1)]
    return QPolygonF([QPointF(x, y) for y in ys for x in xs])
