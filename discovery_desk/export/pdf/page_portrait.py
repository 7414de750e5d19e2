"""The face of the page: the person's picture, or their initials where there is none that may be shown."""

from __future__ import annotations

from reportlab.lib.colors import linearlyInterpolatedColor

from discovery_desk.domain.geometry import CurveTo, MoveTo, Point, Rect
from discovery_desk.domain.participant import initials, may_show_picture
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_sheet import Sheet, Stroke, color_of, set_text
from discovery_desk.export.pdf.page_styles import ink, radius
from discovery_desk.export.pdf.page_words import Words
from discovery_desk.export.pdf.pictures import Picture, square_of

_HAIRLINE = 0.5


def paint_portrait(sheet: Sheet, page: SnapshotPage, rect: Rect, words: Words) -> None:
    """A picture is a square, at the side where lines begin; initials take the whole block."""
    picture = square_of(page.picture) if page.picture and may_show_picture(page.participant) else None
    with sheet.part("Figure", alt=_said(page, words, is_shown=picture is not None)):
        if picture is not None:
            _paint_picture(sheet, picture, Rect(rect.x, rect.y, rect.height, rect.height))
        else:
            _paint_stand_in(sheet, page, rect)


def _said(page: SnapshotPage, words: Words, *, is_shown: bool) -> str:
    """Instead of the picture, to somebody who cannot see it."""
    person = page.participant
    name = person.name.strip() or words.nobody
    if not is_shown:
        return name if page.is_nameless else words.initials_of.format(name=name)
    return person.photo_alt.strip() or words.picture_of.format(name=name)


def _paint_picture(sheet: Sheet, picture: Picture, square: Rect) -> None:
    sheet.canvas.saveState()
    _clip(sheet, square)
    sheet.show(picture, square)
    sheet.canvas.restoreState()
    sheet.box(square, radius("control"), stroke=Stroke(ink("line"), _HAIRLINE))


def _paint_stand_in(sheet: Sheet, page: SnapshotPage, rect: Rect) -> None:
    sheet.canvas.saveState()
    _clip(sheet, rect)
    _paint_ground(sheet, sheet.on_paper(rect))
    sheet.canvas.restoreState()
    if page.is_nameless:
        _paint_nobody(sheet, rect)
    else:
        letters = set_text(initials(page.participant.name), "initials", rect.width)
        sheet.center("initials", letters, rect.center)


def _clip(sheet: Sheet, rect: Rect) -> None:
    at = sheet.on_paper(rect)
    path = sheet.canvas.beginPath()
    path.roundRect(at.x, sheet.height - at.bottom, at.width, at.height, radius("control"))
    sheet.canvas.clipPath(path, stroke=0, fill=0)


def _paint_ground(sheet: Sheet, rect: Rect) -> None:
    top, bottom = Point(rect.x, sheet.height - rect.y), Point(rect.right, sheet.height - rect.bottom)
    soft = color_of(ink("accent-soft"))
    strong = linearlyInterpolatedColor(soft, color_of(ink("accent")), 0, 1, 0.3)
    sheet.canvas.linearGradient(top.x, top.y, bottom.x, bottom.y, (soft, strong))


def _paint_nobody(sheet: Sheet, rect: Rect) -> None:
    """Head and shoulders of anybody: initials would tell a name that is withheld."""
    side = min(rect.width, rect.height) * 0.62
    x, y, color = rect.center.x, rect.center.y + side / 2, ink("surface")
    sheet.dot(Point(x, y - side * 0.74), side * 0.22, color)
    left, right, top = x - side * 0.42, x + side * 0.42, y - side * 0.6
    shoulders = CurveTo(Point(left, top), Point(right, top), Point(right, y))
    sheet.shape((MoveTo(Point(left, y)), shoulders), color)
