"""A picture inside a PDF: decoded within limits, cut to what is shown, and encoded anew: nothing else comes along."""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image
from PIL.Image import DecompressionBombError
from reportlab.pdfbase.pdfdoc import PDFStream

KINDS = ("JPEG", "PNG", "GIF", "WEBP")
_MOST_PIXELS = 64_000_000
_MOST_BYTES = 64_000_000
_MOST_PIXELS_SHOWN = 720  # a side: 300 dots an inch at the largest size on the page, and some more
_QUALITY = 90
# How a camera says that it was held, and what turns the picture up again.
_ORIENTATION = 0x0112
_TURNS = dict(
    enumerate(
        (
            Image.Transpose.FLIP_LEFT_RIGHT,
            Image.Transpose.ROTATE_180,
            Image.Transpose.FLIP_TOP_BOTTOM,
            Image.Transpose.TRANSPOSE,
            Image.Transpose.ROTATE_270,
            Image.Transpose.TRANSVERSE,
            Image.Transpose.ROTATE_90,
        ),
        start=2,
    )
)
# Of a JPEG: where its only frame and its only scan begin, what else a reader needs, and where something else begins.
_FRAME, _SCAN, _TABLES = 0xC0, 0xDA, frozenset((0xC4, 0xDB, 0xDD))
_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7]")
_ABOVE = 0.4  # of what is cut off above and below
# What its decoders raise when bytes are not what they say that they are.
_UNREADABLE = (
    OSError, ValueError, SyntaxError, EOFError, LookupError, ArithmeticError, TypeError, AttributeError, MemoryError,
    AssertionError, RuntimeError, struct.error, zlib.error, DecompressionBombError,
)  # fmt: skip


class Picture(NamedTuple):
    """JPEG, as wide as it is tall."""

    side: int
    data: bytes

    @property
    def name(self) -> str:
        return f"picture-{sha256(self.data).hexdigest()[:24]}"

    def put_into(self, pdf: Any) -> None:
        """`pdf` is reportlab's document, whose typing knows nothing of pictures."""
        stream: Any = PDFStream(content=self.data, filters=[])
        entries = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "ColorSpace": "/DeviceRGB",
            "BitsPerComponent": 8,
            "Width": self.side,
            "Height": self.side,
            "Filter": "/DCTDecode",
        }
        for key, value in entries.items():
            stream.dictionary[key] = value
        pdf.addForm(self.name, stream)


@lru_cache(maxsize=4)
def square_of(data: bytes) -> Picture | None:
    """Its largest square, on white; None where the bytes are no picture that can be used.

    Of one that moves it is the first frame. Kept, because the page is made anew at every change.
    """
    if (side := _side_of_plain_jpeg(data)) is not None:
        return Picture(side, data)
    image = _decoded(data)
    return None if image is None else _encoded(_square(image))


def _side_of_plain_jpeg(data: bytes) -> int | None:
    """Of a square that says nothing but its pixels, as pictures of the desk do: it can go into the file as it is."""
    at, side = 2, None
    while data[:2] == b"\xff\xd8" and data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        kind, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + size]
        if kind == _SCAN:
            end = _MARK.search(data, at + 2 + size)
            return side if end and (end.group(), end.end()) == (b"\xff\xd9", len(data)) else None
        if kind == _FRAME and len(body) > 5:
            side = _side(*struct.unpack(">BHHB", body[:6]))
        elif kind not in _TABLES and (kind, body[:5], len(body)) != (0xE0, b"JFIF\0", 14):
            return None
        at += 2 + size
    return None


def _side(depth: int, height: int, width: int, colors: int) -> int | None:
    return width if (depth, height, colors) == (8, width, 3) and 0 < width <= _MOST_PIXELS_SHOWN else None


def _decoded(data: bytes) -> Image.Image | None:
    if len(data) > _MOST_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a photo whose camera wrote a wrong date is a photo
            return _upright(data)
    except _UNREADABLE:
        return None


def _upright(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data), formats=KINDS)
    if image.width * image.height > _MOST_PIXELS:
        raise ValueError("more pixels than any page needs")
    image.load()
    turn = _TURNS.get(image.getexif().get(_ORIENTATION) or 1)
    upright = image if turn is None else image.transpose(turn)
    if upright.mode.startswith(("I", "F")):
        upright = upright.convert("F").point(lambda value: value / 256).convert("L")
    return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def _square(image: Image.Image) -> Image.Image:
    """No more pixels than a printer could show. Of a tall one a little more of the upper half: faces are there."""
    side = min(image.size)
    left, top = (image.width - side) / 2, (image.height - side) * _ABOVE
    pixels = min(side, _MOST_PIXELS_SHOWN)
    return image.resize((pixels, pixels), Image.Resampling.LANCZOS, (left, top, left + side, top + side))


def _encoded(image: Image.Image) -> Picture:
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    file = BytesIO()
    ground.save(file, "JPEG", quality=_QUALITY, subsampling=0)
    return Picture(image.width, file.getvalue())
