"""Choosing files: another desk, a new one, and what is brought in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from discovery_desk.domain.errors import DeskError
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class DeskDialogs(QObject):
    """Nothing waits for a dialog. `file_asked` wants an existing desk, `new_file_asked` a new one."""

    file_asked = Signal(object)
    new_file_asked = Signal(object)

    def __init__(self, place: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._window = place, window

    def choose_imports(self) -> None:
        dialog = QFileDialog(self._window, tr("Import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(tr("Interviews, maps and pages (*.json *.canvas *.pdf)"))
        dialog.filesSelected.connect(self.import_files)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def import_files(self, chosen: list[str]) -> None:
        """All of them or none."""
        from discovery_desk.services import importing
        from discovery_desk.ui.kit.import_words import outcome, remarks

        desk = self._place.desk
        try:
            with desk.change("Import"):
                done = [importing.bring_in(desk, Path(one)) for one in chosen]
        except DeskError as error:
            self._place.explain(error)
            return
        if len(done) == 1 and done[0].kind is not importing.SourceKind.DEMO_STORY:
            self._place.tell(". ".join(_sentence(words) for words in (outcome(done[0]), *remarks(done[0]))) + ".")
        else:
            self._place.tell(tr("Imported {n}. Ctrl+Z takes it back.").format(n=len(done)))

    def choose_new_desk(self) -> None:
        self._ask_for_desk(QFileDialog.AcceptMode.AcceptSave, tr("New desk"))

    def choose_desk(self) -> None:
        self._ask_for_desk(QFileDialog.AcceptMode.AcceptOpen, tr("Open a desk"))

    def _ask_for_desk(self, mode: QFileDialog.AcceptMode, title: str) -> None:
        dialog = QFileDialog(self._window, title)
        dialog.setAcceptMode(mode)
        dialog.setDefaultSuffix("desk")
        dialog.setNameFilter(tr("Desks (*.desk)"))
        is_new = mode is QFileDialog.AcceptMode.AcceptSave
        if is_new:
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        wanted = self.new_file_asked if is_new else self.file_asked
        dialog.fileSelected.connect(lambda chosen: wanted.emit(Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
