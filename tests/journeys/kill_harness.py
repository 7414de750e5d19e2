"""Kills the program at random moments of an interview that is being typed, and counts what was lost.

`python tests/journeys/kill_harness.py --kills 100`; `--json` for the figures alone. One desk, one interview, many
kills: every time it is opened again, with what the last kill left behind.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from discovery_desk.domain.note import Note, NoteTag
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk, new_desk, open_desk

TYPIST = Path(__file__).with_name("live_typist.py")
MOST_LOST_MS = 300
LONGEST_MS = 2500
BEFORE_READY = 0.1  # the share of kills that come while the window is still opening

Rows = dict[tuple[str, str], list[Any]]


@dataclass
class Figures:
    """What a hundred kills came to. Losses of typing are in milliseconds, one for each kill while words stood there."""

    kills: int = 0
    kept: int = 0
    lost: int = 0
    changed: int = 0
    damaged: int = 0
    not_restored: int = 0
    while_opening: int = 0
    while_typing: int = 0
    while_mending: int = 0
    while_acting: int = 0
    typing_lost_ms: list[float] = field(default_factory=list)
    stood_still_ms: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def worst_ms(self) -> float:
        return max(self.typing_lost_ms, default=0)

    @property
    def is_sound(self) -> bool:
        return not (self.lost or self.changed or self.damaged or self.not_restored)


@dataclass
class Session:
    """What one run of the typist wrote down until it was killed."""

    expected: Rows = field(default_factory=dict)
    opened: dict[str, Any] | None = None
    keys: list[tuple[int, str]] = field(default_factory=list)
    half: str = ""
    mends: bool = False
    in_flight: str = ""
    is_clean: bool = False
    kept: int = 0
    times: list[int] = field(default_factory=list)

    def read(self, log: Path) -> Session:
        lines = log.read_bytes().split(b"\n")[:-1] if log.exists() else []
        for line in lines:
            record = json.loads(line)
            self.times.append(record["at"])
            getattr(self, f"_{record['kind']}")(record)
        return self

    def _opened(self, record: dict[str, Any]) -> None:
        self.opened = record

    def _begun(self, record: dict[str, Any]) -> None:
        self.is_clean = True
        self.keys = [(record["at"], record["line"])]

    def _key(self, record: dict[str, Any]) -> None:
        self.keys.append((record["at"], record["line"]))

    def _act(self, record: dict[str, Any]) -> None:
        self.in_flight = record["what"]

    def _committed(self, record: dict[str, Any]) -> None:
        for kind, key, row in record["rows"]:
            if row is None:
                self.expected.pop((kind, key), None)
            else:
                self.kept += kind == "note" and (kind, key) not in self.expected
                self.expected[kind, key] = row

    def _done(self, record: dict[str, Any]) -> None:
        self.in_flight = ""
        if record["what"] == "up" and record["mends"]:
            self.half = record["half"]
        if record["line"] != (self.keys[-1][1] if self.keys else ""):
            self.keys = [(record["at"], record["line"])]
        self.mends = record["mends"]


def run(kills: int, seed: int, folder: Path) -> Figures:
    path, dice, figures = folder / "killed.desk", random.Random(seed), Figures()
    new_desk(path)
    left: tuple[str, bool] = ("", False)
    for number in range(1, kills + 1):
        log = folder / f"{number}.log"
        killed_at = _type_and_kill(path, log, number, dice)
        figures.kills += 1
        desk = _opened(path, figures)
        if desk is None:
            break
        with closing(desk):
            before = _rows_before(folder / "rows.json")
            left = _compare(desk, Session(before).read(log), killed_at, left, figures)
            (folder / "rows.json").write_text(json.dumps([[*key, row] for key, row in rows_of(desk).items()]))
    return figures


def _rows_before(path: Path) -> Rows:
    """The rows that were there when the run began."""
    saved = json.loads(path.read_text()) if path.exists() else []
    return {(kind, key): row for kind, key, row in saved}


def _type_and_kill(path: Path, log: Path, seed: int, dice: random.Random) -> int:
    words = [sys.executable, str(TYPIST), str(path), str(log), str(seed)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, encoding="ascii") as typist:
        assert typist.stdout is not None
        waits_s = dice.uniform(0.02, LONGEST_MS / 1000)
        if dice.random() >= BEFORE_READY and typist.stdout.readline() != "ready\n":
            raise RuntimeError(f"the typist ended by itself with {typist.wait()}")
        try:
            raise RuntimeError(f"the typist ended by itself with {typist.wait(waits_s)}")
        except subprocess.TimeoutExpired:
            killed_at = time.monotonic_ns()
            typist.kill()
    return killed_at


def _opened(path: Path, figures: Figures) -> Desk | None:
    """As the window would, with the file's own check; None when the desk does not hold together."""
    try:
        desk = open_desk(path, for_window=True)
        with closing(sqlite3.connect(path)) as plain:
            if plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]:
                return desk
        desk.close()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what this looks for
        figures.faults.append(f"does not open: {error!r}")
    figures.damaged += 1
    return None


