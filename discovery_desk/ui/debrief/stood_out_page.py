"""What stood out: a line from each one present before the lines of the others are seen, then what all answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from discovery_desk.domain.debrief import STOOD_OUT, Answer, Sheet
from discovery_desk.domain.interview import DebriefLine, InterviewId
from discovery_desk.domain.team import Seat, TeamMember
from discovery_desk.services import debrief
from discovery_desk.ui.debrief.line_field import LineField
from discovery_desk.ui.debrief.page_scroll import PageScroll
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import button, heading, plain_label
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class AnswerRow(QWidget):
    """A question or a person, and the line. A covered line says only that it is written; pressing that opens it."""

    opened = Signal()

    def __init__(self, title: str, field: LineField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._cover: QPushButton = button(tr("Written. It is shown with the lines of the others."), "line")
        self._cover.setAccessibleName(tr("{who}: written, shown with the lines of the others").format(who=title))
        self._cover.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        title_label = plain_label(title, "quiet", wraps=True)
        column.addWidget(title_label)
        title_label.setHidden(not title)
        self._stack = QStackedWidget()  # as high as the line: nothing moves when it is covered
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._stack.addWidget(field)
        self._stack.addWidget(self._cover)
        column.addWidget(self._stack)

    def cover(self, *, is_covered: bool) -> None:
        self._stack.setCurrentWidget(self._cover if is_covered else self.field)

    @property
    def is_open(self) -> bool:
        return self._stack.currentWidget() is self.field

    def _open(self) -> None:
        self.cover(is_covered=False)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()


class StoodOutPage(QWidget):
    """`finished` wants the next step: Enter in the last line, with none left empty."""

    finished = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self._rows: dict[tuple[str, str], AnswerRow] = {}
        self._is_together = False
        self.is_done = False
        self._scroll = PageScroll(place)
        self._lay_out()
        self._refresher = Refresher(place.bridge, self, (DebriefLine, Seat, TeamMember), self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        if interview_id != self._interview_id:
            self.flush()
            self._forget_rows()
        self._interview_id = interview_id
        self._is_together = False
        self._refresher.now()

    def take_focus(self) -> None:
        fields = self._fields()
        wanted = next((field for field in fields if field.is_empty), fields[0] if fields else self)
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_seen(self, member: str) -> bool:
        """Whether the line of that person can be read."""
        return self._rows[STOOD_OUT, member].is_open

    def flush(self) -> bool:
        outcomes = [row.field.flush() for row in self._rows.values()]
        return all(outcomes)

    def _lay_out(self) -> None:
        self._own, self._shared = QVBoxLayout(), QVBoxLayout()
        self._hint = plain_label(tr("Each one writes a line before the lines of the others are shown."), "quiet")
        self._hint.setWordWrap(True)
        self._show_all = button(tr("Show the lines together"))
        self._show_all.clicked.connect(self._show_together)
        column = self._scroll.column
        column.addWidget(heading(tr("What stood out?")))
        column.addWidget(self._hint)
        column.addLayout(self._own)
        column.addWidget(self._show_all, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(10)
        column.addWidget(heading(tr("Together")))
        column.addLayout(self._shared)
        column.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)

    def _refresh(self) -> None:
        if self._interview_id is None:
            return
        found = debrief.sheet_of(self._desk, self._interview_id)
        if [*self._rows] != [(one.question, one.member) for one in (*found.own, *found.shared)]:
            self._make_rows(found)
        for answer in (*found.own, *found.shared):
            self._rows[answer.question, answer.member].field.show_text(answer.text)
        self.is_done = found.is_everybody_done
        self._cover(found)

    def _make_rows(self, found: Sheet) -> None:
        self._forget_rows()
        is_alone = len(found.own) == 1
        for answer in found.own:
            self._add_row(answer, self._own, "" if is_alone and not answer.member else answer.member or tr("You"))
        for answer in found.shared:
            self._add_row(answer, self._shared, debrief.question_words(answer.question))

    def _add_row(self, answer: Answer, column: QVBoxLayout, title: str) -> None:
        key = (answer.question, answer.member)
        name = title or tr("What stood out?")
        field = LineField(
            f"answer:{answer.question}:{answer.member}", name, "", lambda text, _done: self._keep(key, text)
        )
        row = self._rows[key] = AnswerRow(title, field)
        field.entered.connect(lambda: self._go_on(key))
        field.left.connect(self._refresher.now)
        column.addWidget(row)
        row.show()  # now: the layout would do it only later, and the focus is wanted in it

    def _forget_rows(self) -> None:
        for row in self._rows.values():
            row.setParent(None)
            row.deleteLater()
        self._rows = {}

    def _keep(self, key: tuple[str, str], text: str) -> bool:
        interview_id, (question, member) = self._interview_id, key
        return interview_id is not None and self._place.attempt(
            lambda: debrief.write_line(self._desk, interview_id, question, text, member=member, origin=self)
        )

    def _cover(self, found: Sheet) -> None:
        """Nobody's line is seen by those who have not written theirs; the one being written stays open."""
        is_together = self._is_together or len(found.own) < 2 or found.is_everybody_done
        for answer in found.own:
            row = self._rows[answer.question, answer.member]
            row.cover(is_covered=not is_together and bool(answer.text) and not row.field.is_being_written)
        self._hint.setVisible(len(found.own) > 1 and not is_together)
        self._show_all.setVisible(not is_together and any(answer.text for answer in found.own))

    def _show_together(self) -> None:
        self._is_together = True
        self._refresh()
        self.take_focus()

    def _go_on(self, key: tuple[str, str]) -> None:
        """To the next empty line below, else to the next step."""
        keys = [*self._rows]
        below = [self._rows[one].field for one in keys[keys.index(key) + 1 :] if self._rows[one].is_open]
        following = next((field for field in below if field.is_empty), None)
        if following is None:
            self.finished.emit()
        else:
            following.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(following)

    def _fields(self) -> Sequence[LineField]:
        return [row.field for row in self._rows.values() if row.is_open]
