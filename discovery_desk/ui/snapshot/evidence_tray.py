"""The notes of the talk below the page: ticked for one opportunity, or dragged onto any."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.note import Note, NoteKind
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.kind_words import kind_word
from discovery_desk.ui.kit.note_mime import note_mime
from discovery_desk.ui.kit.words import tr

ID = Qt.ItemDataRole.UserRole


class NoteTicks(QListWidget):
    """`ticked` has a note and whether it is to be evidence."""

    ticked = Signal(str, bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragEnabled(True)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemChanged.connect(self._hear)
        self._table = PlaceKeys(
            tr("Notes behind an opportunity"),
            (
                PlaceKey(("Space",), tr("This note shows it, or does not")),
                PlaceKey(("Return", "Enter", "Esc"), tr("Done"), self.left.emit),
            ),
        )
        self.place_keys = self._table

    def show_notes(self, notes: Sequence[Note], chosen: Collection[str]) -> None:
        """The row that is current stays current. Rows are written anew and not made anew: a tick is told while Qt is
        still at work on its row."""
        current = self.currentItem().data(ID) if self.currentRow() >= 0 else next(iter(chosen), "")
        self.blockSignals(True)
        while self.count() > len(notes):
            self.takeItem(self.count() - 1)
        while self.count() < len(notes):
            self.addItem(_item())
        for row, note in enumerate(notes):
            _write(self.item(row), note, is_chosen=note.id in chosen)
        self.blockSignals(False)
        at = next((i for i, note in enumerate(notes) if note.id == current), 0)
        self.setCurrentRow(at)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return note_mime(items[0].data(ID)) if items else QMimeData()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._table.take(event):
            super().keyPressEvent(event)

    def _hear(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(ID), item.checkState() is Qt.CheckState.Checked)


class EvidenceTray(QFrame):
    """`ticked` has the opportunity, the note, and whether it is to be evidence; `left` gives the focus back."""

    ticked = Signal(str, str, bool)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opportunity = ""
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel("", "heading")
        self.list = NoteTicks(self)
        done = button(tr("Done"))
        done.clicked.connect(self.leave)
        self.list.left.connect(self.leave)
        self.list.ticked.connect(lambda note, on: self.ticked.emit(self.opportunity, note, on))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.addLayout(head)
        column.addWidget(
            plain_label(tr("Space ticks a note; a note can also be dragged onto an opportunity."), "quiet", wraps=True)
        )
        column.addWidget(self.list, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(400, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 150)

    def open_for(self, opportunity_id: str) -> None:
        """The owner shows the notes before."""
        self.opportunity = opportunity_id
        self.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_notes(self, number: int, text: str, notes: Sequence[Note], chosen: Collection[str]) -> None:
        self._title.setText(tr("Notes behind {n}: {text}").format(n=number, text=text))
        self.list.setAccessibleName(tr("Notes behind opportunity {n}").format(n=number))
        self.list.show_notes(notes, chosen)

    def leave(self) -> None:
        key, self.opportunity = self.opportunity, ""
        self.hide()
        self.left.emit(key)


def _item() -> QListWidgetItem:
    item = QListWidgetItem()
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled)
    return item


def _write(item: QListWidgetItem, note: Note, *, is_chosen: bool) -> None:
    kind = "" if note.kind is NoteKind.NOTE else f"{kind_word(note.kind)}: "
    item.setText(f"{clock_text(note.at_ms)}   {kind}{note.text or tr('no words yet')}")
    item.setData(ID, note.id)
    item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
