"""Start to first paint, as whole processes in turn, compiled beforehand as an installed program is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from measure import medians, row

from discovery_desk.services.desk import new_desk

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


def measure(folder: Path) -> None:
    path = folder / "start.desk"
    new_desk(path)

    compiled = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    compiled.pop("PYTHONDONTWRITEBYTECODE", None)

    def python(code: str) -> Callable[[], object]:
        command = [sys.executable, "-c", code, str(path)]
        return lambda: subprocess.run(command, check=True, capture_output=True, env=compiled)

    for code in (OUR_WINDOW, BARE_WINDOW):
        python(code)()
    row("start to first paint, empty desk", *medians((python(OUR_WINDOW), python(BARE_WINDOW)), 9), 1.5)
