"""Going from pane to pane by one key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class Pane:
    """`open` brings it into view where something else lies over it."""

    widget: QWidget
    open: Callable[[], object] = lambda: None

    def holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self.widget or self.widget.isAncestorOf(widget))


def step(panes: Sequence[Pane], by: int) -> None:
    """Put the keys into the next pane (1) or the one before (-1) that can take them.

    From elsewhere it is the first one.
    """
    focused = QApplication.focusWidget()
    here = next((at for at, pane in enumerate(panes) if pane.holds(focused)), None)
    if here is None:
        here = -by
    for away in range(1, len(panes)):
        pane = panes[(here + by * away) % len(panes)]
        if _enter(pane, by):
            return


def _enter(pane: Pane, by: int) -> bool:
    pane.open()
    stop = next(_stops(pane.widget), None)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason)
    return True


def _stops(pane: QWidget) -> Iterator[QWidget]:
    """What takes the keys inside it, in the order of Tab."""
    widget: QWidget | None = pane
    while widget is not None:
        if _takes_keys(widget) and (widget is pane or pane.isAncestorOf(widget)):
            yield widget
        widget = widget.nextInFocusChain()
        if widget is pane:
            return


def _takes_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return by_tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()
