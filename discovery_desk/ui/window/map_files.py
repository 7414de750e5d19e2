"""The map of the interview in view as a file or on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from discovery_desk.ui.kit.clipboard import put_on_clipboard
from discovery_desk.ui.kit.save_dialog import folder_of
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

if TYPE_CHECKING:
    from discovery_desk.domain.talk_map import TalkMap
    from discovery_desk.services.maps import MapFile, MapFormat

SVG_MIME = "image/svg+xml"


class MapFiles(QObject):
    """Nothing waits for a dialog. `flush` keeps what is half typed before the map is read."""

    def __init__(self, place: Workplace, window: QWidget, flush: Callable[[], bool]) -> None:
        super().__init__(window)
        self._place, self._window, self._flush = place, window, flush

    def choose_target(self) -> None:
        """Ask where to, and as what."""
        shown = self._shown()
        if shown is None:
            return
        from discovery_desk.services import maps

        filters = {words: kind for kind, words in _filters().items()}
        dialog = QFileDialog(self._window, tr("Export the map"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        name = maps.file_name(self._place.desk, shown.interview_id, maps.MapFormat.CANVAS)
        dialog.setDefaultSuffix("canvas")
        dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(maps.ending_of(filters[words])))
        dialog.selectFile(str(folder_of(self._place.desk) / Path(name).stem))
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_to(self, target: Path) -> bool:
        """As what its ending says. False after trouble, which has been told."""
        from discovery_desk.services import maps
        from discovery_desk.ui.experience_map.map_file_words import lost_lines, withheld_lines

        shown, kind = self._shown(), maps.format_of(target)
        if kind is None:
            self._place.tell(tr("Let the name end in .canvas, .svg, .png or .mmd. Nothing was written."))
        if shown is None or kind is None:
            return False
        made = self._made(shown, kind, target)
        if not self._place.attempt(lambda: maps.save(target, made, kind, self._place.desk)):
            return False
        parts = [tr("Saved {path}").format(path=target)]
        parts += [tr("Withheld: {what}").format(what=line) for line in withheld_lines(shown)]
        parts += [tr("Not in this format: {what}").format(what=line) for line in lost_lines(made.lost)]
        self._place.tell(". ".join(parts))
        return True

    def copy_picture(self) -> None:
        """As pixels, and as SVG for programs that draw."""
        shown = self._shown()
        if shown is None:
            return
        from discovery_desk.services import maps
        from discovery_desk.ui.experience_map.map_file_words import picture_words
        from discovery_desk.ui.experience_map.map_picture import picture

        data = QMimeData()
        data.setImageData(picture(shown, self._theme(), picture_words()))
        data.setData(SVG_MIME, maps.svg(shown, picture_words()).data)
        put_on_clipboard(data)
        self._place.tell(tr("The map is on the clipboard."))

    def _shown(self) -> TalkMap | None:
        """None when there is nothing to show, which has been told."""
        from discovery_desk.services import maps

        in_view = self._place.focus.interview
        self._flush()
        shown = maps.talk_map(self._place.desk, in_view) if in_view is not None else None
        if shown is None or not shown.moments:
            self._place.tell(tr("There is no map yet: start a note with + and it becomes a box."))
            return None
        return shown

    def _made(self, shown: TalkMap, kind: MapFormat, target: Path) -> MapFile:
        from discovery_desk.services import maps
        from discovery_desk.ui.experience_map.map_file_words import picture_words
        from discovery_desk.ui.experience_map.map_picture import picture, png

        if kind is maps.MapFormat.PNG:
            return maps.MapFile(png(picture(shown, self._theme(), picture_words())))
        return maps.made(shown, kind, target.stem, said=picture_words())

    def _theme(self) -> Theme:
        """As light or dark as the screen, at 100 % whatever its text size."""
        return Theme(is_dark=self._place.theme.is_dark)


def _filters() -> dict[MapFormat, str]:
    from discovery_desk.services.maps import MapFormat

    return {
        MapFormat.CANVAS: tr("JSON Canvas, comes back whole (*.canvas)"),
        MapFormat.SVG: tr("Drawing (*.svg)"),
        MapFormat.PNG: tr("Picture (*.png)"),
        MapFormat.MERMAID: tr("Mermaid flowchart (*.mmd)"),
    }
