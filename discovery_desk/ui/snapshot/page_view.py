"""The page itself, drawn from the very PDF that will be saved."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from discovery_desk.export.pdf.raster import page_image
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

MARGIN = 30
A4 = 297 / 210


class PageView(QWidget):
    """Fits the page into its width and height, sharp at the screen's pixel ratio."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pdf = b""
        self._image: QImage | None = None
        self._drawn_for: tuple[int, float] = (0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("The page"))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_pdf(self, pdf: bytes, description: str) -> None:
        self._pdf = pdf
        self._drawn_for = (0, 0.0)
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(900, 660)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 280)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        if not self._pdf:
            return
        image = self._image_for_screen()
        size = image.size() / image.devicePixelRatio()
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        painter.setPen(self._theme.color("line"))
        painter.drawRect(target.adjusted(-1, -1, 0, 0))
        painter.drawImage(target.topLeft(), image)

    def _image_for_screen(self) -> QImage:
        ratio = self.devicePixelRatioF()
        room = self._theme.px(MARGIN)
        width = max(100, min(self.width() - 2 * room, round((self.height() - 2 * room) * A4)))
        if self._image is None or self._drawn_for != (width, ratio):
            self._image = _image_of(self._pdf, width * ratio / (297 * 72 / 25.4))
            self._image.setDevicePixelRatio(ratio)
            self._drawn_for = (width, ratio)
        return self._image


def picture(pdf: bytes, scale: float = 2.0) -> QImage:
    """A page as an image, `scale` × 96 dots an inch."""
    return _image_of(pdf, scale * 96 / 72)


def _image_of(pdf: bytes, scale: float) -> QImage:
    page = page_image(pdf, scale)
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the bytes go when this returns
