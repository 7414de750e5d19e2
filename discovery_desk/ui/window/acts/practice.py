"""Practice with a story that somebody else has told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(_window: MainWindow) -> tuple[Act, ...]:
    return ()
