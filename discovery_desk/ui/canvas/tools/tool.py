"""What the view asks of a gesture: to claim a press, then to follow it to its end."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent


class Tool(Protocol):
    """A tool that claims a press is told of every move until the release; `at` is a place in the scene.

    `keys` are the modifiers that are held. The view scrolls by itself while one that `reaches_out` is at its border.
    """

    reaches_out: bool

    def press(self, event: QMouseEvent, at: QPointF) -> bool: ...
    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None: ...
    def release(self, at: QPointF) -> None: ...
    def cancel(self) -> None: ...
