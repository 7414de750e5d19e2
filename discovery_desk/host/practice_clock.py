"""The clock of a story that is played: it goes, at its speed, only while the story does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from discovery_desk.host.clock import Clock, Instant


class PracticeClock:
    """Stands at first. Never goes past `end_ms`; going back makes its time earlier again, as on a recording."""

    def __init__(self, real: Clock, end_ms: int, speed: float = 1.0) -> None:
        self._real, self._zero = real, real.now()
        self.end_ms = end_ms
        self._speed = speed
        self._stood_at_ms = 0
        self._goes_since: int | None = None

    def now(self) -> Instant:
        passed = self.position_ms
        zero = self._zero
        return replace(zero, at=zero.at + timedelta(milliseconds=passed), boot_ms=zero.boot_ms + passed)

    @property
    def position_ms(self) -> int:
        """How far the story has been played."""
        gone = 0 if self._goes_since is None else self._real.now().boot_ms - self._goes_since
        return min(self._stood_at_ms + round(max(0, gone) * self._speed), self.end_ms)

    @property
    def goes(self) -> bool:
        return self._goes_since is not None and not self.is_at_end

    @property
    def is_at_end(self) -> bool:
        return self.position_ms >= self.end_ms

    def go_on(self) -> None:
        if self._goes_since is None:
            self._goes_since = self._real.now().boot_ms

    def pause(self) -> None:
        self._stand_here()
        self._goes_since = None

    def back(self, by_ms: int) -> None:
        self._stand_here()
        self._stood_at_ms = max(0, self._stood_at_ms - by_ms)

    def _stand_here(self) -> None:
        """What has gone so far counts at the speed so far."""
        self._stood_at_ms = self.position_ms
        if self._goes_since is not None:
            self._goes_since = self._real.now().boot_ms
