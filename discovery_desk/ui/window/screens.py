"""The screens of the window, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from discovery_desk.domain.interview import InterviewId


class Screen(Protocol):
    """What the window asks of each of its screens."""

    def show_interview(self, interview_id: InterviewId | None) -> None:
        """The interview in view has changed."""

    def take_focus(self) -> None:
        """The screen has come into view: put the keys where they are wanted."""

    def flush(self) -> bool:
        """Put everything half typed on the disk; False when some of it could not be written."""

    def tick(self) -> None:
        """A second has passed."""


class Screens(QStackedWidget):
    """`makers` by name; a screen is a widget that does what `Screen` says.

    A maker is given the parent to make its screen in: under a style sheet Qt polishes all that is in a widget anew
    when it gets another parent.
    """

    def __init__(self, makers: Mapping[str, Callable[[QWidget], QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers = makers
        self._panels: dict[str, QWidget] = {}
        self.current = ""

    def panel(self, name: str) -> QWidget:
        if name not in self._panels:
            panel = self._panels[name] = self._makers[name](self)
            self.addWidget(panel)
        return self._panels[name]

    def made(self) -> list[Screen]:
        """Those that have been wanted so far."""
        return [cast(Screen, panel) for panel in self._panels.values()]

    def is_made(self, name: str) -> bool:
        return name in self._panels

    def show_screen(self, name: str) -> Screen:
        panel = self.panel(name)
        self.current = name
        self.setCurrentWidget(panel)
        return cast(Screen, panel)

    def flush(self) -> bool:
        """All of them, also after one that failed."""
        outcomes = [panel.flush() for panel in self.made()]
        return all(outcomes)
