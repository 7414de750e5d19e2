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
    "pypdf",
    "pypdfium2",
    "platformdirs",
)
SCRIPTS = "Zoë \ua76b ج ד क ক த ก 王 \u26c1 🎧"  # one of each family
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
    """Each face is there and can be opened, and each family sets its own script."""
    from discovery_desk.export.pdf.embedding import open_font
    from discovery_desk.export.pdf.faces import bundled_families
    from discovery_desk.export.pdf.typeset import TextStyle, Typesetter
    from discovery_desk.host.assets import asset, font_files

    faces = font_files()
    broken = [path.name for path in faces if not open_font(path).subset([1])]
    (line,) = Typesetter().measure(SCRIPTS, TextStyle(10)).lines
    families = {run.face.family for run in line.runs}
    idle = [family.name for family in bundled_families() if family.name not in families]
    if broken or idle:
        raise RuntimeError(f"cannot be used: {', '.join([*broken, *idle])}")
    licences = len(list(asset("fonts", "coverage.json").parent.glob("LICENSE-*.txt")))
    return f"{len(faces)} bundled faces, {len(families)} families set their scripts, {licences} licences"


def _demo() -> str:
    from discovery_desk.services import importing

    files = importing.demo_files()
    if not files:
        raise RuntimeError("there are none")
    return f"{len(files)} found"


def _page() -> str:
    from discovery_desk.export.pdf.raster import page_count, page_image
    from discovery_desk.services import exporting, importing
    from discovery_desk.services.desk import desk_in_memory

    desk = desk_in_memory()
    interview = importing.import_file(desk, importing.demo_files()[0])
    page = exporting.snapshot_pdf(desk, interview.id)
    if page_count(page.data) != 1:
        raise RuntimeError("the page is not one page")
    if page.missing or b"/StructTreeRoot" not in page.data:
        raise RuntimeError("the page is not whole")
    drawn = page_image(page.data, 0.25)
    return f"one page, {len(page.data) // 1024} kB, drawn on {drawn.width} × {drawn.height} pixels"
