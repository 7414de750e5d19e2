"""From the hand that lets go of a box to the map that shows it, with few and many boxes, beside one row written bare.

Written is the moment with its undo step; refreshed is the layout, the looks and the scene of the panel with its twin.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from measure import row
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.services import interviews, moments
from discovery_desk.services.desk import Desk, new_desk, open_desk
from discovery_desk.storage.connection import open_for_writing
from discovery_desk.storage.desk_file import create
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace

COUNTS = (100, 1_000)
TIMES, WARM = 30, 3
LABELS = ("Counts the pallets by torchlight", "Calls the other shift", "Waits", "Finds the list from the night before")


class Mapped:
    """A map of so many boxes in a panel, and a hand that moves the one in the middle a little, to and fro."""

    def __init__(self, path: Path, count: int) -> None:
        new_desk(path)
        self.desk: Desk = open_desk(path, for_window=True)
        interview = interviews.prepare(self.desk, "Somebody")
        self._ids = _told(self.desk, interview.id, count)
        self.place = Workplace(self.desk, Theme())
        self.panel = MapPanel(self.place)
        self.panel.resize(520, 700)
        self.panel.show()
        self.place.focus.look_at_interview(interview.id)
        self.panel.show_interview(interview.id)
        self.settle()
        self._box = self.panel.view.view.canvas.node_items[self._ids[count // 2]].look.rect
        self._aside = 0

    def move(self) -> None:
        self._aside = 4 + (self._aside + 3) % 9
        to = (self._ids[len(self._ids) // 2], self._box.x + self._aside, self._box.y + self._aside)
        moments.place_all(self.desk, [to])
        QApplication.processEvents()

    def settle(self) -> None:
        for _ in range(20):
            QApplication.processEvents()

    def close(self) -> None:
        self.panel.close()
        self.place.bridge.cut()
        self.desk.close()


def _told(desk: Desk, interview_id: InterviewId, count: int) -> list[MomentId]:
    """A long story; here and there something that led to something later."""
    ids = [MomentId(f"m{n}") for n in range(count)]
    story = Story(id=StoryId("s"), interview_id=interview_id, title="The night before")
    with desk.change("Fill", undoable=False) as unit:
        unit.put(story)
        for n, id_ in enumerate(ids):
            felt = (None, 1, -1, -2)[n % 4]
            label = LABELS[n % len(LABELS)]
            unit.put(
                Moment(id=id_, interview_id=interview_id, story_id=story.id, label=label, rank=n * 1024.0, emotion=felt)
            )
        for n in range(count - 1):
            unit.put(_link(interview_id, n, n + 1, LinkKind.SEQUENCE, ""))
        for n in range(0, count - 12, 12):
            unit.put(_link(interview_id, n, n + 9, LinkKind.CAUSE, "because"))
    return ids


def _link(interview_id: InterviewId, start: int, end: int, kind: LinkKind, label: str) -> Link:
    return Link(
        id=LinkId(f"l{start}-{end}"),
        interview_id=interview_id,
        from_id=MomentId(f"m{start}"),
        to_id=MomentId(f"m{end}"),
        kind=kind,
        label=label,
        rank=float(start),
    )


def measure(folder: Path) -> None:
    mapped = {count: Mapped(folder / f"map-{count}.desk", count) for count in COUNTS}
    acts = {**{count: one.move for count, one in mapped.items()}, 0: _bare(folder / "bare-map.desk")}
    taken: dict[int, list[float]] = {count: [] for count in acts}
    for at in range(WARM + TIMES):
        for count, act in acts.items():
            begun = time.perf_counter()
            act()
            taken[count] += [time.perf_counter() - begun] if at >= WARM else []
            if count:
                mapped[count].settle()
    few, many, bare = (statistics.median(taken[count]) for count in (*COUNTS, 0))
    row("one moved box to the shown map, 100 boxes", few, bare, 20.0)
    row("one moved box to the shown map, 1,000 boxes", many, bare, 20.0)
    row("one moved box, 1,000 boxes beside 100", many, few, 10.0)
    for one in mapped.values():
        one.close()


def _bare(path: Path) -> Callable[[], None]:
    """One row of a thousand, changed with the same pragmas."""
    create(path)
    db = open_for_writing(path)
    db.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, x REAL, y REAL)")
    db.executemany("INSERT INTO bare VALUES (?, 0, 0)", [(n,) for n in range(1_000)])
    db.commit()
    moved = iter(range(1_000_000))

    def update() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE bare SET x = ?, y = ? WHERE id = 500", (next(moved), 3))
        db.commit()

    return update
