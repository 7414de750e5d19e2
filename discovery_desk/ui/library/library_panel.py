"""The screen of all snapshots: the gallery, or a few of them side by side."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.library import ListedPage
from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.note import Note, NoteTag, Tag
from discovery_desk.domain.opportunity import Evidence, Opportunity
from discovery_desk.domain.participant import Participant, Picture, QuickFact
from discovery_desk.domain.snapshot import Quote, Snapshot
from discovery_desk.domain.story import Story
from discovery_desk.domain.team import Seat, TeamMember
from discovery_desk.domain.third_person import ThirdPerson
from discovery_desk.services import interviews, library
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.quiet_timer import QuietTimer
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.library.compare_board import CompareBoard
from discovery_desk.ui.library.gallery import Gallery

LISTED = (Interview, Participant, Note, NoteTag, Tag, Opportunity, Evidence, Story, Moment)
ON_PAGE = (Quote, Snapshot, Link, Insight, QuickFact, Picture, ConsentEntry, ThirdPerson, Seat, TeamMember)


WAIT_MS = 150  # a note that is typed in another window is kept first


class LibraryPanel(QStackedWidget):
    """`page_asked` wants one page alone, `bundle_asked` one file of several, `left` to be elsewhere."""

    page_asked = Signal(str)
    bundle_asked = Signal(object)
    left = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self.gallery = Gallery(place, self)
        self._board: CompareBoard | None = None
        self.addWidget(self.gallery)
        self._connect()
        self._timer = QuietTimer(WAIT_MS, self._refresh, self)
        self._refresher = Refresher(place.bridge, self, (*LISTED, *ON_PAGE), self._timer.poke)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        """The keys are on its page when the gallery is gone to."""
        self._interview_id = interview_id
        self._name_back()
        if interview_id is not None:
            self.gallery.grid.choose(interview_id)

    @property
    def board(self) -> CompareBoard:
        """Made when pages are compared for the first time."""
        if self._board is None:
            self._board = CompareBoard(self._place, self)
            self._board.left.connect(self.show_gallery)
            self._board.opened.connect(self._ask_for_page)
            self.addWidget(self._board)
        return self._board

    @property
    def is_comparing(self) -> bool:
        return self.currentWidget() is not self.gallery

    def take_focus(self) -> None:
        if self.is_comparing:
            self.board.take_focus()
        else:
            self.gallery.take_focus()

    def flush(self) -> bool:
        return True

    def tick(self) -> None:
        """Nothing here depends on the clock."""

    def catch_up(self) -> None:
        """Show now what has changed meanwhile."""
        self._timer.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.catch_up()

    def show_gallery(self) -> None:
        self.setCurrentWidget(self.gallery)
        self.gallery.take_focus()

    def compare(self) -> None:
        """Those that are marked, in the order in which they were; one that is marked, with the one under the keys."""
        self.catch_up()
        grid = self.gallery.grid
        asked = grid.marked()
        if len(asked) == 1 and grid.current_id:
            asked = (*asked, grid.current_id)
        if self._place.attempt(lambda: library.comparable(asked)):
            listed = self._listed()
            self.setCurrentWidget(self.board)
            self.board.compare([listed[one] for one in dict.fromkeys(asked)], self._today())

    def bundle(self) -> None:
        """Those that are marked, or else the one that the keys are on."""
        self.catch_up()
        grid = self.gallery.grid
        asked = grid.marked() or ((grid.current_id,) if grid.current_id else ())
        if asked:
            self.bundle_asked.emit(asked)

    def _connect(self) -> None:
        gallery = self.gallery
        gallery.filters.changed.connect(self._refresh_gallery)
        gallery.grid.opened.connect(self._ask_for_page)
        gallery.compare_asked.connect(self.compare)
        gallery.bundle_asked.connect(self.bundle)
        gallery.back_asked.connect(lambda: self.page_asked.emit(self._interview_id or ""))
        gallery.left.connect(self.left)

    def _ask_for_page(self, key: str) -> None:
        """As long as it is there."""
        self.catch_up()
        if key in self._listed():
            self.page_asked.emit(key)

    def _listed(self) -> dict[str, ListedPage]:
        return {page.interview_id: page for page in self._desk.read.pages(library.EVERY_PAGE)}

    def _refresh(self) -> None:
        if not self.isVisible():
            self._refresher.now()  # hidden meanwhile: to be done when it is shown
            return
        if self.is_comparing or self.gallery.grid.marked():
            listed = self._listed()
            self.gallery.grid.keep_marks(listed)
            if self.is_comparing:
                self.board.read_again(listed, self._today())
        self._refresh_gallery()

    def _refresh_gallery(self) -> None:
        found = library.search(self._desk, self.gallery.filters.search())
        is_first = not self.gallery.grid.pages
        self.gallery.show_library(found, self._today())
        if is_first and self._interview_id is not None:
            self.gallery.grid.choose(self._interview_id)
        self._name_back()

    def _name_back(self) -> None:
        name = ""
        if self._interview_id is not None:
            person = interviews.participant_of(self._desk, interviews.get(self._desk, self._interview_id))
            name = person.call_me or person.name
        self.gallery.name_back(name)

    def _today(self) -> date:
        return self._desk.clock.now().today
