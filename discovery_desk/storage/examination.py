"""Looking at a file before trusting it: nothing here writes, whatever the file turns out to be."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from discovery_desk.domain.errors import DamagedFile, FileMissing, NewerFormat, NotADesk
from discovery_desk.storage import migrations
from discovery_desk.storage.connection import open_for_looking, open_for_writing

APPLICATION_ID = 0x4444534B
MAGIC = b"SQLite format 3\x00"
HEADER_SIZE = 100


def look(path: Path) -> int:
    """The file's version number, from its header alone. Call only while this process has no connection to it.

    Closing a plain file handle lets go of SQLite's locks on the same file.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    if not stat.S_ISREG(mode):
        raise NotADesk(path)
    with path.open("rb") as file:
        header = file.read(HEADER_SIZE)
    if len(header) < HEADER_SIZE or not header.startswith(MAGIC):
        raise NotADesk(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotADesk(path)
    version = int.from_bytes(header[60:64], "big")
    if version // 1000 > migrations.MAJOR:
        raise NewerFormat(path)
    if version <= migrations.MAJOR * 1000:  # no such desk was ever made
        raise DamagedFile(path)
    return version


def examine(path: Path) -> None:
    """Raise `DamagedFile` unless the contents hold together and the schema is one that this program made."""
    with _safe_to_read(path) as readable:
        db = open_for_looking(readable)
        try:
            if not _is_sound(db):
                raise DamagedFile(path)
        finally:
            db.close()


def journal_of(path: Path) -> Path:
    """Where SQLite keeps the journal: beside the file itself, not beside a link to it."""
    real = path.resolve()
    return real.with_name(real.name + "-journal")


@contextmanager
def _safe_to_read(path: Path) -> Iterator[Path]:
    """The file itself, or, where a crash left a journal to be rolled back, a copy in which that may happen."""
    journal = journal_of(path)
    if not journal.exists() or journal.stat().st_size == 0:
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.desk"
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, copy.with_name(copy.name + "-journal"))
        recovering = open_for_writing(copy)
        try:
            recovering.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            recovering.close()
        yield copy


def _is_sound(db: Connection) -> bool:
    if db.execute("PRAGMA integrity_check(5)").fetchall() != [("ok",)]:
        return False
    if not migrations.has_the_schema_of(db, migrations.applied(db)):
        return False
    return not db.execute("PRAGMA foreign_key_check").fetchall()
