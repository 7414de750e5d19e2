"""Paints one line with its head and its words."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from discovery_desk.domain.geometry import Point
from discovery_desk.domain.map_edges import Arrow
from discovery_desk.ui.canvas.look import EdgeLook, Head, Stroke
from discovery_desk.ui.canvas.paint import FAR, CanvasPaint, qt_path, qt_rect
from discovery_desk.ui.canvas.words import Side, Words

AROUND = 9.0

_DASHES = {Stroke.DASHED: [2.6, 2.2], Stroke.DOTTED: [0.1, 2.3]}


class EdgeItem(QGraphicsItem):
    """Holds the look that it shows; while a box is dragged it runs straight from box to box."""

    _words: Words | None
    _is_following: bool

    def __init__(self, look: EdgeLook, paint: CanvasPaint) -> None:
        super().__init__()
        self._set(look, paint)

    @property
    def look(self) -> EdgeLook:
        return self._look

    def show_look(self, look: EdgeLook, paint: CanvasPaint) -> None:
        if look != self._look or paint is not self._paint or self._is_following:
            self.prepareGeometryChange()
            self._set(look, paint)
            self.update()

    def follow(self, start: QRectF, end: QRectF) -> None:
        """Run straight between two boxes that are being dragged."""
        self.prepareGeometryChange()
        line = QLineF(_border(start, end.center()), _border(end, start.center()))
        self._path = QPainterPath(line.p1())
        self._path.lineTo(line.p2())
        self._head = _head(_arrow(line), self._look.head, self._paint.unit)
        self._words, self._is_following = None, True
        self.update()

    def boundingRect(self) -> QRectF:
        out = AROUND * self._paint.unit
        rect = self._path.boundingRect().adjusted(-out, -out, out, out)
        return rect.united(qt_rect(self._look.label_at)) if self._words and self._look.label_at else rect

    def shape(self) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(10)
        return stroker.createStroke(self._path)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        is_far = option.levelOfDetailFromTransform(painter.worldTransform()) < FAR
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not is_far)
        self._paint_line(painter)
        self._paint_head(painter)
        if self._words and self._look.label_at and not is_far:
            self._paint_words(painter, qt_rect(self._look.label_at))

    def _set(self, look: EdgeLook, paint: CanvasPaint) -> None:
        self._look, self._paint, self._is_following = look, paint, False
        # A double line is two strokes, the inner one in the colour of the ground: under the lines that it crosses.
        self.setZValue((0.5 if look.label else 0.0) - (0.6 if look.stroke is Stroke.DOUBLE else 0.0))
        self._path = qt_path(look.pieces)
        self._head = _head(look.arrow, look.head, paint.unit)
        self._pen = _pen(look, paint)
        at = look.label_at
        font = paint.font(is_caption=look.is_caption)
        side = Side.READING if look.is_caption else Side.MIDDLE
        self._words = Words(look.label, font, at.width, 1, side) if at and look.label else None

    def _paint_line(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._look.stroke is Stroke.DOUBLE:
            painter.strokePath(self._path, QPen(self._pen.color(), 4.2 * self._paint.unit))
            painter.strokePath(self._path, QPen(self._paint.ground, 1.8 * self._paint.unit))
        else:
            painter.strokePath(self._path, self._pen)

    def _paint_head(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._pen.color(), self._pen.widthF(), c=Qt.PenCapStyle.RoundCap))
        if self._look.head is Head.FILLED:
            painter.setBrush(self._pen.color())
            painter.drawPolygon(self._head)
        elif self._look.head is Head.OPEN:
            painter.drawPolyline(self._head)
        painter.setBrush(self._pen.color())
        for dot in self._look.dots:
            painter.drawEllipse(QPointF(dot.x, dot.y), 2 * self._paint.unit, 2 * self._paint.unit)

    def _paint_words(self, painter: QPainter, at: QRectF) -> None:
        if self._words is None:
            return
        if not self._look.is_caption:
            ground = QRectF(0, 0, self._words.width + 6 * self._paint.unit, at.height())
            ground.moveCenter(at.center())
            painter.fillRect(ground, self._paint.ground)
        color = self._paint.caption if self._look.is_caption else self._paint.quiet
        top = at.center().y() - self._words.height / 2
        self._words.draw(painter, QPointF(at.left(), top), color)


def _pen(look: EdgeLook, paint: CanvasPaint) -> QPen:
    pen = QPen(paint.edge_ink(look.ink), (1.8 if look.stroke is Stroke.DOTTED else 1.4) * paint.unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if look.stroke is Stroke.DOTTED else Qt.PenCapStyle.FlatCap)
    if look.stroke in _DASHES:
        pen.setDashPattern(_DASHES[look.stroke])
    return pen


def _head(arrow: Arrow | None, head: Head, unit: float) -> QPolygonF:
    if arrow is None or head is Head.NONE:
        return QPolygonF()
    length, half = (8.0 * unit, 3.2 * unit) if head is Head.FILLED else (6.5 * unit, 4.2 * unit)
    back_x, back_y = arrow.tip.x - arrow.dx * length, arrow.tip.y - arrow.dy * length
    left = QPointF(back_x - arrow.dy * half, back_y + arrow.dx * half)
    right = QPointF(back_x + arrow.dy * half, back_y - arrow.dx * half)
    return QPolygonF([left, QPointF(arrow.tip.x, arrow.tip.y), right])


def _arrow(line: QLineF) -> Arrow:
    unit = line.unitVector()
    return Arrow(Point(line.x2(), line.y2()), unit.dx(), unit.dy())


def _border(box: QRectF, towards: QPointF) -> QPointF:
    """Where the line from the middle of the box to a point outside leaves it."""
    middle = box.center()
    dx, dy = towards.x() - middle.x(), towards.y() - middle.y()
    shares = [half / abs(step) for half, step in ((box.width() / 2, dx), (box.height() / 2, dy)) if step]
    share = min([*shares, 1.0])
    return QPointF(middle.x() + dx * share, middle.y() + dy * share)
