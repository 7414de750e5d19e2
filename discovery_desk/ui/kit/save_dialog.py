"""Asks where a file is to be kept. Nothing waits for the answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from discovery_desk.services.desk import Desk


def ask_where(parent: QWidget, title: str, kinds: str, offered: Path, then: Callable[[Path], object]) -> None:
    """`kinds` as Qt writes them: "PDF (*.pdf)". A name that is typed without an ending gets that of `offered`."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(offered.suffix.removeprefix("."))
    dialog.setNameFilter(kinds)
    dialog.selectFile(str(offered))
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def folder_of(desk: Desk) -> Path:
    """Where its files are first looked for: beside it, or at home while it is in no file."""
    return desk.path.parent if desk.path.name != ":memory:" else Path.home()
