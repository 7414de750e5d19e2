"""Paints a line of a list with its number before it: the number stands where the window is read from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from discovery_desk.domain.reading import is_right_to_left

NUMBER = Qt.ItemDataRole.UserRole + 1
GAP = 2  # spaces between number and words

Index = QModelIndex | QPersistentModelIndex


class NumberedLines(QStyledItemDelegate):
    """The words are read and cut their own way, whatever the window's: a number among them would turn with them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.widest = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        words, shown.text = shown.text, ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        shown.text = words
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, shown.widget)
        painter.save()
        painter.setFont(shown.font)
        painter.setPen(shown.palette.color(shown.palette.ColorRole.Text))
        self._write(painter, shown, room, str(index.data(NUMBER)))
        painter.restore()

    def _write(self, painter: QPainter, shown: QStyleOptionViewItem, room: QRect, number: str) -> None:
        column, rest = self.places(shown, room)
        side = QStyle.visualAlignment(shown.direction, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        flags = side | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(column, flags.value | Qt.TextFlag.TextForceLeftToRight.value, number)
        is_rtl = is_right_to_left(shown.text)
        way = Qt.TextFlag.TextForceRightToLeft if is_rtl else Qt.TextFlag.TextForceLeftToRight
        cut = shown.fontMetrics.elidedText(shown.text, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, flags.value | way.value, cut)

    def places(self, shown: QStyleOptionViewItem, room: QRect) -> tuple[QRect, QRect]:
        """Where the number stands, and where the words."""
        wide = shown.fontMetrics.horizontalAdvance(self.widest + " " * GAP)
        number = QRect(room.topLeft(), QSize(wide, room.height()))
        words = room.adjusted(wide, 0, 0, 0)
        return (
            QStyle.visualRect(shown.direction, room, number),
            QStyle.visualRect(shown.direction, room, words),
        )
