"""What the view asks of a gesture: to claim a press, then to follow it to its end."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent


class Tool(Protocol):
    """A tool that claims a press gets every event until the release; `at` is a place in the scene."""

    def press(self, event: QMouseEvent, at: QPointF) -> bool: ...
    def move(self, event: QMouseEvent, at: QPointF) -> None: ...
    def release(self, event: QMouseEvent, at: QPointF) -> None: ...
    def cancel(self) -> None: ...
