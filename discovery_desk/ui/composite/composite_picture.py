"""A composite for the wall: everything that is matched, under a line that says that nobody has lived it."""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from discovery_desk.domain.composite_map import Composite
from discovery_desk.ui.canvas import picture
from discovery_desk.ui.canvas.node_item import NodeItem
from discovery_desk.ui.canvas.paint import CanvasPaint
from discovery_desk.ui.canvas.words import Words
from discovery_desk.ui.composite.composite_look import CompositeDrawing, CompositeLook
from discovery_desk.ui.composite.composite_words import label_of
from discovery_desk.ui.composite.ground import draw_ground
from discovery_desk.ui.kit.theme import Theme

WIDTH = 1560.0  # what a sheet in landscape shows well
SCALE = 2.0
MOST_PIXELS = 60_000_000  # beyond this the picture is made smaller rather than not at all
_FORBIDDEN = re.compile("[\ufffe\uffff]")  # by XML, and of what a desk may hold
EDGE, BESIDE = 16.0, 10.0


class CompositePicture:
    """Light, at 100 %, and without suggestions, which are nobody's word yet. Needs the application."""

    def __init__(self, composite: Composite, *, is_mirrored: bool = False) -> None:
        self._composite, self._is_mirrored = composite, is_mirrored
        self._paint = CanvasPaint(Theme())
        self._look = CompositeDrawing(self._paint).look(composite, {}, WIDTH, is_mirrored=is_mirrored)
        self.title, self.label = composite.map.title, label_of(composite)
        room = max(WIDTH, self._look.layout.size.width) - 2 * EDGE
        theme = self._paint.theme
        self._title = Words(composite.map.title, theme.font("heading", 600), room, 2)
        self._topic = Words(composite.map.topic, theme.font("label"), room, 2)
        self._label = Words(self.label, theme.font("base", 600), room, 2)

    @property
    def size(self) -> tuple[float, float]:
        layout = self._look.layout.size
        return max(layout.width, WIDTH), self._head + layout.height

    @property
    def _head(self) -> float:
        return EDGE + self._title.height + self._topic.height + BESIDE + self._label.height + 2 * BESIDE

    def draw(self, painter: QPainter) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(0, 0, *self.size), self._paint.ground)
        self._draw_head(painter)
        painter.translate(self.size[0] - self._look.layout.size.width if self._is_mirrored else 0.0, self._head)
        _draw_map(painter, self._look, self._paint)

    def _draw_head(self, painter: QPainter) -> None:
        top, ink = EDGE, self._paint.ink
        for words, color in ((self._title, ink), (self._topic, self._paint.caption)):
            words.draw(painter, QPointF(self._start(words), top), color)
            top += words.height
        top += BESIDE
        strip = QRectF(0, top, self.size[0], self._label.height + BESIDE)
        painter.fillRect(strip, self._paint.theme.color("warn-soft"))
        self._label.draw(painter, QPointF(self._start(self._label), top + BESIDE / 2), ink)

    def _start(self, words: Words) -> float:
        return self.size[0] - EDGE - words.width if self._is_mirrored else EDGE


def _draw_map(painter: QPainter, look: CompositeLook, paint: CanvasPaint) -> None:
    draw_ground(painter, look.layout, look.felt, paint)
    picture.draw(painter, [NodeItem(node, paint) for node in look.nodes], paint)


def png(made: CompositePicture) -> bytes:
    width, height = made.size
    scale = min(SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        made.draw(painter)
    finally:
        painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a text
    return bytes(buffer.data().data())


def svg(made: CompositePicture) -> bytes:
    """Its text is text."""
    width, height = (round(side) for side in made.size)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRect(0, 0, width, height))
    generator.setResolution(96)
    generator.setTitle(made.title)
    generator.setDescription(made.label)
    painter = QPainter(generator)
    try:
        made.draw(painter)
    finally:
        painter.end()
    buffer.close()
    return _FORBIDDEN.sub("", bytes(data.data()).decode()).encode()
