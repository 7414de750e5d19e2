"""Lays widgets out like words: in rows that break where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Begins on the side where reading begins. With `is_one_row`, what does not fit is not shown at all."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, row_gap: int = 6, is_one_row: bool = False
    ) -> None:
        super().__init__(parent)
        self._is_one_row = is_one_row
        self._items: list[QLayoutItem] = []
        self._gap, self._row_gap = gap, row_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return QSize(0, size.height()) if self._is_one_row else size

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        """Height that the rows take."""
        x, y, row = 0, 0, 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            width = min(size.width(), rect.width()) if rect.width() > 0 else size.width()
            if x and x + width > rect.width():
                if self._is_one_row:
                    x, width, size = rect.width(), 0, QSize(0, 0)  # nothing after it is shown, either
                else:
                    x, y, row = 0, y + row + self._row_gap, 0
            if not is_trial:
                self._put(item, rect, QRect(rect.topLeft() + QPoint(x, y), QSize(width, size.height())))
            x, row = x + width + self._gap, max(row, size.height())
        return y + row

    def _put(self, item: QLayoutItem, rect: QRect, place: QRect) -> None:
        """A place without a size hides the widget without telling the layout, which would start all over."""
        item.setGeometry(QStyle.visualRect(self._direction(), rect, place))

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else QGuiApplication.layoutDirection()
