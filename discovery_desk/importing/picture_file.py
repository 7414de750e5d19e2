"""Reads pictures that people bring: a few safe kinds, within limits, turned upright, and free of all that they tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPainter

from discovery_desk.domain.picture_crop import MOST_BYTES, MOST_PIXELS, Square

MOST_MEGABYTES = 256
LONGEST_SIDE = 1600  # as it is kept
LONGEST_SIDE_SHOWN = 720  # as it goes out: 300 dots an inch on the page and some more
SHORTEST_SIDE = 16
JPEG_QUALITY = 90
PNG, JPEG = "image/png", "image/jpeg"
_SCAN = 0xDA
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": b"png", b"\xff\xd8\xff": b"jpeg", b"GIF87a": b"gif", b"GIF89a": b"gif"}


class Trouble(StrEnum):
    """Why bytes were not taken for a picture."""

    TOO_BIG = "picture-too-big"
    TOO_MANY_PIXELS = "picture-too-many-pixels"
    TOO_SMALL = "picture-too-small"
    KIND = "picture-kind"
    BROKEN = "picture-broken"


class NoPicture(Exception):
    """`trouble` says why, in one word."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Pixels:
    """Encoded anew: upright, in plain colours, without a word about where, when or by what it was taken."""

    media_type: str
    data: bytes
    width: int
    height: int


def read_bytes_of(path: Path) -> bytes:
    """Raises `OSError`, and `NoPicture` before a byte more than allowed is read."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NoPicture(Trouble.TOO_BIG)
    return data


def cleaned(data: bytes) -> Pixels:
    """Raises `NoPicture`. What the name of a file says of its kind counts for nothing."""
    if len(data) > MOST_BYTES:
        raise NoPicture(Trouble.TOO_BIG)
    return _encoded(_plain(_decoded(data), LONGEST_SIDE))


@lru_cache(maxsize=16)
def cut_out(data: bytes, square: Square) -> bytes:
    """Only what is inside the square: what was cut away is in no file that goes out. Empty where it is no picture."""
    image = image_of(data)
    if image.isNull():
        return b""
    part = image.copy(QRect(square.x, square.y, square.side, square.side).intersected(image.rect()))
    return _encoded(_plain(part, LONGEST_SIDE_SHOWN)).data


def image_of(data: bytes) -> QImage:
    """Of bytes from a desk, which somebody else may have made: Qt itself would follow the links of a drawing.

    Null where it is no picture.
    """
    try:
        return _decoded(data)
    except NoPicture:
        return QImage()


def _decoded(data: bytes) -> QImage:
    kind = _kind_of(data)
    if kind is None:
        raise NoPicture(Trouble.KIND)
    if kind == b"jpeg" and not _is_whole_jpeg(data):
        raise NoPicture(Trouble.BROKEN)
    kept = QByteArray(data)  # the buffer does not hold on to it
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    _require_sound(reader.size())
    reader.setScaledSize(_within(reader.size(), LONGEST_SIDE))  # a JPEG is unpacked no larger than that
    image = reader.read()
    if image.isNull():
        raise NoPicture(Trouble.BROKEN)
    return image


def _kind_of(data: bytes) -> bytes | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return b"webp"
    return next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), None)


def _is_whole_jpeg(data: bytes) -> bool:
    """Qt fills what is missing of one with grey. Its end is looked for behind the head, which may hold a small one."""
    at = 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        if data[at + 1] == _SCAN:
            return data.find(b"\xff\xd9", at) > 0
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def _require_sound(size: QSize) -> None:
    """Asked of the head of the file, before anything is unpacked."""
    if not size.isValid():
        raise NoPicture(Trouble.BROKEN)
    if size.width() * size.height() > MOST_PIXELS:
        raise NoPicture(Trouble.TOO_MANY_PIXELS)
    if min(size.width(), size.height()) < SHORTEST_SIDE:
        raise NoPicture(Trouble.TOO_SMALL)


def _within(size: QSize, longest: int) -> QSize:
    if max(size.width(), size.height()) <= longest:
        return size
    return size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _plain(image: QImage, longest: int) -> QImage:
    """New pixels: nothing that came with the old ones, be it words or a profile, comes along."""
    if image.colorSpace().isValid() and image.colorSpace() != QColorSpace(QColorSpace.NamedColorSpace.SRgb):
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    size = _within(image.size(), longest)
    fine = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    is_open = fine.hasAlphaChannel()
    made = QImage(size, QImage.Format.Format_ARGB32 if is_open else QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.transparent if is_open else Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, fine)
    painter.end()
    return made


def _encoded(image: QImage) -> Pixels:
    is_open = image.hasAlphaChannel()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    kind, quality = ("PNG", -1) if is_open else ("JPEG", JPEG_QUALITY)
    if not image.save(buffer, kind, quality):  # type: ignore[call-overload]  # the stub wants bytes, Qt a text
        raise NoPicture(Trouble.BROKEN)
    return Pixels(PNG if is_open else JPEG, bytes(buffer.data().data()), image.width(), image.height())
