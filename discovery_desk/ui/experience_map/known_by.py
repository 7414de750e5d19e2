"""What a row is known by, its number and its words, stays in view while a table is scrolled sideways."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from discovery_desk.ui.experience_map.moment_cells import Column

MOST = 0.6  # of the width; in a table that is narrower the words scroll away and the number stays

Index = QModelIndex | QPersistentModelIndex


class Strip(NamedTuple):
    """A column and where it stands in the view."""

    column: Column
    left: int
    width: int


class KnownBy:
    """Only the painting stays: there is one table, with one cursor, and a click on what is painted is a click on it."""

    def __init__(self, table: QTableView) -> None:
        self._table = table
        self.header = _Header(self, table)

    def strips(self) -> list[Strip]:
        """None while the table is not scrolled."""
        if not self._table.horizontalScrollBar().value():
            return []
        room, found, taken = self._table.viewport().width(), [], 0
        for column in (Column.NUMBER, Column.MOMENT):
            width = self._table.columnWidth(column)
            if taken + width <= room * MOST:
                left = room - taken - width if self._is_mirrored else taken
                found.append(Strip(column, left, width))
                taken += width
        return found

    def column_at(self, x: int) -> Column | None:
        return next((one.column for one in self.strips() if one.left <= x < one.left + one.width), None)

    def rect(self, index: Index) -> QRect | None:
        """Where a cell is painted that would be elsewhere."""
        table = self._table
        return next(
            (
                QRect(one.left, table.rowViewportPosition(index.row()), one.width, table.rowHeight(index.row()))
                for one in self.strips()
                if one.column == index.column()
            ),
            None,
        )

    def hides(self, column: int) -> int:
        """How much of this column lies under what stays."""
        start, wide = self._table.columnViewportPosition(column), self._table.columnWidth(column)
        taken = sum(one.width for one in self.strips())
        if self._is_mirrored:
            return max(0, start + wide - (self._table.viewport().width() - taken))
        return max(0, taken - start)

    def paint(self, event: QPaintEvent, ground: QColor, line: QColor) -> None:
        strips = self.strips()
        if not strips:
            return
        painter = QPainter(self._table.viewport())
        try:
            painter.setClipRegion(event.region())
            for one in strips:
                self._paint_strip(painter, event.region(), one, ground)
            painter.fillRect(self._edge(strips), line)
        finally:
            painter.end()

    @property
    def _is_mirrored(self) -> bool:
        return self._table.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _paint_strip(self, painter: QPainter, region: QRegion, strip: Strip, ground: QColor) -> None:
        table, seen = self._table, region.boundingRect()
        painter.fillRect(QRect(strip.left, seen.top(), strip.width, seen.height()), ground)
        first, last = table.rowAt(seen.top()), table.rowAt(seen.bottom())
        if first < 0:
            return
        for row in range(first, (last if last >= 0 else table.model().rowCount() - 1) + 1):
            self._paint_cell(painter, table.model().index(row, strip.column))

    def _paint_cell(self, painter: QPainter, index: QModelIndex) -> None:
        table, cell = self._table, QStyleOptionViewItem()
        table.initViewItemOption(cell)
        cell.rect = table.visualRect(index)
        cell.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        if table.selectionModel().isSelected(index):
            cell.state |= QStyle.StateFlag.State_Selected
        if index == table.currentIndex() and table.hasFocus():
            cell.state |= QStyle.StateFlag.State_HasFocus
        table.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewRow, cell, painter, table)
        table.itemDelegate().paint(painter, cell, index)

    def _edge(self, strips: list[Strip]) -> QRect:
        """A hairline between what stays and what is scrolled."""
        last = strips[-1]
        return QRect(
            last.left if self._is_mirrored else last.left + last.width - 1, 0, 1, self._table.viewport().height()
        )


class _Header(QHeaderView):
    def __init__(self, known_by: KnownBy, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._known_by = known_by

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        strips = self._known_by.strips()
        if strips:
            painter = QPainter(self.viewport())
            try:
                for one in strips:
                    self.paintSection(painter, QRect(one.left, 0, one.width, self.height()), one.column)
            finally:
                painter.end()
