"""Which part of the notes is read: the newest, or the row that the reader has scrolled to."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollBar

from discovery_desk.ui.notes.row_stack import RowStack


class ReadingPlace:
    """Keeps the row that is read where it is while heights above it become known.

    `air` is the room above the first row and below the last one.
    """

    def __init__(self, stack: RowStack, bar: QScrollBar) -> None:
        self._stack, self._bar = stack, bar
        self._anchor: tuple[str, int] = ("", 0)
        self._height, self._air = 0, 0
        self.follows, self.unseen = True, 0

    def fit(self, height: int, air: int) -> None:
        """Give the scroll bar its range for a viewport of this height, and put it back to the place."""
        self._height, self._air = height, air
        self._bar.setPageStep(height)
        self._bar.setSingleStep(self._stack.style.line)
        self._bar.setRange(0, max(0, self._stack.height + 2 * air - height))
        index = self._stack.index_of(self._anchor[0])
        if self.follows or index < 0:
            self.follows = True
            self._bar.setValue(self._bar.maximum())
        else:
            self._bar.setValue(self._stack.tops[index] + self._anchor[1] + air)

    def offset(self) -> int:
        """What is added to a place in the document to get one in the viewport; few rows stand at the bottom."""
        spare = self._height - self._stack.height - 2 * self._air
        return self._air + (spare if spare >= 0 else -self._bar.value())

    def visible(self) -> range:
        return self._stack.span(-self.offset(), self._height - self.offset())

    def moved(self, slack: int) -> None:
        """The reader has scrolled; at the end, or as good as, the newest is followed again."""
        self.follows = self._bar.value() >= self._bar.maximum() - slack
        self.remember()

    def remember(self) -> None:
        if self.follows:
            self.unseen = 0
        y = self._bar.value() - self._air
        index = self._stack.row_at(y)
        self._anchor = (self._stack.heads[index].id, y - self._stack.tops[index]) if index >= 0 else ("", 0)
