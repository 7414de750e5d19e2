"""A running talk with so many notes in it, and the real window on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk, new_desk, open_desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow

LINES = (
    "counts the pallets again by torchlight because the list is a day old",
    "> I wrote to eleven people before anybody picked up #pain",
    "the night shift leaves a photo of the board in the group, nobody reads it #context",
    "calls the other shift, waits, calls again",
    "! I need to know at once who is free #need",
)
BETWEEN_MS = 300


def talk(path: Path, count: int) -> Desk:
    """All notes lie before now, as in a talk that has gone on for a while."""
    new_desk(path)
    desk = open_desk(path, for_window=True)
    now, lasted = desk.clock.now(), (count + 10) * BETWEEN_MS
    begun = replace(now, at=now.at - timedelta(milliseconds=lasted), boot_ms=now.boot_ms - lasted)
    interview = interviews.start_clock(desk, interviews.prepare(desk, "Somebody").id, begun)
    with desk.change("Fill", undoable=False):
        for n in range(count):
            stamp = notes.Stamp(n * BETWEEN_MS, n * BETWEEN_MS + 200)
            notes.keep(desk, interview.id, LINES[n % 4] if n % 100 else LINES[4], stamp)
    return desk


def window_on(desk: Desk) -> MainWindow:
    window = MainWindow(desk, Theme())
    window.show()
    return window
