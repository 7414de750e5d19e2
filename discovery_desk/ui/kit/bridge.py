"""From the change feed to the widgets: views that are touched read again, hidden ones when they are shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from discovery_desk.domain.change import ChangeSet
from discovery_desk.services.desk import Desk


class Bridge(QObject):
    """One Qt signal for every commit of a desk."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = desk.feed.subscribe(self.changed.emit)

    def cut(self) -> None:
        self._unsubscribe()


class Refresher(QObject):
    """Calls `refresh` when one of the entities changed: at once while the widget is visible, else when it is shown.

    `follow` may be enough for a visible widget that has read everything before: it reads again only what the changes
    touch, and says whether that did it.
    """

    _shown = Signal()

    def __init__(
        self,
        bridge: Bridge,
        widget: QWidget,
        entities: tuple[type, ...],
        refresh: Callable[[], None],
        follow: Callable[[ChangeSet], bool] = lambda _changes: False,
    ) -> None:
        super().__init__(widget)
        self._widget, self._entities, self._refresh, self._follow = widget, entities, refresh, follow
        self._is_stale = True
        # An exception in an event filter goes into Qt and may end the process; in a slot it is caught and logged.
        self._shown.connect(self._catch_up)
        widget.installEventFilter(self)
        bridge.changed.connect(self._hear)

    def now(self) -> None:
        """Read again, or note that it is to be done."""
        if self._widget.isVisible():
            self._is_stale = False
            self._refresh()
        else:
            self._is_stale = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._shown.emit()
        return False

    def _catch_up(self) -> None:
        self._is_stale = False
        self._refresh()

    def _hear(self, changes: ChangeSet) -> None:
        if not changes.touches(*self._entities):
            return
        can_follow = self._widget.isVisible() and not self._is_stale and not changes.is_from_outside
        if not (can_follow and self._follow(changes)):
            self.now()
