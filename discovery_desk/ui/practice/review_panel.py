"""After the story: one's own notes beside a careful note-taker's, in short and note by note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.practice_review import Review
from discovery_desk.ui.kit.controls import button, heading, plain_label, rule
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.practice.review_table import ReviewTable
from discovery_desk.ui.practice.review_words import Section, opening, sections


class ReviewPanel(QWidget):
    """`keep_asked` wants the practice in a file, `copy_asked` its notes as text; nothing else outlives the window."""

    keep_asked = Signal()
    copy_asked = Signal()
    again_asked = Signal()
    close_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown: list[Section] = []
        self._about = ElidedLabel("", "quiet")
        self._opening = plain_label("", wraps=True)
        self.keep = button(tr("Keep this practice…"))
        self.copy = button(tr("Copy my notes"))
        self.again = button(tr("Another story"))
        self.leave = button(tr("Close practice"), "primary")
        self.tabs = QTabWidget()
        self.table = ReviewTable(theme)
        self.short = QScrollArea()
        self._lay_out()
        self._connect()

    @property
    def opening(self) -> str:
        return self._opening.text()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.table.set_theme(theme)

    def show_review(self, title: str, review: Review, *, heard_again: int = 0) -> None:
        self._about.setText(title)
        self._opening.setText(opening(review))
        self.shown = sections(review, heard_again=heard_again)
        self.table.show_review(review)
        has_own = any(line.own for line in review.lines)
        for asker in (self.keep, self.copy):
            asker.setEnabled(has_own)
        self._show_sections()

    def show_interview(self, _interview_id: InterviewId | None) -> None:
        """A practice has only the one."""

    def take_focus(self) -> None:
        self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        return True

    def tick(self) -> None:
        """Nothing here depends on the clock."""

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(rule())
        self.short.setWidgetResizable(True)
        self.short.setProperty("look", "reading")
        self.short.setAccessibleName(tr("In short"))
        self.short.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.short, tr("In short"))
        self.tabs.addTab(self.table, tr("Note by note"))
        column.addWidget(self.tabs, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("look", "surface")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(head)
        column.setContentsMargins(20, 12, 20, 12)
        column.addWidget(heading(tr("Your notes beside a careful note-taker's")))
        column.addWidget(self._about)
        column.addWidget(self._opening)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        flow = FlowLayout(gap=8, row_gap=6)
        for asker in (self.leave, self.again, self.keep, self.copy):
            flow.addWidget(asker)
        row.addLayout(flow, 1)
        column.addLayout(row)
        return head

    def _connect(self) -> None:
        self.keep.clicked.connect(self.keep_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.again.clicked.connect(self.again_asked)
        self.leave.clicked.connect(self.close_asked)

    def _show_sections(self) -> None:
        page = QWidget()
        page.setProperty("look", "ground")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(5)
        for section in self.shown:
            title = heading(section.title)
            title.setContentsMargins(0, 10, 0, 0)
            column.addWidget(title)
            for line in section.lines:
                column.addWidget(plain_label(line, wraps=True))
        column.addStretch()
        self.short.setWidget(page)