def rows_of(desk: Desk) -> Rows:
    rows: Rows = {("note", note.id): _note_row(note) for note in desk.read.all(Note)}
    return rows | {("tag", one.id): [one.note_id, one.tag_id] for one in desk.read.all(NoteTag)}


def _note_row(note: Note) -> list[Any]:
    return [note.kind.value, note.text, note.at_ms, note.keyed_ms, note.kept_ms]


def _compare(
    desk: Desk, session: Session, killed_at: int, left: tuple[str, bool], figures: Figures
) -> tuple[str, bool]:
    """Count what is missing; what the line should hold when the desk is opened next."""
    figures.kept += session.kept
    _compare_rows(rows_of(desk), session, figures)
    interview = interviews.live(desk) or next((one.interview for one in interviews.summaries(desk)), None)
    begun = notes.draft_of(desk, interview.id) if interview else None
    mended = notes.mending_of(desk, interview.id) if interview else None
    if session.opened is not None and (session.opened["line"], session.opened["mends"]) != left:
        figures.not_restored += 1
        figures.faults.append(f"left {left}, came back {session.opened['line']!r} {session.opened['mends']}")
    _count_where(session, figures)
    if session.is_clean and not session.in_flight:
        draft = mended if session.mends else begun
        _compare_line(draft.text if draft else None, session, killed_at, figures)
        if session.mends and session.half and (begun is None or begun.text != session.half):
            figures.lost += 1
            figures.faults.append(f"half typed {session.half!r}, on the disk {begun!r}")
    return (mended.text, True) if mended else (begun.text if begun else "", False)


def _compare_rows(found: Rows, session: Session, figures: Figures) -> None:
    """An act that was under way may or may not have come about; everything else is as it was announced."""
    missing = [key for key in session.expected if key not in found]
    changed = [key for key, row in session.expected.items() if key in found and found[key] != row]
    may_take_away = session.in_flight in ("undo", "redo", "tag")
    may_change = session.in_flight in ("undo", "redo", "retime", "enter")
    lost = 0 if may_take_away else len(missing)
    other = 0 if may_change and len(changed) <= 1 else len(changed)
    figures.lost += lost
    figures.changed += other
    if lost or other:
        figures.faults.append(f"missing {missing}, changed {changed}, while {session.in_flight or 'typing'}")


def _count_where(session: Session, figures: Figures) -> None:
    if not session.is_clean:
        figures.while_opening += 1
    elif session.in_flight:
        figures.while_acting += 1
    elif session.mends:
        figures.while_mending += 1
    else:
        figures.while_typing += 1


def _compare_line(draft: str | None, session: Session, killed_at: int, figures: Figures) -> None:
    """How old the oldest key is that is not on the disk."""
    texts = [text for _, text in session.keys]
    saved = 0 if draft is None else max((at for at, text in enumerate(texts) if text == draft), default=-1)
    if saved < 0:
        figures.lost += 1
        figures.faults.append(f"on the disk {draft!r}, typed {texts[-3:]}")
        return
    unsaved = session.keys[saved + 1 :]
    figures.typing_lost_ms.append((killed_at - unsaved[0][0]) / 1e6 if unsaved else 0.0)
    recent = [at for at in session.times if killed_at - at < 1e9]
    gaps = [(later - earlier) / 1e6 for earlier, later in zip(recent, [*recent[1:], killed_at], strict=True)]
    figures.stood_still_ms.append(max(gaps, default=0.0))


def table(figures: Figures) -> str:
    losses = figures.typing_lost_ms or [0.0]
    rows = (
        ("kills", figures.kills),
        ("  while opening or putting away what came back", figures.while_opening),
        ("  while a note was being typed", figures.while_typing),
        ("  while a note was being mended", figures.while_mending),
        ("  while a key was being handled", figures.while_acting),
        ("notes kept", figures.kept),
        ("rows lost", figures.lost),
        ("rows changed", figures.changed),
        ("desks damaged", figures.damaged),
        ("lines that did not come back as they were left", figures.not_restored),
        ("typing lost, ms, p50", round(statistics.median(losses), 1)),
        ("typing lost, ms, max", round(figures.worst_ms, 1)),
        ("longest the machine stood still before a kill, ms", round(max(figures.stood_still_ms, default=0), 1)),
    )
    return "\n".join(f"{words:<52}{value:>8}" for words, value in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="desk-kills-") as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = os.environ["XDG_STATE_HOME"] = folder
        figures = run(asked.kills, asked.seed, Path(folder))
    print(json.dumps(asdict(figures)) if asked.json else f"seed {asked.seed}\n{table(figures)}")
    for fault in figures.faults:
        print(fault, file=sys.stderr)
    return 0 if figures.is_sound and figures.worst_ms <= MOST_LOST_MS else 1


if __name__ == "__main__":
    sys.exit(main())
