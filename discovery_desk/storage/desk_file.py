"""A `.desk` file: made, opened, upgraded, written to through one door, closed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from discovery_desk.domain.errors import DamagedFile, FileMissing, FileReplaced, FolderMissing
from discovery_desk.storage import backup, migrations
from discovery_desk.storage.connection import open_for_writing, open_in_memory
from discovery_desk.storage.drafts import Drafts
from discovery_desk.storage.examination import APPLICATION_ID, HEADER_SIZE, examine, journal_of, look
from discovery_desk.storage.reading import Reading
from discovery_desk.storage.trouble import named_trouble
from discovery_desk.storage.unit_of_work import UnitOfWork

IN_MEMORY = Path(":memory:")


class DeskFile:
    """An open desk. Belongs to the thread that opened it."""

    def __init__(self, path: Path, db: Connection) -> None:
        self.path = path
        self._db = db
        self._identity = _identity(path) if path != IN_MEMORY else None
        self._data_version = self._read_data_version()
        self.read = Reading(db, path)
        self._drafts = Drafts(db)

    @contextmanager
    def unit(self) -> Iterator[UnitOfWork]:
        """One transaction: all of it is on the disk afterwards, or, after an exception, none of it.

        Raises `RowsDisagree` when a row would be left that refers to nothing.
        """
        with named_trouble(self.path):
            self._require_same_file()
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._db.execute("PRAGMA defer_foreign_keys = ON")
                yield UnitOfWork(self._db, self.path)
                self._require_same_file()
                self._db.commit()
            except BaseException:
                self._db.rollback()
                raise

    @contextmanager
    def drafts(self) -> Iterator[Drafts]:
        with named_trouble(self.path):
            self._require_same_file()
            yield self._drafts

    def was_changed_outside(self) -> bool:
        """Whether another connection has committed since this was last asked."""
        with named_trouble(self.path):
            now = self._read_data_version()
        changed = now != self._data_version
        self._data_version = now
        return changed

    def close(self) -> None:
        self._db.close()

    def _read_data_version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _require_same_file(self) -> None:
        if self._identity is not None and _identity(self.path) != self._identity:
            raise FileReplaced(self.path)


def create(path: Path) -> None:
    """Make an empty desk (0600). Refuses to overwrite; leaves nothing behind when it fails."""
    if not path.parent.is_dir():
        raise FolderMissing(path.parent)
    with named_trouble(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            db = open_for_writing(path)
            try:
                _bring_up_to_date(db, path)
            finally:
                db.close()
        except BaseException:
            remove(path)
            raise


def remove(path: Path) -> None:
    """Take a desk away that has just been made, with the journal that SQLite keeps beside it."""
    path.unlink(missing_ok=True)
    journal_of(path).unlink(missing_ok=True)


def open_file(path: Path) -> DeskFile:
    """Open an existing desk after looking at it. Raises `FileTrouble` with the file untouched."""
    with named_trouble(path):
        version = look(path)
        examine(path)
        db = open_for_writing(path)
        try:
            if version < migrations.current_version():
                backup.copy_to(db, _before_upgrade(path, version))
                _bring_up_to_date(db, path)
            return DeskFile(path, db)
        except BaseException:
            db.close()
            raise


def open_memory() -> DeskFile:
    """An empty desk without a file, for practice and tests."""
    db = open_in_memory()
    _bring_up_to_date(db, IN_MEMORY)
    return DeskFile(IN_MEMORY, db)


def _bring_up_to_date(db: Connection, path: Path) -> None:
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        migrations.bring_up_to_date(db)
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={migrations.current_version()}")
        if db.execute("PRAGMA foreign_key_check").fetchall():
            raise DamagedFile(path)
        db.commit()
    except BaseException:
        db.rollback()
        raise
    db.execute("PRAGMA foreign_keys=ON")


def _before_upgrade(path: Path, version: int) -> Path:
    return path.with_name(f"{path.stem}.before-{version}{path.suffix}")


def _identity(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    if status.st_size < HEADER_SIZE:
        raise FileReplaced(path)
    return (status.st_dev, status.st_ino)
