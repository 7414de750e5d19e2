"""What a note is called on its way from the list to somewhere else in the window."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

NOTE_MIME = "application/x-discovery-desk-note"


def note_mime(note_id: str) -> QMimeData:
    mime = QMimeData()
    mime.setData(NOTE_MIME, note_id.encode())
    return mime


def note_in(mime: QMimeData) -> str:
    """Empty when it carries none."""
    return bytes(mime.data(NOTE_MIME).data()).decode("utf-8", "replace") if mime.hasFormat(NOTE_MIME) else ""
