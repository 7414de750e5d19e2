"""The opportunities of pages that are compared, each list below its page and their lines in rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from discovery_desk.domain.reading import is_right_to_left
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.ui.kit.controls import plain_label
from discovery_desk.ui.kit.direction import side_of
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr


class SideOpportunities(QScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "reading")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Opportunities side by side"))

    def show_pages(self, pages: Sequence[SnapshotPage | None], theme: Theme) -> None:
        """One column for each, also for one that is not known yet."""
        body = QWidget(self)
        body.setProperty("look", "ground")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        for column, page in enumerate(pages):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
            for row, text in enumerate(_lines(page)):
                label = plain_label(text, "" if page and page.opportunities else "quiet", wraps=True)
                label.setAlignment(side_of(text, is_mirrored=self.isRightToLeft()) | Qt.AlignmentFlag.AlignTop)
                label.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
                grid.addWidget(label, row, column)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(body)

    def lines(self) -> list[list[str]]:
        """By column, from top to bottom."""
        body = self.widget()
        grid = body.layout() if body is not None else None
        if not isinstance(grid, QGridLayout):
            return []
        found: list[list[str]] = [[] for _ in range(grid.columnCount())]
        for row in range(grid.rowCount()):
            for column in range(grid.columnCount()):
                item = grid.itemAtPosition(row, column)
                label = item.widget() if item is not None else None
                if label is not None:
                    found[column].append(label.text())  # type: ignore[attr-defined]  # they are all labels
        return found


def _lines(page: SnapshotPage | None) -> list[str]:
    if page is None:
        return []
    lines = [f"{number}.  {one.text}" for number, one in enumerate(page.opportunities, start=1)]
    return [_read_on(line) for line in lines] or [tr("No opportunities on this page")]


def _read_on(line: str) -> str:
    """The number stands where the words begin."""
    return f"\u200f{line}" if is_right_to_left(line.partition("  ")[2]) else line
