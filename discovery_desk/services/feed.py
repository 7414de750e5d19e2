"""The change feed: every open view hears of every commit, once, afterwards."""

from __future__ import annotations

import logging
from collections.abc import Callable

from discovery_desk.domain.change import ChangeSet

Listener = Callable[[ChangeSet], None]
log = logging.getLogger(__name__)


class Feed:
    """Listeners are called in the order in which they came, on the thread of the commit. They do not write."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Returns what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception as error:  # noqa: BLE001 - a view that fails must not undo what is already on the disk
                # The traceback's last line may quote a note, so only the kind of error is written down.
                log.error("A listener failed with %s in %s", type(error).__name__, _place(error))


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "an unknown place"
