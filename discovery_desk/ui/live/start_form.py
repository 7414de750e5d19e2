"""Starting an interview: the name is enough, everything else can wait."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from discovery_desk.domain.team import SeatKind
from discovery_desk.ui.kit.controls import button, card, key_hint, plain_label
from discovery_desk.ui.kit.words import tr

USUAL_MINUTES, SHORTEST, LONGEST = 20, 5, 180


@dataclass(frozen=True, slots=True)
class Plan:
    """What was typed into the form."""

    name: str
    story_prompt: str
    interviewer: str
    note_taker: str
    minutes: int

    @property
    def seats(self) -> tuple[tuple[str, SeatKind], ...]:
        if self.interviewer and self.interviewer == self.note_taker:
            return ((self.interviewer, SeatKind.INTERVIEWER_AND_NOTE_TAKER),)
        both = ((self.interviewer, SeatKind.INTERVIEWER), (self.note_taker, SeatKind.NOTE_TAKER))
        return tuple((name, kind) for name, kind in both if name)


class StartForm(QWidget):
    """Enter in any field begins; Esc leaves it."""

    begun = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = _field(tr("How they are called"))
        self.story_prompt = _field(tr("Tell me about the last time you …"))
        self.interviewer = _field(tr("Who asks"))
        self.note_taker = _field(tr("Who types"))
        self.minutes = _field("")
        self.minutes.setText(str(USUAL_MINUTES))
        self.minutes.setValidator(QIntValidator(SHORTEST, LONGEST, self))
        self._begin = button(tr("Begin"), "primary")
        self._complaint = plain_label("", "danger", wraps=True)
        self._complaint.hide()
        self._reminder = plain_label("", "warning", wraps=True)
        self._reminder.hide()
        self._lay_out()
        self._connect()

    def ask(self) -> None:
        """Ready for the name; what was begun and not used is still there, and so is who sat where last time."""
        self.complain("")
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def complaint(self) -> str:
        return self._complaint.text()

    def clear(self) -> None:
        """Used: the next interview is another person's."""
        self.name.clear()
        self.story_prompt.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def remind_of(self, name: str) -> None:
        """Somebody's interview is still running."""
        words = tr("The interview with {name} is still running. Esc goes back to it.")
        self._reminder.setText(words.format(name=name) if name else "")
        self._reminder.setVisible(bool(name))

    @property
    def reminder(self) -> str:
        return self._reminder.text()

    def complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def offer_prompt(self, text: str) -> None:
        """A story prompt to begin with, from the interview before."""
        if not self.story_prompt.text():
            self.story_prompt.setText(text)

    def _lay_out(self) -> None:
        frame, column = card()
        frame.setMaximumWidth(560)
        column.setContentsMargins(28, 24, 28, 24)
        column.addWidget(plain_label(tr("Start an interview"), "display"))
        column.addWidget(
            plain_label(tr("The name is enough. The clock starts with the first note."), "quiet", wraps=True)
        )
        column.addWidget(self._reminder)
        column.addLayout(self._form())
        column.addWidget(self._complaint)
        buttons = QHBoxLayout()
        buttons.addWidget(self._begin)
        buttons.addWidget(key_hint(("↵",), tr("begin")))
        buttons.addStretch()
        column.addLayout(buttons)
        around = QVBoxLayout(self)
        around.addStretch(1)
        around.addWidget(frame, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(2)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 12, 0, 8)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("Name"), self.name),
            (tr("Story prompt"), self.story_prompt),
            (tr("Interviewer"), self.interviewer),
            (tr("Note-taker"), self.note_taker),
            (tr("Agreed minutes"), self.minutes),
        )
        for words, field in fields:
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(label, field)
        return form

    def _connect(self) -> None:
        self._begin.clicked.connect(self._submit)
        for field in (self.name, self.story_prompt, self.interviewer, self.note_taker, self.minutes):
            field.returnPressed.connect(self._submit)

    def _submit(self) -> None:
        self.begun.emit(
            Plan(
                name=self.name.text().strip(),
                story_prompt=self.story_prompt.text().strip(),
                interviewer=self.interviewer.text().strip(),
                note_taker=self.note_taker.text().strip(),
                minutes=min(max(int(self.minutes.text() or USUAL_MINUTES), SHORTEST), LONGEST),
            )
        )


def _field(placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setMinimumWidth(280)
    return field
