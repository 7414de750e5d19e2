"""Finds the data of a page in a PDF. The file may be anybody's: what it may cost is limited before it is read."""

from __future__ import annotations

import logging
import stat
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from discovery_desk.domain.errors import FileMissing, NoPermission, UnreadableSource
from discovery_desk.domain.page_file import ATTACHMENT

MAGIC = b"%PDF-"
LARGEST_FILE = 100_000_000
LARGEST_DATA = 20_000_000
LONGEST_S = 5.0
_DEEPEST, _MOST_NAMES = 16, 2_000

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd about a foreign file is no news of this program


class _TookTooLongError(Exception):
    """A file can be small and still keep a reader busy for hours."""


class _Timed(BytesIO):
    """Bytes that can be read for so long and no longer."""

    def __init__(self, data: bytes, seconds: float) -> None:
        super().__init__(data)
        self._until = time.monotonic() + seconds

    def read(self, size: int | None = -1, /) -> bytes:
        if time.monotonic() > self._until:
            raise _TookTooLongError
        return super().read(size)


def is_pdf(path: Path) -> bool:
    """By its first bytes; False also where it cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def attached_page(path: Path) -> bytes:
    """The data that travels in the PDF. Raises `UnreadableSource` where there is none, or none that can be trusted."""
    data = _bytes_of(path)
    try:
        found = _attachment(_Timed(data, LONGEST_S))
    except _EncryptedError as error:
        raise UnreadableSource(path, "it is encrypted") from error
    except _TookTooLongError as error:
        raise UnreadableSource(path, "it takes too long to read") from error
    except Exception as error:
        raise UnreadableSource(path, "it cannot be read as PDF") from error
    if found is None:
        raise UnreadableSource(path, "it holds no data of a page; only a page that was exported with it does")
    return found


class _EncryptedError(Exception):
    """Nobody is asked for a password: this program writes no such files."""


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableSource(path, f"it is larger than {LARGEST_FILE // 1_000_000} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    except OSError as error:
        raise NoPermission(path) from error


def _attachment(stream: BytesIO) -> bytes | None:
    from pypdf import PdfReader, apply_configuration

    with apply_configuration(
        zlib_maximum_output_length=LARGEST_DATA,
        lzw_maximum_output_length=LARGEST_DATA,
        run_length_maximum_output_length=LARGEST_DATA,
        brotli_maximum_output_length=LARGEST_DATA,
        stream_decoding_work_maximum_length=2 * LARGEST_DATA,
        zlib_maximum_recovery_input_length=0,
        stream_filters_maximum_length=3,
    ):
        reader = PdfReader(stream)
        if reader.is_encrypted:
            raise _EncryptedError
        names = _inside(_inside(reader.root_object, "/Names"), "/EmbeddedFiles")
        for name, file in _leaves(names):
            if name == ATTACHMENT:
                return _content(file)
    return None


def _inside(outer: Any, key: str) -> Any:
    return outer.get(key).get_object() if outer is not None and outer.get(key) is not None else None


def _leaves(top: Any) -> Iterator[tuple[str, Any]]:
    """Of a tree of names, which a file can make deep, wide, or without an end."""
    waiting, count = [(top, 0)], 0
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if node is None or depth > _DEEPEST or count > _MOST_NAMES:
            continue
        pairs = list(_inside(node, "/Names") or ())[: 2 * _MOST_NAMES]
        for name, file in zip(pairs[::2], pairs[1::2], strict=False):
            yield str(name.get_object()), file.get_object()
        kids = list(_inside(node, "/Kids") or ())[:_MOST_NAMES]
        waiting += [(kid.get_object(), depth + 1) for kid in kids]


def _content(file: Any) -> bytes | None:
    held = _inside(file, "/EF")
    stream = _inside(held, "/F") or _inside(held, "/UF")
    data: bytes | None = stream.get_data() if stream is not None else None
    return data if data is not None and len(data) <= LARGEST_DATA else None
