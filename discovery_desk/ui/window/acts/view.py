"""How it looks, and which keys there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    group = tr("View")
    return (
        Act("larger", tr("Larger text"), group, ("Ctrl++", "Ctrl+="), lambda: window.scale_text(0.1)),
        Act("smaller", tr("Smaller text"), group, ("Ctrl+-",), lambda: window.scale_text(-0.1)),
        Act("usual", tr("Usual text size"), group, ("Ctrl+0",), lambda: window.scale_asked.emit(1.0)),
        Act("system", tr("Light or dark as the system"), group, (), lambda: window.theme_asked.emit("system")),
        Act("light", tr("Light"), group, (), lambda: window.theme_asked.emit("light")),
        Act("dark", tr("Dark"), group, (), lambda: window.theme_asked.emit("dark")),
        Act("keys", tr("Keys"), group, ("F1",), window.show_keys),
    )
