"""Colours, fonts and measures of a canvas, taken from the theme once and not at every stroke."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPainterPath

from discovery_desk.domain.geometry import CurveTo, LineTo, PathPiece, Point, Rect
from discovery_desk.ui.canvas.look import CanvasTheme

PADDING_X, PADDING_TOP, PADDING_BOTTOM = 9.0, 6.0, 8.0
MOST_LINES = 3
FAR = 0.45  # below this scale words are specks and are left out
VERY_FAR = 0.2  # below this one the corners of a box are not seen either


class CanvasPaint:
    """Compared by identity: a new one means that everything has to be measured and painted anew."""

    def __init__(self, theme: CanvasTheme) -> None:
        self.theme = theme
        self.ground, self.box = theme.color("surface"), theme.color("surface")
        self.dot = theme.color("line-strong" if not theme.is_dark else "line")
        self.line, self.quiet, self.ink = theme.color("ink-3"), theme.color("ink-3"), theme.color("ink")
        self.faint = theme.color("line-strong")
        self.accent, self.caption = theme.color("accent"), theme.color("ink-2")
        self.badge, self.on_badge = theme.ink("opportunity"), theme.color("surface")
        self.shadow = QColor(0, 0, 0, 0 if theme.is_dark else 14)
        self.minimap, self.rim = theme.color("sunken"), theme.color("line-strong")
        self.small_font, self.label_font = theme.font("small"), theme.font("label", 500)
        self.caption_font, self.badge_font = theme.font("small", 600), theme.font("small", 700)
        self.unit = theme.px(100) / 100
        self._inks: dict[str, QColor] = {}

    def box_ink(self, kind: str) -> QColor:
        if kind not in self._inks:
            self._inks[kind] = self.theme.ink(kind)
        return self._inks[kind]

    def box_soft(self, kind: str) -> QColor:
        return self.theme.soft(kind)

    def edge_ink(self, kind: str) -> QColor:
        return self.box_ink(kind) if kind else self.line

    def font(self, *, is_caption: bool) -> QFont:
        return self.caption_font if is_caption else self.small_font


def qt_point(point: Point) -> QPointF:
    return QPointF(point.x, point.y)


def qt_rect(rect: Rect) -> QRectF:
    return QRectF(QPointF(rect.x, rect.y), QSizeF(rect.width, rect.height))


def domain_rect(rect: QRectF) -> Rect:
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())


def qt_path(pieces: tuple[PathPiece, ...]) -> QPainterPath:
    path = QPainterPath()
    for piece in pieces:
        if isinstance(piece, CurveTo):
            path.cubicTo(qt_point(piece.first), qt_point(piece.second), qt_point(piece.to))
        elif isinstance(piece, LineTo):
            path.lineTo(qt_point(piece.to))
        else:
            path.moveTo(qt_point(piece.to))
    return path
