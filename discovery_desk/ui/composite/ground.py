"""Paints what lies below the boxes of a composite: columns of steps, rows of stories, what was felt in each step."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from discovery_desk.domain.composite import CompositeStepId
from discovery_desk.domain.composite_layout import CompositeLayout
from discovery_desk.domain.geometry import Point
from discovery_desk.ui.canvas.node_item import UPRIGHT
from discovery_desk.ui.canvas.paint import CanvasPaint, domain_rect, qt_rect
from discovery_desk.ui.canvas.words import Words
from discovery_desk.ui.kit.words import tr

WIDEST = 400.0
DOT, BAR = 4.0, 3.0
LEVEL = (Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value | UPRIGHT.value
Felt = tuple[tuple[Point, int], ...]


def draw_ground(
    painter: QPainter, layout: CompositeLayout, felt: Mapping[CompositeStepId, Felt], paint: CanvasPaint
) -> None:
    """`felt` is what each step was felt like, with the place that shows it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _columns(painter, layout, paint)
    painter.setPen(QPen(paint.theme.color("line"), paint.unit))
    for row in layout.rows.values():
        painter.drawLine(QPointF(row.x, row.y), QPointF(row.right, row.y))
    if layout.feeling_band is not None:
        _caption(painter, layout, paint)
        for points in felt.values():
            _range(painter, points, paint)


def draw_step_names(
    painter: QPainter, layout: CompositeLayout, names: Mapping[str, str], seen: QRectF, paint: CanvasPaint
) -> None:
    """At the upper border of what is `seen`, where their boxes are out of it."""
    for step_id, box in layout.steps.items():
        if box.bottom < seen.top():
            column = layout.columns[step_id]
            _name(painter, names[step_id], QRectF(column.x, seen.top(), column.width, _high(paint, 6)), paint)


def draw_lane_names(
    painter: QPainter, layout: CompositeLayout, names: Mapping[str, str], seen: QRectF, paint: CanvasPaint
) -> None:
    """At the side of what is `seen`, below the names of steps, where their boxes are out of it."""
    top = seen.top() + _high(paint, 8)
    for lane_id, place in layout.tags(domain_rect(seen), top, _high(paint, 2)).items():
        _name(painter, names[lane_id], qt_rect(place), paint)


def _high(paint: CanvasPaint, air: float) -> float:
    return QFontMetricsF(paint.caption_font).height() + air * paint.unit


def _name(painter: QPainter, text: str, at: QRectF, paint: CanvasPaint) -> None:
    painter.setPen(QPen(paint.theme.color("line-strong"), paint.unit))
    painter.setBrush(paint.theme.color("surface"))
    painter.drawRoundedRect(at, paint.theme.px(4), paint.theme.px(4))
    painter.setFont(paint.caption_font)
    painter.setPen(paint.ink)
    inside = at.adjusted(6 * paint.unit, 0, -6 * paint.unit, 0)
    shown = QFontMetricsF(paint.caption_font).elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)


def _columns(painter: QPainter, layout: CompositeLayout, paint: CanvasPaint) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paint.theme.color("sunken"))
    for column in layout.columns.values():
        painter.drawRoundedRect(qt_rect(column), paint.theme.px(10), paint.theme.px(10))


def _caption(painter: QPainter, layout: CompositeLayout, paint: CanvasPaint) -> None:
    """The line of what felt neither good nor bad."""
    band = layout.feeling_band
    if band is None:
        return
    middle = band.center.y
    painter.setPen(QPen(paint.theme.color("line-strong"), paint.unit, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(band.x, middle), QPointF(band.right, middle))
    words = Words(tr("How it felt"), paint.caption_font, WIDEST)
    is_mirrored = any(head.x > band.x for head in layout.heads.values())
    heads = next(iter(layout.heads.values()), band)
    left = heads.right - words.width - 9 * paint.unit if is_mirrored else heads.x + 9 * paint.unit
    words.draw(painter, QPointF(left, middle - words.height / 2), paint.caption)


def _range(painter: QPainter, points: Felt, paint: CanvasPaint) -> None:
    """A dot for each feeling that was told there, a bar from the lowest to the highest, and their numbers."""
    if not points:
        return
    ink, unit = paint.box_ink("feeling"), paint.unit
    painter.setPen(QPen(_pale(ink), 2 * BAR * unit, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(_at(points[0][0]), _at(points[-1][0]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for point, _level in points:
        painter.drawEllipse(_at(point), DOT * unit, DOT * unit)
    painter.setFont(paint.badge_font)
    painter.setPen(ink)
    for point, level in dict((points[0], points[-1])).items():
        beside = QRectF(point.x + 9 * unit, point.y - 8 * unit, 40 * unit, 16 * unit)
        painter.drawText(beside, LEVEL, level_words(level))


def level_words(level: int) -> str:
    return f"{level:+d}".replace("-", "−") if level else "0"


def _pale(ink: QColor) -> QColor:
    pale = QColor(ink)
    pale.setAlphaF(0.35)
    return pale


def _at(point: Point) -> QPointF:
    return QPointF(point.x, point.y)
