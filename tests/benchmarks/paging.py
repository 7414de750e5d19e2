"""A page, its first one in a fresh process and the next ones, beside a bare page of reportlab in the same run.

The bare page has one embedded font, the same picture as ours, thirty shapes and thirty lines. Seconds are those of the
processor, and of each row the least: the machine may be busy with other things.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from time import process_time

from measure import in_turn, row
from PIL import Image
from reportlab import rl_config

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.participant import PhotoKind, QuickFact
from discovery_desk.export.pdf.raster import page_image
from discovery_desk.host.assets import asset
from discovery_desk.services import exporting, importing, photos
from discovery_desk.services.desk import Desk, new_desk, open_desk

TIMES = 12
SIDE = 480  # pixels of the picture
SCREEN = 1.2  # pixels a point: a page on a screen of usual size

BARE = """
import sys
from time import process_time
begun = process_time()
from reportlab import rl_config
if "plain" in sys.argv:
    rl_config.useA85 = 0
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
font, photo = sys.argv[1:3]

def bare():
    pdfmetrics.registerFont(TTFont("Face", font))
    canvas = Canvas("bare.pdf", pagesize=(842, 595), pageCompression=1)
    canvas.setFont("Face", 9)
    for number in range(30):
        canvas.drawString(40, 550 - 12 * number, "words of a page, as many as there are on one of ours")
        canvas.roundRect(40 + 20 * number, 60, 16, 30, 4)
    canvas.drawImage(photo, 500, 300, 197, 141)
    return canvas.getpdfdata()
"""
OURS = """
import sys
from time import process_time
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from discovery_desk.services import exporting, snapshots
from discovery_desk.services.desk import open_desk
running = QGuiApplication([])
page = snapshots.page(open_desk(Path(sys.argv[1])), sys.argv[2])
assert page.picture
begun = process_time()

def ours():
    return exporting.page_pdf(page)
"""
TWICE = """
{name}()
first = process_time()
{name}()
print(first - begun, process_time() - first)
"""
COMMAND = """
import sys
from discovery_desk.__main__ import main
sys.argv = ["discovery-desk", "snapshot", sys.argv[1], sys.argv[2], "-o", sys.argv[3]]
main()
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """A desk with one finished interview, and the picture of its person."""

    desk: Path
    interview: InterviewId
    photo: Path
    folder: Path

    def python(self, code: str, *words: object) -> str:
        compiled = {**os.environ, "PYTHONPYCACHEPREFIX": str(self.folder / "compiled")}
        compiled.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, "-c", code, *map(str, words)]
        return subprocess.run(command, check=True, capture_output=True, env=compiled, text=True).stdout

    def ours(self) -> list[float]:
        return _seconds(self.python(OURS + TWICE.format(name="ours"), self.desk, self.interview))

    def bare(self, *words: str) -> list[float]:
        code = BARE + TWICE.format(name="bare")
        return _seconds(self.python(code, asset("fonts", "interface-400.ttf"), self.photo, *words))


def _seconds(said: str) -> list[float]:
    return [float(word) for word in said.split()]


def measure(folder: Path) -> None:
    stage = _staged(folder)
    _processes(stage)
    _whole_processes(stage)
    desk = open_desk(stage.desk)
    _preview(stage, desk)
    desk.close()


def _staged(folder: Path) -> Stage:
    file = BytesIO()
    Image.effect_noise((SIDE, SIDE), 40).convert("RGB").save(file, "JPEG", quality=85)
    photo = folder / "photo.jpg"
    photo.write_bytes(file.getvalue())
    path = folder / "page.desk"
    new_desk(path)
    desk = open_desk(path)
    interview = importing.import_file(desk, importing.demo_files()[2])
    photos.bring_bytes(desk, interview.id, photo.read_bytes())
    photos.stand_in(desk, interview.id, PhotoKind.DRAWING)
    desk.close()
    return Stage(path, interview.id, photo, folder)


def _processes(stage: Stage) -> None:
    """Qt is up and the desk is open: what an export costs the first time, with all that it has to load."""
    acts: list[Callable[[], list[float]]] = [stage.ours, stage.bare, lambda: stage.bare("plain")]
    for act in acts:
        act()
    told: list[list[list[float]]] = [[], [], []]
    for _ in range(TIMES):
        for act, kept in zip(acts, told, strict=True):
            kept.append(act())
    (first, following), bare, plain = ([min(column) for column in zip(*kept, strict=True)] for kept in told)
    row("first page in a fresh process", first, bare[0], 1.5)
    row("  the same, bare page without ASCII85", first, plain[0], 1.5)
    row("next page in the same process", following, bare[1], 3.0)
    row("  the same, bare page without ASCII85", following, plain[1], 3.0)


def _whole_processes(stage: Stage) -> None:
    """The command, from the first instruction of Python to its end."""
    out = stage.folder / "out.pdf"
    ours = [lambda: stage.python(COMMAND, stage.desk, stage.interview, out), stage.bare, lambda: stage.bare("plain")]
    command, bare, plain = (min(kept) for kept in in_turn(ours, TIMES, _seconds_of_children))
    row("whole process: the command", command, bare, 1.5)
    row("  the same, bare page without ASCII85", command, plain, 1.5)


def _seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _preview(stage: Stage, desk: Desk) -> None:
    """A fact is typed, and the page on the screen follows."""
    scope: dict[str, Callable[[], bytes]] = {}
    words = sys.argv
    sys.argv = ["bare", str(asset("fonts", "interface-400.ttf")), str(stage.photo)]
    exec(BARE, scope)
    sys.argv = words
    fact = desk.read.where(QuickFact)[0]
    typed = iter(range(1_000))

    def refreshed() -> None:
        with desk.change("Type") as unit:
            unit.put(replace(fact, text=f"Typed {next(typed)}"))
        page_image(exporting.snapshot_pdf(desk, stage.interview).data, SCREEN)

    def as_it_comes() -> None:
        rl_config.useA85 = 1
        scope["bare"]()
        rl_config.useA85 = 0

    def on_screen() -> None:
        page_image(scope["bare"](), SCREEN)

    refreshed()
    told = in_turn((refreshed, as_it_comes, scope["bare"], on_screen), 20, process_time)
    ours, bare, plain, shown = map(min, told)
    row("preview after a change, beside a bare page", ours, bare, 3.0)
    row("  the same, bare page without ASCII85", ours, plain, 3.0)
    row("  beside a bare page without it that is shown, too", ours, shown, 3.0)
