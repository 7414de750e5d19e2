"""All pages of three years beside those of ten weeks: opened and painted; and looked through for a few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from measure import medians, row
from PySide6.QtWidgets import QApplication
from talks import LINES

from discovery_desk.domain.library import PageSearch
from discovery_desk.host.clock import SystemClock
from discovery_desk.services import interviews, library, notes
from discovery_desk.services.desk import Desk, desk_in_memory
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.library.library_panel import LibraryPanel

FEW, MANY, NOTES = 10, 150, 40
TIMES = 10
SOUGHT = PageSearch(words="eleven people", tag="pain")


def measure(_folder: Path) -> None:
    desks = [held(count) for count in (MANY, FEW)]
    for desk in desks:
        shown(desk)
    row(
        "gallery of 150 pages opened, beside one of 10", *medians([lambda d=one: shown(d) for one in desks], TIMES), 1.5
    )
    ours, bare = medians([lambda d=desks[0]: library.search(d, SOUGHT), lambda: list(notes_of(desks[0]))], TIMES)
    row("150 pages searched, beside reading all notes", ours, bare, 1.0)


def held(count: int) -> Desk:
    """Weekly talks of a person each, all over."""
    desk = desk_in_memory(SystemClock(), "Many")
    with desk.change("Fill", undoable=False) as unit:
        for week in range(count):
            interview = interviews.start_clock(desk, interviews.prepare(desk, f"Person {week}").id)
            for number in range(NOTES):
                notes.keep(desk, interview.id, LINES[number % len(LINES)])
            interviews.end(desk, interview.id)
            begun = (interview.started_at or desk.clock.now().at) - timedelta(weeks=week)
            unit.put(replace(interviews.get(desk, interview.id), started_at=begun))
    return desk


def shown(desk: Desk) -> None:
    panel = LibraryPanel(Workplace(desk, Theme()))
    panel.resize(1372, 900)
    panel.show()
    QApplication.processEvents()
    panel.grab()
    panel.close()


def notes_of(desk: Desk) -> list[object]:
    return [note for page in library.search(desk).pages for note in desk.read.notes(page.interview_id)]
