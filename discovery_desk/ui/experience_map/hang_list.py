"""The opportunities of the talk by number, to hang one on the box under the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from discovery_desk.ui.experience_map.numbered_lines import NUMBER, NumberedLines
from discovery_desk.ui.experience_map.talk_map import TalkMap
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.announce import announce
from discovery_desk.ui.kit.controls import plain_label
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

MOST_SEEN = 6
ID = Qt.ItemDataRole.UserRole


class HangList(QFrame):
    """Hidden until asked. `hung` carries the opportunity, and the moment, or nothing where it is taken off it."""

    hung = Signal(str, str)
    left = Signal()

    def __init__(self, talk: TalkMap, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk, self._theme, self._key = talk, theme, ""
        self._title = plain_label("", "quiet", wraps=True)
        self.lines = _Lines(self._choose_number)
        self._table = PlaceKeys(tr("Hanging an opportunity"), self._keys())
        self.place_keys = self._table
        self.setProperty("look", "moment-card")
        self.lines.lost.connect(self.go_away)
        self.lines.itemClicked.connect(lambda _item: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.addWidget(self._title)
        column.addWidget(self.lines)
        self.hide()

    def ask(self, key: str) -> None:
        """For this moment; the keys come here until one is chosen or Esc."""
        self._key = key
        self.show_talk()
        self.show()
        self.lines.setCurrentRow(0)
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._title.text())

    def show_talk(self) -> None:
        moment = self._talk.moment(self._key)
        if moment is None:
            self.leave()
            return
        words = tr("Which opportunity arose at “{moment}”? Its number, or Enter.")
        if not self._talk.numbered:
            words = tr("No opportunity has been noted yet: a note that starts with ! is one.")
        self._title.setText(words.format(moment=moment.label))
        self.lines.setAccessibleDescription(self._title.text())
        at = max(0, self.lines.currentRow())
        self.lines.clear()
        for number, one in self._talk.numbered:
            sign = "✓ " if one.moment_id == self._key else ""
            item = QListWidgetItem(f"{sign}{one.text}")
            item.setData(ID, one.id)
            item.setData(NUMBER, f"{number}.")
            here = tr("{number}. {text}, hangs here") if sign else "{number}. {text}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, here.format(number=number, text=one.text))
            self.lines.addItem(item)
        self.lines.setCurrentRow(min(at, self.lines.count() - 1))
        self.lines.fit(self._theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.lines.fit(theme)

    def leave(self) -> None:
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def look_at(self, key: str) -> None:
        """Another box than the one it is for is none of its business."""
        if not self.isHidden() and key != self._key:
            (self.leave if self.lines.hasFocus() else self.go_away)()

    def go_away(self) -> None:
        """The keys are elsewhere already."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._table.take(event):
            super().keyPressEvent(event)

    def _keys(self) -> list[PlaceKey]:
        return [
            PlaceKey(("1…9",), tr("Hang the opportunity of this number, or take it off"), None, is_typed=True),
            PlaceKey(("Return", "Enter"), tr("Hang the chosen one, or take it off"), self._choose),
            PlaceKey(("Esc", "O"), tr("Back to the box"), self.leave),
        ]

    def _choose_number(self, number: int) -> None:
        if 0 < number <= self.lines.count():
            self.lines.setCurrentRow(number - 1)
            self._choose()

    def _choose(self) -> None:
        item = self.lines.currentItem()
        if item is None:
            return
        chosen = str(item.data(ID))
        is_here = any(one.id == chosen and one.moment_id == self._key for _, one in self._talk.numbered)
        self.hung.emit(chosen, "" if is_here else self._key)
        self.leave()


class _Lines(QListWidget):
    """Digits choose; letters look for nothing. `lost` says that the keys went elsewhere in the window."""

    lost = Signal()

    def __init__(self, choose_number: Callable[[int], None]) -> None:
        super().__init__()
        self._choose_number = choose_number
        self.setProperty("look", "offer")
        self.setAccessibleName(tr("Opportunities"))
        self._numbering = NumberedLines(self)
        self.setItemDelegate(self._numbering)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self, theme: Theme) -> None:
        self._numbering.widest = f"{self.count()}."
        rows = min(max(1, self.count()), MOST_SEEN)
        height = self.sizeHintForRow(0) if self.count() else theme.px(24)
        self.setFixedHeight(rows * height + 4)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text().strip():
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.lost.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose_number(int(event.text()))
        elif event.text().strip() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)
