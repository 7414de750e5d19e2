"""Where the desk opens: the interviews as cards, and how to start one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus
from discovery_desk.domain.note import Note
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.participant import Participant
from discovery_desk.domain.snapshot import Quote, Snapshot
from discovery_desk.domain.team import Project
from discovery_desk.services import desk as desks
from discovery_desk.services import interviews
from discovery_desk.storage.reading import InterviewSummary
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import InitialsBadge, button, heading, plain_label, rule, set_look, two_lines
from discovery_desk.ui.kit.dates import short_day
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

COLUMN_WIDTH = 320
ROOM_FOR_THE_KEY = 520
SHOWN = (Interview, Participant, Note, Opportunity, Insight, Quote, Snapshot, Project)


class HomePanel(QWidget):
    """`interview_chosen` wants one opened; live ones on the live screen, others as a snapshot."""

    interview_chosen = Signal(str)
    start_asked = Signal()
    import_asked = Signal()
    practice_asked = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._cards: dict[InterviewId, InterviewCard] = {}
        self._title = plain_label(tr("Home"), "heading")
        self._project = ElidedLabel("", "quiet")
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        self._empty = plain_label(
            tr("No interviews yet. Ctrl+N starts the first one; Import brings in one that was held elsewhere."), "quiet"
        )
        self._lay_out()
        self._refresher = Refresher(place.bridge, self, SHOWN, self._refresh)

    def show_interview(self, _interview_id: InterviewId | None) -> None:
        """Home shows all of them, whichever is in view."""

    def take_focus(self) -> None:
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        return True

    def tick(self) -> None:
        """Nothing here depends on the clock."""

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
        self.practise = practise = button(tr("Practise…"))
        self.bring = bring = button(tr("Import…"))
        self.start = start = button("", "primary")
        practise.clicked.connect(self.practice_asked)
        bring.clicked.connect(self.import_asked)
        start.clicked.connect(self.start_asked)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(14)
        row.addLayout(two_lines(self._title, self._project), 1)
        row.addWidget(practise)
        row.addWidget(bring)
        row.addWidget(start)
        self._place.theme_changed.connect(self._wear)
        return head

    def _wear(self, theme: Theme) -> None:
        self._head.setFixedHeight(theme.px(60))
        for card in self._cards.values():
            card.set_theme(theme)
        self._arrange()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # the stubs name a class that the event is
        self._arrange()

    def _refresh(self) -> None:
        self._project.setText(desks.project(self._desk).name)
        found = interviews.summaries(self._desk)
        for gone in self._cards.keys() - {summary.interview.id for summary in found}:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        lines, today = self._desk.read.lines_to_repeat(), self._desk.clock.now().today
        # A card that stays is the same widget: the focus is on one of them.
        self._cards = {s.interview.id: self._cards.get(s.interview.id) or self._card() for s in found}
        for summary, card in zip(found, self._cards.values(), strict=True):
            card.show_interview(summary, lines.get(summary.interview.id, ""), today)
        self._empty.setVisible(not found)
        self._arrange()

    def _card(self) -> InterviewCard:
        card = InterviewCard(self._place.theme)
        card.chosen.connect(self.interview_chosen)
        return card

    def _arrange(self) -> None:
        has_room = self.width() >= self._place.theme.px(ROOM_FOR_THE_KEY)
        self.start.setText(tr("Start an interview   Ctrl+N") if has_room else tr("Start an interview"))
        wide = max(1, (self.width() - 64) // self._place.theme.px(COLUMN_WIDTH))
        for index, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, index // wide, index % wide)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < wide else 0)
        for one, after in pairwise((self.practise, self.bring, self.start, *self._cards.values())):
            QWidget.setTabOrder(one, after)


class InterviewCard(QFrame):
    """One interview: its line, who, when, how much was found. Opened with a click, Enter or Space."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self.setProperty("look", "card-button")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._said = plain_label(wraps=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.addWidget(self._said, 1)
        column.addWidget(rule())
        column.addLayout(self._foot(theme))
        self.set_theme(theme)

    def _foot(self, theme: Theme) -> QHBoxLayout:
        self._badge = InitialsBadge(theme, size=28)
        self._name = ElidedLabel("", "card-name")
        # A right-to-left name stays beside its initials.
        self._name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self._about = ElidedLabel("", "quiet")
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._name)
        names.addWidget(self._about)
        foot = QHBoxLayout()
        foot.addWidget(self._badge)
        foot.addLayout(names, 1)
        return foot

    def set_theme(self, theme: Theme) -> None:
        self._badge.set_theme(theme)
        self._said.setMinimumHeight(theme.px(66))

    def show_interview(self, summary: InterviewSummary, line: str, today: date) -> None:
        """`line` is the one that stands on its page, empty while there is none."""
        self._id = summary.interview.id
        name, about = summary.participant.call_me or summary.participant.name, _about(summary, today)
        self.setAccessibleName(f"{name}, {about}")
        self._badge.show_name(summary.participant.name)
        self._name.setText(name)
        self._about.setText(about)
        self._said.setText(f"“{line}”" if line else _no_quote(summary))
        set_look(self._said, "look", value="card-quote" if line else "quiet")

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
