"""The screen of composite maps: all of them, or one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from discovery_desk.domain.composite import CompositeMap, CompositeMapId
from discovery_desk.domain.interview import InterviewId
from discovery_desk.services import composites
from discovery_desk.ui.composite.composite_board import READ, CompositeBoard
from discovery_desk.ui.composite.composite_start import CompositeStart
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class CompositePanel(QStackedWidget):
    """`moment_asked` wants a moment of an interview shown in its talk; `left` wants to be elsewhere."""

    moment_asked = Signal(str, str)
    left = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self.start = CompositeStart()
        self.board = CompositeBoard(place)
        self.addWidget(self.start)
        self.addWidget(self.board)
        self.start.begun.connect(self._begin)
        self.start.chosen.connect(self.show_map)
        self.start.removed.connect(self._remove)
        self.start.left.connect(self.left)
        self.board.left.connect(self.show_all)
        self.board.moment_asked.connect(self.moment_asked)
        self._refresher = Refresher(place.bridge, self.start, READ, self._refresh)

    def show_interview(self, _interview_id: InterviewId | None) -> None:
        """Composites belong to no interview."""

    def take_focus(self) -> None:
        if self.currentWidget() is self.board:
            self.board.take_focus()
        else:
            self._refresher.now()
            self.start.take_focus()

    def flush(self) -> bool:
        return self.board.flush()

    def tick(self) -> None:
        """Nothing here depends on the clock."""

    def turn(self) -> None:
        if self.currentWidget() is self.board:
            self.board.turn()

    def show_map(self, composite_id: str) -> None:
        self.board.show_map(CompositeMapId(composite_id))
        self.setCurrentWidget(self.board)
        self.board.take_focus()

    def show_all(self) -> None:
        self.board.flush()
        self.setCurrentWidget(self.start)
        self.take_focus()

    def _begin(self, title: str) -> None:
        made: list[CompositeMap] = []
        if self._place.attempt(lambda: made.append(composites.make(self._desk, title))):
            self.start.line.clear()
            self.show_map(made[0].id)

    def _remove(self, composite_id: str) -> None:
        if self._place.attempt(lambda: composites.remove(self._desk, CompositeMapId(composite_id))):
            self._place.tell(tr("The composite map is removed; its stories stay. Ctrl+Z brings it back."))
            self.start.take_focus()

    def _refresh(self) -> None:
        self.start.show_summaries(composites.every(self._desk))
