"""Asks where the picture of a composite is to be kept, and keeps it there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from discovery_desk.domain.composite_map import Composite
from discovery_desk.host.file_names import safe_name
from discovery_desk.services import composites, maps
from discovery_desk.services.maps import MapFile, MapFormat
from discovery_desk.ui.composite.composite_picture import CompositePicture, png, svg
from discovery_desk.ui.kit.save_dialog import ask_where, folder_of
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class PictureFile:
    def __init__(self, place: Workplace, parent: QWidget) -> None:
        self._place, self._desk, self._parent = place, place.desk, parent

    def ask_where(self, composite: Composite) -> None:
        """Without stopping the program."""
        name = safe_name(composites.as_it_leaves(self._desk, composite).map.title, "composite") + ".png"
        title, kinds = tr("Save a picture"), tr("Pictures (*.png *.svg)")
        ask_where(self._parent, title, kinds, folder_of(self._desk) / name, lambda to: self.save(composite, to))

    def save(self, composite: Composite, target: Path) -> bool:
        """SVG where the name says so, else PNG. False after trouble, which has been told."""
        composite = composites.as_it_leaves(self._desk, composite)
        made = CompositePicture(composite, is_mirrored=self._parent.isRightToLeft())
        kind = MapFormat.SVG if target.suffix.lower() == ".svg" else MapFormat.PNG
        file = MapFile(svg(made) if kind is MapFormat.SVG else png(made))
        if not self._place.attempt(lambda: maps.save(target, file, kind, self._desk)):
            return False
        self._place.tell(tr("Saved {path}").format(path=target))
        return True
