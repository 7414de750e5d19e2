"""Pictures of pages, drawn one at a time between two events, and only those that are in view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.raster import page_image
from discovery_desk.services import library
from discovery_desk.ui.kit.page_words import page_words
from discovery_desk.ui.kit.workplace import Workplace

WAIT_MS = 40  # a list that is being scrolled is not held up by pages that are gone before they are drawn
MOST_BYTES = 96 * 1024 * 1024
PAGE_WIDTH = 297 * 72 / 25.4  # points


@dataclass(frozen=True, slots=True)
class Drawn:
    """`made_of` is all that the page shows: while that is the same, so is the picture."""

    made_of: SnapshotPage
    pdf: bytes
    image: QImage

    @property
    def size(self) -> int:
        return len(self.pdf) + self.image.sizeInBytes() + len(self.made_of.picture or b"")


class PagePictures(QObject):
    """`drawn` names an interview whose picture is there now, or is another. Nothing is kept outside the memory."""

    drawn = Signal(str)

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._words = page_words()
        self._kept: OrderedDict[InterviewId, Drawn] = OrderedDict()
        self._sure: set[InterviewId] = set()
        self._failed: set[InterviewId] = set()
        self._wanted: list[InterviewId] = []
        self._width = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw_next)

    def want(self, interview_ids: Iterable[InterviewId], width: int) -> None:
        """These, in this order and as wide as that in pixels, and no others any more."""
        self._width = max(1, width)
        self._wanted = [one for one in interview_ids if not self._is_right(one)]
        if self._wanted:
            self._timer.start(WAIT_MS)
        else:
            self._timer.stop()

    def rest(self) -> None:
        self.want((), self._width)

    def doubt(self) -> None:
        """Something has changed: each is looked at again before it is drawn anew, and shown meanwhile."""
        self._sure.clear()
        self._failed.clear()

    def of(self, interview_id: InterviewId) -> Drawn | None:
        """The newest one, of whatever width."""
        return self._kept.get(interview_id)

    def is_waiting(self) -> bool:
        return self._timer.isActive()

    def flush(self) -> None:
        """All that are wanted, now."""
        while self._timer.isActive():
            self._draw_next()

    def _is_right(self, interview_id: InterviewId) -> bool:
        """Or cannot be had: trouble is told once."""
        kept = self._kept.get(interview_id)
        is_sure = kept is not None and interview_id in self._sure and kept.image.width() == self._width
        return is_sure or interview_id in self._failed

    def _draw_next(self) -> None:
        self._timer.stop()
        if self._wanted:
            interview_id = self._wanted.pop(0)
            if self._place.attempt(lambda: self._draw(interview_id)):
                self._sure.add(interview_id)
                self.drawn.emit(interview_id)
            else:
                self._failed.add(interview_id)
        if self._wanted:
            self._timer.start(0)

    def _draw(self, interview_id: InterviewId) -> None:
        kept = self._kept.get(interview_id)
        made_of = library.page(self._place.desk, interview_id)
        is_same = kept is not None and kept.made_of == made_of
        if kept is not None and is_same and kept.image.width() == self._width:
            return
        pdf = kept.pdf if kept is not None and is_same else library.pdf(made_of, self._words)
        self._kept[interview_id] = Drawn(made_of, pdf, image_of(pdf, self._width))
        self._kept.move_to_end(interview_id)
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        while len(self._kept) > 1 and sum(one.size for one in self._kept.values()) > MOST_BYTES:
            self._kept.popitem(last=False)


def draw_page(painter: QPainter, place: QRect, drawn: Drawn) -> None:
    """Pixel by pixel where it has been drawn for that place, else as near as can be until it is."""
    ratio, image = painter.device().devicePixelRatioF(), drawn.image
    if image.width() == round(place.width() * ratio):
        image.setDevicePixelRatio(ratio)
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.drawImage(place.topLeft(), image)
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)


def image_of(pdf: bytes, width: int) -> QImage:
    """As many pixels wide."""
    page = page_image(pdf, width / PAGE_WIDTH)
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return image.copy(0, 0, width, page.height)  # the bytes go when this returns; pdfium may round up by a pixel
