"""A program of its own, to be killed at any moment: types an interview into the real window and writes it all down.

`live_typist.py DESK LOG SEED`. Before each key it writes the key's time and what the line will hold, after each commit
what has been announced. It says "ready" on standard output when the typing begins.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from discovery_desk.app import application
from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.note import SIGNS, Note, NoteTag
from discovery_desk.services import interviews
from discovery_desk.services.desk import open_desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow

KEY_EVERY_MS = 12
WORDS = (
    "she",
    "counts",
    "pallets",
    "by",
    "torchlight",
    "née",
    "数を",
    "لا",
    "waits",
    "#pain",
    "twice",
    "👩‍🚀",
    "again",
)
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Step = Callable[[], None]


class LiveTypist:
    """One key each time it is asked; what a person would do in half an hour, in any order."""

    def __init__(self, window: MainWindow, log: int, seed: int) -> None:
        self._line, self._log = window.live.notes.line, log
        self._random = random.Random(seed)
        self._number = seed * 1000
        window.place.desk.feed.subscribe(self._tell_commit)
        self._tell("opened", line=self._line.text(), mends=self._line.is_mending())
        self._steps = self._forever()

    def step(self) -> None:
        next(self._steps)()

    def _forever(self) -> Iterator[Step]:
        yield from self._clean_up()
        acts = (self._note, self._note, self._note, self._note, self._mark, self._tag, self._mend, self._undo)
        while True:
            yield from self._random.choice((*acts, self._retime, self._mend_over_half))()

    def _clean_up(self) -> Iterator[Step]:
        """What came back after the last kill is put away, as somebody might."""
        yield lambda: self._press(Qt.Key.Key_Escape)
        yield lambda: self._press(Qt.Key.Key_A, CTRL)
        yield lambda: self._press(Qt.Key.Key_Delete)
        yield lambda: self._tell("begun", line=self._line.text())

    def _note(self) -> Iterator[Step]:
        yield from self._half()
        if self._random.random() < 0.2:
            yield from self._mark()
        yield lambda: self._act("enter", Qt.Key.Key_Return)

    def _half(self) -> Iterator[Step]:
        self._number += 1
        sign = self._random.choice(("", "", *SIGNS))
        words = " ".join(self._random.choices(WORDS, k=self._random.randint(2, 7)))
        for letter in f"{sign} {words} {self._number}":
            yield lambda letter=letter: self._letter(letter)

    def _mark(self) -> Iterator[Step]:
        yield lambda: self._act("mark", Qt.Key.Key_M, CTRL)

    def _tag(self) -> Iterator[Step]:
        digit = self._random.choice((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3))
        yield lambda: self._act("tag", digit, CTRL)

    def _retime(self) -> Iterator[Step]:
        arrow = self._random.choice((Qt.Key.Key_Left, Qt.Key.Key_Right))
        yield lambda: self._act("retime", arrow, ALT)

    def _undo(self) -> Iterator[Step]:
        yield lambda: self._act("undo", Qt.Key.Key_Z, CTRL)
        if self._random.random() < 0.7:
            yield lambda: self._act("redo", Qt.Key.Key_Z, CTRL | SHIFT)

    def _mend(self) -> Iterator[Step]:
        yield lambda: self._begin_mending(half="")
        for letter in self._random.choice((" mended", " or so, as far as she knows")):
            yield lambda letter=letter: self._mended_letter(letter)
        if self._random.random() < 0.8:
            yield lambda: self._act("enter", Qt.Key.Key_Return)
        else:
            yield lambda: self._act("leave", Qt.Key.Key_Escape)

    def _mend_over_half(self) -> Iterator[Step]:
        """What was half typed waits while a note is mended, and comes back."""
        yield from self._half()
        half = self._line.text()
        yield lambda: self._press(Qt.Key.Key_Home)
        yield lambda: self._begin_mending(half=half)
        for letter in " mended":
            yield lambda letter=letter: self._mended_letter(letter)
        yield lambda: self._act("enter", Qt.Key.Key_Return)
        yield lambda: self._act("enter", Qt.Key.Key_Return)

    def _letter(self, letter: str) -> None:
        self._tell("key", line=self._line.text() + letter)
        QApplication.sendEvent(self._line.editor, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))

    def _mended_letter(self, letter: str) -> None:
        """Nothing while there is no note to mend."""
        if self._line.is_mending():
            self._letter(letter)

    def _act(self, what: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self._tell("act", what=what)
        self._press(key, modifiers)
        self._tell("done", what=what, line=self._line.text(), mends=self._line.is_mending())

    def _begin_mending(self, half: str) -> None:
        self._tell("act", what="up")
        self._press(Qt.Key.Key_Up)
        self._tell("done", what="up", line=self._line.text(), mends=self._line.is_mending(), half=half)

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self._line.editor, key, modifiers)

    def _tell_commit(self, changes: ChangeSet) -> None:
        rows = [
            [kind, change.id, row_of(change.after) if change.after else None]
            for change in changes.changes
            for kind, entity in (("note", Note), ("tag", NoteTag))
            if change.entity is entity
        ]
        if rows:
            self._tell("committed", rows=rows)

    def _tell(self, kind: str, **said: object) -> None:
        """By the system, so that it survives a kill; with the time before it happens."""
        record = json.dumps({"kind": kind, "at": time.monotonic_ns(), **said}) + "\n"
        os.write(self._log, record.encode("ascii"))


def row_of(row: object) -> list[object]:
    """What must not be lost of a note or of the tag of a note."""
    if isinstance(row, Note):
        return [row.kind.value, row.text, row.at_ms, row.keyed_ms, row.kept_ms]
    assert isinstance(row, NoteTag)
    return [row.note_id, row.tag_id]


def main(path: Path, log: Path, seed: int) -> None:
    app = application()
    desk = open_desk(path, for_window=True)
    window = MainWindow(desk, Theme())
    window.show()
    window.activateWindow()
    if window.live.interview is None:
        window.place.focus.look_at_interview(interviews.prepare(desk, "Somebody").id)
    window.live.take_focus()
    app.processEvents()
    typist = LiveTypist(window, os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), seed)
    keys = QTimer()
    keys.setInterval(KEY_EVERY_MS)
    keys.setTimerType(Qt.TimerType.PreciseTimer)
    keys.timeout.connect(typist.step)
    keys.start()
    print("ready", flush=True)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
