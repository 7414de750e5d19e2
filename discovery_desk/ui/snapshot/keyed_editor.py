"""A line that is edited in place and has keys of its own: the ones that move it, or lead away from it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.inline_editor import InlineEditor


class KeyedEditor(InlineEditor):
    def __init__(self, key: str, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, name, placeholder, parent)
        self._table = PlaceKeys("", ())

    def have_keys(self, group: str, keys: Iterable[PlaceKey]) -> None:
        self._table = PlaceKeys(group, keys)
        self.place_keys = self._table

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and isinstance(event, QKeyEvent) and self._table.knows(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._table.take(event):
            super().keyPressEvent(event)
