"""Over the page: whose it is and how fresh the talk, whether everything fits, and the ways out."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from discovery_desk.domain.interview import Interview, InterviewStatus, clock_text
from discovery_desk.domain.participant import Participant
from discovery_desk.ui.kit.controls import InitialsBadge, button, pill, set_look, two_lines
from discovery_desk.ui.kit.dates import short_day
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

ROOM_FOR_FIT, ROOM_FOR_COPY, ROOM_FOR_GALLERY = 560, 680, 1000  # pixels at 100 %
HEIGHT = 60
AN_HOUR, A_DAY = 60, 24 * 60  # minutes


class SnapshotHeader(QFrame):
    """Where it is narrow, what can be done with keys goes before words are cut."""

    def __init__(self, theme: Theme, share: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "surface")
        self._badge = InitialsBadge(theme, size=36, parent=self)
        self._title, self._state = ElidedLabel("", "heading", self), ElidedLabel("", "quiet", self)
        self._fit = pill(tr("Fits one page ✓"))
        self.gallery = button(tr("All snapshots   F3"), "quiet")
        self.copy = button(tr("Copy as image"))
        self.export = button(tr("Export PDF   Ctrl+E"), "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(14)
        row.addWidget(self._badge)
        row.addLayout(two_lines(self._title, self._state), 1)
        for widget in (self._fit, self.gallery, self.copy, share, self.export):
            row.addWidget(widget)
        self.gallery.setMinimumWidth(1)  # it goes before a window may no longer be made smaller
        self.set_theme(theme)

    @property
    def title(self) -> str:
        return self._title.text()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._badge.set_theme(theme)
        self.setFixedHeight(theme.px(HEIGHT))
        self._make_room()

    def show_talk(self, interview: Interview, person: Participant, minutes_since_end: int | None, today: date) -> None:
        self._badge.show_name(person.name)
        self._title.setText(tr("Snapshot of {name}").format(name=person.call_me or person.name))
        self._state.setText(_state_words(interview, minutes_since_end, today))

    def show_fit(self, folded: int) -> None:
        self._fit.setText(tr("Fits one page, {n} folded").format(n=folded) if folded else tr("Fits one page ✓"))
        set_look(self._fit, "state", value="open" if folded else "done")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        width = self.width() / self._theme.scale
        self._fit.setVisible(width >= ROOM_FOR_FIT)
        self.copy.setVisible(width >= ROOM_FOR_COPY)
        self.gallery.setVisible(width >= ROOM_FOR_GALLERY)
        self.export.setText(tr("Export PDF   Ctrl+E") if width >= ROOM_FOR_COPY else tr("Export PDF"))


def _state_words(interview: Interview, minutes_since_end: int | None, today: date) -> str:
    if interview.status is InterviewStatus.LIVE:
        return tr("The interview is running; the page grows with it.")
    if interview.status is InterviewStatus.PLANNED:
        return tr("The interview has not begun.")
    if minutes_since_end is not None and minutes_since_end < A_DAY:
        return ended_words(minutes_since_end)
    day = short_day(interview.on, today) if interview.on else ""
    return tr("Held on {day}, {length} long").format(day=day, length=clock_text(interview.ended_ms or 0))


def ended_words(minutes: int) -> str:
    if minutes < 1:
        return tr("Ended just now. Most teams finish in 15 minutes while it is fresh.")
    if minutes == 1:
        return tr("Ended 1 minute ago. Most teams finish in 15 while it is fresh.")
    if minutes < AN_HOUR:
        return tr("Ended {n} minutes ago. Most teams finish in 15 while it is fresh.").format(n=minutes)
    hours = minutes // AN_HOUR
    return (tr("Ended {n} hours ago.") if hours > 1 else tr("Ended an hour ago.")).format(n=hours)
