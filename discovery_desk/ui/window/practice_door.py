"""Opens the practice window, one at a time, and lets go of it and its desk when it is closed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.errors import DeskError
from discovery_desk.services.practice import PracticeDesk, require_no_live
from discovery_desk.ui.window.main_window import MainWindow
from discovery_desk.ui.window.practice_window import PracticeWindow

NAME = "practice-door"


class PracticeDoor(QObject):
    """Belongs to the program, not to a window: another desk may be opened while somebody practises."""

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self.setObjectName(NAME)
        self.window: PracticeWindow | None = None

    def open(self, beside: MainWindow) -> None:
        """Looks as that window does, and takes only its clock and settings from it."""
        if self.window is None:
            place = beside.place
            room = PracticeDesk(place.desk.clock)
            window = self.window = PracticeWindow(room, place.theme, place.settings)
            window.theme_asked.connect(beside.theme_asked)
            window.scale_asked.connect(beside.scale_asked)
            place.theme_changed.connect(window.wear)
            window.closed.connect(lambda: self._let_go(window, room))
            window.again_asked.connect(lambda: self._begin_again(window, beside))
            window.resize(beside.size())
            window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _begin_again(self, window: PracticeWindow, beside: MainWindow) -> None:
        """Only when nothing of the practice before is left to ask about."""
        if window.close():
            practise(beside)

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
    try:
        require_no_live(beside.place.desk)
    except DeskError as error:
        beside.place.explain(error)
        return
    door().open(beside)
