"""Undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    group = tr("Edit")
    return (
        Act("undo", tr("Undo"), group, ("Ctrl+Z",), window.undo),
        Act("redo", tr("Redo"), group, ("Ctrl+Shift+Z",), window.redo),
    )
