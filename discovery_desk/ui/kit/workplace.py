"""What every panel is given: the desk, its bridge, what is looked at, how it looks, settings, where trouble is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from discovery_desk.domain.errors import DeskError
from discovery_desk.domain.interview import Interview
from discovery_desk.host.settings import Settings
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.bridge import Bridge
from discovery_desk.ui.kit.focus import Focus
from discovery_desk.ui.kit.theme import Theme


class Workplace(QObject):
    """One desk open in one window. `settings_changed` also asks whoever keeps the settings to save them."""

    theme_changed = Signal(object)
    settings_changed = Signal(object)
    told = Signal(str)
    trouble = Signal(object)

    def __init__(
        self, desk: Desk, theme: Theme, parent: QObject | None = None, settings: Settings | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = theme
        self.settings = settings or Settings()
        self.bridge = Bridge(desk, self)
        self.focus = Focus(self)
        # Before any panel hears of a change: an undo may have taken the interview in view away.
        self.bridge.changed.connect(self._let_go_of_what_is_gone)

    def wear(self, theme: Theme) -> None:
        self.theme = theme
        self.theme_changed.emit(theme)

    def change_settings(self, **changed: Any) -> None:
        """Fields of `Settings`; what is in force already tells nobody."""
        settings = replace(self.settings, **changed)
        if settings != self.settings:
            self.settings = settings
            self.settings_changed.emit(settings)

    def tell(self, words: str) -> None:
        """A quiet remark at the edge of the window."""
        self.told.emit(words)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it; what a rule or the world forbids is told, and then this is False."""
        try:
            act()
        except DeskError as error:
            self.explain(error)
            return False
        return True

    def _let_go_of_what_is_gone(self, _changes: object) -> None:
        interview = self.focus.interview
        if interview is not None and self.desk.read.get(Interview, interview) is None:
            self.focus.look_at_interview("")

    def explain(self, error: DeskError) -> None:
        self.trouble.emit(error)
