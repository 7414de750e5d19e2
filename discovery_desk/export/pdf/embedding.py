"""A face inside a PDF: only the glyphs that were drawn, and what each of them stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFStream, PDFString, PDFZCompress

from discovery_desk.export.pdf.faces import Face

# A reader of the PDF needs outlines and widths; what a shaper or a system needs stays out.
_NOT_NEEDED = (
    "BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "cmap",
    "gasp", "kern", "meta", "name", "post", "vhea", "vmtx",
)  # fmt: skip
_SYMBOLIC = 4
_BIGGEST_BLOCK = 100  # of a CMap, by the specification
_LONGEST_MEANING = 64


class FontFile:
    """An open font; all measures are in thousandths of the size."""

    def __init__(self, path: Path) -> None:
        # uharfbuzz has no types: what it answers is given one here and nowhere else.
        self._face: Any = hb.Face(hb.Blob.from_file_path(str(path)))
        self._font: Any = hb.Font(self._face)
        self._scale = 1000 / int(self._face.upem)
        self._advances: dict[int, float] = {}

    def advance(self, glyph: int) -> float:
        if glyph not in self._advances:
            self._advances[glyph] = self._thousandths(self._font.get_glyph_h_advance(glyph))
        return self._advances[glyph]

    @cached_property
    def ascent_and_descent(self) -> tuple[float, float]:
        extents = self._font.get_font_extents("ltr")
        return self._thousandths(extents.ascender), self._thousandths(extents.descender)

    @cached_property
    def box(self) -> list[float]:
        head = bytes(self._face.reference_table("head").data)
        return [self._thousandths(int.from_bytes(head[at : at + 2], "big", signed=True)) for at in (36, 38, 40, 42)]

    def subset(self, glyphs: Iterable[int]) -> bytes:
        """The font with those glyphs under their own numbers, all others empty."""
        wanted: Any = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update({0, *glyphs})
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(t.encode(), "big") for t in _NOT_NEEDED)
        return bytes(hb.subset(self._face, wanted).blob.data)

    def _thousandths(self, units: int) -> float:
        return round(units * self._scale, 1)


@lru_cache
def open_font(path: Path) -> FontFile:
    return FontFile(path)


class Inventory:
    """What has been drawn with one face.

    A code stands for one glyph *with one meaning*: faces build several letters from the same parts, and a code that
    meant now this and now that could not be copied from the page or read aloud.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: int, meaning: str) -> int:
        """Code 0 is left to the box that stands for a missing glyph."""
        return self._codes.setdefault((glyph, meaning), len(self._codes) + 1)

    @property
    def glyphs(self) -> list[int]:
        """By code."""
        return [0, *(glyph for glyph, _ in self._codes)]

    @property
    def meanings(self) -> dict[int, str]:
        return {code: meaning for (_, meaning), code in self._codes.items()}


def embed(pdf: PDFDocument, face: Face, resource: str, inventory: Inventory) -> None:
    """Put what was drawn into the file, to be shown under the name `resource`."""
    name = f"{_tag(face, inventory.glyphs)}+{face.family.replace(' ', '')}-{face.weight}"
    type0 = PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{name}",
            "Encoding": "/Identity-H",
            "DescendantFonts": PDFArray([_shared(pdf, _cid_font(pdf, face, name, inventory), f"cid-{resource}")]),
            "ToUnicode": _shared(pdf, _stream(_meanings_map(inventory.meanings)), f"unicode-{resource}"),
        }
    )
    fonts: Any = pdf.idToObject["BasicFonts"]
    fonts.dict[resource] = _shared(pdf, type0, f"font-{resource}")


def _cid_font(pdf: PDFDocument, face: Face, name: str, inventory: Inventory) -> PDFDictionary:
    file = open_font(face.path)
    glyphs = inventory.glyphs
    by_code = b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
    system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    return PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": PDFDictionary(system),
            "CIDToGIDMap": _shared(pdf, _stream(by_code), f"glyphs-{name}"),
            "W": PDFArray([0, PDFArray([file.advance(glyph) for glyph in glyphs])]),
            "FontDescriptor": _shared(pdf, _descriptor(pdf, file, name, glyphs), f"descriptor-{name}"),
        }
    )


def _descriptor(pdf: PDFDocument, file: FontFile, name: str, glyphs: Iterable[int]) -> PDFDictionary:
    ascent, descent = file.ascent_and_descent
    program = file.subset(glyphs)
    stream = _stream(program)
    stream.dictionary["Length1"] = len(program)
    return PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray(file.box),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": 720,
            "StemV": 80,
            "FontFile2": _shared(pdf, stream, f"program-{name}"),
        }
    )


def _shared(pdf: PDFDocument, thing: object, name: str) -> object:
    """An object of its own in the file, and a reference to it."""
    refer: Callable[[object, str], object] = pdf.Reference
    return refer(thing, name)


def _stream(content: bytes | str) -> PDFStream:
    return PDFStream(content=content, filters=[PDFZCompress])


def _tag(face: Face, glyphs: Sequence[int]) -> str:
    """Six letters that differ when the subset does, as the specification asks."""
    digest = sha256(f"{face.family} {face.weight} {glyphs}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _meanings_map(meanings: Mapping[int, str]) -> str:
    known = [(code, meaning[:_LONGEST_MEANING]) for code, meaning in meanings.items()]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for start in range(0, len(known), _BIGGEST_BLOCK):
        block = known[start : start + _BIGGEST_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:04X}> <{utf16(meaning)}>" for code, meaning in block]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
