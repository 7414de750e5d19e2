"""Days as people say them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def short_day(day: date, today: date) -> str:
    """`17 Nov`, with the year when it is not this one's; in the language of the system."""
    pattern = "d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
