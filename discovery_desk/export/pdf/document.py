"""A PDF being written: vectors go to its canvas, text is drawn from paragraphs, faces are embedded at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from io import BytesIO
from typing import Any, NoReturn, Protocol, cast

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from discovery_desk.export.pdf.attachments import Attachment, attach
from discovery_desk.export.pdf.characters import has_right_to_left, one_line
from discovery_desk.export.pdf.embedding import Inventory, embed
from discovery_desk.export.pdf.faces import Face
from discovery_desk.export.pdf.paragraph import Line, Paragraph, Run, TextStyle
from discovery_desk.export.pdf.pen import Pen, number
from discovery_desk.export.pdf.pictures import Picture
from discovery_desk.export.pdf.structure import Role, Structure

# Bytes as letters would make every stream a quarter larger.
rl_config.useA85 = 0

_PDF_VERSION = (1, 7)
_PROGRAM = "Discovery Desk"
_LONGEST = 4_000


class StandardFontUsed(TypeError):
    """Text was sent to the canvas: its fonts are not put into the file, and lack most scripts."""


class _Internals(Protocol):
    """What reportlab keeps to itself."""

    _doc: PDFDocument
    _code: list[str]
    _formsinuse: list[str]
    _preamble: str


class _BareCanvas(Canvas):
    """A canvas for shapes and pictures. Its pages do not begin by naming Helvetica, which would not be embedded."""

    def _make_preamble(self) -> None:
        cast(_Internals, self)._preamble = "1 0 0 1 0 0 cm"

    def beginText(self, *_: object, **__: object) -> NoReturn:  # noqa: N802 - all of reportlab's text begins here
        raise StandardFontUsed("draw a paragraph instead")

    def setFont(self, *_: object, **__: object) -> NoReturn:  # noqa: N802
        raise StandardFontUsed("draw a paragraph instead")


class Document:
    """One PDF file; `page_size` is in points, `language` as in `en-GB`.

    The same drawing gives the same bytes, on any day and in any process. Draw shapes on `canvas`, text with `draw` only
    (`StandardFontUsed`), and say with `part` what it is that is drawn: parts are read out in the order of drawing, and
    what is in none is ornament. To be used by one thread at a time.
    """

    def __init__(
        self,
        page_size: tuple[float, float],
        *,
        title: str,
        author: str = "",
        subject: str = "",
        language: str = "en",
    ) -> None:
        self._file = BytesIO()
        self.canvas: Canvas = _BareCanvas(
            self._file, pagesize=page_size, pageCompression=1, invariant=1, pdfVersion=_PDF_VERSION, lang=language
        )
        self.canvas.setTitle(one_line(_within(title)))
        self.canvas.setAuthor(one_line(_within(author)))
        self.canvas.setSubject(one_line(_within(subject)))
        self.canvas.setCreator(_PROGRAM)
        self.canvas.setProducer(_PROGRAM)
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self._drawn: dict[Face, Inventory] = {}
        self._missing: frozenset[str] = frozenset()
        self._structure = Structure()
        self._marked = 0
        self._pages = self._entries = 0
        self._attached: dict[str, Attachment] = {}

    @property
    def missing(self) -> frozenset[str]:
        """The characters drawn so far that no bundled face has."""
        return self._missing

    @contextmanager
    def part(self, role: Role, *, alt: str = "", language: str = "", spelled: str = "") -> Iterator[None]:
        """`alt` stands for a figure; `language` where it is another than that of the document; `spelled` for words
        that cannot be read glyph by glyph.

        "Sect", "L" and "LI" only hold other parts, as in `L > LI > Lbl + LBody`; a part without content is left out.
        """
        self._mark()
        self._structure.begin(role, alt=one_line(_within(alt)), language=language, spelled=spelled)
        try:
            yield
        finally:
            self._mark()
            self._structure.end()

    @property
    def holder(self) -> str:
        """The role of what is open, where what is drawn is ornament until a part is begun in it."""
        return self._structure.holder

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """For what says nothing, such as a rule, in the middle of a part."""
        self._mark()
        self._structure.begin_ornament()
        try:
            yield
        finally:
            self._mark()
            self._structure.end()

    def outline(self, title: str) -> None:
        """Name this page in the list that readers show beside the pages."""
        key = f"entry-{self._entries}"
        self._entries += 1
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(one_line(_within(title)), key)

    def attach(self, name: str, data: bytes, media_type: str, description: str) -> None:
        """A file inside the file, from which its pages were made; one that was attached under the name is replaced."""
        name = one_line(name)
        self._attached[name] = Attachment(name, data, media_type, one_line(description))

    def end_page(self) -> None:
        """What is drawn next comes on a page of its own."""
        self._mark()
        self.canvas.showPage()
        self._structure.end_page()
        self._pages += 1
        self._marked = 0

    def draw(self, paragraph: Paragraph, x: float, y: float, *, width: float | None = None) -> None:
        """`y` is the top of the paragraph, points up from the bottom of the page.

        It is aligned inside `width`, or inside its own widest line. Nothing is cut or wrapped: `measure` has done that.
        """
        style = paragraph.style
        room = paragraph.width if width is None else width
        baseline = y - paragraph.first_baseline
        for line in paragraph.lines:
            if line.runs:
                self._draw(line, style, x + line.offset(style.align, room), baseline)
            baseline -= style.size * style.leading
        self._missing |= paragraph.missing

    def show(self, picture: Picture, x: float, y: float, width: float, height: float) -> None:
        """`x` and `y` are the lower left corner, points up from that of the page."""
        internals = cast(_Internals, self.canvas)
        pdf: Any = internals._doc
        if not pdf.hasForm(picture.name):
            picture.put_into(pdf)
        internals._formsinuse.append(picture.name)
        matrix = " ".join(map(number, (width, 0, 0, height, x, y)))
        self.canvas.addLiteral(f"q {matrix} cm /{pdf.getXObjectName(picture.name)} Do Q")

    def finish(self) -> bytes:
        """The finished file; the document takes nothing more after that."""
        internals = cast(_Internals, self.canvas)
        if internals._code or not self._pages:
            self.end_page()
        if self._entries > 1:
            self.canvas.showOutline()
        for face, inventory in self._drawn.items():
            embed(internals._doc, face, self._resource(face), inventory)
        self._structure.write(internals._doc)
        attach(internals._doc, self._attached.values())
        self.canvas.save()
        return self._file.getvalue()

    def _mark(self, text: str | None = None) -> None:
        """Say of what was drawn since the last time that it belongs to the open part, and what it says."""
        code = cast(_Internals, self.canvas)._code
        if len(code) > self._marked:
            before, after = self._structure.mark(text)
            code.insert(self._marked, before)
            code.append(after)
        self._marked = len(code)

    def _draw(self, line: Line, style: TextStyle, x: float, baseline: float) -> None:
        self._mark()
        if not has_right_to_left(line.text):
            self._put(self._pen_for(line, style, x, baseline), style)
            self._mark(line.text)
            return
        # Programs that copy lay a spelling out from left to right, and would turn these words around: they read glyph
        # by glyph. Those that read aloud follow the parts instead.
        letters, accents = self._pens_for(line, style, x, baseline)
        is_part = not self._structure.holds
        with self.part("Span", spelled=line.text) if is_part else nullcontext():
            self._put(letters, style)
        with self.ornament():
            self._put(accents, style)
            self._mark("")

    def _put(self, pen: Pen, style: TextStyle) -> None:
        color, operators = _color(style.color), pen.finish()
        if operators:
            self.canvas.addLiteral(f"q {color} rg {color} RG BT {operators} ET Q")

    def _pen_for(self, line: Line, style: TextStyle, x: float, baseline: float) -> Pen:
        pen = Pen(style.size, x, baseline)
        for run in line.runs:
            self._take(pen, run, style)
            pen.draw(run.clusters, self._drawn[run.face])
        return pen

    def _pens_for(self, line: Line, style: TextStyle, x: float, baseline: float) -> tuple[Pen, Pen]:
        """One for the letters, and one for what stands above and below them."""
        letters, accents = Pen(style.size, x, baseline), Pen(style.size, x, baseline)
        for run in line.runs:
            self._take(letters, run, style)
            left = letters.draw_letters(run.clusters, self._drawn[run.face])
            if left:
                self._take(accents, run, style)
                accents.draw(left, self._drawn[run.face])
        return letters, accents

    def _take(self, pen: Pen, run: Run, style: TextStyle) -> None:
        pen.take(run.face, self._resource(run.face), thick=run.face.is_too_light_for(style.weight.value))

    def _resource(self, face: Face) -> str:
        self._drawn.setdefault(face, Inventory())
        return f"DD{list(self._drawn).index(face)}"


def _within(text: str) -> str:
    """As much of it as anybody listens to."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _color(color: str) -> str:
    """Raises ValueError for anything but `#rrggbb`."""
    if len(color) != 7 or color[0] != "#":
        raise ValueError(f"not a color: {color!r}")
    return " ".join(number(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
