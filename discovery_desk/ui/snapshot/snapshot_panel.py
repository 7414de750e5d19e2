"""The Snapshot screen: choosing on the left, the real page on the right, Export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.note import Note
from discovery_desk.domain.opportunity import Evidence, Opportunity, SolutionRequest
from discovery_desk.domain.page_check import Todo, opportunities_wanting, shape_of
from discovery_desk.domain.participant import Participant, Picture, QuickFact
from discovery_desk.domain.snapshot import Quote, Snapshot, SnapshotPage
from discovery_desk.domain.story import Story
from discovery_desk.domain.team import Seat
from discovery_desk.domain.third_person import ThirdPerson
from discovery_desk.services import exporting, interviews, notes, page_check, snapshots
from discovery_desk.services.sharing import Options
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import plain_label, rule
from discovery_desk.ui.kit.page_words import page_words
from discovery_desk.ui.kit.quiet_timer import QuietTimer
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.snapshot.choices import choice_of
from discovery_desk.ui.snapshot.composer import Composer
from discovery_desk.ui.snapshot.composer_verbs import ComposerVerbs
from discovery_desk.ui.snapshot.evidence_tray import EvidenceTray
from discovery_desk.ui.snapshot.fold_strip import FoldStrip
from discovery_desk.ui.snapshot.fold_words import fold_words, folded_ids
from discovery_desk.ui.snapshot.page_view import PageView
from discovery_desk.ui.snapshot.picture_card import is_picture
from discovery_desk.ui.snapshot.privacy_strip import PrivacyStrip
from discovery_desk.ui.snapshot.sharing_strip import SharingStrip
from discovery_desk.ui.snapshot.snapshot_header import SnapshotHeader

SHOWN = (
    *(Interview, Participant, Picture, QuickFact, ConsentEntry, Quote, Snapshot, Seat, ThirdPerson),
    *(Story, Moment, Link, Opportunity, Evidence, SolutionRequest, Insight, Note),
)
ROOM_FOR_BOTH = 460  # of the page and the notes below it
PAGE_WAIT_MS = 20  # what comes in one go is drawn once
ON_THE_MAP = frozenset({Todo.MOMENTS, Todo.STARTS, Todo.ENDS, Todo.LOOSE, Todo.UNDATED})
ABOUT_PRIVACY = frozenset({Todo.THIRD_PERSONS, Todo.CONTACTS, Todo.UNASKED})


class SnapshotPanel(QWidget):
    """`moment_asked` wants a moment shown on the map, `note_asked` a note in the talk, an empty one the place where it
    goes on; `mending_asked` what is mended on another screen, `gallery_asked` all pages; `exported` says where a page
    was saved."""

    moment_asked = Signal(str)
    note_asked = Signal(str)
    mending_asked = Signal(object)
    gallery_asked = Signal()
    exported = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self._drawn: SnapshotPage | None = None
        self._drawn_as: Options | None = None
        self.setAcceptDrops(True)
        self._stack = QStackedWidget(self)
        self._screen = QWidget(self._stack)
        self._columns = QSplitter(Qt.Orientation.Horizontal, self._screen)
        self.composer = Composer(place.theme, self._columns)
        self._right = QWidget(self._columns)
        self.page_view = PageView(place.theme, self._right)
        self.tray = EvidenceTray(self._right)
        self._folds = FoldStrip(self._right)
        self.sharing = SharingStrip(place, self.flush, self._screen)
        self.privacy = PrivacyStrip(place, self.sharing.files.choice, self._screen)
        self.header = SnapshotHeader(place.theme, self.sharing.button, self._screen)
        self._page_timer = QuietTimer(PAGE_WAIT_MS, self._draw_page, self)
        self._lay_out()
        self._verbs = ComposerVerbs(place, self.composer, lambda: self._interview_id, self._show_again, self)
        self._connect()
        self._refresher = Refresher(place.bridge, self, SHOWN, self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        if interview_id != self._interview_id:
            self.flush()  # while it is still known which interview it is for
            self.composer.forget()
            self.tray.leave()
        self._interview_id = interview_id
        self.sharing.show_interview(interview_id)
        self.privacy.show_interview(interview_id)
        self._stack.setCurrentIndex(0 if interview_id is None else 1)
        self._refresher.now()

    def take_focus(self) -> None:
        self.composer.take_focus()

    def step_pane(self, by: int) -> None:
        """From section to section of the composer, and to the page after the last."""
        sections = [*self.composer.sections(), (self.page_view, self.page_view)]
        focused = QApplication.focusWidget()
        here = next((i for i, (part, _) in enumerate(sections) if _is_in(focused, part)), -1 if by > 0 else 0)
        _, stop = sections[(here + by) % len(sections)]
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.composer.ensureWidgetVisible(stop)

    def tick(self) -> None:
        """Nothing here depends on the clock."""

    def flush(self) -> bool:
        """Everything half typed is on the disk afterwards, or told why not and still in its line."""
        if self._interview_id is not None:
            self.composer.flush()
            self.sharing.flush()
        return True

    def _lay_out(self) -> None:
        empty = plain_label(tr("No interview yet. Ctrl+N starts one; its page is made here."), "quiet")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.page_view, 1)
        right.addWidget(self._folds)
        right.addWidget(self.tray)
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(self.composer)
        self._columns.addWidget(self._right)
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes([420, 960])
        column = QVBoxLayout(self._screen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(rule())
        column.addWidget(self.privacy)
        column.addWidget(self.sharing)
        column.addWidget(self._columns, 1)
        self._stack.addWidget(empty)
        self._stack.addWidget(self._screen)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture can be dropped anywhere, on the page as well."""
        if self._interview_id is not None and is_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.composer.picture.take(event.mimeData())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folds.fit()

    def _connect(self) -> None:
        composer = self.composer
        composer.moment_asked.connect(self.moment_asked)
        composer.note_asked.connect(self.note_asked)
        composer.notes_asked.connect(self._open_tray)
        composer.todo_asked.connect(self._mend)
        self.tray.ticked.connect(lambda key, note, on: self._verbs.rest(key, note, is_evidence=on))
        self.tray.left.connect(self._leave_tray)
        self.header.gallery.clicked.connect(self.gallery_asked)
        self.header.copy.clicked.connect(self.copy_image)
        self.header.export.clicked.connect(self.export_pdf)
        self.sharing.files.saved.connect(self.exported)
        self.sharing.page_changed.connect(self._show_again)
        self.sharing.left.connect(self.take_focus)
        self.privacy.left.connect(self.take_focus)
        self.sharing.masks_asked.connect(self.privacy.take_focus)
        self._place.theme_changed.connect(self._wear)

    def _wear(self) -> None:
        self.header.set_theme(self._place.theme)
        self.page_view.set_theme(self._place.theme)
        self.composer.set_theme(self._place.theme)

    def _show_again(self) -> None:
        self._refresher.now()

    def _refresh(self) -> None:
        if self._interview_id is None:
            return
        interview = interviews.get(self._desk, self._interview_id)
        person, today = interviews.participant_of(self._desk, interview), self._desk.clock.now().today
        self.header.show_talk(interview, person, snapshots.minutes_since_end(self._desk, interview), today)
        self.composer.show_choice(choice_of(self._desk, self._page(interview.id, self.sharing.options)))
        self._fill_tray()
        self._page_timer.poke()

    def _open_tray(self, opportunity_id: str) -> None:
        self.tray.opportunity = opportunity_id
        self._fill_tray()
        self.tray.open_for(opportunity_id)
        self._show_folds()

    def _leave_tray(self, opportunity_id: str) -> None:
        self._show_folds()
        if opportunity_id:
            self.composer.go_to_opportunity(opportunity_id)

    def _fill_tray(self) -> None:
        """While it is open: the notes of the talk, those of its opportunity ticked."""
        interview_id, key = self._interview_id, self.tray.opportunity
        if not key or interview_id is None:
            return
        order = {one.id: (number, one) for number, one in snapshots.numbered_of(self._desk, interview_id)}
        found = next((both for id_, both in order.items() if id_ == key), None)
        if found is None:
            self.tray.leave()
            return
        number, one = found
        chosen = self._desk.read.evidence(interview_id).get(one.id, ())
        shown = [note for note in notes.of_interview(self._desk, interview_id) if not note.is_withdrawn]
        self.tray.show_notes(number, one.text, shown, chosen)

    def _mend(self, todo: Todo) -> None:
        """To the place where it is mended, here or on another screen."""
        if self._interview_id is None or self.composer.go_to(todo):
            return
        page = self._page(self._interview_id, self.sharing.options)
        wanting = opportunities_wanting(todo, page, page_check.known_of(self._desk, page))
        if wanting:
            self._mend_opportunity(todo, wanting[0])
        elif todo in ON_THE_MAP:
            loose = shape_of(page.moments, page.links).loose
            first = loose[0] if loose else page.moments[-1].id if page.moments else ""
            self.moment_asked.emit(first)
        elif todo in ABOUT_PRIVACY:
            self.privacy.take_focus()
        elif todo is Todo.AGE:
            self.header.export.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.mending_asked.emit(todo)

    def _mend_opportunity(self, todo: Todo, opportunity_id: str) -> None:
        self.composer.go_to_opportunity(opportunity_id)
        if todo is Todo.UNPLACED:
            self.composer.offer_moments(opportunity_id)
        else:
            self._open_tray(opportunity_id)

    def _draw_page(self) -> None:
        """Nothing is set anew for a change that is not on the page."""
        if self._interview_id is None:
            return
        if not self.isVisible():
            self._refresher.now()  # hidden: notes that it is to be drawn when it is shown
            return
        how = self.sharing.options
        page = self._page(self._interview_id, how)
        if (page, how) != (self._drawn, self._drawn_as):
            self._place.attempt(lambda: self._set_page(page, how))

    def _page(self, interview_id: InterviewId, how: Options) -> SnapshotPage:
        """As it is going to leave."""
        return snapshots.page(self._desk, interview_id, how.masks, with_evidence=how.with_evidence)

    def _set_page(self, page: SnapshotPage, how: Options) -> None:
        made = exporting.page_pdf(page, how.shape, page_words(), with_evidence=how.with_evidence)
        self._drawn, self._drawn_as = page, how
        self._show_page(made)

    def _show_page(self, page: exporting.Exported) -> None:
        self.page_view.show_pdf(page.data, self.header.title)
        self.header.show_fit(len(page.folded))
        said = fold_words(page, page_words())
        self._folds.say(said)
        self._show_folds()
        shown = self._drawn.opportunities if self._drawn is not None else ()
        self.composer.show_folded(folded_ids(page, shown, page_words()))

    def _show_folds(self) -> None:
        """Not while notes are being chosen: the page needs the room, and goes itself where there is too little."""
        is_choosing = not self.tray.isHidden()
        self._folds.setVisible(bool(self._folds.words) and not is_choosing)
        self.page_view.setVisible(not is_choosing or self._right.height() >= self._place.theme.px(ROOM_FOR_BOTH))

    def copy_image(self) -> None:
        self.sharing.files.copy_image()

    def export_pdf(self) -> None:
        """Ask where, without stopping the program, then save."""
        self.sharing.files.choose_target()

    def save_to(self, target: Path) -> bool:
        """False after trouble, which has been told."""
        return self.sharing.files.save_to(target)


def _is_in(widget: QWidget | None, part: QWidget) -> bool:
    return widget is not None and (widget is part or part.isAncestorOf(widget))
