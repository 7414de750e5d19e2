"""A page of a PDF as pixels, for looking at it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO


@dataclass(frozen=True, slots=True)
class PageImage:
    """Rows of BGRA bytes, `stride` bytes each."""

    width: int
    height: int
    stride: int
    data: bytes


def page_image(pdf: bytes, scale: float, number: int = 0) -> PageImage:
    """`scale` is pixels a point."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[number].render(scale=scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA)
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        document.close()


def page_png(pdf: bytes, scale: float, number: int = 0) -> bytes:
    """The page as a PNG that says how large it is on paper."""
    from PIL import Image

    page = page_image(pdf, scale, number)
    pixels = Image.frombuffer("RGBA", (page.width, page.height), page.data, "raw", "BGRA", page.stride, 1)
    file = BytesIO()
    pixels.convert("RGB").save(file, "PNG", dpi=(72 * scale, 72 * scale), compress_level=3)
    return file.getvalue()


def page_count(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
