"""What every test stands on: no screen, no network, nobody's real folders, a clock that stands still, a quiet log."""

from __future__ import annotations

import gc
import logging
import os
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings

from discovery_desk.host.clock import Clock, Instant
from discovery_desk.services import desk as desks
from discovery_desk.services.desk import Desk
from discovery_desk.storage.tables import NAMES

FOLDERS = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "XDG_DOCUMENTS_DIR",
)
# What the offscreen platform says of itself; nothing of this is about the program.
QT_REMARKS = re.compile(
    r"This plugin does not support (propagateSizeHints|raise|createPlatformOpenGLContext|grabbing the (keyboard|mouse))"
    r"|QStandardPaths: (wrong permissions on|XDG_RUNTIME_DIR not set)"
)
LONG = {"test_consistency_machine", "test_demo_play", "test_kill", "test_kill_harness", "test_snapshot_page_fits"}
ROOM = 2_000_000_000
FILLED = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in NAMES.values())
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

Dump = dict[type, tuple[Any, ...]]

settings.register_profile("fixed", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("searching", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("DESK_HYPOTHESIS", "fixed"))


def memory() -> Path | None:
    """Where every write is safe at once: a desk waits for the disk after each note, thousands of times in a session."""
    there = Path("/dev/shm")
    has_room = there.is_dir() and os.access(there, os.W_OK) and shutil.disk_usage(there).free > ROOM
    return there if has_room else None


def pytest_configure(config: pytest.Config) -> None:
    """Every session keeps its folders to itself; a worker of xdist is a session."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # whoever wants to watch sets another
    root = Path(tempfile.mkdtemp(prefix="desk-tests-", dir=memory()))
    os.environ["TMPDIR"] = tempfile.tempdir = str(root)  # `--basetemp` keeps what the tests have written
    config.add_cleanup(lambda: shutil.rmtree(root, ignore_errors=True))
    for name in FOLDERS:
        folder = root / name.lower()
        folder.mkdir(mode=0o700)
        os.environ[name] = str(folder)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In any order, but the long ones first: else one worker goes on with such a one when the other is done."""
    items.sort(key=lambda item: item.path.stem not in LONG)


def pytest_collection_finish() -> None:
    """What thousands of tests have imported stays; a round of the collector is much shorter without it."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Any message of Qt fails the test. A test that provokes one wraps it in `qtlog.disabled()`.

    pytest-qt has put its handler in already, so that Qt is not imported here.
    """
    yield
    capture = getattr(item, "qt_log_capture", None)
    _require_quiet([one.message for one in capture.records] if capture is not None else [])


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """While widgets are being taken down, pytest-qt no longer listens."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        yield
        return
    messages: list[str | None] = []
    before = core.qInstallMessageHandler(lambda _kind, _context, message: messages.append(message))
    try:
        yield
    finally:
        core.qInstallMessageHandler(before)
    _require_quiet(messages)


def _require_quiet(messages: Iterable[str | None]) -> None:
    surprising = [message or "" for message in messages if not QT_REMARKS.search(message or "")]
    if surprising:
        pytest.fail("Qt said: " + "\n".join(surprising), pytrace=False)


class StandingClock:
    """A clock that stands still until told otherwise. `at` and `boot_ms` move together unless set apart."""

    def __init__(self, at: datetime = START, *, boot_id: str = "boot-1", boot_ms: int = 5_000_000) -> None:
        self.instant = Instant(at, boot_id, boot_ms, 60)

    def now(self) -> Instant:
        return self.instant

    def advance(self, *, ms: int) -> None:
        here = self.instant
        self.instant = replace(here, at=here.at + timedelta(milliseconds=ms), boot_ms=here.boot_ms + ms)

    def set_wall(self, at: datetime) -> None:
        """Somebody changes the wall clock; the machine has not noticed any time pass."""
        self.instant = replace(self.instant, at=at)

    def restart(self, *, ms: int, boot_id: str = "boot-2") -> None:
        """The machine restarts and is back after so long."""
        self.advance(ms=ms)
        self.instant = replace(self.instant, boot_id=boot_id, boot_ms=20_000)


class LogGuard(logging.Handler):
    """Takes every record from WARNING on; those that a test has not announced fail it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")

    def expect(self, pattern: str) -> None:
        """A message like this is going to come, at least once."""
        self._expected.append(pattern)

    def verdict(self) -> str:
        surprising = [one for one in self.messages if not any(re.search(each, one) for each in self._expected)]
        missing = [each for each in self._expected if not any(re.search(each, one) for one in self.messages)]
        return "\n".join([*(f"not expected: {one}" for one in surprising), *(f"never came: {one}" for one in missing)])


@pytest.fixture(autouse=True)
def logged() -> Iterator[LogGuard]:
    """`logged.expect(r"…")` announces what a test makes the program log."""
    guard = LogGuard()
    logging.getLogger().addHandler(guard)
    yield guard
    logging.getLogger().removeHandler(guard)
    if problem := guard.verdict():
        pytest.fail(problem, pytrace=False)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the program tried to reach a network")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, refuse)
        for name in ("getaddrinfo", "create_connection"):
            patch.setattr(socket, name, refuse)
        yield


@pytest.fixture
def dressed(qapp: Any) -> Iterator[None]:
    """The dress is the whole program's: no test wears that of the one before, and no closed window is dressed anew."""
    from PySide6.QtCore import QEvent, Qt

    from discovery_desk.ui.kit import theme as themes
    from discovery_desk.ui.kit.fonts import load_fonts

    load_fonts()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    themes.apply(qapp, themes.Theme())
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def desk(clock: Clock) -> Iterator[Desk]:
    """A furnished desk in memory."""
    made = desks.desk_in_memory(clock, "Tests")
    yield made
    made.close()


@pytest.fixture
def desk_path(tmp_path: Path) -> Path:
    """A new desk file that nobody has open."""
    path = tmp_path / "kitchen.desk"
    desks.new_desk(path, "Tests")
    return path


@pytest.fixture(scope="session")
def dump() -> Callable[[Desk], Dump]:
    """`dump(desk)` is every row of every table, by entity."""
    return every_row


def every_row(desk: Desk) -> Dump:
    """Most tables are empty, and one question to the file tells which."""
    filled = {name for (name,) in desk._file._db.execute(FILLED)}
    return {entity: desk.read.all(entity) if name in filled else () for entity, name in NAMES.items()}
