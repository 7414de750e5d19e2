"""Writes a picture of every screen, light and dark, large and small: `.venv/bin/python tests/pictures.py [FOLDER]`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from marit import StandingClock, hold_interview
from PySide6.QtTest import QTest

from discovery_desk import app as program
from discovery_desk.services import importing, interviews
from discovery_desk.services.desk import new_desk, open_desk
from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.fonts import load_fallback_fonts
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow

LOOKS = (
    ("light", Theme(), (1440, 900)),
    ("dark", Theme(is_dark=True), (1440, 900)),
    ("small-light", Theme(), (1024, 640)),
    ("150-dark", Theme(is_dark=True, scale=1.5), (1440, 900)),
    ("small-150-light", Theme(scale=1.5), (1024, 640)),
    ("small-200-dark", Theme(is_dark=True, scale=2.0), (1024, 640)),
)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = program.application()
    load_fallback_fonts()
    with tempfile.TemporaryDirectory() as scratch:
        for name, theme, size in LOOKS:
            themes.apply(app, theme)
            path = Path(scratch) / f"{name}.desk"
            new_desk(path, "Dock operations discovery")
            clock = StandingClock()
            desk = open_desk(path, clock=clock)
            _take(desk, clock, theme, size, folder, name)
            desk.close()
    print(f"Pictures are in {folder.absolute()}")


def _take(desk, clock, theme, size, folder, name) -> None:  # type: ignore[no-untyped-def]
    window = MainWindow(desk, theme)
    window.resize(*size)
    window.show()
    _save(window, folder / f"home-empty-{name}.png")
    window.start_interview()
    _save(window, folder / f"start-{name}.png")
    interview_id = hold_interview(desk, clock)
    window.place.focus.look_at_interview(interview_id)
    clock.advance(ms=2000)
    QTest.keyClicks(window.live.notes.line.editor, 'signed for 11, wrote "short 1?" by hand on the')
    window.live.tick()
    _save(window, folder / f"live-{name}.png")
    window.live.show_tab("opportunities")
    _save(window, folder / f"live-opportunities-{name}.png")
    window.live.show_tab("map")
    window.live.ask_to_end()
    _save(window, folder / f"live-end-{name}.png")
    interviews.end(desk, interview_id)
    clock.advance(ms=6 * 60_000)
    window.go("snapshots")
    _save(window, folder / f"snapshot-{name}.png")
    for story in importing.demo_files():
        interview = importing.import_file(desk, story)
        window.place.focus.look_at_interview(interview.id)
        window.go("live")
        _save(window, folder / f"live-{story.stem[:2]}-{name}.png")
        window.go("snapshots")
        _save(window, folder / f"snapshot-{story.stem[:2]}-{name}.png")
    window.go("home")
    _save(window, folder / f"home-{name}.png")
    window.close()


def _save(window: MainWindow, target: Path) -> None:
    QTest.qWait(150)  # timers of a few milliseconds draw the page and lay out the map
    window.grab().save(str(target))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out/pictures"))
