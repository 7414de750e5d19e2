"""How wide the columns of the list of moments are and how tall its rows, at any size of text and of window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from discovery_desk.domain.moment import Moment
from discovery_desk.ui.experience_map.moment_cells import Column
from discovery_desk.ui.kit.theme import Theme

WIDTHS = {  # at least; a column is as wide as its heading in any case
    Column.FELT: 46,
    Column.KIND: 70,
    Column.PLACE: 110,
    Column.WHO: 110,
    Column.TOOLS: 120,
    Column.DOING: 170,
    Column.THINKING: 170,
    Column.FEELING: 110,
    Column.LEADS_TO: 150,
    Column.OPPORTUNITIES: 96,
    Column.HEARD: 64,
}
TIME = 66, 84
MOMENT = 100, 300
WANTED = 130  # for the words of a moment, before the time gets more than it needs
ROW, AIR, MOST_LINES = 30, 12, 6


class ListMeasures:
    """Words are measured once, in the type they are drawn in: a thousand rows are asked for after every change."""

    def __init__(self, list_: QTableView, theme: Theme) -> None:
        self._list = list_
        self._measured: dict[tuple[str, int, int], int] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._measured.clear()
        self._types = {weight: QFontMetrics(theme.font("base", weight)) for weight in (400, 500)}

    def widths(self, count: int) -> dict[Column, int]:
        """What a row is known by and how it felt are in view; where there is no room, felt is one scroll away, whole.

        `count` is the highest number in the list.
        """
        px, header = self._theme.px, self._list.horizontalHeader()
        found = {one: max(px(width), header.sectionSizeHint(one)) for one, width in WIDTHS.items()}
        figures = self._types[400].horizontalAdvance(str(count)) + self._air().width()
        number = max(figures, header.sectionSizeHint(Column.NUMBER))
        room = self._list.viewport().width() - number
        beside_felt = room - found[Column.FELT]
        least, most = (px(width) for width in TIME)
        time = min(max(beside_felt - px(WANTED), least), most)
        words = beside_felt - time if beside_felt - time >= px(MOMENT[0]) else max(room - time, px(MOMENT[0]))
        return found | {Column.NUMBER: number, Column.TIME: time, Column.MOMENT: min(words, px(MOMENT[1]))}

    def height(self, moment: Moment | None) -> int:
        """Of the row of a moment, or of a heading."""
        least = self._theme.px(ROW)
        if moment is None:
            return least
        air = self._air()
        words = max(
            self._tall(moment.label, self._list.columnWidth(Column.MOMENT) - air.width(), 500),
            self._tall(moment.told_time, self._list.columnWidth(Column.TIME) - air.width(), 400),
        )
        return max(least, words + max(air.height(), self._theme.px(AIR)))

    def _tall(self, words: str, width: int, weight: int) -> int:
        if (words, width, weight) not in self._measured:
            metrics, room = self._types[weight], QRect(0, 0, width, 10_000)
            height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() if words else 0
            self._measured[words, width, weight] = min(height, MOST_LINES * (metrics.lineSpacing() + 1))
        return self._measured[words, width, weight]

    def _air(self) -> QSize:
        """What stands around the words of a cell: the padding of the style sheet, and the margin of the style."""
        style, cell = self._list.style(), QStyleOptionViewItem()
        self._list.initViewItemOption(cell)
        cell.rect, cell.text = QRect(0, 0, 1000, 100), "m"
        cell.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        inside = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, self._list)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, cell, self._list) + 1
        return cell.rect.size() - inside.size() + QSize(2 * margin, 0)
