"""All composite maps of the desk, and how to begin one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from discovery_desk.services.composites import CompositeSummary
from discovery_desk.ui.composite.composite_words import label_for
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.controls import button, heading, plain_label, rule
from discovery_desk.ui.kit.direction import align_label
from discovery_desk.ui.kit.words import tr

WIDEST = 760


class CompositeStart(QWidget):
    """`begun` carries the title of a new one, `chosen` and `removed` which one; `left` wants to be elsewhere."""

    begun = Signal(str)
    chosen = Signal(str)
    removed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = QListWidget()
        self.line = QLineEdit()
        self.begin = button(tr("Begin"), "primary")
        self._none = plain_label(
            tr("None yet. Begin one by its name, then add the stories of two or more people about one topic."),
            "quiet",
            wraps=True,
        )
        keys = (
            PlaceKey(("Return", "Enter"), tr("Open the composite map"), lambda: self._tell(self.chosen)),
            PlaceKey(("Del", "Backspace"), tr("Remove the composite map"), lambda: self._tell(self.removed)),
        )
        self.list.place_keys = PlaceKeys(tr("Composite maps"), keys)  # type: ignore[attr-defined]  # where F1 looks
        self._heading = heading(tr("Composite maps"))
        self._what = plain_label(
            tr(
                "Several people's stories of one topic, side by side. What they have in common is a guess of yours"
                " that the next interview may change: nobody has lived it, and it never gets onto a snapshot."
            ),
            "quiet",
            wraps=True,
        )
        self._lay_out()
        self._stand()
        self._connect()

    def show_summaries(self, found: Sequence[CompositeSummary]) -> None:
        """What the keys were on stays under them."""
        key, place = self._current(), max(0, self.list.currentRow())
        self.list.clear()
        for one in found:
            item = QListWidgetItem("\n".join(part for part in (one.map.title, _about(one)) if part))
            item.setData(Qt.ItemDataRole.UserRole, one.map.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.map.title}, {_about(one)}")
            self.list.addItem(item)
        keys = [one.map.id for one in found]
        self.list.setCurrentRow(keys.index(key) if key in keys else min(place, len(keys) - 1))  # type: ignore[arg-type]
        self.list.setVisible(bool(found))
        rows = sum(self.list.sizeHintForRow(row) for row in range(len(found)))
        self.list.setMaximumHeight(rows + 2 * self.list.frameWidth() + 2)
        self._none.setVisible(not found)

    def take_focus(self) -> None:
        wanted = self.line if self.list.count() == 0 else self.list
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The list takes Enter for itself otherwise."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        return is_key and isinstance(event, QKeyEvent) and self._table().take(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._stand()

    def _stand(self) -> None:
        for label in (self._heading, self._what, self._none, self.line):
            align_label(label)

    def _table(self) -> PlaceKeys:
        return self.list.place_keys  # type: ignore[attr-defined, no-any-return]

    def _lay_out(self) -> None:
        self.list.setAccessibleName(tr("Composite maps"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.line.setAccessibleName(tr("Name of a new composite map"))
        self.line.setPlaceholderText(tr("What the stories are about: finding cover for a shift"))
        head = QFrame()
        head.setProperty("look", "surface")
        top = QHBoxLayout(head)
        top.setContentsMargins(20, 16, 20, 16)
        top.addWidget(self._heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(rule())
        column.addLayout(self._page(), 1)

    def _page(self) -> QVBoxLayout:
        page = QVBoxLayout()
        page.setContentsMargins(32, 24, 32, 24)
        page.setSpacing(14)
        page.addWidget(self._what)
        new = QHBoxLayout()
        new.addWidget(self.line, 1)
        new.addWidget(self.begin)
        page.addLayout(new)
        page.addWidget(self._none)
        page.addWidget(self.list, 1)
        page.addStretch(0)
        return page

    def _connect(self) -> None:
        self.line.returnPressed.connect(self._begin)
        self.begin.clicked.connect(self._begin)
        self.list.itemDoubleClicked.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.list.installEventFilter(self)

    def _begin(self) -> None:
        self.begun.emit(self.line.text())

    def _current(self) -> str:
        item: QListWidgetItem | None = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _tell(self, signal: SignalInstance) -> None:
        if self._current():
            signal.emit(self._current())


def _about(one: CompositeSummary) -> str:
    return " · ".join(part for part in (one.map.topic, label_for(one.stories, one.people)) if part)
