"""From a key in the note line to its pixels, with few and many notes in the list, beside a bare editor.

Each has a process of its own, so that the timers of one are not counted against another; they type a line in turn.
`typing_keys.py COUNT DESK` is such a process: -1 is the bare editor, in the dress of the program.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from measure import percentile, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

BARE = -1
COUNTS = (0, 1_000, 10_000)
ROUNDS, WARM_ROUNDS = 20, 3
SETTLING = 10  # turns of the event loop
WORDS = "counts the pallets by torchlight against a list of last night"


def measure(folder: Path) -> None:
    with ExitStack() as stack:
        typists = {count: stack.enter_context(Typist(count, folder)) for count in (BARE, *COUNTS)}
        taken: dict[int, list[float]] = {count: [] for count in typists}
        for at in range(WARM_ROUNDS + ROUNDS):
            for count, typist in typists.items():
                times = typist.type_line()
                taken[count] += times if at >= WARM_ROUNDS else []
    for count in COUNTS:
        for percent in (50, 95, 99):
            ours, bare = percentile(taken[count], percent), percentile(taken[BARE], percent)
            row(f"key to pixels, {count:,} notes, p{percent}", ours, bare, 1.5)
    for percent in (50, 99):
        many, none = percentile(taken[10_000], percent), percentile(taken[0], percent)
        row(f"key to pixels, 10,000 notes beside none, p{percent}", many, none, 1.2)


class Typist:
    """A process that types one line whenever it is asked to, and says how long each key took."""

    def __init__(self, count: int, folder: Path) -> None:
        words = [sys.executable, __file__, str(count), str(folder / f"keys-{count}.desk")]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii")

    def __enter__(self) -> Typist:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate("", timeout=20)

    def type_line(self) -> list[float]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("line\n")
        self._process.stdin.flush()
        answer: list[float] = json.loads(self._process.stdout.readline())
        return answer


def serve(count: int, path: Path) -> None:
    from discovery_desk.app import application
    from discovery_desk.ui.kit import theme as themes
    from discovery_desk.ui.kit.theme import Theme

    app = application()
    themes.apply(app, Theme())
    editor, held = _bare() if count == BARE else _line(count, path)
    for _ in sys.stdin:
        print(json.dumps(_type(editor)), flush=True)
    del held


def _bare() -> tuple[QPlainTextEdit, object]:
    from PySide6.QtWidgets import QPlainTextEdit

    editor = QPlainTextEdit()
    editor.resize(560, 60)
    editor.show()
    return editor, editor


def _line(count: int, path: Path) -> tuple[QPlainTextEdit, object]:
    from talks import talk, window_on

    desk = talk(path, count)
    window = window_on(desk)
    return window.live.notes.line.editor, (window, desk)


def _type(editor: QPlainTextEdit) -> list[float]:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    editor.clear()
    for _ in range(SETTLING):  # what emptying it asks for belongs to Enter, not to the first key
        QApplication.processEvents()
    taken = []
    for letter in WORDS:
        begun = time.perf_counter()
        QTest.keyClick(editor, letter)
        QApplication.processEvents()
        taken.append(time.perf_counter() - begun)
    return taken


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]))
