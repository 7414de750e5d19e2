"""Everything the window can be asked for by key or menu: one list, from which shortcuts, menu and help come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.window.acts import desk, edit, go, interview, notes, people, practice, prompts, view, windows

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts_of(window: MainWindow) -> tuple[Act, ...]:
    """In the order of the menu."""
    parts = (interview, people, notes, prompts, windows, practice, edit, go, desk, view)
    return tuple(act for part in parts for act in part.acts(window))
