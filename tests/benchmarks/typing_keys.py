"""From a key in the note line to its pixels, with few and many notes in the list, beside a bare editor.

All windows stand open at once and each key goes to all of them in turn.
"""

from __future__ import annotations

import statistics
from pathlib import Path

from measure import in_turn, percentile, row
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from talks import talk, window_on

COUNTS = (0, 1_000, 10_000)
ROUNDS, LINE = 12, 60  # lines typed, and keys in each
WARM = 30


def measure(folder: Path) -> None:
    desks = [talk(folder / f"keys-{count}.desk", count) for count in COUNTS]
    windows = [window_on(desk) for desk in desks]
    bare = QPlainTextEdit()
    bare.resize(560, 60)
    bare.show()
    editors: list[QPlainTextEdit] = [*(window.live.notes.line.editor for window in windows), bare]
    taken = _type(editors)
    for count, ours in zip(COUNTS, taken, strict=False):
        for percent, budget in ((50, 1.5), (95, 1.5), (99, 1.5)):
            what = f"key to pixels, {count:,} notes, p{percent}"
            row(what, percentile(ours, percent), percentile(taken[-1], percent), budget)
    row("key to pixels, 10,000 notes beside none, p50", *(statistics.median(taken[at]) for at in (2, 0)), 1.2)
    row("key to pixels, 10,000 notes beside none, p99", *(percentile(taken[at], 99) for at in (2, 0)), 1.2)
    for window, desk in zip(windows, desks, strict=True):
        window.close()
        desk.close()


def _type(editors: list[QPlainTextEdit]) -> list[list[float]]:
    acts = [lambda editor=editor: _press(editor) for editor in editors]
    in_turn(acts, WARM)
    taken: list[list[float]] = [[] for _ in editors]
    for _ in range(ROUNDS):
        for editor in editors:
            editor.clear()
        QApplication.processEvents()
        for at, more in enumerate(in_turn(acts, LINE)):
            taken[at] += more
    return taken


def _press(editor: QPlainTextEdit) -> None:
    QTest.keyClick(editor, Qt.Key.Key_E)
    QApplication.processEvents()
