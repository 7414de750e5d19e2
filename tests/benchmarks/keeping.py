"""From Enter in the real window to the note on the disk, and to its row; beside a bare insert with the same pragmas."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from measure import row
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from talks import talk, window_on

from discovery_desk.services.desk import Desk
from discovery_desk.storage.connection import open_for_writing
from discovery_desk.storage.desk_file import create

TIMES = 60


class Talk:
    """Remembers when a commit was done; it hears of it before any view does."""

    def __init__(self, path: Path, count: int) -> None:
        self.desk: Desk = talk(path, count)
        self.done = 0.0
        self.desk.feed.subscribe(lambda _changes: setattr(self, "done", time.perf_counter()))
        self.window = window_on(self.desk)
        self.durable: list[float] = []
        self.painted: list[float] = []

    def enter(self) -> None:
        line = self.window.live.notes.line
        line.insert("waits for the other shift to call back")
        begun = time.perf_counter()
        QTest.keyClick(line.editor, Qt.Key.Key_Return)
        QApplication.processEvents()
        self.durable.append(self.done - begun)
        self.painted.append(time.perf_counter() - begun)

    def close(self) -> None:
        self.window.close()
        self.desk.close()


def measure(folder: Path) -> None:
    few, many = Talk(folder / "few.desk", 0), Talk(folder / "many.desk", 10_000)
    insert, bare = _bare(folder / "bare.desk"), []
    for _ in range(TIMES):
        few.enter()
        many.enter()
        begun = time.perf_counter()
        insert()
        bare.append(time.perf_counter() - begun)
    beside = statistics.median(bare)
    row("Enter to durable, no notes", statistics.median(few.durable), beside, 2.0)
    row("Enter to durable, 10,000 notes", statistics.median(many.durable), beside, 2.0)
    row("Enter to the painted row, 10,000 beside none", *(statistics.median(one.painted) for one in (many, few)), 1.5)
    few.close()
    many.close()


def _bare(path: Path) -> Callable[[], None]:
    create(path)
    db = open_for_writing(path)
    db.execute("CREATE TABLE bare (text TEXT)")
    db.commit()

    def insert() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO bare VALUES ('waits for the other shift to call back')")
        db.commit()

    return insert
