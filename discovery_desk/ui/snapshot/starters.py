"""Ways to begin an opportunity: a chip puts a skeleton into the line, Tab goes from gap to gap."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from discovery_desk.ui.kit.controls import button
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.keyed_editor import KeyedEditor

GAP = "…"


def starters() -> tuple[str, ...]:
    return tr("I can't … because …"), tr("When I …, I need …"), tr("I want to …"), tr("I end up …")


class SkeletonEditor(KeyedEditor):
    """Tab goes to the next gap of a skeleton, and on as usual when there is none."""

    def begin(self, skeleton: str) -> None:
        self.setPlainText(skeleton)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setFocus()
        self.focusNextPrevChild(True)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # Qt's
        text, cursor = self.toPlainText(), self.textCursor()
        at = text.find(GAP, cursor.selectionEnd()) if is_next else text.rfind(GAP, 0, cursor.selectionStart())
        if at < 0:
            return super().focusNextPrevChild(is_next)
        cursor.setPosition(at)
        cursor.setPosition(at + len(GAP), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True


class StarterChips(QWidget):
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, gap=5, row_gap=4)
        self.chips = tuple(button(words, "quiet-small") for words in starters())
        for chip in self.chips:
            row.addWidget(chip)
            words = chip.text()
            chip.setAccessibleName(tr("Begin with: {words}").format(words=words))
            chip.clicked.connect(lambda _on=False, words=words: self.chosen.emit(words))
