"""Puts data of our own kinds on the clipboard, and leaves its picture or text there at the end."""

from __future__ import annotations

import atexit

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_held: list[QMimeData] = []  # what was put there last


def put_on_clipboard(mime: QMimeData) -> None:
    if not _held:
        atexit.register(leave_plain)
    _held[:] = [mime]
    QGuiApplication.clipboard().setMimeData(mime)


def leave_plain() -> None:
    """Qt lets go of what is on the clipboard when Python has gone already, and what Python has made crashes then."""
    if QGuiApplication.instance() is None or not _held:
        return
    clipboard = QGuiApplication.clipboard()
    if clipboard.mimeData() is not _held[0]:  # somebody has copied something else since
        return
    if clipboard.image().isNull():
        clipboard.setText(clipboard.text())
    else:
        clipboard.setImage(clipboard.image())
