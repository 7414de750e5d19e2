"""Keeps a document that leaves the desk: in its file, in the log, and in what the line at the foot says."""

from __future__ import annotations

from pathlib import Path

from discovery_desk.services import sharing
from discovery_desk.services.sharing import Shared
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


def keep_document(place: Workplace, target: Path, shared: Shared, said: str) -> bool:
    """False where it was not saved, which has been told."""
    if not place.attempt(lambda: sharing.save(place.desk, target, shared)):
        return False
    place.tell(said)
    place.attempt(lambda: sharing.log(place.desk, shared, file=target))
    return True


def bundle_name(count: int) -> str:
    """What the file of so many pages is called when nobody says otherwise."""
    words = tr("1 snapshot") if count == 1 else tr("{count} snapshots")
    return words.format(count=count) + ".pdf"
