"""Opens the practice window, one at a time, and lets go of it and its desk when it is closed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from discovery_desk.host.settings import Settings
from discovery_desk.services.practice import PracticeDesk, require_no_live
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow
from discovery_desk.ui.window.practice_window import PracticeWindow

NAME = "practice-door"


class PracticeDoor(QObject):
    """Belongs to the program, not to a window: another desk may be opened while somebody practises."""

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self.setObjectName(NAME)
        self.window: PracticeWindow | None = None
        self._beside: MainWindow | None = None

    def open(self, beside: MainWindow) -> None:
        """Looks as that window does, and takes only its clock and settings from it."""
        place = beside.place
        if self.window is None:
            window = self._open(PracticeDesk(place.desk.clock), place.theme, place.settings)
            window.theme_asked.connect(beside.theme_asked)
            window.scale_asked.connect(beside.scale_asked)
            place.theme_changed.connect(window.wear)
            beside.destroyed.connect(self._stand_alone)
            window.resize(beside.size())
            window.show()
            self._beside = beside
        self._bring_forward()

    def _open(self, room: PracticeDesk, theme: Theme, settings: Settings) -> PracticeWindow:
        window = self.window = PracticeWindow(room, theme, settings)
        window.closed.connect(lambda: self._let_go(window, room))
        window.again_asked.connect(lambda: self._begin_again(window))
        return window

    def _bring_forward(self) -> None:
        if self.window is not None:
            self.window.raise_()
            self.window.activateWindow()

    def _begin_again(self, window: PracticeWindow) -> None:
        """Only when nothing of the practice before is left to ask about."""
        beside = self._beside
        if beside is not None and not window.place.attempt(lambda: require_no_live(beside.place.desk)):
            return
        if not window.close():
            return
        if beside is not None:
            self.open(beside)
            return
        another = self._open(PracticeDesk(), window.place.theme, window.place.settings)
        another.resize(window.size())
        another.show()

    def _stand_alone(self) -> None:
        self._beside = None

    def _let_go(self, window: PracticeWindow, room: PracticeDesk) -> None:
        self.window = None
        window.place.bridge.cut()
        window.destroyed.connect(room.desk.close)
        window.deleteLater()


def door() -> PracticeDoor:
    app = QApplication.instance()
    assert app is not None
    found = app.findChild(PracticeDoor, NAME)
    return found or PracticeDoor(app)


def practise(beside: MainWindow) -> None:
    """Refused, in a sentence, while an interview is running."""
    if beside.place.attempt(lambda: require_no_live(beside.place.desk)):
        door().open(beside)
