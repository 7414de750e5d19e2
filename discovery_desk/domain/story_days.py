"""The day of a story, or its first and last day, read from what people write."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip

_SHORTEST_MONTH = 3
_BETWEEN = re.compile(r"\s*[/–—]\s*|\s+(?:-|to|until)\s+|(?<=\d)-(?=\d{1,2}\s+[a-z])")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?(?:\s+([a-z]+)\.?(?:,?\s+(\d{4}))?)?")
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_FIGURES = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*")

_Parts = tuple[int, int | None, int | None]  # day, month, year


def read_days(text: str) -> str | None:
    """`2025-02-16` or `2025-02-16/2025-11-18`; empty for no words; None for words that are no day.

    “16 Feb 2025”, “Feb 16, 2025”, “16.2.2025”, “16–18 Nov 2025” and “16 Feb – 18 Nov 2025” are days.
    """
    words = " ".join(text.lower().split())
    if not words:
        return ""
    parts = [_parts(part) for part in _BETWEEN.split(words)]
    if len(parts) > 2 or parts[-1] is None:
        return None
    last = _date(parts[-1], None)
    if len(parts) == 1 or last is None:
        return last.isoformat() if last else None
    first = _date(parts[0], last)
    return f"{first.isoformat()}/{last.isoformat()}" if first and first <= last else None


def _parts(text: str) -> _Parts | None:
    text = _WEEKDAY.sub("", text)
    if found := _ISO.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _FIGURES.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _named(found[1], found[2], found[3])
    if found := _MONTH_FIRST.fullmatch(text):
        return _named(found[2], found[1], found[3])
    return None


def _named(day: str, month: str | None, year: str | None) -> _Parts | None:
    number = _month(month) if month else None
    if month and number is None:
        return None
    return int(day), number, int(year) if year else None


def _month(name: str) -> int | None:
    found = (at for at, month in enumerate(MONTHS, start=1) if month.startswith(name))
    return next(found, None) if len(name) >= _SHORTEST_MONTH else None


def _date(parts: _Parts | None, last: date | None) -> date | None:
    """What the first day leaves out is that of the last one."""
    if parts is None:
        return None
    day, month, year = parts
    month = month or (last.month if last else None)
    year = year or (last.year if last else None)
    try:
        return date(year, month, day) if month and year else None
    except ValueError:
        return None
