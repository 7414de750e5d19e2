"""What keys do while the canvas has the focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

Keys = Mapping[int, Callable[[], object]]
NO_KEYS: Keys = MappingProxyType({})


def take_key(event: QKeyEvent, keys: Keys) -> bool:
    """Do what a key is for, and claim it from shortcuts before; False when it is for nothing here."""
    known = keys.get(_combined(event))
    if event.type() == QEvent.Type.ShortcutOverride and known:
        event.accept()
        return True
    if event.type() == QEvent.Type.KeyPress and known:
        known()
        return True
    return False


def _combined(event: QKeyEvent) -> int:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Tab if event.key() == Qt.Key.Key_Backtab else event.key()
    return modifiers.value | key
