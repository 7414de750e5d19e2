"""Connections with the settings that keep notes safe: a rollback journal, synced to the disk at every commit.

Python begins no transaction by itself on them: what is not between BEGIN and COMMIT is committed at once.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

from discovery_desk.domain.errors import NoPermission
from discovery_desk.domain.library import searchable

BUSY_MS = 250
SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("busy_timeout", str(BUSY_MS), BUSY_MS),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("temp_store", "MEMORY", 2),
)


def open_for_writing(path: Path) -> sqlite3.Connection:
    """A connection that never creates the file. All settings are read back; one that did not take is refused."""
    db = _connect(path, "rw")
    try:
        for name, value, expected in SETTINGS:
            _set(db, name, value)
            if _get(db, name) != expected:
                raise NoPermission(path)
        _set(db, "mmap_size", "0")
        if sys.platform == "darwin":
            _set(db, "fullfsync", "ON")
    except BaseException:
        db.close()
        raise
    return db


def open_for_looking(path: Path) -> sqlite3.Connection:
    """A read-only connection that distrusts the file. Close it when done."""
    db = _connect(path, "ro")
    try:
        _set(db, "trusted_schema", "OFF")
        _set(db, "cell_size_check", "ON")
    except BaseException:
        db.close()
        raise
    return db


def open_in_memory() -> sqlite3.Connection:
    db = _with_words(sqlite3.connect(":memory:", isolation_level=None))
    _set(db, "foreign_keys", "ON")
    return db


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"
    return _with_words(sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None))


def _with_words(db: sqlite3.Connection) -> sqlite3.Connection:
    """SQLite by itself compares letters without their case in English only."""
    db.create_function("searchable", 1, searchable, deterministic=True)
    return db


def _set(db: sqlite3.Connection, name: str, value: str) -> None:
    db.execute(f"PRAGMA {name}={value}").fetchall()


def _get(db: sqlite3.Connection, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]
