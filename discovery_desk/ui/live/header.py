"""Who is being listened to, how long, and how to start and end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from discovery_desk.domain.consent import ConsentEntry, ConsentScope, in_force
from discovery_desk.domain.interview import Interview, InterviewStatus, clock_text
from discovery_desk.domain.participant import Participant
from discovery_desk.ui.kit.controls import InitialsBadge, button, pill, plain_label
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

REMAINING_SHOWN_MS = 5 * 60_000


class LiveHeader(QFrame):
    """Shows values and asks; it does nothing itself."""

    start_asked = Signal()
    end_asked = Signal()
    page_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._is_first = theme, False
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._badge = InitialsBadge(theme, size=36)
        self._name = ElidedLabel("", "heading")
        self._about = ElidedLabel("", "quiet")
        self._first = pill(tr("First interview"))
        self._consent = pill("")
        self._saved = plain_label(tr("Saved"), "quiet")
        self._clock = plain_label("00:00")
        self._agreed = plain_label("", "quiet", wraps=True)
        self.start = button(tr("Start the clock"), "primary")
        self.end = button(tr("End interview"), "primary")
        self.page = button(tr("To the snapshot"), "primary")
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch()
        names.addWidget(self._name)
        names.addWidget(self._about)
        names.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(14)
        row.addWidget(self._badge)
        row.addLayout(names, 1)
        row.addWidget(self._first)
        row.addWidget(self._consent)
        row.addStretch(0)
        for widget in (self._saved, self._clock, self._agreed, self.start, self.end, self.page):
            row.addWidget(widget)

    def _connect(self) -> None:
        self.start.clicked.connect(self.start_asked)
        self.end.clicked.connect(self.end_asked)
        self.page.clicked.connect(self.page_asked)
        self._clock.setAccessibleName(tr("Elapsed"))
        for asker in (self.start, self.end, self.page):
            asker.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._badge.set_theme(theme)
        self._clock.setFont(theme.font("clock", 600))
        self._clock.setMinimumWidth(self._clock.fontMetrics().horizontalAdvance("00:00"))
        self._agreed.setFixedWidth(theme.px(70))
        self.setFixedHeight(theme.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """What has to be there; pills are not, and would otherwise keep the window wide."""
        return QSize(self._theme.px(440), self._theme.px(60))

    def _make_room(self) -> None:
        """Where it is narrow, the pills go before the name is cut."""
        room = self.width() - self._theme.px(600)
        for label in (self._consent, self._first, self._saved):
            room -= label.sizeHint().width()
            label.setVisible(bool(label.text()) and room > 0 and (label is not self._first or self._is_first))

    def show_interview(
        self, interview: Interview, person: Participant, consent: tuple[ConsentEntry, ...], *, is_first: bool
    ) -> None:
        self._badge.show_name(person.name)
        self._name.setText(person.call_me or person.name)
        self._about.setText(" · ".join(part for part in (person.segment, person.relationship) if part))
        self._about.setVisible(bool(self._about.text()))
        self._is_first = is_first
        self._consent.setText(_consent_words(consent))
        self._make_room()
        self.start.setVisible(interview.status is InterviewStatus.PLANNED)
        self.end.setVisible(interview.status is InterviewStatus.LIVE)
        self.page.setVisible(interview.is_over)

    def show_time(self, elapsed_ms: int, agreed_minutes: int, *, is_live: bool) -> None:
        """Elapsed large; what is left once five minutes are."""
        self._clock.setText(clock_text(elapsed_ms))
        left = agreed_minutes * 60_000 - elapsed_ms
        if is_live and left <= 0:
            words = tr("over the {n} min").format(n=agreed_minutes)
        elif is_live and left <= REMAINING_SHOWN_MS:
            words = tr("{time} left").format(time=clock_text(left))
        else:
            words = tr("of {n} min agreed").format(n=agreed_minutes)
        self._agreed.setText(words)


def _consent_words(entries: tuple[ConsentEntry, ...]) -> str:
    short = {
        ConsentScope.NOTES: tr("notes"),
        ConsentScope.AUDIO_RECORDING: tr("audio"),
        ConsentScope.PHOTO: tr("photo"),
        ConsentScope.QUOTE: tr("quote"),
    }
    said = [f"{short[scope]} {'✓' if e.is_given else '✕'}" for scope, e in in_force(entries).items() if scope in short]
    return tr("Consent to {list}").format(list="  ".join(said)) if said else ""


class EndQuestion(QFrame):
    """The strip that asks whether the participant has left, before anything of the debrief can be seen."""

    confirmed = Signal()
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.yes: QPushButton = button(tr("They have left"), "primary")
        self.no: QPushButton = button(tr("Not yet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.addWidget(plain_label(tr("Has the participant left, and is the recording off?"), "heading"), 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.yes.setDefault(True)
        self.yes.setAutoDefault(True)
        self.yes.clicked.connect(self.confirmed)
        self.no.clicked.connect(self.put_off)
        self.hide()

    def ask(self) -> None:
        self.show()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, event: QKeyEvent) -> bool:
        """While it asks: Ctrl+Enter says yes wherever the focus is, Esc says not yet."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.isHidden():
            return False
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off.emit()
        else:
            return False
        return True
