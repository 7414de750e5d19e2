"""Other windows of the same interview, and hiding what must not be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    group = tr("Windows")
    beside = window.talk_windows
    return (
        Act("companion", tr("Companion view"), group, ("Ctrl+Shift+C",), beside.toggle_companion),
        Act("veil", tr("Veil, on and off"), group, ("Ctrl+Shift+V",), beside.toggle_veil),
        Act("cue-card", tr("Cue card"), group, ("Ctrl+Shift+K",), beside.toggle_cue_card),
        Act("fainter", tr("Companion fainter"), group, ("Alt+Down",), lambda: beside.fade(-0.1), False),
        Act("firmer", tr("Companion firmer"), group, ("Alt+Up",), lambda: beside.fade(0.1), False),
        Act("settings", tr("Settings"), group, ("F10",), window.show_settings),
    )
