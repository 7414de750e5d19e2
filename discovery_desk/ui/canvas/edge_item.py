"""One line: where it runs, and how it is drawn, with its head and its words."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from discovery_desk.domain.geometry import Point, Rect
from discovery_desk.domain.map_edges import Arrow
from discovery_desk.ui.canvas.look import EdgeLook, Head, Stroke
from discovery_desk.ui.canvas.paint import CanvasPaint, qt_path, qt_point, qt_rect
from discovery_desk.ui.canvas.words import Side, Words

AROUND = 9.0
DOT = 2.7

_WIDTHS = {Stroke.DOTTED: 1.8, Stroke.FINE: 1.0}
_DASHES = {Stroke.DASHED: [2.6, 2.2], Stroke.DOTTED: [0.1, 2.3]}


class EdgeItem(QGraphicsRectItem):
    """Holds the look that it shows; while a box is dragged it runs straight from box to box.

    To Qt it is the rectangle that it draws in, without contents; the scene has it drawn.
    """

    _look: EdgeLook
    _paint: CanvasPaint
    _path: QPainterPath
    _head: QPolygonF
    _hairs: tuple[QLineF, ...] | None
    _is_following: bool

    def __init__(self, look: EdgeLook, paint: CanvasPaint) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self._set(look, paint)

    @property
    def look(self) -> EdgeLook:
        return self._look

    @property
    def head(self) -> QPolygonF:
        """Nothing where the line has none."""
        return self._head

    @property
    def joins(self) -> bool:
        """Whether it leads from a box to another one, so that a third may go between."""
        return bool(self._look.from_id and self._look.to_id) and self._look.from_id != self._look.to_id

    def _shows(self, look: EdgeLook, paint: CanvasPaint) -> bool:
        is_same = look is self._look or look == self._look
        return is_same and paint is self._paint and not self._is_following

    def show_look(self, look: EdgeLook, paint: CanvasPaint) -> tuple[QRectF, ...]:
        """Where it has to be painted anew: nowhere when nothing differs."""
        if self._shows(look, paint):
            return ()
        before = self.reach()
        self._set(look, paint)
        return before, self.reach()

    def follow(self, start: QRectF, end: QRectF) -> None:
        """Run straight between two boxes that are being dragged."""
        line = QLineF(_border(start, end.center()), _border(end, start.center()))
        self._path = QPainterPath(line.p1())
        self._path.lineTo(line.p2())
        self._head = _head(_arrow(line), self._look.head, self._paint.unit)
        self._is_following = True
        self.setRect(self._reach(None))

    def reach(self) -> QRectF:
        """All that it draws on."""
        return self.rect()

    def is_near(self, point: QPointF, within: float) -> bool:
        """Whether a click there is meant for it."""
        label_at = self._look.label_at
        if label_at and self._look.label and qt_rect(label_at).contains(point):
            return True
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * within)
        return stroker.createStroke(self._path).contains(point)

    def label_room(self) -> QRectF:
        """Where its words are, or would be: around the middle of the line."""
        if self._look.label_at and self._look.label:
            return qt_rect(self._look.label_at)
        middle, unit = self._path.pointAtPercent(0.5), self._paint.unit
        return QRectF(middle.x() - 45 * unit, middle.y() - 9 * unit, 90 * unit, 18 * unit)

    def draw(self, painter: QPainter, *, has_words: bool = True) -> None:
        self._paint_line(painter)
        self.draw_head(painter, self._pen.color())
        self._paint_dots(painter)
        if has_words and self._look.label and self._look.label_at and not self._is_following:
            self._paint_words(painter, qt_rect(self._look.label_at))

    def draw_head(self, painter: QPainter, color: QColor) -> None:
        painter.setPen(QPen(color, self._pen.widthF(), c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(color)
        if self._look.head is Head.OPEN:
            painter.drawPolyline(self._head)
        else:
            painter.drawPolygon(self._head)

    def hairs(self) -> tuple[QLineF, ...]:
        """The line as its look has it, from bend to bend: from afar nobody sees that they are round."""
        if self._hairs is None:
            points = [qt_point(piece.to) for piece in self._look.pieces]
            self._hairs = tuple(QLineF(start, end) for start, end in pairwise(points))
        return self._hairs

    def dots_of(self, ids: Container[str]) -> list[QPointF]:
        """Where these boxes are marked along the line."""
        marked = zip(self._look.dots, self._look.dot_ids, strict=False)
        return [QPointF(dot.x, dot.y) for dot, id_ in marked if id_ in ids]

    def draw_line(self, painter: QPainter) -> None:
        """Nothing but the line, with the pen that is set."""
        painter.drawPath(self._path)

    def _set(self, look: EdgeLook, paint: CanvasPaint) -> None:
        self._look, self._paint, self._is_following = look, paint, False
        self._words: Words | None = None
        self._hairs = None
        # A double line is two strokes, the inner one in the colour of the ground: under the lines that it crosses.
        self.setZValue((0.5 if look.label else 0.0) - (0.6 if look.stroke is Stroke.DOUBLE else 0.0))
        self._path = qt_path(look.pieces)
        self._head = _head(look.arrow, look.head, paint.unit)
        self._pen = _pen(look, paint)
        self.setRect(self._reach(look.label_at if look.label else None))

    def _reach(self, label_at: Rect | None) -> QRectF:
        out = AROUND * self._paint.unit
        rect = self._path.boundingRect().adjusted(-out, -out, out, out)
        for dot in self._look.dots:
            rect = rect.united(QRectF(dot.x - out, dot.y - out, 2 * out, 2 * out))
        return rect.united(qt_rect(label_at)) if label_at else rect

    def _set_words(self, at: Rect) -> Words:
        """Only once they are seen, and then kept."""
        if self._words is None:
            font = self._paint.font(is_caption=self._look.is_caption)
            side = Side.READING if self._look.is_caption else Side.MIDDLE
            self._words = Words(self._look.label, font, at.width, 1, side)
        return self._words

    def _paint_line(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._look.stroke is Stroke.DOUBLE:
            painter.strokePath(self._path, QPen(self._pen.color(), 4.2 * self._paint.unit))
            painter.strokePath(self._path, QPen(self._paint.ground, 1.8 * self._paint.unit))
        else:
            painter.strokePath(self._path, self._pen)

    def _paint_dots(self, painter: QPainter) -> None:
        painter.setBrush(self._pen.color())
        for dot in self._look.dots:
            painter.drawEllipse(QPointF(dot.x, dot.y), DOT * self._paint.unit, DOT * self._paint.unit)

    def _paint_words(self, painter: QPainter, at: QRectF) -> None:
        words = self._set_words(Rect(at.x(), at.y(), at.width(), at.height()))
        if not self._look.is_caption:
            ground = QRectF(0, 0, words.width + 6 * self._paint.unit, at.height())
            ground.moveCenter(at.center())
            painter.fillRect(ground, self._paint.ground)
        color = self._paint.caption if self._look.is_caption else self._paint.quiet
        top = at.center().y() - words.height / 2
        words.draw(painter, QPointF(at.left(), top), color)


def _pen(look: EdgeLook, paint: CanvasPaint) -> QPen:
    color = paint.faint if look.is_quiet else paint.edge_ink(look.ink)
    pen = QPen(color, _WIDTHS.get(look.stroke, 1.4) * paint.unit)
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


def _arrow(line: QLineF) -> Arrow | None:
    """None where boxes lie so that nothing leads from one to the other: a line without length has no direction."""
    if line.length() < 1:
        return None
    unit = line.unitVector()
    return Arrow(Point(line.x2(), line.y2()), unit.dx(), unit.dy())


def _border(box: QRectF, towards: QPointF) -> QPointF:
    """Where the line from the middle of the box to a point outside leaves it."""
    middle = box.center()
    dx, dy = towards.x() - middle.x(), towards.y() - middle.y()
    shares = [half / abs(step) for half, step in ((box.width() / 2, dx), (box.height() / 2, dy)) if step]
    share = min([*shares, 1.0])
    return QPointF(middle.x() + dx * share, middle.y() + dy * share)
