"""The Snapshot screen: choosing on the left, the real page on the right, Export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from discovery_desk.domain.consent import ConsentEntry, ConsentScope
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.insight import Insight, InsightId
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, clock_text
from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.note import Note
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.participant import Participant, Picture, QuickFact
from discovery_desk.domain.snapshot import Quote, Snapshot
from discovery_desk.domain.story import Story
from discovery_desk.services import consent, exporting, insights, interviews, opportunities, photos, snapshots
from discovery_desk.services.snapshots import Completeness, QuoteChoice
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import InitialsBadge, button, pill, plain_label, rule, set_look
from discovery_desk.ui.kit.dates import short_day
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.page_words import page_words
from discovery_desk.ui.kit.quiet_timer import QuietTimer
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.snapshot.composer import Choice, Composer
from discovery_desk.ui.snapshot.page_view import PageView, picture

SHOWN = (
    *(Interview, Participant, Picture, QuickFact, ConsentEntry, Quote, Snapshot),
    *(Story, Moment, Link, Opportunity, Insight, Note),
)
ROOM_FOR_FIT, ROOM_FOR_COPY, ROOM_FOR_GALLERY = 560, 680, 860  # pixels at 100 %
PAGE_WAIT_MS = 60


class SnapshotPanel(QWidget):
    """`moment_asked` wants a moment on the map, `gallery_asked` all pages; `exported` says where one was saved."""

    moment_asked = Signal(str)
    gallery_asked = Signal()
    exported = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self.composer = Composer(place.theme)
        self.page_view = PageView(place.theme)
        self._page_timer = QuietTimer(PAGE_WAIT_MS, self._draw_page, self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._refresher = Refresher(place.bridge, self, SHOWN, self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        if interview_id != self._interview_id:
            self.flush()  # while it is still known which interview it is for
            self.composer.forget()
        self._interview_id = interview_id
        self._stack.setCurrentIndex(0 if interview_id is None else 1)
        self._refresher.now()

    def take_focus(self) -> None:
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self) -> None:
        """Nothing here depends on the clock."""

    def flush(self) -> bool:
        """Everything half typed is on the disk afterwards, or told why not and still in its line."""
        if self._interview_id is not None:
            self.composer.flush()
        return True

    def _lay_out(self) -> None:
        empty = plain_label(tr("No interview yet. Ctrl+N starts one; its page is made here."), "quiet")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(self.composer)
        self._columns.addWidget(self.page_view)
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes([420, 960])
        screen = QWidget()
        column = QVBoxLayout(screen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(rule())
        column.addWidget(self._columns, 1)
        self._stack.addWidget(empty)
        self._stack.addWidget(screen)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)

    def _header(self) -> QFrame:
        head = QFrame()
        head.setProperty("look", "surface")
        head.setFixedHeight(self._place.theme.px(60))
        self._badge = InitialsBadge(self._place.theme, size=36)
        self._title = ElidedLabel("", "heading")
        self._state = ElidedLabel("", "quiet")
        self._fit = pill(tr("Fits one page ✓"))
        self.gallery = button(tr("All snapshots   F3"), "quiet")
        self.copy = button(tr("Copy as image"))
        self.export = button(tr("Export PDF   Ctrl+E"), "primary")
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(14)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch()
        names.addWidget(self._title)
        names.addWidget(self._state)
        names.addStretch()
        row.addWidget(self._badge)
        row.addLayout(names, 1)
        for widget in (self._fit, self.gallery, self.copy, self.export):
            row.addWidget(widget)
        self.gallery.setMinimumWidth(1)  # it goes before a window may no longer be made smaller
        self._head = head
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where it is narrow, what can be done with keys goes before words are cut."""
        width = self.width() / self._place.theme.scale
        self._fit.setVisible(width >= ROOM_FOR_FIT)
        self.copy.setVisible(width >= ROOM_FOR_COPY)
        self.gallery.setVisible(width >= ROOM_FOR_GALLERY)
        self.export.setText(tr("Export PDF   Ctrl+E") if width >= ROOM_FOR_COPY else tr("Export PDF"))

    def _connect(self) -> None:
        composer, desk, attempt = self.composer, self._desk, self._place.attempt
        composer.quote_chosen.connect(self._choose_quote)
        composer.opportunity_reworded.connect(self._reword_opportunity)
        composer.opportunity_moved.connect(
            lambda key, by: attempt(lambda: snapshots.move_on_page(desk, OpportunityId(key), by))
        )
        composer.opportunity_shown.connect(
            lambda key, on: attempt(lambda: snapshots.show_on_page(desk, OpportunityId(key), is_shown=on))
        )
        composer.opportunity_added.connect(
            lambda text: self._add("new-opportunity", lambda i: opportunities.add(desk, i, text))
        )
        composer.fact_reworded.connect(lambda one, text: attempt(lambda: snapshots.reword_fact(desk, one, text=text)))
        composer.fact_labelled.connect(lambda one, text: attempt(lambda: snapshots.reword_fact(desk, one, label=text)))
        composer.fact_added.connect(
            lambda text, label: self._add("new-fact", lambda i: snapshots.add_fact(desk, i, text, label))
        )
        composer.insight_added.connect(lambda text: self._add("new-insight", lambda i: insights.add(desk, i, text)))
        composer.insight_reworded.connect(self._reword_insight)
        composer.moment_asked.connect(self.moment_asked)
        self._connect_picture()
        self.gallery.clicked.connect(self.gallery_asked)
        self.copy.clicked.connect(self.copy_image)
        self.export.clicked.connect(self.export_pdf)
        self._place.theme_changed.connect(self._wear)

    def _connect_picture(self) -> None:
        card, desk = self.composer.picture, self._desk
        card.brought.connect(lambda path: self._about(lambda i: photos.bring(desk, i, path)))
        card.pasted.connect(self._paste_picture)
        card.kind_chosen.connect(lambda kind: self._about(lambda i: photos.stand_in(desk, i, kind)))
        card.cropped.connect(lambda crop: self._about(lambda i: photos.crop(desk, i, crop)))
        card.described.connect(lambda words: self._about(lambda i: photos.describe(desk, i, words)))
        card.answered.connect(
            lambda is_given: self._about(lambda i: consent.answer(desk, i, ConsentScope.PHOTO, is_given=is_given))
        )

    def _paste_picture(self, data: bytes) -> None:
        if data:
            self._about(lambda i: photos.bring_bytes(self._desk, i, data))
        else:
            self._place.explain(RuleBroken("no-picture"))

    def _about(self, act: Callable[[InterviewId], object]) -> bool:
        """Do it for the interview in view."""
        interview_id = self._interview_id
        return interview_id is not None and self._place.attempt(lambda: act(interview_id))

    def _wear(self) -> None:
        self._badge.set_theme(self._place.theme)
        self.page_view.set_theme(self._place.theme)
        self.composer.set_theme(self._place.theme)
        self._head.setFixedHeight(self._place.theme.px(60))
        self._make_room()

    def _add(self, adder: str, act: Callable[[InterviewId], object]) -> None:
        """Room for the next one once this one is kept."""
        interview_id = self._interview_id
        if interview_id is not None and self._place.attempt(lambda: act(interview_id)):
            self.composer.empty(adder)

    def _reword_opportunity(self, key: str, text: str) -> None:
        done = self._place.attempt(lambda: opportunities.reword(self._desk, OpportunityId(key), text))
        if not done and not text:
            self.composer.put_back(key)

    def _reword_insight(self, key: str, text: str) -> None:
        """An emptied insight is removed."""
        insight = InsightId(key)
        if text:
            self._place.attempt(lambda: insights.reword(self._desk, insight, text))
        else:
            self._place.attempt(lambda: insights.delete(self._desk, insight))

    def _choose_quote(self, choice: QuoteChoice) -> None:
        interview_id = self._interview_id
        if interview_id is None:
            return
        if not self._place.attempt(lambda: snapshots.choose_quote(self._desk, interview_id, choice)):
            self._refresher.now()  # the mark goes back to the one that is chosen

    def _refresh(self) -> None:
        if self._interview_id is None:
            return
        interview = interviews.get(self._desk, self._interview_id)
        person = interviews.participant_of(self._desk, interview)
        name = person.call_me or person.name
        self._badge.show_name(person.name)
        self._title.setText(tr("Snapshot of {name}").format(name=name))
        complete = snapshots.completeness(self._desk, interview.id)
        self._state.setText(self._state_words(interview, complete.minutes_since_end))
        self.composer.show_choice(self._choice(interview, person, complete))
        self._page_timer.poke()

    def _state_words(self, interview: Interview, minutes_since_end: int | None) -> str:
        if interview.status is InterviewStatus.LIVE:
            return tr("The interview is running; the page grows with it.")
        if interview.status is InterviewStatus.PLANNED:
            return tr("The interview has not begun.")
        if minutes_since_end is not None and minutes_since_end < 24 * 60:
            return tr("Ended {n} minutes ago. Most teams finish in 15 while it is fresh.").format(n=minutes_since_end)
        day = short_day(interview.on, self._desk.clock.now().at.date()) if interview.on else ""
        return tr("Held on {day}, {length} long").format(day=day, length=clock_text(interview.ended_ms or 0))

    def _choice(self, interview: Interview, person: Participant, complete: Completeness) -> Choice:
        shown = snapshots.on_page(self._desk, interview.id)
        known = {moment.id: moment for moment in self._desk.read.moments(interview.id)}
        origins = {
            str(one.id): _where(known[one.moment_id]) for one in shown if one.moment_id and one.moment_id in known
        }
        return Choice(
            portrait=photos.portrait(self._desk, interview.id),
            quotes=snapshots.quote_choices(self._desk, interview.id),
            opportunities=shown,
            off_page=tuple(o for o in opportunities.of_interview(self._desk, interview.id) if o.page_rank is None),
            origins=origins,
            facts=self._desk.read.where(QuickFact, order="rank", participant_id=person.id),
            insights=insights.of_interview(self._desk, interview.id),
            todo=_todo(complete),
        )

    def _draw_page(self) -> None:
        if self._interview_id is None:
            return
        if not self.isVisible():
            self._refresher.now()  # hidden: notes that it is to be drawn when it is shown
            return
        self._made_page()

    def _made_page(self) -> exporting.Exported | None:
        """The page as it is now, and on the screen; None when there is none or trouble was told."""
        interview_id, made = self._interview_id, list[exporting.Exported]()
        if interview_id is not None:
            self._place.attempt(
                lambda: made.append(exporting.snapshot_pdf(self._desk, interview_id, words=page_words()))
            )
        for page in made:
            self._show_page(page)
        return made[0] if made else None

    def _show_page(self, page: exporting.Exported) -> None:
        self.page_view.show_pdf(page.data, self._title.text())
        folded = len(page.folded)
        words = tr("Fits one page ✓") if not folded else tr("Fits one page, {n} left off").format(n=folded)
        self._fit.setText(words)
        self._fit.setToolTip("\n".join(page.folded).replace("<", "‹"))
        set_look(self._fit, "state", value="done" if not folded else "open")

    def current_page(self) -> exporting.Exported | None:
        """The page with everything that is typed by now, whether or not it is in view."""
        self.flush()
        if self.isVisible():
            self._page_timer.cancel()
        return self._made_page()

    def copy_image(self) -> None:
        page = self.current_page()
        if page is not None:
            QGuiApplication.clipboard().setImage(picture(page.data))
            self._place.tell(tr("The page is on the clipboard."))

    def export_pdf(self) -> None:
        """Ask where, without stopping the program, then save."""
        interview_id = self._interview_id
        if interview_id is not None:
            self.flush()
            self._place.attempt(lambda: self._ask_where(exporting.file_name(self._desk, interview_id)))

    def _ask_where(self, name: str) -> None:
        dialog = QFileDialog(self, tr("Export PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(tr("PDF (*.pdf)"))
        dialog.selectFile(str(self._folder() / name))
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_to(self, target: Path) -> bool:
        """False after trouble, which has been told."""
        page, attempt = self.current_page(), self._place.attempt
        if page is None or not attempt(lambda: exporting.save(target, page.data, self._desk)):
            return False
        self._place.tell(tr("Saved {path}").format(path=target))
        self.exported.emit(str(target))
        return attempt(lambda: snapshots.mark_done(self._desk, page.interview_id))

    def _folder(self) -> Path:
        return self._desk.path.parent if self._desk.path.name != ":memory:" else Path.home()


def _where(moment: Moment) -> str:
    time = moment.told_time or (clock_text(moment.heard_ms) if moment.heard_ms is not None else "")
    return tr("from {time}").format(time=time) if time else tr("on the map")


def _todo(complete: Completeness) -> tuple[tuple[str, bool], ...]:
    return (
        (tr("Photo or initials"), complete.has_portrait),
        (tr("Quote"), complete.has_quote),
        (tr("Map"), complete.has_map),
        (tr("Opportunities"), complete.has_opportunities),
        (tr("Facts"), complete.has_facts),
    )
