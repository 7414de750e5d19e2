"""Names for files that are safe on every system, and files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from pathlib import Path

LONGEST_BYTES = 120
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{i}" for i in range(1, 10)), *(f"lpt{i}" for i in range(1, 10))}
)


def safe_name(text: str, fallback: str = "snapshot") -> str:
    """A file name without an ending: letters, digits and a few signs, at most 120 bytes, never a reserved word."""
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" or c in "-_'" else " " for c in text)
    name = " ".join(unicodedata.normalize("NFC", kept).split())
    name = name.encode()[:LONGEST_BYTES].decode(errors="ignore").strip()
    return fallback if not name or name.casefold() in RESERVED else name


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that it is either the old one or the new one, whatever happens. Raises OSError."""
    handle, partial = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".partial")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(partial).replace(target)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
