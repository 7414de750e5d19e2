"""Who is present: a button for each seat, and a field for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from discovery_desk.domain.team import SeatId, SeatKind
from discovery_desk.services.seats import Present
from discovery_desk.ui.consent.consent_words import seat_words
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.name_completion import offer_names
from discovery_desk.ui.kit.words import no_mnemonic, tr

_ORDER = tuple(SeatKind)


class SeatButton(QPushButton):
    """Space or a click gives the person the next seat, Del takes the seat away."""

    changed = Signal(str, object)
    removed = Signal(str)

    def __init__(self, present: Present) -> None:
        words = f"{present.name} · {seat_words(present.seat.kind)}"
        super().__init__(no_mnemonic(words))
        self.seat = present.seat
        self.setAutoDefault(False)
        self.setProperty("look", "facet")
        self.setAccessibleName(words)
        self.setAccessibleDescription(tr("Space gives another seat. Del removes the person."))
        self.clicked.connect(self._give_next)

    def _give_next(self) -> None:
        following = _ORDER[(_ORDER.index(self.seat.kind) + 1) % len(_ORDER)]
        self.changed.emit(self.seat.id, following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.seat.id)
        else:
            super().keyPressEvent(event)


class SeatsRow(QWidget):
    """`added` carries a name and the seat that is still free."""

    added = Signal(str, object)
    changed = Signal(str, object)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Present, ...] = ()
        self._seats: list[SeatButton] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Add a person"))
        self.field.setProperty("look", "slim")
        self.field.setAccessibleName(tr("Add a person who is present"))
        self.field.returnPressed.connect(self._add)
        self._row = FlowLayout(self)
        self._row.addWidget(self.field)

    def show_seats(self, present: Sequence[Present], team: Sequence[str]) -> None:
        seated = {one.name for one in present}
        offer_names(self.field, [name for name in team if name not in seated])
        if tuple(present) == self._shown:
            return
        self._shown = tuple(present)
        held = next((one.seat.id for one in self._seats if one.hasFocus()), None)
        self._rebuild()
        if held is not None:
            self._focus_on(held)

    def set_field_width(self, width: int) -> None:
        self.field.setMinimumWidth(width)

    def empty(self) -> None:
        self.field.clear()

    def _rebuild(self) -> None:
        first = self._seats[0] if self._seats else self.field
        before: QWidget = first.previousInFocusChain() or self
        for one in self._seats:
            self._row.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._row.removeWidget(self.field)
        self._seats = [self._button(one) for one in self._shown]
        for widget in (*self._seats, self.field):
            self._row.addWidget(widget)
            QWidget.setTabOrder(before, widget)
            before = widget
            widget.show()
        self._row.invalidate()

    def _button(self, present: Present) -> SeatButton:
        made = SeatButton(present)
        made.changed.connect(self.changed)
        made.removed.connect(self.removed)
        return made

    def _focus_on(self, seat_id: SeatId) -> None:
        """Where a seat was removed, the field for another takes the keys."""
        stop = next((one for one in self._seats if one.seat.id == seat_id), None)
        (stop or self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        self.added.emit(self.field.text(), self._free_seat())

    def _free_seat(self) -> SeatKind:
        taken = {one.seat.kind for one in self._shown}
        if not any(kind.leads for kind in taken):
            return SeatKind.INTERVIEWER
        writes = (SeatKind.NOTE_TAKER, SeatKind.INTERVIEWER_AND_NOTE_TAKER)
        return SeatKind.OBSERVER if taken.intersection(writes) else SeatKind.NOTE_TAKER
