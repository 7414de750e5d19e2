"""A picture with the square of it that is shown: moved and sized by hand or by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from discovery_desk.domain.participant import Picture, initials
from discovery_desk.domain.picture_crop import Crop, crop_of
from discovery_desk.importing.picture_file import image_of
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

CLOSED, OPEN = 92, 232  # pixels at 100 %
STEP, ZOOM = 0.04, 1.1


class CropView(QWidget):
    """Closed it shows what the page shows; open, the whole picture with the rest of it dimmed.

    `cropped` is what was wanted when a hand lets go or a key is pressed; `left` asks to be closed.
    """

    access_role = QAccessible.Role.Graphic
    cropped = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, ""
        self._picture: Picture | None = None
        self._image = QImage()
        self._crop: Crop | None = None
        self._before: Crop | None = None
        self._grabbed: QPointF | None = None
        self.is_open = False
        self.room = self._theme.px(OPEN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Picture"))
        self._table = PlaceKeys(tr("Cropping the picture"), self._keys())
        self.place_keys = self._table

    def _keys(self) -> tuple[PlaceKey, ...]:
        ways = (("Left", -STEP, 0.0), ("Right", STEP, 0.0), ("Up", 0.0, -STEP), ("Down", 0.0, STEP))
        words = tr("Move the square")
        return (
            *(PlaceKey((key,), words, self._mover(x, y)) for key, x, y in ways),
            PlaceKey(("+", "="), tr("Come closer"), lambda: self._zoom(1 / ZOOM)),
            PlaceKey(("-",), tr("Show more of it"), lambda: self._zoom(ZOOM)),
            PlaceKey(("Home",), tr("Middle of the picture"), lambda: self._want(self._crop and self._crop.centred())),
            PlaceKey(("Return", "Enter"), tr("Done"), self.left.emit),
            PlaceKey(("Esc",), tr("Leave the picture as it was"), self._put_back),
        )

    def show_picture(self, picture: Picture | None, name: str, *, is_shown: bool) -> None:
        """Initials of the name stand where nothing may be shown."""
        if picture is None or self._picture is None or picture.id != self._picture.id:
            self._image = image_of(picture.data) if picture is not None else QImage()
        self._picture, self._name = picture, name
        self._crop = crop_of(picture) if picture is not None else None
        self._is_shown = is_shown
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()

    def have_room(self, width: int) -> None:
        """No wider than that, however large its words are."""
        if width != self.room:
            self.room = max(1, width)
            self.updateGeometry()

    def open(self) -> None:
        self._before = self._crop
        self._set_open(is_open=True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_it(self) -> None:
        self._set_open(is_open=False)

    def _set_open(self, *, is_open: bool) -> None:
        self.is_open = is_open
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_open else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Picture, being cropped") if is_open else tr("Picture"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = min(self._theme.px(OPEN if self.is_open else CLOSED), self.room)
        if not self.is_open or self._image.isNull():
            return QSize(side, side)
        return self._image.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        if self.is_open and self._crop is not None:
            self._paint_whole(painter, self._crop)
            return
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), self._theme.px(6), self._theme.px(6))
        painter.setClipPath(path)
        painter.fillRect(self.rect(), self._theme.color("accent-soft"))
        if self._crop is not None and self._is_shown and not self._image.isNull():
            painter.drawImage(QRectF(self.rect()), self._image, _pixels(self._crop, self._image))
        else:
            self._paint_initials(painter)

    def _paint_initials(self, painter: QPainter) -> None:
        font = self._theme.font("label", 600)
        font.setPixelSize(max(8, round(self.height() * 0.34)))
        painter.setFont(font)
        painter.setPen(self._theme.color("accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, initials(self._name))

    def _paint_whole(self, painter: QPainter, crop: Crop) -> None:
        whole, unit = QRectF(self.rect()), self._unit(crop)
        square = QRectF(crop.x * unit, crop.y * unit, crop.side * unit, crop.side * unit)
        painter.drawImage(whole, self._image)
        dimmed = QPainterPath()
        dimmed.addRect(whole)
        dimmed.addRect(square)
        shade = self._theme.color("sunken")
        shade.setAlphaF(0.72)
        painter.fillPath(dimmed, shade)
        pen = painter.pen()
        pen.setColor(self._theme.color("accent" if self.hasFocus() else "ink-3"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawRect(square.adjusted(1, 1, -1, -1))

    def _unit(self, crop: Crop) -> float:
        """Pixels on the screen for the shorter side."""
        return max(1.0, self.width() / crop.across)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_open and event.button() is Qt.MouseButton.LeftButton:
            self._grabbed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None or self._crop is None:
            return
        way, unit = event.position() - self._grabbed, self._unit(self._crop)
        self._grabbed = event.position()
        self._crop = self._crop.moved(way.x() / unit, way.y() / unit)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed = None
            self.cropped.emit(self._crop)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.is_open:
            super().wheelEvent(event)
            return
        self._zoom(ZOOM ** (-event.angleDelta().y() / 120))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.is_open and self._table.take(event)):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _mover(self, by_x: float, by_y: float) -> Callable[[], None]:
        return lambda: self._want(self._crop and self._crop.moved(by_x, by_y))

    def _zoom(self, by: float) -> None:
        self._want(self._crop and self._crop.sized(self._crop.side * by))

    def _put_back(self) -> None:
        self._want(self._before)
        self.left.emit()

    def _want(self, crop: Crop | None) -> None:
        if crop is not None and crop != self._crop:
            self._crop = crop
            self.update()
            self.cropped.emit(crop)


def _pixels(crop: Crop, image: QImage) -> QRectF:
    shorter = min(image.width(), image.height())
    return QRectF(crop.x * shorter, crop.y * shorter, crop.side * shorter, crop.side * shorter)
