"""What every panel is given: the desk, its bridge, what is looked at, how it looks, and where trouble is told."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from discovery_desk.domain.errors import DeskError
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.bridge import Bridge
from discovery_desk.ui.kit.focus import Focus
from discovery_desk.ui.kit.theme import Theme


class Workplace(QObject):
    """One desk open in one window."""

    theme_changed = Signal(object)
    told = Signal(str)
    trouble = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = theme
        self.bridge = Bridge(desk, self)
        self.focus = Focus(self)

    def wear(self, theme: Theme) -> None:
        self.theme = theme
        self.theme_changed.emit(theme)

    def tell(self, words: str) -> None:
        """A quiet remark at the edge of the window."""
        self.told.emit(words)

    def explain(self, error: DeskError) -> None:
        self.trouble.emit(error)
