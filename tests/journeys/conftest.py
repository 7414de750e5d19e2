"""A researcher at the real window: what a person does, in the words of what they do, by key events only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import Interview
from discovery_desk.domain.note import Note
from discovery_desk.services import interviews
from discovery_desk.services.desk import Desk, open_desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Researcher:
    """Drives a window with keys and reads the desk behind it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, desk: Desk, clock) -> None:  # type: ignore[no-untyped-def]
        self.qtbot, self.window, self.desk, self.clock = qtbot, window, desk, clock

    @property
    def interview(self) -> Interview:
        assert self.window.live.interview is not None
        return interviews.get(self.desk, self.window.live.interview.id)

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.desk.read.notes(self.interview.id)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Into whatever has the focus, as a keyboard would."""
        QTest.keyClick(self.focused(), key, modifiers)

    def types(self, text: str) -> None:
        for letter in text:
            if letter == "\t":
                self.presses(Qt.Key.Key_Tab)
            else:
                QTest.keyClicks(self.focused(), letter)

    def focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def starts(self, name: str, prompt: str = "", interviewer: str = "", note_taker: str = "") -> None:
        self.presses(Qt.Key.Key_N, CTRL)
        self.types(f"{name}\t")
        self.presses(Qt.Key.Key_A, CTRL)
        self.types(f"{prompt}\t{interviewer}\t{note_taker}")
        self.presses(Qt.Key.Key_Return)

    def writes(self, line: str, after_ms: int = 10_000) -> Note:
        """A note, its first key so long after the last one's."""
        before = {note.id for note in self.notes}
        self.clock.advance(ms=after_ms)
        self.types(line)
        self.clock.advance(ms=2000)
        self.presses(Qt.Key.Key_Return)
        new = [note for note in self.notes if note.id not in before]
        assert len(new) == 1, f"{line!r} was not kept"
        return new[0]

    def undoes(self) -> None:
        self.presses(Qt.Key.Key_Z, CTRL)

    def redoes(self) -> None:
        self.presses(Qt.Key.Key_Z, CTRL | SHIFT)

    def ends(self) -> None:
        self.presses(Qt.Key.Key_E, CTRL | SHIFT)
        self.presses(Qt.Key.Key_Return)

    def exports(self, target: Path) -> None:
        self.presses(Qt.Key.Key_E, CTRL)
        self.answers_file_dialog(target)

    def answers_file_dialog(self, target: Path) -> None:
        dialog = self._dialog()
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        field.selectAll()
        QTest.keyClicks(field, str(target))
        save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)

        def saved() -> bool:
            """The dialog does nothing while it is still reading the folder; a person presses again."""
            if target.exists():
                return True
            QTest.keyClick(save, Qt.Key.Key_Space)
            return target.exists()

        self.qtbot.waitUntil(saved)

    def _dialog(self) -> QFileDialog:
        def shown() -> QFileDialog | None:
            found = [one for one in self.window.findChildren(QFileDialog) if one.isVisible()]
            return found[0] if found else None

        self.qtbot.waitUntil(lambda: shown() is not None)
        dialog = shown()
        assert dialog is not None
        return dialog


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QApplication, dressed: None, clock) -> Iterator[Callable[[Path], Researcher]]:  # type: ignore[no-untyped-def]
    """`sit_down(path)` opens a desk in a window; closed at the end of the test."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    theme = Theme()
    opened: list[tuple[MainWindow, Desk]] = []

    def open_window(path: Path) -> Researcher:
        desk = open_desk(path, clock=clock, for_window=True)
        window = MainWindow(desk, theme)
        opened.append((window, desk))
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return Researcher(qtbot, window, desk, clock)

    yield open_window
    for window, desk in opened:
        window.close()
        window.deleteLater()
        desk.close()


@pytest.fixture
def researcher(sit_down: Callable[[Path], Researcher], desk_path: Path) -> Researcher:
    return sit_down(desk_path)
