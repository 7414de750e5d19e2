"""A program of its own, to be killed: types notes into the real window and says on standard output which are kept.

`typist.py DESK COUNT`; every note ends in its number, and is said only after Enter has been handled.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from discovery_desk.app import application
from discovery_desk.services import interviews
from discovery_desk.services.desk import open_desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow

SIGNS = ("", "> ", "+ ", "! ", "~ ", "= ", "? ", "* ")


def main(path: Path, count: int) -> None:
    app = application()
    desk = open_desk(path, for_window=True)
    window = MainWindow(desk, Theme())
    window.show()
    if window.live.interview is None:
        window.place.focus.look_at_interview(interviews.prepare(desk, "Somebody").id)
    editor = window.live.notes.line.editor
    for number in range(count):
        QTest.keyClicks(editor, f"{SIGNS[number % len(SIGNS)]}words of note {number}")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        print(number, flush=True)
        app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
