"""Every test of the interface starts from the program's own fonts and dress, at life size, from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def _dressed(dressed: None) -> None:
    """What `dressed` does, for all of them."""


@pytest.fixture
def in_front(qtbot: QtBot) -> Callable[[QWidget, int, int], None]:
    """`in_front(widget, width, height)` shows it as the window that has the keys."""

    def show(widget: QWidget, width: int, height: int) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()

    return show


@pytest.fixture
def open_window(qtbot: QtBot, desk: Desk) -> Iterator[Callable[..., MainWindow]]:
    """`open_window(theme, size)` opens the desk as the program does; closed at the end of the test."""
    opened: list[MainWindow] = []

    def show(theme: Theme | None = None, size: tuple[int, int] | None = None) -> MainWindow:
        made = MainWindow(desk, theme or Theme())
        opened.append(made)
        if size:
            made.resize(*size)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        return made

    yield show
    for made in opened:
        made.close()
        made.deleteLater()
