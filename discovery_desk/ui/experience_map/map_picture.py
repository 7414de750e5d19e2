"""The map as pixels: what the canvas shows, without anything that only matters while working on it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export.map_drawing import drawing_width
from discovery_desk.export.pdf.page_words import time_of
from discovery_desk.export.svg_map import reads_right_to_left
from discovery_desk.ui.canvas.look import CanvasTheme
from discovery_desk.ui.canvas.picture import draw
from discovery_desk.ui.canvas.scene import CanvasScene
from discovery_desk.ui.experience_map.map_look import MapDrawing, ShownStory

SCALE = 2
MOST_PIXELS = 60_000_000  # beyond this the picture is made smaller rather than not at all


def picture(shown: TalkMap, theme: CanvasTheme, scale: float = SCALE) -> QImage:
    """Opaque, at so many pixels a pixel of the screen; needs the application."""
    scene = CanvasScene(theme)
    story = ShownStory(
        stories=shown.stories,
        moments=shown.moments,
        links=shown.links,
        badges=shown.badges,
        clock_text=time_of,
    )
    look = MapDrawing(scene.canvas_paint).look(
        story, drawing_width(shown) * scene.canvas_paint.unit, is_mirrored=reads_right_to_left(shown.language)
    )
    scene.show(look.nodes, look.edges)
    area = QRectF(0, 0, look.size.width, look.size.height)
    scale = min(scale, (MOST_PIXELS / max(1.0, area.width() * area.height())) ** 0.5)
    image = QImage(round(area.width() * scale), round(area.height() * scale), QImage.Format.Format_RGB32)
    image.fill(scene.canvas_paint.ground)
    painter = QPainter(image)
    painter.scale(scale, scale)
    draw(painter, scene.items(Qt.SortOrder.AscendingOrder), scene.canvas_paint)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a text
    return bytes(buffer.data().data())
