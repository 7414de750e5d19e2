"""The menu of a box, a link or the ground: what the keys do, for the mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from discovery_desk.ui.kit.actions import PlaceKey, keys_as_shown
from discovery_desk.ui.kit.words import no_mnemonic, tr


def map_menu(parts: Iterable[Sequence[PlaceKey]], parent: QWidget) -> QMenu:
    """Goes away by itself once it has been used or left."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("What can be done here"))
    for part in parts:
        if menu.actions():
            menu.addSeparator()
        for key in part:
            if key.run is not None:
                action = menu.addAction(f"{no_mnemonic(key.words)}\t{keys_as_shown(key.keys[0])}")
                action.triggered.connect(lambda _checked=False, run=key.run: run())
    return menu
