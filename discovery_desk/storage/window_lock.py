"""One window a desk: a lock that ends with the process that holds it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from discovery_desk.domain.errors import FileInUse
from discovery_desk.storage.trouble import named_trouble


class WindowLock:
    """Held from construction until `release`, or until the process ends, however it ends.

    Raises `FileInUse` while another window holds it, also under another name of the same desk.
    """

    def __init__(self, desk: Path) -> None:
        real = desk.resolve()
        self._path = real.with_name(real.name + ".lock")
        with named_trouble(desk):
            self._handle = self._take(desk)

    def _take(self, desk: Path) -> int:
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                if not _try_lock(handle):
                    raise FileInUse(desk)
                if _is_still(handle, self._path):
                    return handle
            except BaseException:
                os.close(handle)
                raise
            # Its holder removed the file between our opening and our locking it: that lock keeps nobody out.
            os.close(handle)

    def release(self) -> None:
        self._path.unlink(missing_ok=True)
        os.close(self._handle)


def _is_still(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


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
