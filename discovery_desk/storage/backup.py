"""Copies that are checked before they count."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from discovery_desk.domain.errors import DamagedFile

PAGES_A_STEP = 200
PAUSE_S = 0.005


def copy_to(db: sqlite3.Connection, target: Path) -> None:
    """Copy the open desk to `target` (0600) while writes may go on; `target` appears only whole and sound."""
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)  # of a copy that was killed
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        _copy(db, partial)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _copy(db: sqlite3.Connection, partial: Path) -> None:
    copy = sqlite3.connect(partial)
    try:
        db.backup(copy, pages=PAGES_A_STEP, sleep=PAUSE_S)
        if copy.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise DamagedFile(partial)
    finally:
        copy.close()
    with partial.open("rb") as file:
        os.fsync(file.fileno())
