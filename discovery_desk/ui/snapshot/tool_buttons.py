"""Small buttons beside a line: a drawn sign, its name for a listener, and the key that does the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QToolButton, QWidget

from discovery_desk.ui.kit import icons
from discovery_desk.ui.kit.actions import keys_as_shown
from discovery_desk.ui.kit.theme import Theme

SIDE = 14  # pixels at 100 %


class ToolButton(QToolButton):
    def __init__(self, icon: str, name: str, act: Callable[[], object], key: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(f"{name}   {keys_as_shown(key)}" if key else name)
        self.clicked.connect(lambda _on=False: act())

    def set_theme(self, theme: Theme) -> None:
        ink, lit = theme.color("ink-2"), theme.color("accent")
        self.setIcon(icons.icon(self._icon, ink, theme.px(SIDE), checked=lit))


def dress(tools: Iterable[ToolButton], theme: Theme) -> None:
    for tool in tools:
        tool.set_theme(theme)
