"""The columns and rows of the list at any size of text and of window: what matters is in view and nothing is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from discovery_desk.domain.interview import InterviewId
from discovery_desk.services import moments
from discovery_desk.services.desk import Desk
from discovery_desk.ui.experience_map.map_list import MapList
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.experience_map.moment_cells import Column
from discovery_desk.ui.kit.theme import Theme

LABELS = (
    "Sees a remainder on a paid invoice",
    "Gives the director a plus-minus number",
    "Rebuilds the rates in a spreadsheet",
)


@pytest.fixture
def rows(desk: Desk, talk: InterviewId, panel: MapPanel) -> MapList:
    for moment, label in zip(desk.read.moments(talk), LABELS, strict=True):
        moments.describe(desk, moment.id, label=label, told_time="Thu 2 Oct 18:30", emotion=-2)
    panel.turn()
    return panel.list


def shows_whole(rows: MapList, row: int, column: Column) -> bool:
    """As the style will draw it: in the type of the cell, on the lines that padding and margin leave it."""
    index, cell = rows.table.index(row, column), QStyleOptionViewItem()
    rows.initViewItemOption(cell)
    cell.rect = QRect(0, 0, rows.columnWidth(column), rows.rowHeight(row))
    rows._editing.initStyleOption(cell, index)
    room = rows.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, rows)
    margin = rows.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    room.adjust(margin, 0, -margin, 0)
    lines = QRect(0, 0, room.width(), 10_000)
    needed = QFontMetrics(cell.font).boundingRect(lines, Qt.TextFlag.TextWordWrap, cell.text)
    return needed.height() <= room.height()


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_no_row_cuts_its_words_after_the_size_of_text_or_window_has_changed(
    panel: MapPanel, rows: MapList, scale: float
) -> None:
    rows.set_theme(Theme(scale=scale))
    for width in range(264, 420, 4):
        panel.resize(round(width * scale), 600)
        assert all(shows_whole(rows, row, Column.MOMENT) for row in range(3))


def end_of(rows: MapList, column: Column) -> int:
    return rows.columnViewportPosition(column) + rows.columnWidth(column)


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_how_it_felt_is_in_view_in_a_narrow_panel(panel: MapPanel, rows: MapList, scale: float) -> None:
    panel.resize(round(264 * scale), 600)
    rows.set_theme(Theme(scale=scale))
    assert end_of(rows, Column.FELT) <= rows.viewport().width()


def test_in_too_narrow_a_panel_it_is_one_scroll_away_and_not_cut(panel: MapPanel, rows: MapList) -> None:
    rows.set_theme(Theme(scale=2.0))
    panel.resize(400, 600)
    assert rows.columnViewportPosition(Column.FELT) == rows.viewport().width()


def test_numbers_of_two_and_three_figures_have_room(rows: MapList) -> None:
    for scale in (1.0, 2.0):
        rows.set_theme(Theme(scale=scale))
        wide = [rows._measures.widths(count)[Column.NUMBER] for count in (9, 10, 100)]
        assert wide[0] <= wide[1] < wide[2]
        assert wide[2] - rows._measures._air().width() >= QFontMetrics(Theme(scale=scale).font()).horizontalAdvance(
            "100"
        )


def test_no_heading_is_cut(rows: MapList) -> None:
    for column in Column:
        assert rows.columnWidth(column) >= rows.horizontalHeader().sectionSizeHint(column)


def test_the_number_is_named_in_words(rows: MapList) -> None:
    said = [
        rows.table.headerData(Column.NUMBER, Qt.Orientation.Horizontal, role)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    ]
    assert said == ["#", "Number", "Number"]


def test_what_hurts_is_red_in_a_selected_row_as_well(rows: MapList) -> None:
    cell = QStyleOptionViewItem()
    rows._editing.initStyleOption(cell, rows.table.index(0, Column.FELT))
    assert cell.palette.highlightedText().color() == cell.palette.text().color() == Theme().ink("feeling")
