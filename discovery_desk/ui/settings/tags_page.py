"""The project's tags: their names, order and digits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from discovery_desk.domain.errors import DeskError
from discovery_desk.domain.note import TAG_KEYS, NoteTag, Tag, TagId
from discovery_desk.services import tags
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import button
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.trouble import sentence
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.settings.setting_controls import column_of, complain, complaint, explained


class TagList(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.place_keys = PlaceKeys(tr("Tags in the settings"), ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.place_keys.take(event):
            super().keyPressEvent(event)


class TagsPage(QWidget):
    """Ctrl+Z takes each change back."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place, self._desk = place, place.desk
        self.list = TagList()
        self.name, self.new = QLineEdit(), QLineEdit()
        self.key = QComboBox()
        self._buttons = {
            "up": button(tr("Up")),
            "down": button(tr("Down")),
            "remove": button(tr("Remove"), "danger"),
        }
        self._said = explained("")
        self._complaint = complaint()
        self._lay_out()
        self._connect()
        self._refresher = Refresher(place.bridge, self, (Tag, NoteTag), self._refresh)

    @property
    def complaint(self) -> str:
        return self._complaint.text()

    @property
    def said(self) -> str:
        return self._said.text()

    def current(self) -> TagId | None:
        row = self.list.currentRow()
        return TagId(self._id_at(row)) if row >= 0 else None

    def _lay_out(self) -> None:
        column = column_of(self, tr("Tags"))
        column.addWidget(explained(tr("They belong to this desk. Ctrl and the digit tags the last note.")))
        self.list.setAccessibleName(tr("Tags"))
        column.addWidget(self.list, 1)
        column.addWidget(self._said)
        column.addWidget(self._complaint)
        column.addWidget(self.name)
        change = FlowLayout()
        self.name.setAccessibleName(tr("Name of the tag"))
        self.key.setAccessibleName(tr("Digit of the tag"))
        self.key.addItem(tr("no digit"), None)
        for digit in range(1, TAG_KEYS + 1):
            self.key.addItem(tr("Ctrl+{n}").format(n=digit), digit)
        for widget in (self.key, *self._buttons.values()):
            change.addWidget(widget)
        column.addLayout(change)
        self.new.setAccessibleName(tr("New tag"))
        self.new.setPlaceholderText(tr("New tag, then Enter"))
        column.addWidget(self.new)

    def _connect(self) -> None:
        self.list.place_keys = PlaceKeys(
            self.list.place_keys.group,
            (
                PlaceKey(("Alt+Up",), tr("Tag up"), lambda: self._move(-1)),
                PlaceKey(("Alt+Down",), tr("Tag down"), lambda: self._move(1)),
                PlaceKey(("Del",), tr("Remove the tag"), self._remove),
            ),
        )
        self.list.currentItemChanged.connect(self._show_current)
        self.name.editingFinished.connect(self._rename)
        self.new.returnPressed.connect(self._add)
        self.key.activated.connect(self._give_key)
        self._buttons["up"].clicked.connect(lambda: self._move(-1))
        self._buttons["down"].clicked.connect(lambda: self._move(1))
        self._buttons["remove"].clicked.connect(self._remove)

    def _refresh(self) -> None:
        """The current one stays so, by id; where it has gone, its place does."""
        current, at = self.current(), self.list.currentRow()
        was_blocked = self.list.blockSignals(True)
        self.list.clear()
        for tag in tags.of_project(self._desk):
            item = QListWidgetItem(_line(tag, tags.carried_by(self._desk, tag.id)))
            item.setData(Qt.ItemDataRole.UserRole, tag.id)
            self.list.addItem(item)
        found = next((row for row in range(self.list.count()) if self._id_at(row) == current), at)
        self.list.setCurrentRow(min(max(found, 0), self.list.count() - 1))
        self.list.blockSignals(was_blocked)
        self._show_current()

    def _id_at(self, row: int) -> str:
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    def _show_current(self) -> None:
        current = self.current()
        tag = tags.get(self._desk, current) if current else None
        self.name.setText(tag.name if tag else "")
        self.key.setCurrentIndex(self.key.findData(tag.key) if tag else 0)
        for widget in (self.name, self.key, *self._buttons.values()):
            widget.setEnabled(tag is not None)
        complain(self._complaint, "")

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except DeskError as error:
            complain(self._complaint, sentence(error))
            return False
        complain(self._complaint, "")
        return True

    def _add(self) -> None:
        if self._try(lambda: tags.add(self._desk, self.new.text())):
            self.new.clear()
            self.list.setCurrentRow(self.list.count() - 1)

    def _rename(self) -> None:
        current = self.current()
        if current is None or self.name.text() == tags.get(self._desk, current).name:
            return
        if not self._try(lambda: tags.rename(self._desk, current, self.name.text())):
            self.name.setText(tags.get(self._desk, current).name)

    def _move(self, by: int) -> None:
        current = self.current()
        if current is not None:
            self._try(lambda: tags.move(self._desk, current, by))

    def _give_key(self) -> None:
        current = self.current()
        if current is not None:
            self._try(lambda: tags.give_key(self._desk, current, self.key.currentData()))

    def _remove(self) -> None:
        """Says how many notes carried it; nothing has to be asked, for it can be undone."""
        current = self.current()
        if current is None:
            return
        name, count = tags.get(self._desk, current).name, tags.carried_by(self._desk, current)
        if self._try(lambda: tags.remove(self._desk, current)):
            words = tr("“{tag}” removed from the desk and from {n} of its notes. Ctrl+Z brings it back.")
            self._said.setText(words.format(tag=name, n=count))


def _line(tag: Tag, count: int) -> str:
    key = tr("Ctrl+{n}").format(n=tag.key) if tag.key else ""
    carried = tr("1 note") if count == 1 else tr("{n} notes").format(n=count) if count else ""
    return "   ".join(part for part in (tag.name, key, carried) if part)
