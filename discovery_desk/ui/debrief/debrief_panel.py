"""The screen right after the talk: what stood out, marks, triage, own questions, and on to the page."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from discovery_desk.domain.debrief import Step
from discovery_desk.domain.interview import DebriefLine, Interview, InterviewId, clock_text
from discovery_desk.domain.note import Note
from discovery_desk.domain.participant import Participant
from discovery_desk.services import interviews, snapshots
from discovery_desk.ui.debrief.debrief_header import DebriefHeader
from discovery_desk.ui.debrief.marks_page import MarksPage
from discovery_desk.ui.debrief.questions_page import QuestionsPage
from discovery_desk.ui.debrief.steps import StepList, step_words
from discovery_desk.ui.debrief.stood_out_page import StoodOutPage
from discovery_desk.ui.debrief.triage_lane import TriageLane
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import button, plain_label, rule
from discovery_desk.ui.kit.dates import short_day
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

ROOM_FOR_STEPS = 620  # pixels at 100 %


class StepPage(Protocol):
    """What the screen asks of the page of each step."""

    is_done: bool

    def show_interview(self, interview_id: InterviewId | None) -> None: ...

    def take_focus(self) -> None: ...

    def flush(self) -> bool: ...


class DebriefPanel(QWidget):
    """`page_asked` wants the snapshot; `talk_resumed` says that the interview in view is not over, or not any more."""

    page_asked = Signal()
    talk_resumed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self._step = Step.STOOD_OUT
        self.header = DebriefHeader(place.theme)
        self.steps = StepList(place.theme)
        self.stood_out = StoodOutPage(place)
        self.marks = MarksPage(place)
        self.triage = TriageLane(place)
        self.questions = QuestionsPage(place)
        self._pages: dict[Step, QWidget] = {
            Step.STOOD_OUT: self.stood_out,
            Step.MARKS: self.marks,
            Step.TRIAGE: self.triage,
            Step.QUESTIONS: self.questions,
        }
        self._stack, self._whole = QStackedWidget(), QStackedWidget()
        self.place_keys = PlaceKeys(
            tr("Debrief"),
            (
                PlaceKey(("Ctrl+PgDown",), tr("Next step"), lambda: self.go_by(1)),
                PlaceKey(("Ctrl+PgUp",), tr("Step before"), lambda: self.go_by(-1)),
            ),
        )
        self._lay_out()
        self._connect()
        self._refresher = Refresher(place.bridge, self, (Interview, Participant, DebriefLine, Note), self._refresh)

    @property
    def step(self) -> Step:
        return self._step

    def show_interview(self, interview_id: InterviewId | None) -> None:
        if interview_id != self._interview_id:
            self._step = Step.STOOD_OUT
        self._interview_id = interview_id
        for page in self._made():
            page.show_interview(interview_id)
        self._refresher.now()

    def take_focus(self) -> None:
        self._show_step()
        if self._whole.currentIndex() == 0:
            return
        cast(StepPage, self._pages[self._step]).take_focus()

    def flush(self) -> bool:
        outcomes = [page.flush() for page in self._made()]
        return all(outcomes)

    def tick(self) -> None:
        if self.isVisible() and self._interview_id is not None:
            self._show_minutes(interviews.get(self._desk, self._interview_id))

    def go_to(self, step: Step) -> None:
        """The last step is the page itself."""
        if step is Step.PAGE:
            self.page_asked.emit()
            return
        self.flush()
        self._step = step
        self.take_focus()

    def go_by(self, steps: int) -> None:
        everything = [*Step]
        here = everything.index(self._step) + steps
        if 0 <= here < len(everything):
            self.go_to(everything[here])

    def tag(self, number: int) -> None:
        """The note in view, where there is one."""
        if self._step is Step.TRIAGE:
            self.triage.tag(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.place_keys.take(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.steps.setVisible(self.width() >= self._place.theme.px(ROOM_FOR_STEPS))

    def _lay_out(self) -> None:
        empty = plain_label(tr("No interview yet. Ctrl+N starts one; its debrief is here when it has ended."), "quiet")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        for page in self._pages.values():
            self._stack.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(rule())
        right.addLayout(self._foot())
        body = QHBoxLayout()
        body.setSpacing(0)
        for widget in (self.steps, rule(is_vertical=True)):
            body.addWidget(widget)
        body.addLayout(right, 1)
        screen = QWidget()
        column = QVBoxLayout(screen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(rule())
        column.addLayout(body, 1)
        self._whole.addWidget(empty)
        self._whole.addWidget(screen)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._whole)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 8)
        self.back: QPushButton = button(tr("Back"), "quiet")
        self.next: QPushButton = button(tr("Next"))
        self.next.setAutoDefault(True)  # Enter presses it where the last line has led to it
        foot.addWidget(self.back)
        foot.addStretch()
        foot.addWidget(self.next)
        return foot

    def _connect(self) -> None:
        self.header.page_asked.connect(self.page_asked)
        self.steps.chosen.connect(lambda name: self.go_to(Step(name)))
        self.back.clicked.connect(lambda: self.go_by(-1))
        self.next.clicked.connect(lambda: self.go_by(1))
        for page in (self.stood_out, self.marks, self.triage, self.questions):
            page.finished.connect(self._rest_on_next)
        self._place.theme_changed.connect(self._wear)

    def _wear(self) -> None:
        self.header.set_theme(self._place.theme)
        self.steps.set_theme(self._place.theme)
        self._make_room()

    def _rest_on_next(self) -> None:
        """Enter once more goes on: a step is left knowingly."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        self._whole.setCurrentIndex(0 if self._interview_id is None else 1)
        if self._interview_id is None:
            return
        interview = interviews.get(self._desk, self._interview_id)
        if not interview.is_over:
            self._whole.setCurrentIndex(0)
            self.talk_resumed.emit()
            return
        self.header.show_person(interviews.participant_of(self._desk, interview), self._about(interview))
        self._show_minutes(interview)
        self._show_step()

    def _about(self, interview: Interview) -> str:
        day = short_day(interview.on, self._desk.clock.now().today) if interview.on else ""
        return tr("Held on {day}, {length} long").format(day=day, length=clock_text(interview.ended_ms or 0))

    def _show_minutes(self, interview: Interview) -> None:
        self.header.show_minutes(snapshots.minutes_since_end(self._desk, interview))

    def _show_step(self) -> None:
        self._stack.setCurrentWidget(self._pages[self._step])
        done = {step: cast(StepPage, page).is_done for step, page in self._pages.items()}
        self.steps.show_steps(self._step, done)
        everything = [*Step]
        following = everything[everything.index(self._step) + 1]
        self.next.setText(tr("Next: {step}").format(step=step_words()[following]))
        self.back.setVisible(self._step is not Step.STOOD_OUT)

    def _made(self) -> list[StepPage]:
        return [cast(StepPage, page) for page in self._pages.values()]
