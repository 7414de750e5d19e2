"""Whether what is typed is meant for the canvas, or only happens to come to where the mouse was last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from discovery_desk.ui.canvas.keys import Keys

BY_MOUSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
WITHIN = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.NoFocusReason)
_WALKING = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)


class Hand:
    """The canvas is in hand once the focus came to it by key, or a key has walked in it; a click takes it out of hand.

    From a menu or an editor of its own the focus comes back as it went. Where nothing else waits for letters, nobody
    minds any of this, and the canvas is always in hand.
    """

    def __init__(self, changed: Callable[[], object]) -> None:
        self._changed = changed
        self._is_minded = self._is_taken = False

    @property
    def is_on(self) -> bool:
        return self._is_taken or not self._is_minded

    def set_minded(self, *, is_minded: bool) -> None:
        if is_minded is not self._is_minded:
            self._is_minded = is_minded
            self._changed()

    def came(self, reason: Qt.FocusReason) -> None:
        if reason not in WITHIN:
            self._take(is_taken=reason not in BY_MOUSE)

    def clicked(self) -> None:
        self._take(is_taken=False)

    def pressed(self, event: QKeyEvent) -> None:
        if event.key() in _WALKING or event.matches(QKeySequence.StandardKey.SelectAll):
            self._take(is_taken=True)

    def heeded(self, keys: Keys) -> Keys:
        """Out of hand, letters, figures and signs are typed and do nothing here."""
        return keys if self.is_on else {code: run for code, run in keys.items() if not _is_sign(code)}

    def _take(self, *, is_taken: bool) -> None:
        if is_taken is not self._is_taken:
            self._is_taken = is_taken
            self._changed()


def _is_sign(code: int) -> bool:
    return Qt.Key.Key_Space.value <= code & ~Qt.KeyboardModifier.ShiftModifier.value < Qt.Key.Key_Escape.value
