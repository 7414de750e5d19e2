"""The veil: a blank page in place of everything but the clock and the line that notes are typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from discovery_desk.ui.kit.clock_label import ClockLabel
from discovery_desk.ui.kit.theme import Theme

if TYPE_CHECKING:
    from discovery_desk.ui.notes.note_line import NoteLine

WIDEST_LINE = 860
NO_WIDEST = (1 << 24) - 1


class VeilPage(QWidget):
    """A click on the clock asks for it to be lifted; no key of its own does."""

    lift_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line: NoteLine | None = None
        self.clock = ClockLabel(theme)
        self.clock.clicked.connect(self.lift_asked)
        top = QHBoxLayout()
        top.setContentsMargins(20, 14, 20, 0)
        top.addStretch()
        top.addWidget(self.clock)
        self._place = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addStretch(1)
        column.addLayout(self._place)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._widest = theme.px(WIDEST_LINE)
        self.clock.set_theme(theme)

    def show_time(self, shown: str, said: str) -> None:
        self.clock.show_time(shown, said)

    def hold(self, line: NoteLine) -> None:
        self._line = line
        line.setMaximumWidth(self._widest)
        line.show_hints(False)
        self._place.addWidget(line)
        line.show()

    def let_go(self) -> NoteLine | None:
        """The line is its owner's again."""
        line, self._line = self._line, None
        if line is not None:
            self._place.removeWidget(line)
            line.setMaximumWidth(NO_WIDEST)
            line.show_hints(True)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._line is None or not self._line.take_key(event):
            super().keyPressEvent(event)


class Curtain(QStackedWidget):
    """What a window shows, or the veil instead; hidden, not covered, so that nothing of it can be read out either."""

    lift_asked = Signal()

    def __init__(self, content: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.veil = VeilPage(theme)
        self.veil.lift_asked.connect(self.lift_asked)
        self.addWidget(content)
        self.addWidget(self.veil)

    @property
    def is_drawn(self) -> bool:
        return self.currentWidget() is self.veil

    def draw(self, *, is_drawn: bool) -> None:
        self.setCurrentWidget(self.veil if is_drawn else self._content)
