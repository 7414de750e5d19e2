"""Paints one box: a quiet line, a label, a border in the colour of its kind, badges on the corner."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyle, QStyleOptionGraphicsItem, QWidget

from discovery_desk.ui.canvas.look import NodeLook
from discovery_desk.ui.canvas.paint import FAR, MOST_LINES, PADDING_BOTTOM, PADDING_TOP, PADDING_X, CanvasPaint, qt_rect
from discovery_desk.ui.canvas.words import Side, Words

OUTSIDE = 14.0  # how far badges and the focus ring reach beyond the box


class NodeItem(QGraphicsItem):
    """Holds the look that it shows and nothing else; its place is the top left corner of the box."""

    def __init__(self, look: NodeLook, paint: CanvasPaint) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self._is_current, self._is_awaiting, self._is_glowing = False, False, False
        self.setZValue(1)
        self._set(look, paint)

    @property
    def look(self) -> NodeLook:
        return self._look

    def show_look(self, look: NodeLook, paint: CanvasPaint) -> None:
        """Does nothing when nothing differs, except to bring a box back that was dragged in vain."""
        if look != self._look or paint is not self._paint:
            self.prepareGeometryChange()
            self._set(look, paint)
            self.update()
        else:
            self.setPos(look.rect.x, look.rect.y)

    def set_current(self, *, is_current: bool) -> None:
        self._is_current = is_current
        self.update()

    def set_awaiting(self, *, is_awaiting: bool) -> None:
        """Whether what is being dragged would go here."""
        if is_awaiting != self._is_awaiting:
            self._is_awaiting = is_awaiting
            self.update()

    def set_glowing(self, *, is_glowing: bool) -> None:
        if is_glowing != self._is_glowing:
            self._is_glowing = is_glowing
            self.update()

    def box(self) -> QRectF:
        """In the scene, where it is now, which differs from the look while it is dragged."""
        return QRectF(self.pos(), qt_rect(self._look.rect).size())

    def boundingRect(self) -> QRectF:
        out = OUTSIDE * self._paint.unit
        return self._local.adjusted(-out, -out, out, out)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        is_far = option.levelOfDetailFromTransform(painter.worldTransform()) < FAR
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if self._is_glowing:
            self._paint_glow(painter)
        self._paint_box(painter, is_selected=is_selected, is_far=is_far)
        if self._is_awaiting or (self._is_current and widget and widget.hasFocus()):
            self._paint_focus(painter)
        if not is_far:
            self._paint_words(painter)
            self._paint_badges(painter)

    def _set(self, look: NodeLook, paint: CanvasPaint) -> None:
        self._look, self._paint = look, paint
        self._local = QRectF(0.0, 0.0, look.rect.width, look.rect.height)
        self.setPos(look.rect.x, look.rect.y)
        room = look.rect.width - 2 * PADDING_X * paint.unit
        side = Side.RIGHT if look.is_mirrored else Side.READING
        self._small = Words(look.small, paint.small_font, room, 1, side)
        self._label = Words(look.label, paint.label_font, room, MOST_LINES, side)
        self._border = QPen(paint.box_ink(look.ink), 1.25 * paint.unit)
        if look.is_dashed:
            self._border.setDashPattern([3.5, 2.5])
        self._badge_rects = _badge_rects(look, paint)

    def _paint_box(self, painter: QPainter, *, is_selected: bool, is_far: bool) -> None:
        radius = self._paint.theme.px(9)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not is_far)
        if not is_far:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._paint.shadow)
            painter.drawRoundedRect(self._local.translated(0, 2 * self._paint.unit), radius, radius)
        painter.setPen(self._border)
        painter.setBrush(self._paint.box_soft(self._look.ink) if is_selected else self._paint.box)
        painter.drawRoundedRect(self._local, radius, radius)

    def _paint_glow(self, painter: QPainter) -> None:
        out, radius = 5 * self._paint.unit, self._paint.theme.px(13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._paint.box_soft(self._look.ink))
        painter.drawRoundedRect(self._local.adjusted(-out, -out, out, out), radius, radius)

    def _paint_focus(self, painter: QPainter) -> None:
        out, radius = 4 * self._paint.unit, self._paint.theme.px(12)
        painter.setPen(QPen(self._paint.accent, 2 * self._paint.unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._local.adjusted(-out, -out, out, out), radius, radius)

    def _paint_words(self, painter: QPainter) -> None:
        unit = self._paint.unit
        at = QPointF(PADDING_X * unit, PADDING_TOP * unit)
        self._small.draw(painter, at, self._paint.quiet)
        self._label.draw(painter, at + QPointF(0, _small_height(self._paint)), self._paint.ink)
        if self._look.is_pinned:
            self._paint_pin(painter)

    def _paint_pin(self, painter: QPainter) -> None:
        """A pin seen from the side: a head, a neck and a needle."""
        unit = self._paint.unit
        x = (8 if self._look.is_mirrored else self._local.width() / unit - 8) * unit
        y = self._local.height() - 13 * unit
        painter.setPen(QPen(self._paint.quiet, 1.2 * unit, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(self._paint.quiet)
        painter.drawEllipse(QPointF(x, y + 1.5 * unit), 2.6 * unit, 2.6 * unit)
        painter.drawLine(QPointF(x, y + 3 * unit), QPointF(x, y + 9 * unit))

    def _paint_badges(self, painter: QPainter) -> None:
        painter.setFont(self._paint.badge_font)
        for text, rect in zip(self._look.badges, self._badge_rects, strict=True):
            radius = rect.height() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._paint.badge))
            painter.drawRoundedRect(rect, radius, radius)
            painter.setPen(self._paint.on_badge)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _badge_rects(look: NodeLook, paint: CanvasPaint) -> tuple[QRectF, ...]:
    """From the corner inwards, the first number outermost last so that they read in order."""
    unit, metrics = paint.unit, QFontMetricsF(paint.badge_font)
    height, found = 16 * unit, []
    right = look.rect.width + 6 * unit
    for text in reversed(look.badges):
        width = max(height, metrics.horizontalAdvance(text) + 9 * unit)
        left = look.rect.width - right if look.is_mirrored else right - width
        found.append(QRectF(left, -height / 2, width, height))
        right -= width + 2 * unit
    return tuple(reversed(found))


def _small_height(paint: CanvasPaint) -> float:
    return QFontMetricsF(paint.small_font).height() + 1 * paint.unit


def box_height(label: str, width: float, paint: CanvasPaint) -> float:
    """What a box of this width needs to show the label."""
    words = Words(label, paint.label_font, width - 2 * PADDING_X * paint.unit, MOST_LINES)
    return (PADDING_TOP + PADDING_BOTTOM) * paint.unit + _small_height(paint) + words.height
