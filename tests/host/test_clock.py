"""The machine's clocks: one that only goes forward, and the wall clock beside it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from discovery_desk.host.clock import SystemClock


def test_the_clock_reads_the_wall_in_utc_and_never_goes_back() -> None:
    clock = SystemClock()
    readings = [clock.now() for _ in range(200)]
    assert all(one.boot_ms <= two.boot_ms for one, two in pairwise(readings))
    assert len({one.boot_id for one in readings}) == 1
    assert readings[0].boot_id
    assert readings[0].at.tzinfo is UTC
    assert abs(readings[0].at - datetime.now(UTC)) < timedelta(seconds=30)


def test_two_clocks_of_one_boot_agree() -> None:
    assert SystemClock().now().boot_id == SystemClock().now().boot_id or not Path("/proc").exists()


def test_a_changed_wall_clock_does_not_move_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    before = clock.now()
    monkeypatch.setattr(time, "time", lambda: 0.0)
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert 0 <= clock.now().boot_ms - before.boot_ms < 60_000


def test_where_the_system_does_not_name_its_boot_each_process_does(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", missing)
    one, other = SystemClock(), SystemClock()
    assert one.now().boot_id == one.now().boot_id != other.now().boot_id


def test_the_clock_of_the_tests_stands_still(clock: Any) -> None:
    first = clock.now()
    assert clock.now() == first
    clock.advance(ms=1500)
    later = clock.now()
    assert (later.boot_ms - first.boot_ms, later.at - first.at) == (1500, timedelta(milliseconds=1500))
