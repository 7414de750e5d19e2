"""Other windows of the same interview, and hiding what must not be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(_window: MainWindow) -> tuple[Act, ...]:
    return ()
