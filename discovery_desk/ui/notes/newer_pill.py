"""The small "3 new" over the list while its reader is further up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from discovery_desk.ui.kit.words import tr


class NewerPill(QPushButton):
    """Takes no focus: End does the same."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("look", "newer")
        self.hide()

    def show_count(self, count: int, above: int) -> None:
        """At the middle of the lower edge, `above` pixels over it; nothing new shows nothing."""
        self.setVisible(count > 0)
        if count <= 0:
            return
        self.setText(tr("{count} new").format(count=count))
        self.adjustSize()
        room = self._viewport.size() - self.size()
        self.move(room.width() // 2, room.height() - above)
