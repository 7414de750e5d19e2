"""Who is being listened to, how long, and how to start and end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.interview import Interview, InterviewStatus, clock_text
from discovery_desk.domain.participant import Participant
from discovery_desk.ui.consent.consent_words import consent_words
from discovery_desk.ui.consent.recording_row import recording_words
from discovery_desk.ui.kit.controls import InitialsBadge, button, pill, plain_label, two_lines
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr

REMAINING_SHOWN_MS = 5 * 60_000


class LiveHeader(QFrame):
    """Shows values and asks; it does nothing itself."""

    start_asked = Signal()
    end_asked = Signal()
    page_asked = Signal()
    consent_asked = Signal()
    clock_clicked = Signal()
    companion_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._is_first, self._is_promised, self._is_over = theme, False, False, False
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._badge = InitialsBadge(theme, size=36)
        self._name = ElidedLabel("", "heading")
        self._about = ElidedLabel("", "quiet")
        self._first = pill(tr("First interview"))
        self.consent = _quiet_button("", "pill")
        self._recording = pill("")
        self._saved = plain_label(tr("Saved"), "quiet")
        self.clock = _quiet_button("00:00", "clock")
        self._offset = plain_label("", "faint")
        self._agreed = plain_label("", "quiet", wraps=True)
        self.companion = button(tr("Companion view"))
        self.start = button(tr("Start the clock"), "primary")
        self.end = button(tr("End interview"), "primary")
        self.page = button(tr("To the snapshot"), "primary")
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(14)
        row.addWidget(self._badge)
        row.addLayout(two_lines(self._name, self._about), 1)
        row.addWidget(self._first)
        row.addWidget(self.consent)
        row.addWidget(self._recording)
        row.addStretch(0)
        times = (self._saved, self.clock, self._offset, self._agreed)
        for widget in (*times, self.companion, self.start, self.end, self.page):
            row.addWidget(widget)

    def _connect(self) -> None:
        self.start.clicked.connect(self.start_asked)
        self.end.clicked.connect(self.end_asked)
        self.page.clicked.connect(self.page_asked)
        self.consent.clicked.connect(self.consent_asked)
        self.clock.clicked.connect(self.clock_clicked)
        self.companion.clicked.connect(self.companion_asked)
        for asker in (self.start, self.end, self.page, self.companion):
            asker.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._badge.set_theme(theme)
        self.clock.setFont(theme.font("clock", 600))
        self._give_aside_room()
        self.setFixedHeight(theme.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """What has to be there; pills are not, and would otherwise keep the window wide."""
        return QSize(self._theme.px(440), self._theme.px(60))

    def _make_room(self) -> None:
        """Where it is narrow, the pills go before the name is cut."""
        room = self.width() - self._theme.px(620)
        for label in (self._offset, self.companion, self.consent, self._first, self._recording, self._saved):
            is_wanted = bool(label.text()) and (label is not self._first or self._is_first)
            is_wanted = is_wanted and (label is not self.companion or not self._is_over)
            room -= label.sizeHint().width() if is_wanted else 0
            label.setVisible(is_wanted and room > 0)

    def show_interview(
        self, interview: Interview, person: Participant, consent: tuple[ConsentEntry, ...], *, is_first: bool
    ) -> None:
        self._badge.show_name(person.name)
        self._name.setText(person.call_me or person.name)
        self._about.setText(" · ".join(part for part in (person.segment, person.relationship) if part))
        self._about.setVisible(bool(self._about.text()))
        self._is_first, self._is_over = is_first, interview.is_over
        offset_s = interview.reaction_offset_ms // 1000
        self._offset.setText(tr("−{n} s").format(n=offset_s) if offset_s else "")
        self._offset.setAccessibleName(tr("Notes are shown {n} s before their first key").format(n=offset_s))
        self.consent.setText(no_mnemonic(consent_words(consent)))
        self.consent.setAccessibleName(consent_words(consent))
        self._recording.setText(recording_words(interview))
        self._make_room()
        self.start.setVisible(interview.status is InterviewStatus.PLANNED)
        self.end.setVisible(interview.status is InterviewStatus.LIVE)
        self.page.setVisible(interview.is_over)

    def show_time(self, elapsed_ms: int, left_ms: int, agreed_minutes: int, *, is_live: bool, until: str = "") -> None:
        """Elapsed large, and what is left once five minutes are; what is left large where an end was promised."""
        is_promised = is_live and bool(until)
        large, said = large_time(elapsed_ms, left_ms, is_promised=is_promised)
        self.clock.setText(large)
        self.clock.setAccessibleName(said)
        if is_promised != self._is_promised:
            self._is_promised = is_promised
            self._give_aside_room()
        if is_promised:
            words = tr("left until {end}") if left_ms > 0 else tr("past {end}")
            self._agreed.setText(
                words.format(end=until) + "\n" + tr("{time} elapsed").format(time=clock_text(elapsed_ms))
            )
        else:
            self._agreed.setText(_agreed_words(left_ms, agreed_minutes, is_live=is_live))

    def beside_clock(self) -> str:
        return self._agreed.text()

    def pills(self) -> list[str]:
        """Those that there is room for."""
        return [one.text() for one in (self._first, self.consent, self._recording) if not one.isHidden()]

    def _give_aside_room(self) -> None:
        self._agreed.setFixedWidth(self._theme.px(104 if self._is_promised else 70))
        figures = self.clock.fontMetrics().horizontalAdvance("00:00")
        self.clock.setMinimumWidth(figures + self._theme.px(8))


def large_time(elapsed_ms: int, left_ms: int, *, is_promised: bool) -> tuple[str, str]:
    """As the clock shows it, and as it is said."""
    if not is_promised:
        return clock_text(elapsed_ms), tr("Elapsed {time}").format(time=clock_text(elapsed_ms))
    left = clock_text(left_ms) if left_ms > 0 else f"+{clock_text(-left_ms)}"
    return left, tr("Left {time}").format(time=left)


def _agreed_words(left_ms: int, agreed_minutes: int, *, is_live: bool) -> str:
    if is_live and left_ms <= 0:
        return tr("over the {n} min").format(n=agreed_minutes)
    if is_live and left_ms <= REMAINING_SHOWN_MS:
        return tr("{time} left").format(time=clock_text(left_ms))
    return tr("of {n} min agreed").format(n=agreed_minutes)


def _quiet_button(text: str, look: str) -> QPushButton:
    """Can be clicked, and gone to with Tab; a click leaves the keys where they are."""
    made = button(text, look)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


class EndQuestion(QFrame):
    """The strip that asks whether the participant has left, before anything of the debrief can be seen."""

    confirmed = Signal()
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.yes: QPushButton = button(tr("They have left"), "primary")
        self.no: QPushButton = button(tr("Not yet"))
        question = tr("Has the participant left, and is the recording off?")
        for answer in (self.yes, self.no):
            answer.setAccessibleDescription(question)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.addWidget(plain_label(question, "heading", wraps=True), 1)
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
