"""What SQLite and the system say, turned into the trouble it means for the file."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from discovery_desk.domain.errors import (
    DamagedFile,
    DiskFull,
    FileExists,
    FileInUse,
    FileMissing,
    FileReplaced,
    FileTrouble,
    NoPermission,
    NotADesk,
)

BY_NAME: tuple[tuple[str, type[FileTrouble]], ...] = (
    ("SQLITE_FULL", DiskFull),
    ("SQLITE_IOERR_WRITE", DiskFull),
    ("SQLITE_BUSY", FileInUse),
    ("SQLITE_LOCKED", FileInUse),
    ("SQLITE_READONLY_DBMOVED", FileReplaced),
    ("SQLITE_READONLY", NoPermission),
    ("SQLITE_CANTOPEN", NoPermission),
    ("SQLITE_PERM", NoPermission),
    ("SQLITE_NOTADB", NotADesk),
    ("SQLITE_CORRUPT", DamagedFile),
    ("SQLITE_IOERR", DamagedFile),
)
BY_ERRNO = {
    errno.ENOENT: FileMissing,
    errno.EEXIST: FileExists,
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
}


class RowsDisagree(Exception):
    """A row would refer to one that is not there. Our mistake, unless another program has written meanwhile."""


@contextmanager
def named_trouble(path: Path) -> Iterator[None]:
    """Raise `FileTrouble` for what the world did; leave our own mistakes (SQL errors) as they are."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise RowsDisagree(error.sqlite_errorname) from error
    except sqlite3.Error as error:
        trouble = _of_sqlite(error)
        if trouble is None:
            raise
        raise trouble(path) from error
    except UnicodeDecodeError as error:  # how Python reports a schema with damaged text
        raise DamagedFile(path) from error
    except OSError as error:
        raise BY_ERRNO.get(error.errno or 0, NoPermission)(path) from error


def _of_sqlite(error: sqlite3.Error) -> type[FileTrouble] | None:
    name = getattr(error, "sqlite_errorname", None) or ""
    if not name and "decode to UTF-8" in str(error):
        return DamagedFile
    return next((trouble for start, trouble in BY_NAME if name.startswith(start)), None)
