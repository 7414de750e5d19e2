"""Which story to practise with, how much of it, how fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.practice import PracticeStory
from discovery_desk.ui.kit.controls import button, card, heading, key_hint, plain_label
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

MINUTES = (5, 10)
SPEEDS = (1.0, 1.25, 1.5)
WIDEST = 620


@dataclass(frozen=True, slots=True)
class Chosen:
    story: PracticeStory
    end_ms: int
    speed: float


class PracticeChooser(QWidget):
    """`begun` says what was chosen; `left` that nobody wants to practise after all. Enter begins, Esc leaves."""

    begun = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, stories: Sequence[PracticeStory], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._stories = theme, tuple(stories)
        self.list = QListWidget()
        self.length = QComboBox()
        self.speed = QComboBox()
        self.begin = button(tr("Begin"), "primary")
        self._fill()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._frame.setMaximumWidth(theme.px(WIDEST))
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.list.setMinimumHeight(min(rows + 2 * self.list.frameWidth(), theme.px(260)))

    def show_interview(self, _interview_id: InterviewId | None) -> None:
        """The stories are the same whatever is in view."""

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        return True

    def tick(self) -> None:
        """Nothing here depends on the clock."""

    def chosen(self) -> Chosen:
        story = self._stories[self.list.currentRow()]
        end_ms = self.length.currentData() or story.length_ms
        return Chosen(story, min(end_ms, story.length_ms), self.speed.currentData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        for story in self._stories:
            item = QListWidgetItem(f"{story.title}\n{_about(story)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{story.title}, {_about(story)}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.length.addItem(tr("The whole story"), 0)
        for minutes in MINUTES:
            self.length.addItem(tr("The first {n} minutes").format(n=minutes), minutes * 60_000)
        self.length.setCurrentIndex(1)
        for speed in SPEEDS:
            self.speed.addItem(_speed_words(speed), speed)

    def _lay_out(self) -> None:
        self._frame, column = card()
        column.setContentsMargins(28, 24, 28, 24)
        column.addWidget(plain_label(tr("Practise with a story"), "display"))
        column.addWidget(plain_label(_explained(), "quiet", wraps=True))
        column.addWidget(heading(tr("Story")))
        self.list.setAccessibleName(tr("Story"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.list, 1)
        column.addLayout(self._form())
        buttons = QHBoxLayout()
        buttons.addWidget(self.begin)
        buttons.addWidget(key_hint(("↵",), tr("begin")))
        buttons.addStretch()
        column.addLayout(buttons)
        self._scroll_it()

    def _scroll_it(self) -> None:
        """In large type it may be taller than the window."""
        page = QWidget()
        page.setProperty("look", "ground")
        around = QVBoxLayout(page)
        around.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._frame, 8)
        middle.addStretch(1)
        around.addLayout(middle, 8)
        around.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setProperty("look", "page")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 8, 0, 8)
        for words, field in ((tr("Length"), self.length), (tr("Speed"), self.speed)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(label, field)
        return form

    def _connect(self) -> None:
        self.begin.clicked.connect(self._begin)
        self.list.itemActivated.connect(self._begin)

    def _begin(self) -> None:
        self.begun.emit(self.chosen())


def _about(story: PracticeStory) -> str:
    minutes = tr("{n} min").format(n=round(story.length_ms / 60_000))
    return " · ".join(part for part in (story.told_by, story.about, minutes) if part)


def _speed_words(speed: float) -> str:
    return tr("As it was spoken") if speed == 1 else tr("{n} times as fast").format(n=f"{speed:g}")


def _explained() -> str:
    return tr(
        "You read what is said as it is said, and take notes as in a call, with the same keys. Afterwards your notes"
        " stand beside a careful note-taker's. Nothing is kept unless you ask for it."
    )
