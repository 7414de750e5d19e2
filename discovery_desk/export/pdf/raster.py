"""A page of a PDF as pixels, for looking at it."""

from __future__ import annotations

from dataclasses import dataclass


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


def page_count(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
