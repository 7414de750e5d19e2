"""Every test of the interface starts from the program's own fonts and dress, at life size, from left to right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


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
