"""Time: a clock that counts sleep and ignores changed wall clocks, and the wall clock beside it."""

from __future__ import annotations

import sys
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Instant:
    """One reading of all clocks. `boot_ms` counts from the start of the machine that `boot_id` names."""

    at: datetime
    boot_id: str
    boot_ms: int
    utc_offset_min: int

    @property
    def today(self) -> date:
        """Where the machine is: `at` may be in the next day or the last one."""
        return (self.at + timedelta(minutes=self.utc_offset_min)).date()


class Clock(Protocol):
    def now(self) -> Instant: ...


class SystemClock:
    """The machine's clocks. Safe on any thread."""

    def __init__(self) -> None:
        self._boot_id = _boot_id()

    def now(self) -> Instant:
        at = datetime.now(UTC)
        offset = at.astimezone().utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset else 0
        return Instant(at, self._boot_id, _boot_ms(), minutes)


def _boot_ms() -> int:
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    return time.monotonic_ns() // 1_000_000


def _boot_id() -> str:
    """Names the running boot where the system does; elsewhere this process, whose restart means wall time."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return str(uuid.uuid4())
