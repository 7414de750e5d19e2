"""The map as pixels: what the canvas shows, without anything that only matters while working on it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter

from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export.map_drawing import drawing_width
from discovery_desk.export.map_frame import Said, top_of
from discovery_desk.export.pdf.page_words import time_of
from discovery_desk.export.svg_map import reads_right_to_left
from discovery_desk.ui.canvas.look import CanvasTheme
from discovery_desk.ui.canvas.picture import draw
from discovery_desk.ui.canvas.scene import CanvasScene
from discovery_desk.ui.experience_map.frame_drawing import FrameDrawing
from discovery_desk.ui.experience_map.map_look import MapDrawing, MapLook, ShownStory

SCALE = 2
MOST_PIXELS = 60_000_000  # beyond this the picture is made smaller rather than not at all


def picture(shown: TalkMap, theme: CanvasTheme, said: Said, scale: float = SCALE) -> QImage:
    """Opaque, at so many pixels a pixel of the screen; needs the application."""
    scene = CanvasScene(theme)
    story = ShownStory(
        stories=shown.stories,
        moments=shown.moments,
        links=shown.links,
        badges=shown.badges,
        clock_text=time_of,
    )
    paint, is_mirrored = scene.canvas_paint, reads_right_to_left(shown.language)
    look = MapDrawing(paint).look(story, drawing_width(shown) * paint.unit, is_mirrored=is_mirrored)
    scene.show(look.nodes, look.edges)
    around = FrameDrawing(paint, is_mirrored=is_mirrored)
    framed = around.frame(shown, look.size, _top(look), said)
    size = framed.size
    scale = min(scale, (MOST_PIXELS / max(1.0, size.width * size.height)) ** 0.5)
    image = QImage(round(size.width * scale), round(size.height * scale), QImage.Format.Format_RGB32)
    image.fill(paint.ground)
    painter = QPainter(image)
    painter.scale(scale, scale)
    around.draw(painter, framed)
    painter.translate(0.0, framed.map_y)
    draw(painter, scene.items(Qt.SortOrder.AscendingOrder), paint)
    painter.end()
    return image


def _top(look: MapLook) -> float:
    words = [edge.label_at for edge in look.edges if edge.label and edge.label_at]
    return top_of((node.rect for node in look.nodes), words, [piece for edge in look.edges for piece in edge.pieces])


def png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a text
    return bytes(buffer.data().data())
