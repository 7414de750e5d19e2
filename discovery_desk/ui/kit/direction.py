"""Which way words are read, as Qt is told it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from discovery_desk.domain.reading import is_right_to_left


def direction_of(text: str) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if is_right_to_left(text) else Qt.LayoutDirection.LeftToRight
