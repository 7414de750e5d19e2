"""A question that only a person can answer: two ways to meet an opportunity. What is typed here is kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from discovery_desk.ui.kit.controls import plain_label
from discovery_desk.ui.kit.words import tr


class TwoWays(QWidget):
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = tuple(self._line(number) for number in (1, 2))
        self._verdict = plain_label("", "quiet", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(plain_label(tr("Name two different ways to meet this."), wraps=True))
        for line in self.lines:
            column.addWidget(line)
            line.textChanged.connect(self._say)
        column.addWidget(self._verdict)
        self._say()
        self.hide()

    def _line(self, number: int) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(tr("Way {n}, not kept").format(n=number))
        return line

    def ask(self) -> None:
        for line in self.lines:
            line.clear()
        self.show()
        self.lines[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        if self.lines[0].hasFocus():
            self.lines[1].setFocus()
        else:
            self._leave()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _say(self) -> None:
        if all(line.text().strip() for line in self.lines):
            self._verdict.setText(
                tr("Two ways: then it is no solution in disguise. Would they recognise it? Nothing of this is kept.")
            )
        else:
            self._verdict.setText(tr("If only one comes to mind, it may be a solution. Nothing of this is kept."))
