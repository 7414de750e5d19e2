"""Draws what stands around the map in a picture: its title, and what its numbers stand for."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from discovery_desk.domain.geometry import Size
from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export.map_frame import LEGEND_LINES, TITLE_LINES, Entry, Frame, Measured, Placed, Said, frame
from discovery_desk.ui.canvas.paint import CanvasPaint, qt_rect
from discovery_desk.ui.canvas.words import Side, Words

_LINES = {"title": TITLE_LINES, "subtitle": TITLE_LINES, "legend": LEGEND_LINES}


class FrameDrawing:
    def __init__(self, paint: CanvasPaint, *, is_mirrored: bool) -> None:
        self._paint, self._is_mirrored = paint, is_mirrored
        font = paint.theme.font
        self._styles: dict[str, tuple[QFont, QColor]] = {
            "title": (font("heading", 600), paint.ink),
            "subtitle": (font("label"), paint.caption),
            "caption": (paint.caption_font, paint.caption),
            "badge": (paint.badge_font, paint.on_badge),
            "legend": (font("label"), paint.ink),
        }

    def frame(self, shown: TalkMap, size: Size, top: float, said: Said) -> Frame[Words]:
        return frame(shown, size, top, said, self._measured, is_mirrored=self._is_mirrored)

    def _measured(self, text: str, style: str, width: float) -> Measured[Words]:
        font, _ = self._styles[style]
        words = self._set(text, style, width)
        if style != "legend" and not self._is_mirrored:
            words = self._set(text, style, ceil(words.width))  # begins where the map begins, in any script
        return Measured(words, words.width, words.height, words.baseline, font.pixelSize())

    def _set(self, text: str, style: str, width: float) -> Words:
        side = Side.RIGHT if self._is_mirrored else Side.READING
        return Words(text, self._styles[style][0], width, _LINES.get(style, 1), side)

    def draw(self, painter: QPainter, framed: Frame[Words]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in (*framed.above, *framed.below):
            self._draw_words(painter, placed)
        for entry in framed.entries:
            self._draw_badge(painter, entry)
            self._draw_words(painter, entry.text)

    def _draw_words(self, painter: QPainter, placed: Placed[Words]) -> None:
        placed.words.draw(painter, QPointF(placed.at.x, placed.at.y), self._styles[placed.style][1])

    def _draw_badge(self, painter: QPainter, entry: Entry[Words]) -> None:
        rect = qt_rect(entry.badge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._paint.badge)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setFont(self._paint.badge_font)
        painter.setPen(self._paint.on_badge)
        upright = Qt.TextFlag.TextForceLeftToRight  # in a mirrored window `!1` would be `1!`
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter.value | upright.value, entry.number)
