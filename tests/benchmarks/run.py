"""Every figure beside a bare one of the same run, as a ratio: `python tests/benchmarks/run.py`.

Nothing here fails; a person reads it. Start-up is whole processes in turn, the rest is inside one process.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

BARE_WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
app = QApplication([]); w = QMainWindow(); w.setCentralWidget(QPlainTextEdit()); w.show(); app.processEvents(); w.grab()
"""
OUR_WINDOW = """
import sys
from pathlib import Path
from discovery_desk import app as program
from discovery_desk.services.desk import open_desk
from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow
app = program.application()
desk = open_desk(Path(sys.argv[1]), for_window=True)
themes.apply(app, Theme())
w = MainWindow(desk, Theme()); w.show(); app.processEvents(); w.grab()
"""


def main() -> None:
    print(f"{'what':44} {'ours':>9} {'bare':>9} {'ratio':>7} {'budget':>7}")
    with tempfile.TemporaryDirectory() as folder:
        _start(Path(folder))
        _keep(Path(folder))
        _append()
        _page()


def _row(what: str, ours: float, bare: float, budget: float) -> None:
    print(f"{what:44} {ours * 1000:7.2f}ms {bare * 1000:7.2f}ms {ours / bare:7.2f} {budget:7.2f}")


def _in_turn(first: Callable[[], object], second: Callable[[], object], times: int) -> tuple[float, float]:
    """Medians of both, taken in turn so that a slow moment of the machine meets both."""
    ours, bare = [], []
    for _ in range(times):
        for act, kept in ((first, ours), (second, bare)):
            begun = time.perf_counter()
            act()
            kept.append(time.perf_counter() - begun)
    return statistics.median(ours), statistics.median(bare)


def _start(folder: Path) -> None:
    from discovery_desk.services.desk import new_desk

    path = folder / "start.desk"
    new_desk(path)

    def python(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True)

    _row("start to first paint, empty desk", *_in_turn(python(OUR_WINDOW), python(BARE_WINDOW), 9), 1.5)


def _keep(folder: Path) -> None:
    from discovery_desk.services import interviews, notes
    from discovery_desk.services.desk import new_desk, open_desk
    from discovery_desk.storage.connection import open_for_writing
    from discovery_desk.storage.desk_file import create

    path, other = folder / "keep.desk", folder / "bare.desk"
    new_desk(path)
    create(other)
    desk = open_desk(path)
    interview = interviews.start_clock(desk, interviews.prepare(desk, "Somebody").id)
    db = open_for_writing(other)
    db.execute("CREATE TABLE bare (text TEXT)")
    db.commit()

    def insert() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO bare VALUES ('words of a note')")
        db.commit()

    ours, bare = _in_turn(lambda: notes.keep(desk, interview.id, "words of a note"), insert, 300)
    _row("Enter to durable (plain note)", ours, bare, 2.0)


def _append() -> None:
    from PySide6.QtWidgets import QPlainTextEdit

    from discovery_desk.app import application
    from discovery_desk.ui.kit.theme import Theme
    from discovery_desk.ui.notes.note_list import NoteList
    from discovery_desk.ui.notes.note_row import NoteRow

    app = application()
    rows = [
        NoteRow(id=str(n), time="00:00", kind="note", sign="·", text=f"words of note {n} " * 6) for n in range(10_000)
    ]
    shown, log = NoteList(Theme()), QPlainTextEdit()
    for widget in (shown, log):
        widget.resize(560, 700)
        widget.show()
    shown.show_rows(rows)
    log.setPlainText("\n".join(row.text for row in rows))
    app.processEvents()

    def ours() -> None:
        number = len(rows)
        rows.append(NoteRow(id=str(number), time="00:00", kind="note", sign="·", text=f"note {number}"))
        shown.show_rows(rows)
        shown.grab()

    def bare() -> None:
        log.appendPlainText("note")
        log.grab()

    _row("append to the list at 10,000 notes, painted", *_in_turn(ours, bare, 40), 4.0)


def _page() -> None:
    from reportlab.pdfgen.canvas import Canvas

    from discovery_desk.services import exporting, importing
    from discovery_desk.services.desk import desk_in_memory

    desk = desk_in_memory()
    interview = importing.import_file(desk, importing.demo_files()[2])
    exporting.snapshot_pdf(desk, interview.id)

    def bare() -> None:
        canvas = Canvas("page.pdf", pageCompression=1)
        for line in range(60):
            canvas.drawString(40, 800 - 12 * line, "words of a page, as many as there are on one of ours")
        canvas.getpdfdata()

    _row("the page again, warm", *_in_turn(lambda: exporting.snapshot_pdf(desk, interview.id), bare, 20), 3.0)


if __name__ == "__main__":
    main()
