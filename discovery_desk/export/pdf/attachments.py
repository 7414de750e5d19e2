"""Files that travel inside a PDF, and which of them its pages were made from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFStream, PDFString, PDFZCompress


class Attachment(NamedTuple):
    name: str
    data: bytes
    media_type: str
    description: str


def attach(pdf: PDFDocument, attachments: Collection[Attachment]) -> None:
    """Under their names, in the order of these."""
    if not attachments:
        return
    # reportlab's catalogue has no types for what has to be added to it.
    anything: Any = pdf
    catalog: Any = anything.Catalog
    named = [(one.name, _described(anything, one)) for one in sorted(attachments, key=lambda one: one.name)]
    tree = PDFDictionary({"Names": PDFArray([item for name, file in named for item in (PDFString(name), file)])})
    catalog.Names = PDFDictionary({"EmbeddedFiles": tree})
    catalog.AF = PDFArray([file for _, file in named])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]


def _described(pdf: Any, one: Attachment) -> object:
    stream = PDFStream(content=one.data, filters=[PDFZCompress])
    stream.dictionary["Type"] = "/EmbeddedFile"
    stream.dictionary["Subtype"] = "/" + one.media_type.replace("/", "#2F")
    stream.dictionary["Params"] = PDFDictionary({"Size": len(one.data)})
    file = pdf.Reference(stream, f"attached-{one.name}")
    name = PDFString(one.name)
    entries = {
        "Type": "/Filespec",
        "F": name,
        "UF": name,
        "Desc": PDFString(one.description),
        "EF": PDFDictionary({"F": file, "UF": file}),
        "AFRelationship": "/Source",
    }
    return pdf.Reference(PDFDictionary(entries), f"attachment-{one.name}")
