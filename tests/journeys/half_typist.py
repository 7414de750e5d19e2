"""A program of its own, to be asked to end: types half a note in a session's window, says so, and goes on running."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest

from discovery_desk.app import Session, application
from discovery_desk.host.settings import Settings
from discovery_desk.services import interviews


def main(path: Path) -> None:
    app = application()
    session = Session(app, Settings(), keeps_settings=False)
    window = session.open(path)
    interview = interviews.prepare(window.place.desk, "Somebody")
    window.place.focus.look_at_interview(interview.id)
    QTest.keyClicks(window.live.notes.line.editor, "half a sentence")
    print("typed", flush=True)
    app.exec()
    session.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
