"""One window a desk: a lock that ends with the process that holds it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from discovery_desk.domain.errors import FileInUse


class WindowLock:
    """Held from construction until `release`, or until the process ends, however it ends."""

    def __init__(self, desk: Path) -> None:
        self._path = desk.with_name(desk.name + ".lock")
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _try_lock(self._handle):
            os.close(self._handle)
            raise FileInUse(desk)
        os.truncate(self._handle, 0)
        os.write(self._handle, str(os.getpid()).encode())

    def release(self) -> None:
        self._path.unlink(missing_ok=True)
        os.close(self._handle)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
