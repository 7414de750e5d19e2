"""Everything that can be read out of a file that has left the desk, whatever is wrapped around it."""

from __future__ import annotations

import base64
import html
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    TextStringObject,
)

_DATA_URI = re.compile(r"data:[\w/+.;=-]*;base64,([A-Za-z0-9+/=\s]+)")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def said_in(data: bytes) -> str:
    """Text and hidden text: a PDF inflated, with what is said of its glyphs, its title, outline and attachments."""
    return "\n".join(_said(data))


def _said(data: bytes) -> Iterator[str]:
    if data.startswith(b"%PDF-"):
        yield from _said_in_pdf(data)
        return
    if data.startswith(b"\x89PNG"):
        yield str(Image.open(BytesIO(data)).info)  # in its pixels nobody can search
        return
    yield from _as_text(data)
    for found in _DATA_URI.findall(data.decode("utf-8", "replace")):
        yield from _as_text(base64.b64decode(found))


def _as_text(data: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "latin-1", "utf-16-be", "utf-16-le"):
        text = data.decode(encoding, "replace")
        yield text
        if encoding == "utf-8":
            yield html.unescape(text)
            yield _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _said_in_pdf(data: bytes) -> Iterator[str]:
    reader = PdfReader(BytesIO(data))
    for each in objects(reader):
        yield from _said_in_object(each)
    for page in reader.pages:
        yield page.extract_text()  # by ToUnicode
        contents = page.get_contents()
        if contents is not None:
            yield from (
                part for operands, _ in ContentStream(contents, reader).operations for part in _strings(operands)
            )
    yield from (text for name, files in reader.attachments.items() for text in (name, *map(said_in, files)))


def objects(reader: PdfReader) -> Iterator[Any]:
    """Every object of the file, whether or not anything leads to it."""
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    for number in sorted(numbers - {0}):
        yield reader.get_object(IndirectObject(number, 0, reader))


def _said_in_object(each: Any) -> Iterator[str]:
    yield from _strings(each)
    if (
        isinstance(each, StreamObject) and each.get("/Subtype") != "/Image" and "/Length1" not in each
    ):  # no face, no font
        try:
            inflated = each.get_data()
        except (zlib.error, NotImplementedError, ValueError):
            inflated = b""
        yield from _as_text(inflated)


def _strings(each: Any) -> Iterator[str]:
    """What is written in strings, in either of the two ways in which a PDF writes them."""
    if isinstance(each, TextStringObject):
        yield str(each)
    elif isinstance(each, ByteStringObject | bytes):
        yield from _as_text(bytes(each))
    elif isinstance(each, DictionaryObject):
        for key, value in each.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(each, ArrayObject | list | tuple):
        for value in each:
            yield from _strings(value)


def pictures_in(data: bytes) -> int:
    """How many pictures, of which a face could be one."""
    if data.startswith(b"%PDF-"):
        found = [each for each in objects(PdfReader(BytesIO(data))) if isinstance(each, StreamObject)]
        return sum(each.get("/Subtype") == "/Image" for each in found)
    text = data.decode("utf-8", "replace")
    return len(re.findall(r"<img|<image|data:image|\"type\": ?\"file\"", text))
