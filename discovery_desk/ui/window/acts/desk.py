"""Files: in, out, another desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    group = tr("Desk")
    return (
        Act("export", tr("Export PDF"), group, ("Ctrl+E",), window.export_page),
        Act("copy-page", tr("Copy the page as image"), group, ("Ctrl+Shift+I",), window.copy_page),
        Act("share", tr("Share the page…"), group, ("Ctrl+Shift+F",), window.share_page),
        Act("export-map", tr("Export the map…"), group, (), window.map_files.choose_target),
        Act("copy-map", tr("Copy the map as a picture"), group, (), window.map_files.copy_picture),
        Act("import", tr("Import…"), group, ("Ctrl+I",), window.dialogs.choose_imports),
        Act("new-desk", tr("New desk…"), group, (), window.dialogs.choose_new_desk),
        Act("open-desk", tr("Open a desk…"), group, ("Ctrl+O",), window.dialogs.choose_desk),
    )
