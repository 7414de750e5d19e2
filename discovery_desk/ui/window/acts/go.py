"""Going to a screen or a tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    group = tr("Go to")
    return (
        Act("home", tr("Home"), group, ("Ctrl+Shift+H",), lambda: window.go("home")),
        Act("live", tr("Live"), group, ("Ctrl+Shift+L",), lambda: window.go("live")),
        Act("map", tr("Experience map"), group, ("Ctrl+Shift+M",), lambda: window.show_tab("map")),
        Act("opportunities", tr("Opportunities"), group, ("Ctrl+Shift+O",), lambda: window.show_tab("opportunities")),
        Act("snapshots", tr("Snapshot"), group, ("Ctrl+Shift+S",), window.show_page),
        Act("library", tr("All snapshots"), group, ("F3",), lambda: window.go("library")),
        Act("composite", tr("Composite maps"), group, ("Ctrl+Shift+G",), lambda: window.go("composite")),
        Act("next-pane", tr("Next part of the screen"), group, ("F6",), lambda: window.step_pane(1)),
        Act("last-pane", tr("Part of the screen before"), group, ("Shift+F6",), lambda: window.step_pane(-1)),
        Act("recap", tr("Play the story back"), group, ("F9",), window.play_back),
        Act("map-or-list", tr("Map of the moments, or list"), group, ("F8",), window.turn_map),
        Act("tidy", tr("Tidy the map"), group, ("Ctrl+L",), window.tidy_map),
    )
