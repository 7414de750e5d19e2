"""What a note or an opportunity is called on its way from a list to somewhere else in the window."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

NOTE_MIME = "application/x-discovery-desk-note"
OPPORTUNITY_MIME = "application/x-discovery-desk-opportunity"


def note_mime(note_id: str) -> QMimeData:
    return _mime(NOTE_MIME, note_id)


def opportunity_mime(opportunity_id: str) -> QMimeData:
    return _mime(OPPORTUNITY_MIME, opportunity_id)


def note_in(mime: QMimeData) -> str:
    """Empty when it carries none."""
    return _id_in(mime, NOTE_MIME)


def opportunity_in(mime: QMimeData) -> str:
    """Empty when it carries none."""
    return _id_in(mime, OPPORTUNITY_MIME)


def _mime(name: str, id_: str) -> QMimeData:
    mime = QMimeData()
    mime.setData(name, id_.encode())
    return mime


def _id_in(mime: QMimeData, name: str) -> str:
    return bytes(mime.data(name).data()).decode("utf-8", "replace") if mime.hasFormat(name) else ""
