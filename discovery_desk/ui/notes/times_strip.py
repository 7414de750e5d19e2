"""The strip above the note line that moves all notes of the talk at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSpinBox, QWidget

from discovery_desk.host.settings import LONGEST_REACTION_MS
from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import tr

FARTHEST_S = 3600


class TimesStrip(QFrame):
    """Hidden until asked. Enter in a field does what the button beside it does, Esc closes; `left` says it is over."""

    shift_wanted = Signal(int)
    offset_wanted = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.by, self.offset = _seconds(-FARTHEST_S, FARTHEST_S), _seconds(0, LONGEST_REACTION_MS // 1000)
        self.shift, self.set_offset = button(tr("Shift all")), button(tr("Set"))
        self.close_strip = button(tr("Close"), "quiet")
        flow = FlowLayout(gap=10)
        flow.setContentsMargins(16, 8, 16, 8)
        self._label(flow, tr("Shift all notes by"), self.by, self.shift)
        self._label(flow, tr("Notes are shown before their first key by"), self.offset, self.set_offset)
        flow.addWidget(self.close_strip)
        self.setLayout(flow)
        self._connect()
        self.hide()

    def ask(self, offset_ms: int) -> None:
        self.by.setValue(0)
        self.offset.setValue(offset_ms // 1000)
        self.show()
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)
        self.by.selectAll()

    def leave(self) -> None:
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_enter()
        else:
            super().keyPressEvent(event)

    def _label(self, flow: FlowLayout, words: str, field: QSpinBox, act: QWidget) -> None:
        label = plain_label(words)
        label.setBuddy(field)
        field.setAccessibleName(words)
        for widget in (label, field, act):
            flow.addWidget(widget)

    def _connect(self) -> None:
        for asker in (self.shift, self.set_offset, self.close_strip):
            asker.setAutoDefault(True)
        self.shift.clicked.connect(lambda: self.shift_wanted.emit(self.by.value()))
        self.set_offset.clicked.connect(lambda: self.offset_wanted.emit(self.offset.value()))
        self.close_strip.clicked.connect(self.leave)

    def _take_enter(self) -> None:
        if self.by.hasFocus():
            self.shift_wanted.emit(self.by.value())
        elif self.offset.hasFocus():
            self.offset_wanted.emit(self.offset.value())


def _seconds(least: int, most: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    field.setSuffix(tr(" s"))
    field.setAccelerated(True)
    return field
