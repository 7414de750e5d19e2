"""Pictures of every kind on a page, and bytes that only pretend to be some: a picture, or none, and never trouble."""

from __future__ import annotations

import random
import struct
import tracemalloc
import zlib
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image

from discovery_desk.export.pdf.document import Document
from discovery_desk.export.pdf.pictures import Picture, square_of

SIDE = 141.0
TEAL = (0, 128, 128)


def encoded(kind: str, mode: str = "RGB", size: tuple[int, int] = (120, 90), **options: Any) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, TEAL).convert(mode).save(file, kind, **options)
    return file.getvalue()


def page(picture: Picture) -> bytes:
    document = Document((SIDE, SIDE), title="Test")
    document.show(picture, 0, 0, SIDE, SIDE)
    return document.finish()


def shown(data: bytes) -> Image.Image:
    """As a reader draws it."""
    picture = square_of(data)
    assert picture is not None
    pdf = pypdfium2.PdfDocument(page(picture))
    try:
        drawn: Image.Image = pdf[0].render(scale=1).to_pil().convert("RGB").copy()
    finally:
        pdf.close()
    return drawn


def moving() -> bytes:
    file = BytesIO()
    frames = [Image.new("RGB", (120, 90), color) for color in (TEAL, "red", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()


KINDS = {
    "jpeg": encoded("JPEG"),
    "progressive jpeg": encoded("JPEG", progressive=True),
    "cmyk jpeg": encoded("JPEG", "CMYK"),
    "png": encoded("PNG"),
    "palette": encoded("PNG", "P"),
    "transparent": encoded("PNG", "RGBA"),
    "gif that moves": moving(),
    "webp": encoded("WEBP", lossless=True),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_keeps_its_color(kind: str) -> None:
    red, green, blue = shown(KINDS[kind]).getpixel((90, 70))
    assert (red, green, blue) == pytest.approx(TEAL, abs=12)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_grey_is_grey(mode: str) -> None:
    file = BytesIO()
    whole = {"1": 1, "L": 255, "LA": (255, 255), "I;16": 65_535}[mode]
    Image.new(mode, (60, 40), whole).save(file, "PNG")
    assert min(shown(file.getvalue()).getpixel((90, 70))) > 250


def test_what_is_open_in_a_drawing_is_white() -> None:
    file = BytesIO()
    image = Image.new("RGBA", (100, 70), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 50, 70))
    image.save(file, "PNG")
    drawn = shown(file.getvalue())
    assert drawn.getpixel((20, 70)) == pytest.approx((255, 0, 0), abs=12)
    assert drawn.getpixel((120, 70)) == pytest.approx((255, 255, 255), abs=2)


@pytest.mark.parametrize("size", [(1, 1), (20_000, 1), (1, 20_000), (3, 2), (2_000, 1_500)])
def test_any_shape_covers_the_block(size: tuple[int, int]) -> None:
    picture = square_of(encoded("PNG", size=size))
    assert picture is not None
    assert picture.side == min(720, *size)
    assert shown(encoded("PNG", size=size)).getpixel((140, 140)) == pytest.approx(TEAL, abs=12)


def test_only_what_is_shown_is_in_the_file() -> None:
    """A tall picture: what is cut off above and below does not travel along."""
    image = Image.new("RGB", (100, 1_000), "red")
    image.paste("teal", (0, 350, 100, 480))
    file = BytesIO()
    image.save(file, "PNG")
    picture = square_of(file.getvalue())
    assert picture is not None
    with Image.open(BytesIO(picture.data)) as inside:
        assert inside.getchannel("R").getextrema()[1] < 40


def test_what_a_camera_writes_into_a_picture_stays_out() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home, 59.3 N"
    data = encoded("JPEG", size=(40, 90), exif=exif, comment=b"secret")
    picture = square_of(data)
    assert picture is not None
    assert b"taken at home" in data
    assert b"taken at home" not in picture.data
    assert b"secret" not in picture.data


def test_a_photo_that_lies_on_its_side_is_turned() -> None:
    image = Image.new("RGB", (90, 90), "red")
    image.paste("teal", (0, 0, 90, 45))
    exif, file = Image.Exif(), BytesIO()
    exif[0x0112] = 6
    image.save(file, "JPEG", exif=exif)
    assert shown(file.getvalue()).getpixel((130, 10)) == pytest.approx(TEAL, abs=12)
    assert shown(file.getvalue()).getpixel((10, 130)) == pytest.approx((255, 0, 0), abs=12)


def bomb() -> bytes:
    """A picture of 60,000 × 60,000 pixels in a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(60_000))) + chunk(b"IEND", b"")
    )


BAD = {
    "nothing": b"",
    "words": b"not a picture",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    "cut off": encoded("PNG")[:60],
    "cut off jpeg": encoded("JPEG", size=(900, 900))[:600],
    "zeros": bytes(4_000),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/etc/passwd) (r) file\n",
    "tiff": encoded("TIFF"),
    "bomb": bomb(),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_picture_is_none(kind: str) -> None:
    assert square_of(BAD[kind]) is None


def test_a_bomb_does_not_go_off() -> None:
    tracemalloc.start()
    square_of(bomb() + b" ")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_damaged_bytes_are_a_picture_or_none() -> None:
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(chance.choice(list(KINDS.values())))
        for _ in range(chance.choice((1, 3, 12))):
            data[chance.randrange(min(len(data), 400))] = chance.randrange(256)
        picture = square_of(bytes(data))
        assert picture is None or picture.data.startswith(b"\xff\xd8")


def test_one_picture_on_two_pages_is_in_the_file_once() -> None:
    picture = square_of(KINDS["jpeg"])
    assert picture is not None
    document = Document((SIDE, SIDE), title="Test")
    for _ in range(2):
        document.show(picture, 0, 0, SIDE, SIDE)
        document.end_page()
    data = document.finish()
    assert [len(one.images) for one in pypdf.PdfReader(BytesIO(data)).pages] == [1, 1]
    assert data.count(b"/DCTDecode") == 1


def test_the_same_picture_is_the_same_bytes() -> None:
    first = square_of(KINDS["transparent"])
    square_of.cache_clear()
    second = square_of(KINDS["transparent"])
    assert first == second
    assert first is not None
    assert page(first) == page(first)


def test_a_square_of_pixels_goes_as_it_is() -> None:
    plain = encoded("JPEG", size=(300, 300))
    assert square_of(plain) == Picture(300, plain)


@pytest.mark.parametrize(
    "told",
    [
        {"comment": b"secret"},
        {"exif": b"Exif\0\0secret"},
        {"icc_profile": b"secret"},
        {"xmp": b"secret"},
    ],
    ids=lambda told: next(iter(told)),
)
def test_a_square_that_says_more_goes_without_that(told: dict[str, bytes]) -> None:
    data = encoded("JPEG", size=(300, 300), **told)
    picture = square_of(data)
    assert b"secret" in data
    assert picture is not None
    assert b"secret" not in picture.data


@pytest.mark.parametrize("place", ["behind", "inside"])
def test_words_hidden_in_the_pixels_of_a_square_stay_out(place: str) -> None:
    plain = encoded("JPEG", size=(300, 300))
    hidden = b"\xff\xfe\x00\x08secret"
    end = len(plain) if place == "behind" else len(plain) - 2
    picture = square_of(plain[:end] + hidden + plain[end:])
    assert picture is None or b"secret" not in picture.data
