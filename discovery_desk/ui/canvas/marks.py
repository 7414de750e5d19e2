"""What lies over boxes and lines for a while: the ring of the keys, a glow, what a drop would go to, guides, a band."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from discovery_desk.ui.canvas.edge_item import DOT, EdgeItem
from discovery_desk.ui.canvas.node_item import NodeItem
from discovery_desk.ui.canvas.paint import CanvasPaint

GLOW = ((9.0, 34), (6.0, 52), (3.0, 90))  # width and strength of each ring of light


class Marks:
    """Names boxes and lines by id; what is not there is not marked."""

    def __init__(self, nodes: Mapping[str, NodeItem], edges: Mapping[str, EdgeItem]) -> None:
        self._nodes, self._edges = nodes, edges
        self.current_id = ""
        self.is_in_hand = True
        self.glowing: frozenset[str] = frozenset()
        self.edge_id = ""
        self.dotted: tuple[str, ...] = ()  # lines along which boxes have dots
        self.awaiting_id = ""
        self.lifted: tuple[NodeItem | EdgeItem, ...] = ()
        self.guides: tuple[QLineF, ...] = ()
        self.band = QRectF()

    @property
    def lit(self) -> frozenset[str]:
        """The boxes whose dots stand out on other lines."""
        return self.glowing | {self.current_id}

    def draw(self, painter: QPainter, paint: CanvasPaint, *, has_focus: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for id_ in self.glowing & self._nodes.keys():
            _draw_glow(painter, self._nodes[id_], paint)
        for id_ in self.dotted:
            _draw_dots(painter, self._edges[id_], self.lit, paint)
        for id_ in (self.edge_id, self.awaiting_id):
            if id_ in self._edges:
                _draw_lit(painter, self._edges[id_], paint)
        if self.guides:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # upright or level, and crisp
            painter.setPen(QPen(paint.accent, 0, Qt.PenStyle.DashLine))
            painter.drawLines(list(self.guides))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for lifted in self.lifted:
            lifted.draw(painter)
        for id_ in {self.awaiting_id, self.current_id if has_focus else ""} & self._nodes.keys():
            _draw_ring(painter, self._nodes[id_], paint, is_quiet=id_ != self.awaiting_id and not self.is_in_hand)
        if not self.band.isNull():
            _draw_band(painter, self.band, paint)


def _draw_glow(painter: QPainter, item: NodeItem, paint: CanvasPaint) -> None:
    """Rings of light outside the box; nothing of what it says is covered."""
    for width, strength in GLOW:
        color = QColor(paint.box_ink(item.look.ink))
        color.setAlpha(strength)
        _ring(painter, item, paint, QPen(color, width * paint.unit), width / 2 + 0.5)
    item.draw_badges(painter)


def _draw_dots(painter: QPainter, item: EdgeItem, ids: frozenset[str], paint: CanvasPaint) -> None:
    ink = QColor(paint.edge_ink(item.look.ink))
    light = QColor(ink)
    light.setAlpha(GLOW[1][1])
    painter.setPen(Qt.PenStyle.NoPen)
    for dot in item.dots_of(ids):
        for color, more in ((light, 4.5), (ink, 1.3)):
            painter.setBrush(color)
            painter.drawEllipse(dot, (DOT + more) * paint.unit, (DOT + more) * paint.unit)


def _draw_ring(painter: QPainter, item: NodeItem, paint: CanvasPaint, *, is_quiet: bool) -> None:
    """A finer one where letters are typed elsewhere; of a box that is seen small as wide as of a large one."""
    pen = QPen(paint.accent, (1.25 if is_quiet else 2) * paint.unit)
    if is_quiet:
        pen.setDashPattern([3.0, 3.0])
    pen.setCosmetic(painter.worldTransform().m11() < 1.0)
    _ring(painter, item, paint, pen, 4)
    item.draw_badges(painter)


def _ring(painter: QPainter, item: NodeItem, paint: CanvasPaint, pen: QPen, out: float) -> None:
    radius, away = paint.theme.px(9) + out * paint.unit, out * paint.unit
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(item.box().adjusted(-away, -away, away, away), radius, radius)


def _draw_lit(painter: QPainter, item: EdgeItem, paint: CanvasPaint) -> None:
    light = QColor(paint.accent)
    light.setAlpha(70)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((light, 9.0), (paint.accent, 2.4)):
        painter.setPen(QPen(color, width * paint.unit, c=Qt.PenCapStyle.FlatCap))
        item.draw_line(painter)
    item.draw_head(painter, paint.accent)


def _draw_band(painter: QPainter, band: QRectF, paint: CanvasPaint) -> None:
    inside = QColor(paint.accent)
    inside.setAlpha(26)
    painter.setPen(QPen(paint.accent, 0))
    painter.setBrush(inside)
    painter.drawRect(band)
