"""A quiet line at the foot of the window: what was done, or what went wrong and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from discovery_desk.domain.errors import DeskError
from discovery_desk.ui.kit.controls import button, plain_label, set_look
from discovery_desk.ui.kit.trouble import sentence
from discovery_desk.ui.kit.words import tr

REMARK_MS = 6000


class Remark(QFrame):
    """Never takes the focus. A remark goes by itself; trouble stays until it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain_label("", wraps=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = button(tr("Copy"), "quiet")
        self._close = button(tr("Close"), "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.addWidget(self._words, 1)
        for one in (self._copy, self._close):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(one)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REMARK_MS)
        self._timer.timeout.connect(self.hide)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._words.text()))
        self._close.clicked.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def tell(self, words: str) -> None:
        self._show(words, "surface", is_trouble=False)
        self._timer.start()

    def pass_by(self) -> None:
        """Something else is done or seen now; trouble stays."""
        if self._timer.isActive():
            self._timer.stop()
            self.hide()

    def explain(self, error: DeskError) -> None:
        self._timer.stop()
        self._show(sentence(error), "strip", is_trouble=True)

    def _show(self, words: str, look: str, *, is_trouble: bool) -> None:
        self._words.setText(words)
        self._copy.setVisible(is_trouble)
        set_look(self, "look", value=look)
        self.show()
