"""Is everything here that the program stands on: Qt, fonts, SQLite, a page made in memory."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

from discovery_desk.domain.errors import DeskError

PACKAGES = (
    "discovery-desk",
    "PySide6-Essentials",
    "sqlite-utils",
    "reportlab",
    "uharfbuzz",
    "pypdfium2",
    "platformdirs",
)
OLDEST_SQLITE = (3, 37)


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    is_right: bool
    detail: str


def versions() -> tuple[str, ...]:
    """One line each, the program first."""
    lines = [f"{name} {version(name)}" for name in PACKAGES]
    return (*lines, f"SQLite {sqlite3.sqlite_version}", f"Python {platform.python_version()}")


def run() -> tuple[Finding, ...]:
    """Every check, in order; one that fails does not stop the others."""
    return tuple(_checked(what, check) for what, check in _checks())


def _checks() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "SQLite", _sqlite
    yield "Desk in memory", _desk
    yield "Qt", _qt
    yield "Fonts", _fonts
    yield "Demo interviews", _demo
    yield "A page", _page


def _checked(what: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(what, is_right=True, detail=check())
    except (DeskError, ImportError, OSError, ValueError, RuntimeError, sqlite3.Error) as error:
        return Finding(what, is_right=False, detail=f"{type(error).__name__}: {error}")


def _sqlite() -> str:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"{sqlite3.sqlite_version} is too old, {'.'.join(map(str, OLDEST_SQLITE))} is needed")
    sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE words USING fts5(text)").connection.close()
    return f"{sqlite3.sqlite_version}, with full-text search"


def _desk() -> str:
    from discovery_desk.services import interviews, notes
    from discovery_desk.services.desk import desk_in_memory

    desk = desk_in_memory()
    interview = interviews.prepare(desk, "Self-check")
    notes.keep(desk, interview.id, "+ a note becomes a moment")
    desk.undo()
    if desk.read.notes(interview.id):
        raise RuntimeError("undo did not take a note back")
    return "kept a note and took it back"


def _qt() -> str:
    from discovery_desk.app import application

    app = application()
    return f"platform {app.platformName()}"


def _fonts() -> str:
    from discovery_desk.host.assets import font_files

    missing = [path.name for path in font_files() if not path.is_file()]
    if missing:
        raise RuntimeError(f"missing: {', '.join(missing)}")
    return f"{len(font_files())} bundled faces"


def _demo() -> str:
    from discovery_desk.services import importing

    files = importing.demo_files()
    if not files:
        raise RuntimeError("there are none")
    return f"{len(files)} found"


def _page() -> str:
    from discovery_desk.export.pdf.raster import page_count
    from discovery_desk.services import exporting, importing
    from discovery_desk.services.desk import desk_in_memory

    desk = desk_in_memory()
    interview = importing.import_file(desk, importing.demo_files()[0])
    page = exporting.snapshot_pdf(desk, interview.id)
    if page_count(page.data) != 1:
        raise RuntimeError("the page is not one page")
    return f"one page, {len(page.data) // 1024} kB"
