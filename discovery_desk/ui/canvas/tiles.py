"""Keeps what was drawn once, in squares, so that a canvas that is moved or scaled is not drawn again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor, isclose

from PySide6.QtCore import QObject, QPoint, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

SIDE = 256  # of a square, in pixels of the view
FEWEST_KEPT = 64
AHEAD_MS = 6  # between two squares that are made ready, so that a frame may come first
SETTLED_MS = 140  # scales that follow each other more closely belong to one movement

Place = tuple[int, int]
Drawing = Callable[[QPainter, QRectF], None]


class Tiles:
    """`draw` paints a part of the scene, `sketch` does so hastily. `show_again` asks for another paint.

    One change of scale is drawn anew at once. While one follows the other, the squares of the scale before are
    stretched, and what they do not cover is sketched; it is sharp again as soon as the scale stays.
    """

    def __init__(
        self, parent: QObject, ground: QColor, draw: Drawing, sketch: Drawing, show_again: Callable[[], None]
    ) -> None:
        self._ground, self._draw, self._sketch = ground, draw, sketch
        self._tiles: dict[Place, QPixmap] = {}
        self._scale, self._ratio, self._stretched_to = 0.0, 1.0, 0.0
        self._seen: tuple[range, range] = (range(0), range(0))
        self._limits = QRectF()
        self._settling = QTimer(parent, singleShot=True, interval=SETTLED_MS)
        self._settling.timeout.connect(show_again)
        self._ahead = QTimer(parent, singleShot=True, interval=AHEAD_MS)
        self._ahead.timeout.connect(self._make_one_ahead)

    def start_anew(self, ground: QColor) -> None:
        self._ground = ground
        self._tiles.clear()

    def forget(self, rect: QRectF) -> None:
        """What lies there has changed."""
        columns, rows = self._places(rect, self._scale)
        if len(columns) * len(rows) > len(self._tiles):
            self._tiles = {at: one for at, one in self._tiles.items() if at[0] not in columns or at[1] not in rows}
        else:
            for at in ((column, row) for column in columns for row in rows):
                self._tiles.pop(at, None)

    def paint(self, painter: QPainter, exposed: QRectF, limits: QRectF) -> None:
        """Within `limits` there may be something to see; beyond them nothing is made ready."""
        world = painter.worldTransform()
        # Not from its device: where PySide wraps that, it is gone when the wrapper is.
        ratio = painter.deviceTransform().m11() / (world.m11() or 1.0)
        if world.isRotating() or not isclose(world.m11(), world.m22()):
            self._draw(painter, exposed)
            return
        self._limits = limits
        is_hasty = self._tiles and not isclose(world.m11(), self._scale) and self._settling.isActive()
        if is_hasty and ratio == self._ratio:
            if world.m11() != self._stretched_to:
                self._settling.start()
            self._stretched_to = world.m11()
            self._stretch(painter, exposed)
        else:
            self._take_scale(world.m11(), ratio)
            self._show(painter, exposed, world)

    def _take_scale(self, scale: float, ratio: float) -> None:
        if not (isclose(scale, self._scale) and ratio == self._ratio):
            is_first = not self._tiles
            self._tiles, self._scale, self._ratio = {}, scale, ratio
            self._seen = (range(0), range(0))
            if not is_first:
                self._settling.start()

    def _show(self, painter: QPainter, exposed: QRectF, world: QTransform) -> None:
        columns, rows = self._places(exposed, self._scale)
        left, top = round(world.dx()), round(world.dy())
        whole = world.inverted()[0].mapRect(QRectF(painter.window()))  # also where only a part is painted
        painter.save()
        painter.resetTransform()
        for column, row in ((column, row) for column in columns for row in rows):
            painter.drawPixmap(QPoint(left + column * SIDE, top + row * SIDE), self._tile((column, row)))
        painter.restore()
        self._look_ahead(*self._places(whole, self._scale))

    def _stretch(self, painter: QPainter, exposed: QRectF) -> None:
        columns, rows = self._places(exposed, self._scale)
        places = [(column, row) for column in columns for row in rows]
        painter.save()
        if not self._tiles.keys() >= set(places):
            self._sketch(painter, exposed)  # under the squares: to clip them out would take longer
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)  # six times as fast
        for at in places:
            if at in self._tiles:
                painter.drawPixmap(self._rect(at), self._tiles[at], QRectF(self._tiles[at].rect()))
        painter.restore()

    def _tile(self, at: Place) -> QPixmap:
        if at not in self._tiles:
            self._tiles[at] = self._drawn(at)
        return self._tiles[at]

    def _drawn(self, at: Place) -> QPixmap:
        side = ceil(SIDE * self._ratio)
        tile = QPixmap(side, side)
        tile.setDevicePixelRatio(self._ratio)
        tile.fill(self._ground)
        painter = QPainter(tile)
        try:
            painter.translate(-at[0] * SIDE, -at[1] * SIDE)
            painter.scale(self._scale, self._scale)
            self._draw(painter, self._rect(at))
        finally:
            painter.end()
        return tile

    def _look_ahead(self, columns: range, rows: range) -> None:
        """Once the view moves, make what is next to it ready, a square at a time."""
        was_moved, self._seen = len(self._seen[0]) > 0 and (columns, rows) != self._seen, (columns, rows)
        if len(self._tiles) > max(FEWEST_KEPT, 2 * (len(columns) + 2) * (len(rows) + 2)):
            self._tiles = {at: one for at, one in self._tiles.items() if at[0] in columns and at[1] in rows}
        if was_moved:
            self._ahead.start()

    def _make_one_ahead(self) -> None:
        missing = next((at for at in self._around() if at not in self._tiles), None)
        if missing:
            self._tile(missing)
            self._ahead.start()

    def _around(self) -> Iterator[Place]:
        columns, rows = (range(seen.start - 1, seen.stop + 1) for seen in self._seen)
        across, down = self._places(self._limits, self._scale)
        for column in columns:
            for row in rows:
                if column in across and row in down:
                    yield column, row

    def _rect(self, at: Place) -> QRectF:
        side = SIDE / self._scale
        return QRectF(at[0] * side, at[1] * side, side, side)

    @staticmethod
    def _places(rect: QRectF, scale: float) -> tuple[range, range]:
        step = scale / SIDE
        columns = range(floor(rect.left() * step), ceil(rect.right() * step))
        return columns, range(floor(rect.top() * step), ceil(rect.bottom() * step))
