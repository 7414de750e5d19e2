"""F1: every key of the program, from the lists that act on them; what is in view comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from discovery_desk.ui.kit.actions import Act, PlaceKey, PlaceKeys, keys_as_shown
from discovery_desk.ui.kit.controls import heading, plain_label
from discovery_desk.ui.kit.words import tr

_CAPS = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_WHOLE = Qt.AlignmentFlag(0)


@dataclass(frozen=True, slots=True)
class KeyLine:
    group: str
    keys: str
    words: str

    def has(self, asked: str) -> bool:
        return asked in f"{self.group} {self.keys} {self.words}".casefold()


def key_lines(acts: Sequence[Act], tables: Iterable[tuple[PlaceKeys, bool]]) -> list[KeyLine]:
    """Keys of what is in view, of the window, and of what is elsewhere."""
    places = list(tables)
    here, elsewhere = ([_of_place(table) for table, is_here in places if is_here is wanted] for wanted in (True, False))
    of_window = [KeyLine(act.group, _shown(act.keys), act.words) for act in acts if act.keys]
    return [*_joined(here), *of_window, *_joined(elsewhere)]


def _joined(parts: Iterable[list[KeyLine]]) -> list[KeyLine]:
    return [line for part in parts for line in part]


def _of_place(table: PlaceKeys) -> list[KeyLine]:
    return [KeyLine(table.group, _shown_of(one), one.words) for one in table.keys]


def _shown_of(one: PlaceKey) -> str:
    return " ".join(one.keys) if one.is_typed else _shown(one.keys)


def _shown(keys: Iterable[str]) -> str:
    return "  ".join(map(keys_as_shown, keys))


class KeysPage(QDialog):
    """Stays beside the window: nothing waits for it. Typing says which keys are looked for."""

    def __init__(self, lines: Sequence[KeyLine], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 620)
        self.asked = QLineEdit()
        self.asked.setPlaceholderText(tr("Type what you look for"))
        self.asked.setAccessibleName(tr("Look for a key"))
        self.asked.setClearButtonEnabled(True)
        self._nothing = plain_label(tr("No key does this."), "quiet")
        self._nothing.hide()
        self._rows: list[tuple[KeyLine, tuple[QLabel, ...]]] = []
        self._headings: list[tuple[QLabel, list[KeyLine]]] = []
        column = QVBoxLayout(self)
        column.addWidget(self.asked)
        column.addWidget(self._scrolling(self._listing(lines)), 1)
        self.asked.textChanged.connect(self._narrow)
        self.asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown(self) -> list[KeyLine]:
        """The lines that fit what is looked for."""
        asked = self.asked.text().casefold().strip()
        return [line for line, _ in self._rows if line.has(asked)]

    def _scrolling(self, page: QWidget) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(tr("Keys"))
        scroll.setWidget(page)
        return scroll

    def _listing(self, lines: Sequence[KeyLine]) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._nothing, 0, 0, 1, 2)
        for group, members in groupby(lines, key=lambda line: line.group):
            title, listed = heading(group), list(members)
            grid.addWidget(title, grid.rowCount(), 0, 1, 2)
            self._headings.append((title, listed))
            for line in listed:
                self._add_line(grid, line)
        grid.setRowStretch(grid.rowCount(), 1)
        return page

    def _add_line(self, grid: QGridLayout, line: KeyLine) -> None:
        labels = (plain_label(line.keys, "key"), plain_label(line.words, wraps=True))
        row = grid.rowCount()
        for at, label in enumerate(labels):
            grid.addWidget(
                label, row, at, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft if at == 0 else _WHOLE
            )
        self._rows.append((line, labels))

    def _narrow(self) -> None:
        found = set(self.shown())
        for line, labels in self._rows:
            for label in labels:
                label.setVisible(line in found)
        for title, lines in self._headings:
            title.setVisible(any(line in found for line in lines))
        self._nothing.setVisible(not found)
