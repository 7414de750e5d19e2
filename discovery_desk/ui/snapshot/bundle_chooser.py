"""Chooses the pages of a bundle: the order of choosing is the order in the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.direction import align_label
from discovery_desk.ui.kit.words import tr

MOST_ROWS = 6
_KEY = Qt.ItemDataRole.UserRole


class _Pages(QListWidget):
    """Asks first whether a key is one of the chooser's."""

    def __init__(self, take: Callable[[QKeyEvent], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self.setProperty("look", "offer")
        self.setAccessibleName(tr("Pages of the bundle"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take(event):
            super().keyPressEvent(event)


class BundleChooser(QFrame):
    """`chosen` has the interviews in order; `left` asks to be put away."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "quiet-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words: dict[str, str] = {}
        self._order: list[str] = []
        self._about = plain_label("", "section")
        self.make = button(tr("Export the bundle"), "primary")
        self._close = button(tr("Leave it"), "quiet")
        self.place_keys = self._table = PlaceKeys(
            tr("Pages of the bundle"),
            (
                PlaceKey(("Space",), tr("Take the page in, or out again"), self._toggle),
                PlaceKey(("Return", "Enter"), tr("Export the bundle"), self._finish),
                PlaceKey(("Alt+Up",), tr("Earlier in the bundle"), lambda: self._move(-1)),
                PlaceKey(("Alt+Down",), tr("Later in the bundle"), lambda: self._move(1)),
                PlaceKey(("Esc",), tr("Leave it"), self.left.emit),
            ),
        )
        self.list = _Pages(self._table.take)
        self._lay_out()
        self.list.itemClicked.connect(lambda _item: self._toggle())
        self.make.clicked.connect(self._finish)
        self._close.clicked.connect(self.left)
        self.hide()

    def ask(self, choices: Sequence[tuple[InterviewId, str]], first: InterviewId) -> None:
        """`first` is taken in already."""
        self._words = dict(choices)
        self._order = [first] if first in self._words else []
        self.list.clear()
        for key in self._words:
            item = QListWidgetItem()
            item.setData(_KEY, key)
            self.list.addItem(item)
        self.list.setCurrentRow(next((row for row, key in enumerate(self._words) if key == first), 0))
        self._show()
        self.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._table.take(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._about, 1)
        foot.addWidget(self.make)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(6)
        column.addLayout(foot)
        column.addWidget(self.list)

    def _toggle(self) -> None:
        key = self._current()
        if key in self._order:
            self._order.remove(key)
        elif key:
            self._order.append(key)
        self._show()

    def _move(self, by: int) -> None:
        key = self._current()
        if key in self._order:
            at = self._order.index(key)
            self._order.insert(min(max(0, at + by), len(self._order) - 1), self._order.pop(at))
            self._show()

    def _current(self) -> str:
        return str(self.list.currentItem().data(_KEY)) if self.list.currentRow() >= 0 else ""

    def _finish(self) -> None:
        if self._order:
            self.chosen.emit(tuple(InterviewId(key) for key in self._order))

    def _show(self) -> None:
        for item in (self.list.item(row) for row in range(self.list.count())):
            key = str(item.data(_KEY))
            place = f"{self._order.index(key) + 1}." if key in self._order else "–"
            item.setText(f"{place}  {self._words[key]}")
            spoken = tr("page {place}: {what}") if key in self._order else tr("not in the bundle: {what}")
            text = spoken.format(place=place.rstrip("."), what=self._words[key])
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
        count = len(self._order)
        self._about.setText(
            tr("1 page") if count == 1 else tr("{count} pages, in the order chosen").format(count=count)
        )
        align_label(self._about)
        self.make.setEnabled(count > 0)
        tall = sum(self.list.sizeHintForRow(row) for row in range(min(MOST_ROWS, self.list.count())))
        self.list.setFixedHeight(max(1, tall) + 2 * self.list.frameWidth())  # scripts differ in height
