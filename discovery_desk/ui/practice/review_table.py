"""Two columns of notes by time: a careful note-taker's and one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.practice_review import Line, Review
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.practice.review_words import careful_words, own_words


class ReviewTable(QTableWidget):
    """A table to the keyboard and to a screen reader: time, careful note, own note."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self.setAccessibleName(tr("Notes side by side"))
        self.setHorizontalHeaderLabels([tr("Time"), tr("A careful note-taker"), tr("You")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fill()

    def show_review(self, review: Review) -> None:
        self._lines = review.lines
        self._fill()
        if self._lines:
            self.setCurrentCell(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resizeRowsToContents()

    def _fill(self) -> None:
        self.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            self.setItem(row, 0, self._cell(clock_text(line.at_ms), is_quiet=True))
            self.setItem(row, 1, self._cell(careful_words(line), is_quiet=line.careful is None))
            self.setItem(row, 2, self._cell(own_words(line), is_quiet=line.own is None))
        self.resizeRowsToContents()

    def _cell(self, words: str, *, is_quiet: bool) -> QTableWidgetItem:
        cell = QTableWidgetItem(words)
        cell.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        if is_quiet:
            cell.setForeground(self._theme.color("ink-3"))
        return cell
