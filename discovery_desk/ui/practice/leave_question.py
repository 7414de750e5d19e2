"""The strip that asks before practice notes are thrown away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import tr


class LeaveQuestion(QFrame):
    """Esc goes on."""

    confirmed = Signal()
    keep_asked = Signal()
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.yes = button(tr("Throw away and close"), "primary")
        self.keep = button(tr("Keep this practice…"))
        self.no = button(tr("Go on"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.addWidget(
            plain_label(tr("These practice notes are kept nowhere. Throw them away?"), "heading", wraps=True)
        )
        row = QHBoxLayout()
        flow = FlowLayout(gap=8, row_gap=6)
        for asker, told in ((self.yes, self.confirmed), (self.keep, self.keep_asked), (self.no, self.put_off)):
            asker.clicked.connect(told)
            asker.setAutoDefault(True)
            flow.addWidget(asker)
        row.addLayout(flow, 1)
        column.addLayout(row)
        self.hide()

    def ask(self) -> None:
        self.show()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_off.emit()
            return
        super().keyPressEvent(event)
