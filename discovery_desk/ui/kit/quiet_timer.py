"""Does something soon after activity began, while it still goes on, instead of waiting for a pause."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer


class QuietTimer(QObject):
    """Runs `action` at most `max_wait_ms` after the first poke; later pokes never put it off.

    A typist does not pause: a timer that starts again at each key would save nothing for as long as the typing lasts.
    """

    def __init__(self, max_wait_ms: int, action: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(max_wait_ms)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may be five per cent late
        self._timer.timeout.connect(self._run)

    def is_waiting(self) -> bool:
        return self._timer.isActive()

    def poke(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Run the action now if it is due at all."""
        if self._timer.isActive():
            self._timer.stop()
            self._run()

    def cancel(self) -> None:
        self._timer.stop()

    def _run(self) -> None:
        self._action()
