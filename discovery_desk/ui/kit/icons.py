"""Line icons in the colour of the text beside them, sharp at every pixel ratio."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from discovery_desk.host.assets import asset

RATIOS = (1.0, 1.25, 1.5, 2.0)


def pixmap(name: str, color: QColor, size: int, dpr: float = 1.0) -> QPixmap:
    """`size` in device-independent pixels."""
    return _drawn(name, color.name(), size, dpr)


def icon(name: str, color: QColor, size: int, checked: QColor | None = None) -> QIcon:
    """An icon for buttons; `checked` is its colour while the button is on."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, color, size, ratio))
        if checked:
            made.addPixmap(pixmap(name, checked, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return asset("icons", f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, size: int, dpr: float) -> QPixmap:
    # Qt paints `currentColor` black, which nobody sees in dark mode.
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    side = round(size * dpr)
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    try:
        renderer.render(painter, QRectF(0, 0, side, side))
    finally:
        painter.end()
    drawn.setDevicePixelRatio(dpr)
    return drawn
