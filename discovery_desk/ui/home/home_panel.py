"""Where the desk opens: the interviews as cards, and how to start one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import Interview, InterviewStatus
from discovery_desk.domain.note import Note
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.participant import Participant
from discovery_desk.domain.snapshot import Quote, Snapshot
from discovery_desk.domain.team import Project
from discovery_desk.services import desk as desks
from discovery_desk.services import interviews, snapshots
from discovery_desk.storage.reading import InterviewSummary
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import InitialsBadge, button, heading, plain_label, rule
from discovery_desk.ui.kit.dates import short_day
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

COLUMN_WIDTH = 320
SHOWN = (Interview, Participant, Note, Opportunity, Insight, Quote, Snapshot, Project)


class HomePanel(QWidget):
    """`interview_chosen` wants one opened; live ones on the live screen, others as a snapshot."""

    interview_chosen = Signal(str)
    start_asked = Signal()
    import_asked = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._cards: list[InterviewCard] = []
        self._title = plain_label(tr("Home"), "heading")
        self._project = plain_label("", "quiet")
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        self._empty = plain_label(
            tr("No interviews yet. Ctrl+N starts the first one; Import brings in one that was held elsewhere."), "quiet"
        )
        self._lay_out()
        self._refresher = Refresher(place.bridge, self, SHOWN, self._refresh)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("look", "ground")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(32, 26, 32, 26)
        inside.setSpacing(14)
        inside.addWidget(heading(tr("Interviews")))
        inside.addWidget(self._empty)
        inside.addLayout(self._grid)
        inside.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setProperty("look", "page")
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(rule())
        column.addWidget(scroll, 1)

    def _header(self) -> QFrame:
        self._head = head = QFrame()
        head.setProperty("look", "surface")
        head.setFixedHeight(self._place.theme.px(60))
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch()
        names.addWidget(self._title)
        names.addWidget(self._project)
        names.addStretch()
        bring = button(tr("Import…"))
        self.start = start = button(tr("Start an interview   Ctrl+N"), "primary")
        bring.clicked.connect(self.import_asked)
        start.clicked.connect(self.start_asked)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(14)
        row.addLayout(names, 1)
        row.addWidget(bring)
        row.addWidget(start)
        self._place.theme_changed.connect(lambda theme: head.setFixedHeight(theme.px(60)))
        return head

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # the stubs name a class that the event is
        self._arrange()

    def _refresh(self) -> None:
        self._project.setText(desks.project(self._desk).name)
        for card in self._cards:
            card.deleteLater()
        found = interviews.summaries(self._desk)
        self._cards = [self._card(summary) for summary in found]
        self._empty.setVisible(not found)
        self._arrange()

    def _card(self, summary: InterviewSummary) -> InterviewCard:
        chosen = next((c for c in snapshots.quote_choices(self._desk, summary.interview.id) if c.is_chosen), None)
        card = InterviewCard(self._place, summary, chosen.text if chosen else "")
        card.chosen.connect(self.interview_chosen)
        return card

    def _arrange(self) -> None:
        wide = max(1, (self.width() - 64) // self._place.theme.px(COLUMN_WIDTH))
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // wide, index % wide)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < wide else 0)


class InterviewCard(QFrame):
    """One interview: its line, who, when, how much was found. Opened with a click, Enter or Space."""

    chosen = Signal(str)

    def __init__(self, place: Workplace, summary: InterviewSummary, quote: str) -> None:
        super().__init__()
        self._id = summary.interview.id
        self.setProperty("look", "card-button")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = summary.participant.call_me or summary.participant.name
        about = _about(summary, place.desk.clock.now().at.date())
        self.setAccessibleName(f"{name}, {about}")
        said = plain_label(
            f"“{quote}”" if quote else _no_quote(summary), "card-quote" if quote else "quiet", wraps=True
        )
        said.setMinimumHeight(place.theme.px(66))
        said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.addWidget(said, 1)
        column.addWidget(rule())
        column.addLayout(self._foot(place, name, about, summary.participant.name))

    def _foot(self, place: Workplace, name: str, about: str, full_name: str) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(1)
        label = ElidedLabel(name, "card-name")
        # A right-to-left name stays beside its initials.
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        names.addWidget(label)
        names.addWidget(ElidedLabel(about, "quiet"))
        foot = QHBoxLayout()
        foot.addWidget(InitialsBadge(place.theme, full_name, 28))
        foot.addLayout(names, 1)
        return foot

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._id)
            return
        super().keyPressEvent(event)


def _about(summary: InterviewSummary, today: date) -> str:
    interview = summary.interview
    if interview.status is InterviewStatus.LIVE:
        when = tr("running now")
    elif interview.on is None:
        when = tr("not begun")
    else:
        when = short_day(interview.on, today)
    count = tr("1 opportunity") if summary.opportunities == 1 else tr("{n} opportunities")
    return f"{when} · {count.format(n=summary.opportunities)}"


def _no_quote(summary: InterviewSummary) -> str:
    if summary.interview.status is InterviewStatus.PLANNED:
        return tr("Open it to begin.")
    return tr("Pick the line you would repeat to a colleague.")
