"""The page itself, drawn from the very PDF that will be saved."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from discovery_desk.export.pdf.raster import page_image
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

MARGIN = 30
FIRST, A4_WIDTH = 297 / 210, 297 * 72 / 25.4  # width by height, and points across, until a page has been seen
PROPORTION_STEP = 0.01
ZOOM, MOST_ZOOM = 1.25, 4.0
STEP = 60


class PageView(QAbstractScrollArea):
    """Fits the page in, or as large as it was zoomed; sharp at the screen's pixel ratio. A new page stays in place."""

    access_role = QAccessible.Role.Graphic

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pdf = b""
        self._image: QImage | None = None
        self._drawn_for: tuple[int, float] = (0, 0.0)
        self._proportion, self._points = FIRST, A4_WIDTH
        self.zoom = 1.0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setProperty("look", "sunken-page")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("The page"))
        self._table = PlaceKeys(
            tr("The page"),
            (
                PlaceKey(("+", "="), tr("Larger"), lambda: self.zoom_by(ZOOM)),
                PlaceKey(("-",), tr("Smaller"), lambda: self.zoom_by(1 / ZOOM)),
                PlaceKey(("0",), tr("The whole page"), lambda: self.zoom_by(0)),
            ),
        )
        self.place_keys = self._table

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._make_room()

    def show_pdf(self, pdf: bytes, description: str) -> None:
        """The same page again is not drawn again."""
        self.setAccessibleDescription(description)
        if pdf != self._pdf:
            self._pdf, self._drawn_for = pdf, (0, 0.0)
            self.viewport().update()

    def zoom_by(self, by: float, at: QPoint | None = None) -> None:
        """Around what is at that place, else the middle; 0 fits the whole page in."""
        wanted = min(MOST_ZOOM, max(1.0, self.zoom * by))
        if wanted == self.zoom:
            return
        at = at or self.viewport().rect().center()
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        size, places = self._page_size(), (at.x(), at.y())
        shares = [
            (bar.value() + place) / max(1, length)
            for bar, place, length in zip(bars, places, (size.width(), size.height()), strict=True)
        ]
        self.zoom = wanted
        self._make_room()
        size = self._page_size()
        for bar, share, place, length in zip(bars, shares, places, (size.width(), size.height()), strict=True):
            bar.setValue(round(share * length - place))

    def sizeHint(self) -> QSize:
        return QSize(900, 660)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM ** (event.angleDelta().y() / 120), event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._table.take(event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.viewport().rect(), self._theme.color("sunken"))
        if not self._pdf:
            return
        image = self._image_for_screen()
        ratio = image.devicePixelRatio()
        size = image.size() / ratio
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.viewport().rect()).center())
        room = self._theme.px(MARGIN)
        if self.zoom > 1:
            target.moveTo(room - self.horizontalScrollBar().value(), room - self.verticalScrollBar().value())
        target.moveTo(_on_pixel(target.x(), ratio), _on_pixel(target.y(), ratio))
        painter.setPen(self._theme.color("accent" if self.hasFocus() else "line"))
        painter.drawRect(target.adjusted(-1, -1, 0, 0))
        painter.drawImage(target.topLeft(), image)

    def _width(self) -> int:
        """Of the page on the screen."""
        room = self._theme.px(MARGIN)
        whole = min(self.width() - 2 * room, round((self.height() - 2 * room) * self._proportion))
        return round(max(100, whole) * self.zoom)

    def _page_size(self) -> QSize:
        room = 2 * self._theme.px(MARGIN)
        return QSize(self._width() + room, round(self._width() / self._proportion) + room)

    def _make_room(self) -> None:
        size, seen = self._page_size(), self.viewport().size()
        for bar, length, page in (
            (self.horizontalScrollBar(), size.width(), seen.width()),
            (self.verticalScrollBar(), size.height(), seen.height()),
        ):
            bar.setRange(0, max(0, length - page) if self.zoom > 1 else 0)
            bar.setPageStep(page)
            bar.setSingleStep(STEP)
        self.viewport().update()

    def _image_for_screen(self) -> QImage:
        ratio = self.devicePixelRatioF()
        if self._image is None or self._drawn_for != (self._width(), ratio):
            self._image = self._drawn(ratio)
        return self._image

    def _drawn(self, ratio: float) -> QImage:
        """A sheet of another size than the one before is drawn twice: its size is only known then."""
        image = _image_of(self._pdf, self._width() * ratio / self._points)
        points = image.width() * self._points / max(1, self._width() * ratio)
        proportion = image.width() / max(1, image.height())
        if abs(points - self._points) > 2 or abs(proportion - self._proportion) > PROPORTION_STEP:
            self._points, self._proportion = points, proportion
            self._make_room()
            image = _image_of(self._pdf, self._width() * ratio / self._points)
        image.setDevicePixelRatio(ratio)
        self._drawn_for = (self._width(), ratio)
        return image


def _on_pixel(place: float, ratio: float) -> float:
    """Between two of them the page would be blurred, and its edge lost on one side."""
    return math.floor(place * ratio) / ratio


def _image_of(pdf: bytes, scale: float) -> QImage:
    page = page_image(pdf, scale)
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the bytes go when this returns
