"""What a page says to somebody who cannot see it: its parts in the order in which they are read, and what each is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFObjectReference, PDFString

from discovery_desk.export.pdf.embedding import utf16

Role = Literal["Sect", "H1", "H2", "P", "BlockQuote", "L", "LI", "Lbl", "LBody", "Figure", "Span"]

_DOCUMENT = "Document"
# They only hold other parts: what is drawn directly in them is ornament.
_HOLDERS = frozenset({_DOCUMENT, "Sect", "L", "LI"})


class _Mark(NamedTuple):
    """A stretch of what is drawn on one page."""

    page: int
    number: int


class _Part:
    def __init__(self, role: str, alt: str = "", language: str = "", spelled: str = "") -> None:
        self.role, self.alt, self.language, self.spelled = role, alt, language, spelled
        self.kids: list[_Part | _Mark] = []

    @property
    def is_empty(self) -> bool:
        return not any(isinstance(kid, _Mark) or not kid.is_empty for kid in self.kids)

    @property
    def page(self) -> int | None:
        """Of its first stretch."""
        return next((kid.page for kid in self.kids if isinstance(kid, _Mark)), None)


class Structure:
    """Grows while the document is drawn, in reading order."""

    def __init__(self) -> None:
        self._root = _Part(_DOCUMENT)
        self._open: list[_Part | None] = [self._root]
        self._pages: list[list[_Part]] = [[]]

    @property
    def is_empty(self) -> bool:
        return self._root.is_empty

    @property
    def holder(self) -> str:
        """The role of what is open, where that only holds other parts."""
        part = self._open[-1]
        return part.role if part is not None and part.role in _HOLDERS else ""

    @property
    def holds(self) -> bool:
        return bool(self.holder)

    def begin(self, role: Role, *, alt: str = "", language: str = "", spelled: str = "") -> None:
        part = _Part(role, alt, language, spelled)
        holder = self._open[-1]
        if holder is not None:
            holder.kids.append(part)
        self._open.append(part)

    def begin_ornament(self) -> None:
        self._open.append(None)

    def end(self) -> None:
        self._open.pop()

    def end_page(self) -> None:
        self._pages.append([])

    def mark(self, text: str | None = None) -> tuple[str, str]:
        """The operators before and after what has been drawn since the last one; `text` is what it says, where it does.

        A mark of a part has none inside it: some readers lose what follows. They heed the text of a "Span" alone.
        """
        part, said = self._open[-1], "" if text is None else f"/ActualText <FEFF{utf16(text)}>"
        if part is None or self.holds:
            return (f"/Artifact BMC /Span <<{said}>> BDC", "EMC EMC") if said else ("/Artifact BMC", "EMC")
        marks = self._pages[-1]
        part.kids.append(_Mark(len(self._pages) - 1, len(marks)))
        marks.append(part)
        return f"/{'Span' if said else part.role} <</MCID {len(marks) - 1}{said}>> BDC", "EMC"

    def write(self, pdf: PDFDocument) -> None:
        """Call when every page has been ended."""
        if not self.is_empty:
            _Writer(pdf, self._root, self._pages).write()


class _Writer:
    def __init__(self, pdf: Any, root: _Part, pages: list[list[_Part]]) -> None:
        # `Any`, because reportlab's catalogue and pages have no types for what has to be added to them.
        self._pdf = pdf
        self._catalog = pdf.Catalog
        self._root, self._pages = root, pages
        self._names: dict[int, str] = {}

    def write(self) -> None:
        tree = {
            "Type": "/StructTreeRoot",
            "K": self._reference(self._root),
            "ParentTree": self._parents(),
            "ParentTreeNextKey": len(self._pages),
        }
        self._catalog.StructTreeRoot = self._pdf.Reference(PDFDictionary(tree), _ROOT)
        self._catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self._write(self._root, _ROOT)
        for number, page in enumerate(self._pdf.Pages.pages):
            page.StructParents, page.Tabs = number, "/S"
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]

    def _parents(self) -> PDFDictionary:
        """By page, and there by the number of the stretch."""
        rows: Iterator[tuple[int, list[_Part]]] = enumerate(self._pages)
        nums = [item for page, marks in rows if marks for item in (page, PDFArray(map(self._reference, marks)))]
        return PDFDictionary({"Nums": PDFArray(nums)})

    def _write(self, part: _Part, holder: str) -> None:
        page = part.page
        kids = [kid for kid in part.kids if isinstance(kid, _Mark) or not kid.is_empty]
        entries: dict[str, object] = {
            "Type": "/StructElem",
            "S": f"/{part.role}",
            "P": PDFObjectReference(holder),
            "K": PDFArray([self._kid(kid, page) for kid in kids]),
        }
        if page is not None:
            entries["Pg"] = _page(page)
        said = {"Alt": part.alt, "Lang": part.language, "ActualText": part.spelled}
        entries.update((key, PDFString(text)) for key, text in said.items() if text)
        self._pdf.Reference(PDFDictionary(entries), self._name(part))
        for kid in kids:
            if isinstance(kid, _Part):
                self._write(kid, self._name(part))

    def _kid(self, kid: _Part | _Mark, page: int | None) -> object:
        if isinstance(kid, _Part):
            return self._reference(kid)
        if kid.page == page:
            return kid.number
        return PDFDictionary({"Type": "/MCR", "Pg": _page(kid.page), "MCID": kid.number})

    def _reference(self, part: _Part) -> PDFObjectReference:
        return PDFObjectReference(self._name(part))

    def _name(self, part: _Part) -> str:
        return self._names.setdefault(id(part), f"part-{len(self._names)}")


_ROOT = "parts"


def _page(number: int) -> PDFObjectReference:
    """As reportlab names its pages."""
    return PDFObjectReference(f"Page{number + 1}")
