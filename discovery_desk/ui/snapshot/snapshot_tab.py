"""The page beside the talk: what it has so far, and what is still to do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.note import Note
from discovery_desk.domain.opportunity import Evidence, Opportunity, SolutionRequest
from discovery_desk.domain.page_check import Gap, Part
from discovery_desk.domain.participant import Participant, QuickFact
from discovery_desk.domain.snapshot import Quote, Snapshot, SnapshotPage
from discovery_desk.services import page_check, snapshots
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import plain_label, section
from discovery_desk.ui.kit.quiet_timer import QuietTimer
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.snapshot.todo_words import todo_words

COUNTED = (Note, Quote, Moment, Opportunity, QuickFact, Participant)
SHOWN = (*COUNTED, Snapshot, Insight, Evidence, SolutionRequest)
WAIT_MS = 200  # a note is kept first; nothing of the page is worth making a typist wait


class SnapshotTab(QScrollArea):
    """Reading only: choosing comes with the page itself. `titled` is what stands on the tab, and its short form."""

    titled = Signal(str, str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self._lines: list[QWidget] = []
        self._title_timer = QuietTimer(WAIT_MS, self._name, self)
        self._page_timer = QuietTimer(WAIT_MS, self._draw, self)
        self.setWidgetResizable(True)
        self.setProperty("look", "page")
        self.setAccessibleName(tr("Snapshot"))
        body = QWidget()
        body.setProperty("look", "ground")
        self._body, self._column = body, QVBoxLayout(body)
        self._column.addStretch()
        self.setWidget(body)
        self._refresher = Refresher(place.bridge, self, SHOWN, self._page_timer.poke)
        place.bridge.changed.connect(self._hear)
        place.theme_changed.connect(self._refresher.now)
        place.focus.interview_changed.connect(self._show_interview)
        self._show_interview(place.focus.interview or "")

    def title(self) -> str:
        return self.titles()[0]

    def titles(self) -> tuple[str, str]:
        """Parts in whole numbers: there are too few of them for a percentage. And for where there is little room."""
        if self._interview_id is None:
            return tr("Snapshot"), tr("Page")
        there = len(page_check.parts_there(self._desk, self._interview_id))
        whole, short = tr("Snapshot {n}/{all}"), tr("Page {n}/{all}")
        return whole.format(n=there, all=len(Part)), short.format(n=there, all=len(Part))

    def words(self) -> list[str]:
        """What can be read, from top to bottom."""
        self._page_timer.flush()
        return [line.text() for line in self._lines if hasattr(line, "text")]

    def minimumSizeHint(self) -> QSize:
        return QSize(self._place.theme.px(120), self._place.theme.px(80))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._page_timer.flush()

    def _show_interview(self, key: str) -> None:
        self._interview_id = InterviewId(key) if key else None
        self._title_timer.poke()
        self._refresher.now()

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches(*COUNTED):
            self._title_timer.poke()

    def _name(self) -> None:
        if self.window().isVisible():  # else the window, and its desk with it, may have been closed meanwhile
            self.titled.emit(*self.titles())

    def _draw(self) -> None:
        if not self.isVisible():
            self._refresher.now()  # hidden meanwhile: to be drawn when it is shown
            return
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = []
        if self._interview_id is not None:
            page = snapshots.page(self._desk, self._interview_id)
            self._show_so_far(page)
            self._show_todo(page_check.gaps_of(self._desk, page))
        px = self._place.theme.px
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._column.setSpacing(px(5))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the wrapped lines are at this width; a scroll area does not ask again by itself."""
        self._body.setMinimumHeight(max(0, self._column.totalHeightForWidth(self.viewport().width())))

    def _show_so_far(self, page: SnapshotPage) -> None:
        quote = [f"“{page.quote.text}”"] if page.quote else []
        count = len(page.moments)
        story = [tr("{n} moments").format(n=count) if count != 1 else tr("1 moment")] if count else []
        opportunities = [f"{n}.  {one.text}" for n, one in enumerate(page.opportunities, start=1)]
        facts = [": ".join(part for part in (fact.label, fact.text) if part) for fact in page.facts]
        for words, lines, look in (
            (tr("The line to repeat"), quote, "card-quote"),
            (tr("Experience map"), story, ""),
            (tr("Opportunities"), opportunities, ""),
            (tr("Quick facts"), facts, ""),
            (tr("Insights"), [one.text for one in page.insights], ""),
        ):
            if lines:
                self._add_section(words, lines, look)
        if not self._lines:
            self._add_section(tr("On the page"), [tr("Nothing yet: it fills from quotes, moments and facts.")], "quiet")

    def _show_todo(self, found: tuple[Gap, ...]) -> None:
        lines = [f"○  {todo_words(gap)}" for gap in found] or [tr("Nothing: everything is there.")]
        self._add_section(tr("Still to do"), lines, "quiet")

    def _add_section(self, words: str, lines: Iterable[str], look: str) -> None:
        title = section(words)
        title.setContentsMargins(0, self._place.theme.px(8) if self._lines else 0, 0, 0)
        for line in (title, *(plain_label(text, look, wraps=True) for text in lines)):
            self._column.insertWidget(len(self._lines), line)
            line.show()  # now: the layout would do it only later, and would not count its height before
            self._lines.append(line)
