"""Whose talk it was, and how long ago it ended: a page made within 20 minutes is made from fresh memory."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from discovery_desk.domain.debrief import MINUTES
from discovery_desk.domain.participant import Participant
from discovery_desk.ui.kit.controls import InitialsBadge, button, plain_label
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

ROOM_FOR_KEYS = 620  # pixels at 100 %
LATER_MIN = 3 * 60


class DebriefHeader(QFrame):
    """`page_asked` wants the snapshot."""

    page_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._badge = InitialsBadge(theme, size=36)
        self._title, self._about = ElidedLabel(tr("Debrief"), "heading"), ElidedLabel("", "quiet")
        self._clock = plain_label("", "heading")
        self._clock.setAccessibleName(tr("Since the end of the talk"))
        self.page = button(tr("To the snapshot"), "primary")
        self.page.clicked.connect(self.page_asked)
        names = QVBoxLayout()
        names.setSpacing(1)
        for part in (self._title, self._about):
            names.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(14)
        row.addWidget(self._badge)
        row.addLayout(names, 1)
        row.addWidget(self._clock)
        row.addWidget(self.page)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._badge.set_theme(theme)
        self.setFixedHeight(theme.px(60))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self._theme.px(ROOM_FOR_KEYS)
        self.page.setText(tr("To the snapshot   Ctrl+Shift+S") if is_wide else tr("To the snapshot"))

    def show_person(self, person: Participant, about: str) -> None:
        self._badge.show_name(person.name)
        self._title.setText(tr("Debrief: {name}").format(name=person.call_me or person.name))
        self._about.setText(about)

    def show_minutes(self, minutes: int | None) -> None:
        """Calm at any time: after twenty minutes it only says how long it has been."""
        if minutes is None or minutes > LATER_MIN:
            words = ""
        elif minutes <= MINUTES:
            words = tr("{n} of {most} min").format(n=minutes, most=MINUTES)
        else:
            words = tr("{n} min since the end").format(n=minutes)
        if words != self._clock.text():
            self._clock.setText(words)
