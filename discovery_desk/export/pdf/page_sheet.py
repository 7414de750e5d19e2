"""One sheet of paper measured from its top left corner, which remembers where each piece of text was put."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from discovery_desk.domain.geometry import CurveTo, LineTo, MoveTo, PathPiece, Point, Rect
from discovery_desk.export.pdf.document import Document
from discovery_desk.export.pdf.page_limits import LONGEST
from discovery_desk.export.pdf.page_styles import styles
from discovery_desk.export.pdf.paragraph import Align, Paragraph
from discovery_desk.export.pdf.pictures import Picture
from discovery_desk.export.pdf.structure import Role
from discovery_desk.export.pdf.typeset import Typesetter

# What a block is to somebody who hears the page; those that are not named are paragraphs.
_ROLES: dict[str, Role] = {
    "name": "H1",
    "heading": "H2",
    "quote": "BlockQuote",
    "original": "BlockQuote",
    "fact label": "Lbl",
    "fact": "LBody",
    "number": "Lbl",
    "star": "Lbl",
    "note time": "Lbl",
    "note": "LBody",
    "dash": "Lbl",
    "opportunity": "LBody",
    "insight": "LBody",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of text on the sheet, and the room that its lines take."""

    what: str
    paragraph: Paragraph
    rect: Rect

    @property
    def text(self) -> str:
        return self.paragraph.text


@dataclass(frozen=True, slots=True)
class Stroke:
    color: str
    width: float = 0.75
    dash: tuple[float, ...] = ()


def set_text(text: str, style: str, width: float | None = None) -> Paragraph:
    """However long a text is, no block of the page shows more of it than this."""
    return _set(text[:LONGEST], style, width)


@lru_cache(maxsize=1024)
def _set(text: str, style: str, width: float | None) -> Paragraph:
    """Kept, because the page is made anew at every change and most of it stays the same."""
    return _typesetter().measure(text, styles()[style], width)


@cache
def _typesetter() -> Typesetter:
    return Typesetter()


def towards_right(paragraph: Paragraph) -> Paragraph:
    """All of its lines end at the right edge, whichever way they read."""
    lines = tuple(replace(line, is_right_to_left=True) for line in paragraph.lines)
    return replace(paragraph, lines=lines, style=replace(paragraph.style, align=Align.START))


class Sheet:
    """`y` grows downwards from the top edge; lengths are in points.

    A mirrored one is painted like any other, and what is put at the left comes out at the right.
    """

    def __init__(self, document: Document, width: float, height: float, *, is_mirrored: bool = False) -> None:
        self.width, self.height, self.is_mirrored = width, height, is_mirrored
        self.placed: list[Placed] = []
        self._document = document

    @property
    def canvas(self) -> Canvas:
        return self._document.canvas

    def part(self, role: Role, *, alt: str = "") -> AbstractContextManager[None]:
        """What is drawn inside belongs to it: "L" holds "LI", which hold lines, and "Figure" has everything in it."""
        return self._document.part(role, alt=alt)

    def write(
        self,
        what: str,
        paragraph: Paragraph,
        x: float,
        y: float,
        width: float | None = None,
        *,
        language: str = "",
        as_it_reads: bool = False,
    ) -> float:
        """Where the text ends. `language` is that of the text, where it is not that of the page.

        On a mirrored sheet all lines begin at the right, unless each is to begin at the side `as_it_reads`.
        """
        room = paragraph.width if width is None else width
        shown = towards_right(paragraph) if self.is_mirrored and not as_it_reads else paragraph
        left = self._left(x, room)
        role = _role_of(what, self._document.holder)
        with self._document.part(role, language=language) if role else nullcontext():
            self._document.draw(shown, left, self.height - y, width=room)
        offsets = [line.offset(shown.style.align, room) for line in shown.lines if line.text.strip()]
        if offsets:
            rect = Rect(left + min(offsets), y, paragraph.width, paragraph.height)
            self.placed.append(Placed(what, shown, rect))
        return y + paragraph.height

    def on_paper(self, rect: Rect) -> Rect:
        """Where it comes out."""
        return replace(rect, x=self._left(rect.x, rect.width))

    def _left(self, x: float, width: float) -> float:
        return self.width - x - width if self.is_mirrored else x

    def _at(self, point: Point) -> tuple[float, float]:
        return self._left(point.x, 0.0), self.height - point.y

    def dot(self, at: Point, radius: float, fill: str) -> None:
        self.box(Rect(at.x - radius, at.y - radius, 2 * radius, 2 * radius), radius, fill=fill)

    def center(self, what: str, paragraph: Paragraph, at: Point) -> None:
        """Digits and capitals look centred where their own middle is, not that of the line."""
        capital = paragraph.style.size * 0.727
        top = at.y - paragraph.first_baseline + capital / 2
        self.write(what, paragraph, at.x - paragraph.width / 2, top)

    def show(self, picture: Picture, rect: Rect) -> None:
        at = self.on_paper(rect)
        self._document.show(picture, at.x, self.height - at.bottom, at.width, at.height)

    def rule(self, x: float, y: float, width: float, stroke: Stroke) -> None:
        self._take(stroke)
        left = self._left(x, width)
        self.canvas.line(left, self.height - y, left + width, self.height - y)

    def box(self, rect: Rect, radius: float, *, fill: str = "", stroke: Stroke | None = None) -> None:
        if fill:
            self.canvas.setFillColor(color_of(fill))
        if stroke:
            self._take(stroke)
        left, bottom = self._left(rect.x, rect.width), self.height - rect.bottom
        radius = min(radius, rect.width / 2, rect.height / 2)
        self.canvas.roundRect(
            left, bottom, rect.width, rect.height, radius, stroke=int(stroke is not None), fill=int(bool(fill))
        )

    def polygon(self, corners: Sequence[Point], fill: str) -> None:
        self.shape((MoveTo(corners[0]), *(LineTo(corner) for corner in corners[1:])), fill)

    def path(self, pieces: Iterable[PathPiece], stroke: Stroke) -> None:
        self._take(stroke)
        self.canvas.drawPath(self._outline(pieces), stroke=1, fill=0)

    def shape(self, pieces: Iterable[PathPiece], fill: str) -> None:
        self.canvas.setFillColor(color_of(fill))
        self.canvas.drawPath(self._outline(pieces), stroke=0, fill=1)

    def _outline(self, pieces: Iterable[PathPiece]) -> PDFPathObject:
        path = self.canvas.beginPath()
        for piece in pieces:
            self._add(path, piece)
        return path

    def _add(self, path: PDFPathObject, piece: PathPiece) -> None:
        if isinstance(piece, CurveTo):
            path.curveTo(*self._at(piece.first), *self._at(piece.second), *self._at(piece.to))
        elif isinstance(piece, MoveTo):
            path.moveTo(*self._at(piece.to))
        else:
            path.lineTo(*self._at(piece.to))

    def _take(self, stroke: Stroke) -> None:
        self.canvas.setStrokeColor(color_of(stroke.color))
        self.canvas.setLineWidth(stroke.width)
        self.canvas.setLineCap(1 if stroke.dash else 0)
        self.canvas.setDash(list(stroke.dash))


def _role_of(what: str, holder: str) -> Role | None:
    """An item holds a label and what it labels, and only an item does; a part that holds nothing has it all."""
    role = _ROLES.get(what, "P")
    if not holder:
        return None
    if holder == "LI":
        return "Lbl" if role == "Lbl" else "LBody"
    return "P" if role in {"Lbl", "LBody"} else role


@cache
def color_of(color: str) -> Color:
    return HexColor(color)
