"""Tabs that say their names whole where there is room, and shorter where a whole one would cut the last of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from discovery_desk.ui.kit.controls import set_look
from discovery_desk.ui.kit.workplace import Workplace

BESIDE = 16  # pixels at 100 %: what stands before the first tab, and some air after the last


@dataclass(frozen=True, slots=True)
class _Way:
    is_short: bool
    is_tight: bool


WAYS = (_Way(is_short=False, is_tight=False), _Way(is_short=True, is_tight=False), _Way(is_short=True, is_tight=True))


class ShortTabs(QTabWidget):
    """Whatever is seen, a tab is called by its whole name."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._names: dict[QWidget, tuple[str, str]] = {}
        self._needed: tuple[int, ...] = ()
        self._way = WAYS[0]
        self.pages: QWidget = self.findChild(QStackedWidget) or self  # whose children pages are made as
        place.theme_changed.connect(self.fit_anew)

    def put(self, at: int, widget: QWidget, words: str, short: str = "") -> None:
        self._names[widget] = (words, short or words)
        self.insertTab(at, widget, words)

    def name(self, widget: QWidget, words: str, short: str = "") -> None:
        names = (words, short or words)
        if self._names.get(widget) != names:
            self._names[widget] = names
            self.fit_anew()

    def tabInserted(self, index: int) -> None:
        super().tabInserted(index)
        self.fit_anew()

    def tabRemoved(self, index: int) -> None:
        super().tabRemoved(index)
        self.fit_anew()

    def fit_anew(self) -> None:
        """Names, the number of tabs or the size of text have changed."""
        self._needed = tuple(self._measure(way) for way in WAYS)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _measure(self, way: _Way) -> int:
        self._show(way)
        return self.tabBar().sizeHint().width() + self._place.theme.px(BESIDE)

    def _fit(self) -> None:
        fitting = (way for way, needed in zip(WAYS, self._needed, strict=True) if needed <= self.width())
        way = next(fitting, WAYS[-1])
        if way is not self._way:
            self._show(way)

    def _show(self, way: _Way) -> None:
        self._way = way
        set_look(self.tabBar(), "tight", value=way.is_tight)
        for at in range(self.count()):
            words, short = self._names[self.widget(at)]  # type: ignore[index]  # there is one at each of these
            shown = short if way.is_short else words
            self.setTabText(at, shown)
            self.setTabToolTip(at, words if shown != words else "")
            self.tabBar().setAccessibleTabName(at, words)
