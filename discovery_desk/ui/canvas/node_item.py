"""One box: where it is, and how it is drawn: a quiet line, a label, a border in the colour of its kind, badges."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from discovery_desk.ui.canvas.look import NodeLook
from discovery_desk.ui.canvas.paint import MOST_LINES, PADDING_BOTTOM, PADDING_TOP, PADDING_X, CanvasPaint
from discovery_desk.ui.canvas.words import Side, Words

OUTSIDE = 14.0  # how far badges and rings reach beyond the box
# Signs and numbers are read alike on all sides: in a mirrored view `!1` would be `1!` and `−1` would be `1−`.
UPRIGHT = Qt.TextFlag.TextForceLeftToRight


class NodeItem(QGraphicsRectItem):
    """Holds the look that it shows and nothing else; its place is the top left corner of the box.

    Qt knows it as a plain rectangle without contents and never asks Python about it; the scene has it drawn. `laid` is
    where its look has it, whether it is being dragged or not.
    """

    laid: QRectF

    _look: NodeLook
    _paint: CanvasPaint

    def __init__(self, look: NodeLook, paint: CanvasPaint) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.setZValue(1)
        self._set(look, paint)

    @property
    def look(self) -> NodeLook:
        return self._look

    def _shows(self, look: NodeLook, paint: CanvasPaint) -> bool:
        """Whether that is what it shows already, and where it is: not if it was dragged."""
        is_same = look is self._look or look == self._look
        return is_same and paint is self._paint and (self.x(), self.y()) == (look.rect.x, look.rect.y)

    def show_look(self, look: NodeLook, paint: CanvasPaint) -> tuple[QRectF, ...]:
        """Where it has to be painted anew: nowhere when nothing differs. One dragged in vain only goes back."""
        if self._shows(look, paint):
            return ()
        before = self.reach()
        if look != self._look or paint is not self._paint:
            self._set(look, paint)
        else:
            self.setPos(look.rect.x, look.rect.y)
        return before, self.reach()

    def box(self) -> QRectF:
        """In the scene, where it is now, which differs from the look while it is dragged."""
        return QRectF(self.pos(), self.rect().size())

    def reach(self) -> QRectF:
        """All that it draws on."""
        out = OUTSIDE * self._paint.unit
        return self.box().adjusted(-out, -out, out, out)

    def draw(self, painter: QPainter, *, has_words: bool = True) -> None:
        painter.translate(self.pos())
        self._draw_box(painter, is_selected=self.isSelected(), has_shadow=has_words)
        if has_words:
            self._draw_words(painter)
        painter.translate(-self.pos())
        if has_words:
            self.draw_badges(painter)

    def _set(self, look: NodeLook, paint: CanvasPaint) -> None:
        self._look, self._paint = look, paint
        self._words: tuple[Words, Words] | None = None
        self.setRect(0.0, 0.0, look.rect.width, look.rect.height)
        self.setPos(look.rect.x, look.rect.y)
        self.laid = self.box()

    def _set_words(self) -> tuple[Words, Words]:
        """Only once they are seen, and then kept."""
        look, paint = self._look, self._paint
        if self._words is None:
            room = look.rect.width - 2 * PADDING_X * paint.unit
            side = Side.RIGHT if look.is_mirrored else Side.READING
            small = Words(look.small, paint.small_font, room, 1, side)
            self._words = small, Words(look.label, paint.label_font, room, MOST_LINES, side)
        return self._words

    def _draw_box(self, painter: QPainter, *, is_selected: bool, has_shadow: bool) -> None:
        rect, radius = self.rect(), self._paint.theme.px(9)
        if has_shadow and self._paint.shadow.alpha():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._paint.shadow)
            painter.drawRoundedRect(rect.translated(0, 2 * self._paint.unit), radius, radius)
        painter.setPen(self._border())
        painter.setBrush(self._paint.box_soft(self._look.ink) if is_selected else self._paint.box)
        painter.drawRoundedRect(rect, radius, radius)

    def _border(self) -> QPen:
        pen = QPen(self._paint.box_ink(self._look.ink), 1.25 * self._paint.unit)
        if self._look.is_dashed:
            pen.setDashPattern([3.5, 2.5])
        return pen

    def _draw_words(self, painter: QPainter) -> None:
        unit = self._paint.unit
        small, label = self._set_words()
        at = QPointF(PADDING_X * unit, PADDING_TOP * unit)
        ascent = QFontMetricsF(
            self._paint.small_font
        ).ascent()  # taller scripts stand on the same line, and reach higher
        small.draw(painter, at + QPointF(0, ascent - (small.baseline or ascent)), self._paint.quiet)
        label.draw(painter, at + QPointF(0, _small_height(self._paint)), self._paint.ink)
        if self._look.is_pinned:
            self._draw_pin(painter)

    def _draw_pin(self, painter: QPainter) -> None:
        """A pin seen from the side: a head, a neck and a needle."""
        unit, rect = self._paint.unit, self.rect()
        x = (8 if self._look.is_mirrored else rect.width() / unit - 8) * unit
        y = rect.height() - 13 * unit
        painter.setPen(QPen(self._paint.quiet, 1.2 * unit, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(self._paint.quiet)
        painter.drawEllipse(QPointF(x, y + 1.5 * unit), 2.6 * unit, 2.6 * unit)
        painter.drawLine(QPointF(x, y + 3 * unit), QPointF(x, y + 9 * unit))

    def draw_badges(self, painter: QPainter) -> None:
        painter.setFont(self._paint.badge_font)
        painter.translate(self.pos())
        for text, rect in zip(self._look.badges, _badge_rects(self._look, self._paint), strict=True):
            radius = rect.height() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._paint.badge))
            painter.drawRoundedRect(rect, radius, radius)
            painter.setPen(self._paint.on_badge)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter.value | UPRIGHT.value, text)
        painter.translate(-self.pos())


def _badge_rects(look: NodeLook, paint: CanvasPaint) -> tuple[QRectF, ...]:
    """From the corner inwards, the first number outermost last so that they read in order."""
    if not look.badges:
        return ()
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
