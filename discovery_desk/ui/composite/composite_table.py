"""The composite as a table, step by person: what a screen reader gets, with the same keys as the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from discovery_desk.domain.composite_map import Composite, cells
from discovery_desk.domain.composite_matching import steps_of
from discovery_desk.ui.composite import composite_words as words
from discovery_desk.ui.composite.composite_keys import CompositeDeeds, shared_keys
from discovery_desk.ui.composite.composite_look import Offered
from discovery_desk.ui.kit.actions import pressed
from discovery_desk.ui.kit.direction import read_by_words
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
NARROWEST = 130


class CompositeModel(QAbstractTableModel):
    """Each cell is a story, a step or one moment, by its id; a step takes as many rows as its fullest story needs."""

    def __init__(self, theme: Theme, commit: Callable[[str, str], bool]) -> None:
        super().__init__()
        self._theme, self._commit = theme, commit
        self._composite: Composite | None = None
        self._offered: Offered = {}
        self._rows: list[list[str]] = []

    def show_composite(self, composite: Composite, offered: Offered) -> None:
        self.beginResetModel()
        self._composite, self._offered = composite, offered
        self._rows = _rows(composite, offered)
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._composite is None else len(self._composite.lanes) + 1

    def key_at(self, index: Index) -> str:
        return self._rows[index.row()][index.column()] if index.isValid() else ""

    def index_of(self, key: str) -> QModelIndex:
        found = ((row, column) for row, keys in enumerate(self._rows) for column, one in enumerate(keys) if one == key)
        place = next(found, None) if key else None
        return self.index(*place) if place else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        key = self.key_at(index)
        if self._composite is None or not key:
            return None
        if role == Qt.ItemDataRole.EditRole:
            step = self._composite.step(key)
            return step.label if step else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._composite, key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self._composite, key)
        return self._look(self._composite, key, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key, text = self.key_at(index), " ".join(str(value).split())
        return bool(text) and role == Qt.ItemDataRole.EditRole and self._commit(key, text)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_step = self._composite is not None and self._composite.step(self.key_at(index)) is not None
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if is_step else Qt.ItemFlag.NoItemFlags)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or not self._composite:
            return None
        return words.person_of(self._composite, self._composite.lanes[section - 1]) if section else tr("Step")

    def _text(self, composite: Composite, key: str) -> str:
        step, moment, lane = composite.step(key), composite.moment(key), _lane(composite, key)
        if step is not None:
            return f"{step.label}\n{words.step_small(composite, step)}"
        if lane is not None:
            return "\n".join(part for part in (lane.title, words.moments_words(len(lane.moments))) if part)
        offer = self._offered.get(moment.id) if moment else None
        if moment is None or offer is None:
            return moment.label if moment else ""
        return f"{moment.label}\n? {words.reason_words(offer.likeness)}"

    def _spoken(self, composite: Composite, key: str) -> str:
        step, moment, lane = composite.step(key), composite.moment(key), _lane(composite, key)
        if step is not None:
            waiting = sum(one.step_id == step.id for one in self._offered.values())
            return words.step_spoken(composite, step, waiting)
        if lane is not None:
            return words.lane_spoken(composite, lane)
        told = composite.lane_of(key)
        return words.moment_spoken(composite, told, moment, self._offered.get(moment.id)) if moment and told else ""

    def _look(self, composite: Composite, key: str, role: int) -> Any:
        is_step, is_matched = composite.step(key) is not None, key in composite.matches
        if role == Qt.ItemDataRole.FontRole:
            font: QFont = self._theme.font(weight=600 if is_step else 400)
            font.setItalic(key in self._offered)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color("ink" if is_step or is_matched else "ink-2")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        return None


def _rows(composite: Composite, offered: Offered) -> list[list[str]]:
    suggested = steps_of(offered.values())
    table = [cells(composite, lane, suggested) for lane in composite.lanes]
    rows = [["", *(lane.id for lane in composite.lanes)]] if composite.lanes else []
    for column in range(2 * len(composite.steps) + 1):
        heads = [composite.steps[column // 2].id] if column % 2 else []
        tall = max([len(heads), *(len(row[column]) for row in table)])
        for at in range(tall):
            moments = [row[column][at].id if at < len(row[column]) else "" for row in table]
            rows.append([heads[at] if at < len(heads) else "", *moments])
    return rows


def _lane(composite: Composite, key: str) -> Any:
    return next((lane for lane in composite.lanes if lane.id == key), None)


class WrappedCells(QStyledItemDelegate):
    """Asks for as much height as the words need: Qt forgets what the style sheet pads cells with."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        usual = super().sizeHint(option, index)
        table = self.parent()
        if not isinstance(table, QTableView):
            return usual
        metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or table.font())
        room = table.columnWidth(index.column()) - 3 * metrics.height()
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        tall = metrics.boundingRect(0, 0, max(1, room), 100_000, Qt.TextFlag.TextWordWrap.value, words).height()
        return QSize(usual.width(), max(usual.height(), tall + metrics.height() * 2 // 3))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        read_by_words(option)


class CompositeTable(QTableView):
    """`current_changed` names the story, step or moment that the keys are on; empty cells are nothing."""

    current_changed = Signal(str)
    activated_box = Signal(str)

    def __init__(self, theme: Theme, does: CompositeDeeds, commit: Callable[[str, str], bool]) -> None:
        super().__init__()
        self.rows = CompositeModel(theme, commit)
        self._waiting: tuple[Composite, Offered] | None = None
        self.place_keys = shared_keys(does)
        self.setModel(self.rows)
        self.setAccessibleName(tr("Composite map as a list"))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self.activated_box.emit(self.rows.key_at(index)))
        self.setItemDelegate(WrappedCells(self))
        self.set_theme(theme)

    @property
    def current_id(self) -> str:
        return self.rows.key_at(self.currentIndex())

    def show_composite(self, composite: Composite, offered: Offered) -> None:
        """What the keys were on stays under them; where it has gone, the place stays. Waits while a name is typed."""
        self._waiting = (composite, offered)
        if self.state() is not QAbstractItemView.State.EditingState:
            self._show()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._show()

    def _show(self) -> None:
        if self._waiting is None:
            return
        (composite, offered), self._waiting = self._waiting, None
        key, row, column = self.current_id, self.currentIndex().row(), self.currentIndex().column()
        self.rows.show_composite(composite, offered)
        kept = self.rows.index_of(key)
        last = self.rows.rowCount() - 1
        self.setCurrentIndex(kept if kept.isValid() else self.rows.index(min(max(row, 0), last), max(column, 0)))

    def set_theme(self, theme: Theme) -> None:
        self.rows.set_theme(theme)
        self.horizontalHeader().setMinimumSectionSize(theme.px(NARROWEST))

    def chosen_ids(self) -> tuple[str, ...]:
        return (self.current_id,)

    def select(self, key: str) -> None:
        index = self.rows.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)

    def edit_label(self, key: str) -> None:
        index = self.rows.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.rows.key_at(current))

    def event(self, event: QEvent) -> bool:
        """Keys of the table win over shortcuts of the window while it has the focus."""
        is_ours = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if is_ours and isinstance(event, QKeyEvent) and self._knows(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What an open editor leaves over is nothing that was meant for the table."""
        is_typed = self.state() is QAbstractItemView.State.EditingState
        if is_typed or not self.place_keys.take(event):
            super().keyPressEvent(event)

    def _knows(self, event: QKeyEvent) -> bool:
        return any(pressed(event) in one.keys for one in self.place_keys.keys)
