"""What of a person's text can be set: controls go, line ends become lines, and some characters are never seen."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# They turn what follows around, past the end of what somebody typed: a name would take the rest of its line along.
_OVERRIDES = re.compile("[\u202a-\u202e]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_TAB = " " * 4

# Unicode Default_Ignorable_Code_Point: a face without them lacks nothing.
_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
_IGNORABLE_STARTS = [first for first, _ in _IGNORABLE]


def lines_of(text: str) -> list[str]:
    """The text as it was written, one string a line, without blank lines at its end or what only a machine reads."""
    return [_printable(line) for line in _LINE_ENDS.split(text.rstrip())] if text.strip() else []


def one_line(text: str) -> str:
    """For what is shown as one line by other programs, such as a title."""
    return " ".join(" ".join(lines_of(text)).split())


def is_ignorable(character: str) -> bool:
    code = ord(character)
    if code < 0xAD:
        return False
    first, last = _IGNORABLE[bisect_right(_IGNORABLE_STARTS, code) - 1]
    return first <= code <= last


def has_right_to_left(line: str) -> bool:
    return not line.isascii() and any(unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in line)


def _printable(line: str) -> str:
    if line.isascii() and line.isprintable():
        return line
    line = _OVERRIDES.sub("", _CONTROLS.sub("", line.replace("\t", _TAB)))
    return _LONE_SURROGATES.sub("\ufffd", line)
