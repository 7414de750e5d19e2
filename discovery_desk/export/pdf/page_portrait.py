"""The face of the page: the person's picture, or their initials where there is none that may be shown."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from io import BytesIO

from PIL.Image import DecompressionBombError
from reportlab.lib.colors import linearlyInterpolatedColor
from reportlab.lib.utils import ImageReader

from discovery_desk.domain.geometry import Point, Rect
from discovery_desk.domain.participant import Participant, PhotoKind, initials
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_sheet import Sheet, color_of, set_text
from discovery_desk.export.pdf.page_styles import ink, radius
from discovery_desk.export.pdf.page_words import Words


def paint_portrait(sheet: Sheet, page: SnapshotPage, rect: Rect, words: Words) -> None:
    picture = _readable(page.picture) if page.picture and may_show_picture(page.participant) else None
    with sheet.part("Figure", alt=_said(page, words, is_shown=picture is not None)):
        sheet.canvas.saveState()
        _clip(sheet, rect)
        _paint_ground(sheet, rect)
        if picture is not None:
            _paint_picture(sheet, picture, rect)
        sheet.canvas.restoreState()
        if picture is None and page.is_nameless:
            _paint_nobody(sheet, rect)
        elif picture is None:
            sheet.center("initials", set_text(initials(page.participant.name), "initials", rect.width), rect.center)


def _said(page: SnapshotPage, words: Words, *, is_shown: bool) -> str:
    """Instead of the picture, to somebody who cannot see it."""
    person = page.participant
    name = person.name.strip() or words.nobody
    if not is_shown:
        return name if page.is_nameless else words.initials_of.format(name=name)
    return person.photo_alt.strip() or words.picture_of.format(name=name)


def may_show_picture(participant: Participant) -> bool:
    """A drawing or an object needs no leave; a photo needs it as soon as it has been refused."""
    return participant.photo_kind is not PhotoKind.PHOTO or participant.photo_allowed is not False


def _readable(data: bytes) -> ImageReader | None:
    """None where the bytes are no picture: initials are better than no page."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            picture = ImageReader(BytesIO(data))
            decode: Callable[[], object] = picture.getRGBData
            decode()
    except (OSError, ValueError, SyntaxError, EOFError, DecompressionBombError, Warning):
        return None
    return picture


def _clip(sheet: Sheet, rect: Rect) -> None:
    path = sheet.canvas.beginPath()
    path.roundRect(rect.x, sheet.height - rect.bottom, rect.width, rect.height, radius("control"))
    sheet.canvas.clipPath(path, stroke=0, fill=0)


def _paint_ground(sheet: Sheet, rect: Rect) -> None:
    top, bottom = Point(rect.x, sheet.height - rect.y), Point(rect.right, sheet.height - rect.bottom)
    soft = color_of(ink("accent-soft"))
    strong = linearlyInterpolatedColor(soft, color_of(ink("accent")), 0, 1, 0.3)
    sheet.canvas.linearGradient(top.x, top.y, bottom.x, bottom.y, (soft, strong))


def _paint_nobody(sheet: Sheet, rect: Rect) -> None:
    """Head and shoulders of anybody: initials would tell a name that is withheld."""
    side = min(rect.width, rect.height) * 0.62
    x, bottom = rect.center.x, sheet.height - rect.center.y - side / 2
    sheet.canvas.saveState()
    sheet.canvas.setFillColor(color_of(ink("surface")))
    sheet.canvas.circle(x, bottom + side * 0.74, side * 0.22, stroke=0, fill=1)
    path = sheet.canvas.beginPath()
    path.moveTo(x - side * 0.42, bottom)
    path.curveTo(x - side * 0.42, bottom + side * 0.6, x + side * 0.42, bottom + side * 0.6, x + side * 0.42, bottom)
    path.close()
    sheet.canvas.drawPath(path, stroke=0, fill=1)
    sheet.canvas.restoreState()


def _paint_picture(sheet: Sheet, picture: ImageReader, rect: Rect) -> None:
    """As large as it takes to cover the whole block, its middle in the middle, a little higher for a face."""
    across, down = picture.getSize()
    scale = max(rect.width / across, rect.height / down)
    width, height = across * scale, down * scale
    over = height - rect.height
    x, y = rect.center.x - width / 2, sheet.height - rect.bottom - over * 0.6
    sheet.canvas.drawImage(picture, x, y, width, height, mask="auto")
