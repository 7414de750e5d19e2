"""A strip above the note line that asks once what several pasted lines are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from discovery_desk.domain.note import require_notes_of
from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.words import tr


class PasteQuestion(QFrame):
    """Hidden until asked. Esc forgets the paste; the clipboard still has it. `left` says that it is over."""

    one_wanted = Signal(list)
    each_wanted = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self._lines: list[str] = []
        self._words = plain_label()
        self._one = button(tr("One note"), "primary")
        self._each = button(tr("One each"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self._words, 1)
        row.addWidget(self._one)
        row.addWidget(self._each)
        for answer in (self._one, self._each):
            answer.setAutoDefault(True)
        self._one.clicked.connect(lambda: self._answer(self.one_wanted))
        self._each.clicked.connect(lambda: self._answer(self.each_wanted))
        self.hide()

    def forget(self) -> None:
        self._lines = []
        self.hide()

    def ask(self, lines: list[str], room: int) -> None:
        """A second paste joins the first while nobody has answered. `room` is what one note could still hold.

        Raises `RuleBroken` for more than can be pasted at once, and what was asked before stays.
        """
        joined = [*self._lines, *lines] if self.isVisible() else lines
        require_notes_of(joined)
        self._lines = joined
        self._words.setText(tr("{count} lines pasted").format(count=len(joined)))
        fits_one = len("\n".join(joined)) <= room
        self._one.setVisible(fits_one)
        self.show()
        (self._one if fits_one else self._each).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.forget()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _answer(self, wanted: object) -> None:
        lines, self._lines = self._lines, []
        self.hide()
        self.left.emit()
        wanted.emit(lines)  # type: ignore[attr-defined]  # a bound signal has no type of its own
