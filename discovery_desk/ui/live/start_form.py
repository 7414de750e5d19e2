"""Starting an interview: the name is enough, everything else can wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from discovery_desk.domain.participant import ParticipantId
from discovery_desk.domain.promise import Promise
from discovery_desk.domain.team import SeatKind
from discovery_desk.services.starting import Acquaintance, Offers
from discovery_desk.ui.kit.controls import button, card, key_hint, plain_label
from discovery_desk.ui.kit.dates import short_day
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.name_completion import offer_names
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.tick_box import TickBox
from discovery_desk.ui.kit.words import tr

USUAL_MINUTES = "20"
LANGUAGES = {
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "pt": "Português",
    "uk": "Українська",
    "ja": "日本語",
    "ar": "العربية",
    "vi": "Tiếng Việt",
}
WIDEST = 560


@dataclass(frozen=True, slots=True)
class Plan:
    """What was chosen in the form. `returning` is somebody known, `from_` is set where an end was promised."""

    name: str
    story_prompt: str
    interviewer: str
    note_taker: str
    minutes: int
    from_: datetime | None = None
    template: str = "story_standard"
    notes_language: str = "en"
    returning: ParticipantId | None = None

    @property
    def seats(self) -> tuple[tuple[str, SeatKind], ...]:
        if self.interviewer and self.interviewer == self.note_taker:
            return ((self.interviewer, SeatKind.INTERVIEWER_AND_NOTE_TAKER),)
        both = ((self.interviewer, SeatKind.INTERVIEWER), (self.note_taker, SeatKind.NOTE_TAKER))
        return tuple((name, kind) for name, kind in both if name)


class NameField(QLineEdit):
    """Down takes the name that is offered below it."""

    went_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.went_down.emit()
        else:
            super().keyPressEvent(event)


class StartForm(QWidget):
    """Enter in any field begins; Esc leaves it."""

    begun = Signal(object)
    left = Signal()

    def __init__(self, read_promise: Callable[[str], Promise | None], parent: QWidget | None = None) -> None:
        """`read_promise` understands the agreed minutes, or says what is wrong with them and gives None."""
        super().__init__(parent)
        self._read_promise = read_promise
        self._offers, self._today = Offers(), date.min
        self.name = NameField()
        self.name.setPlaceholderText(tr("How they are called"))
        self.story_prompt = _field(tr("Tell me about the last time you …"))
        self.interviewer = _field(tr("Who asks"))
        self.note_taker = _field(tr("Who types"))
        self.minutes = _field(tr("20, or until 10:30"))
        self.minutes.setText(USUAL_MINUTES)
        self.pack, self.language = QComboBox(), QComboBox()
        self.somebody_else = TickBox(tr("Somebody else of that name"))
        self._known = ElidedLabel("", "quiet")
        self._begin = button(tr("Begin"), "primary")
        self._complaint = plain_label("", "danger", wraps=True)
        self._reminder = plain_label("", "warning", wraps=True)
        for hidden in (self._complaint, self._reminder, self._known, self.somebody_else):
            hidden.hide()
        self._scroll = QScrollArea(self)
        self._ground = QWidget(self._scroll.viewport())
        self._fill_choices()
        self._lay_out()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        self._frame.setMaximumWidth(theme.px(WIDEST))

    def ask(self) -> None:
        """Ready for the name; what was begun and not used is still there, and so is who sat where last time."""
        self.complain("")
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer(self, offers: Offers, today: date) -> None:
        """Suggestions from the interviews before; what has been typed here stays."""
        self._offers, self._today = offers, today
        for field, words in (
            (self.story_prompt, offers.story_prompt),
            (self.interviewer, offers.interviewer),
            (self.note_taker, offers.note_taker),
        ):
            if not field.text():
                field.setText(words)
        for field in (self.interviewer, self.note_taker):
            offer_names(field, offers.team)
        self._offer_packs(offers.packs)
        self.language.setCurrentIndex(max(0, self.language.findData(offers.notes_language)))
        self._greet()

    @property
    def complaint(self) -> str:
        return self._complaint.text()

    def clear(self) -> None:
        """Used: the next interview is another person's."""
        self.name.clear()
        self.story_prompt.clear()
        self.minutes.setText(USUAL_MINUTES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def remind_of(self, name: str) -> None:
        """Somebody's interview is still running."""
        words = tr("The interview with {name} is still running. Esc goes back to it.")
        self._reminder.setText(words.format(name=name) if name else "")
        self._reminder.setVisible(bool(name))

    @property
    def reminder(self) -> str:
        return self._reminder.text()

    @property
    def greeting(self) -> str:
        """What is known of the name that is typed."""
        return self._known.text()

    def complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def _fill_choices(self) -> None:
        for code, own_name in LANGUAGES.items():
            self.language.addItem(own_name, code)

    def _offer_packs(self, packs: Sequence[tuple[str, str]]) -> None:
        chosen = self.pack.currentData()
        self.pack.clear()
        for key, title in packs:
            self.pack.addItem(title, key)
        self.pack.setCurrentIndex(max(0, self.pack.findData(chosen)))

    def _lay_out(self) -> None:
        self._frame, column = card(parent=self._ground)
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
        around = QVBoxLayout(self._ground)
        around.addStretch(1)
        around.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(2)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

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
            (tr("Prompts"), self.pack),
            (tr("Notes in"), self.language),
        )
        for words, field in fields:
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(label, field)
            if field is self.name:
                form.addRow("", self._known)
                form.addRow("", self.somebody_else)
        return form

    def _connect(self) -> None:
        self._begin.clicked.connect(self._submit)
        self.name.textChanged.connect(self._greet)
        self.name.went_down.connect(self._take_offered_name)
        for field in (self.name, self.story_prompt, self.interviewer, self.note_taker, self.minutes):
            field.returnPressed.connect(self._submit)

    def _greet(self) -> None:
        """Somebody known is recognised; a name that begins like one is offered. Nothing is filled in by itself."""
        name = self.name.text()
        known, like = self._offers.known(name), self._offers.beginning(name)
        words = ""
        if known is not None:
            words = self._met(known)
        elif like is not None:
            words = tr("↓ takes {name}").format(name=like.name)
        self._known.setText(words)
        self._known.setVisible(bool(words))
        self.somebody_else.setVisible(known is not None)
        if known is None:
            self.somebody_else.setChecked(False)

    def _met(self, known: Acquaintance) -> str:
        times = tr("{n} interviews before").format(n=known.times) if known.times > 1 else tr("One interview before")
        if known.last_on is None:
            return times
        return tr("{times}, last on {day}").format(times=times, day=short_day(known.last_on, self._today))

    def _take_offered_name(self) -> None:
        like = self._offers.beginning(self.name.text())
        if like is not None:
            self.name.setText(like.name)

    def _submit(self) -> None:
        promise = self._read_promise(self.minutes.text().strip() or USUAL_MINUTES)
        if promise is None:
            self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        known = None if self.somebody_else.isChecked() else self._offers.known(self.name.text())
        self.begun.emit(
            Plan(
                name=self.name.text().strip(),
                story_prompt=self.story_prompt.text().strip(),
                interviewer=self.interviewer.text().strip(),
                note_taker=self.note_taker.text().strip(),
                minutes=promise.minutes,
                from_=promise.from_,
                template=self.pack.currentData(),
                notes_language=self.language.currentData(),
                returning=known.id if known else None,
            )
        )


def _field(placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setMinimumWidth(280)
    return field
