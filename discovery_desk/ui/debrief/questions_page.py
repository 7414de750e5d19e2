"""One's own questions after the talk: only those worth a second look, each with what could have been asked instead."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.domain.interview import AskedPrompt, FollowUp, InterviewId, clock_text
from discovery_desk.domain.note import Note
from discovery_desk.services import debrief
from discovery_desk.services.debrief import OwnQuestion
from discovery_desk.ui.debrief.page_scroll import PageScroll
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import button, card, heading, plain_label
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class QuestionRow(QWidget):
    """`keep_asked` wants its text kept for the next guide, or taken off again."""

    keep_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to_keep = ""
        frame, column = card()
        self._time = plain_label("", "stamp")
        self._text = plain_label("", "", wraps=True)
        self._found = plain_label("", "quiet", wraps=True)
        self._instead = plain_label("", "prompt", wraps=True)
        self.keep = button("")
        self.keep.setAutoDefault(True)
        self.keep.clicked.connect(lambda: self.keep_asked.emit(self._to_keep))
        for label in (self._time, self._text, self._found, self._instead):
            column.addWidget(label)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeading)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 4)
        around.addWidget(frame)

    def show_question(self, question: OwnQuestion) -> None:
        self._to_keep = question.to_keep
        self._time.setText(clock_text(question.at_ms) if question.at_ms is not None else "")
        self._time.setHidden(question.at_ms is None)
        self._text.setText(f"“{question.text}”")
        self._found.setText("  ".join(finding.say for finding in question.found))
        self._found.setHidden(not question.found)
        self._instead.setText(tr("Ask instead: “{words}”").format(words=question.instead))
        self._instead.setHidden(not question.instead)
        words = tr("Kept for the next guide ✓") if question.is_kept else tr("Keep for the next guide")
        self.keep.setText(words)
        self.keep.setAccessibleName(f"{words}: {question.to_keep}")


class QuestionsPage(QWidget):
    """Said kindly and without a score: a slip cannot be unsaid, and the next talk comes."""

    finished = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self._asked: list[QuestionRow] = []
        self._waiting: list[QuestionRow] = []
        self.is_done = False
        self._lay_out()
        self._refresher = Refresher(place.bridge, self, (Note, AskedPrompt, FollowUp), self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self._interview_id = interview_id
        self._refresher.now()

    def take_focus(self) -> None:
        rows = [*self._asked, *self._waiting]
        if rows:
            rows[0].keep.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.finished.emit()

    def flush(self) -> bool:
        return True

    def texts(self) -> list[str]:
        """What could be kept, from top to bottom."""
        return [row.keep.accessibleName() for row in (*self._asked, *self._waiting)]

    def _lay_out(self) -> None:
        page = PageScroll(self._place)
        self._asked_column, self._waiting_column = QVBoxLayout(), QVBoxLayout()
        self._nothing = plain_label(tr("None of your questions needs a second look."), "quiet", wraps=True)
        self._hint = plain_label(tr("These could have opened more. Everybody has some; the next talk comes."), "quiet")
        self._hint.setWordWrap(True)
        self._waiting_title = heading(tr("Not asked yet"))
        column = page.column
        for part in (heading(tr("Own questions")), self._nothing, self._hint):
            column.addWidget(part)
        column.addLayout(self._asked_column)
        column.addWidget(self._waiting_title)
        column.addLayout(self._waiting_column)
        column.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(page)

    def _refresh(self) -> None:
        if self._interview_id is None:
            return
        flagged = debrief.own_questions(self._desk, self._interview_id)
        waiting = debrief.left_to_ask(self._desk, self._interview_id)
        self._show(flagged, self._asked, self._asked_column)
        self._show(waiting, self._waiting, self._waiting_column)
        self._nothing.setHidden(bool(flagged))
        self._hint.setHidden(not flagged)
        self._waiting_title.setHidden(not waiting)
        self.is_done = not flagged and not waiting

    def _show(self, questions: tuple[OwnQuestion, ...], rows: list[QuestionRow], column: QVBoxLayout) -> None:
        while len(rows) > len(questions):
            gone = rows.pop()
            gone.setParent(None)
            gone.deleteLater()
        while len(rows) < len(questions):
            row = QuestionRow()
            row.keep_asked.connect(self._keep)
            column.addWidget(row)
            row.show()  # now: the layout would do it only later, and the focus may be wanted in it
            rows.append(row)
        for row, question in zip(rows, questions, strict=True):
            row.show_question(question)

    def _keep(self, text: str) -> None:
        interview_id = self._interview_id
        if interview_id is not None:
            self._place.attempt(lambda: debrief.keep_for_next(self._desk, interview_id, text))
