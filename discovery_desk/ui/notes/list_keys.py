"""The keys of the note list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.words import tr


def list_keys(
    walk: Callable[[Qt.Key], None], edit: Callable[[], None], delete: Callable[[], None], copy: Callable[[], None]
) -> PlaceKeys:
    walks = (
        ("Up", tr("Note before"), Qt.Key.Key_Up),
        ("Down", tr("Note after"), Qt.Key.Key_Down),
        ("PgUp", tr("A page up"), Qt.Key.Key_PageUp),
        ("PgDown", tr("A page down"), Qt.Key.Key_PageDown),
        ("Home", tr("First note"), Qt.Key.Key_Home),
        ("End", tr("Newest note"), Qt.Key.Key_End),
    )
    return PlaceKeys(
        tr("List of notes"),
        (
            *(PlaceKey((key,), words, partial(walk, step)) for key, words, step in walks),
            PlaceKey(("F2",), tr("Edit the note"), edit),
            PlaceKey(("Del",), tr("Delete the note"), delete),
            PlaceKey(("Ctrl+C",), tr("Copy the note"), copy),
        ),
    )
