"""Editing one cell of the list: a line of text, or a choice; Tab keeps it and goes on to the next cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from discovery_desk.ui.experience_map.moment_cells import Column, heading
from discovery_desk.ui.experience_map.moment_words import FEELINGS, felt_text, kind_words
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.direction import read_by_words
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HINT = QStyledItemDelegate.EndEditHint
LONGEST = 2000
FILLED = "isFilled"

Index = QModelIndex | QPersistentModelIndex


class CellEditing(QStyledItemDelegate):
    """`editor` is the one that is open; `was_refused` says that its words could not be kept, and it stays open then."""

    def __init__(self, theme: Theme, is_story: Callable[[Index], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._is_story = theme, is_story
        self.was_refused = False
        self.is_in_hand = True
        self.editor: QWidget | None = None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        choices = {} if self._is_story(index) else _choices(index.column())
        made = _choice(parent, choices) if choices else _line(parent)
        made.setAccessibleName(heading(index.column()))
        if choices:  # on Linux Qt calls a choice by what is chosen in it
            made.setAccessibleDescription(heading(index.column()))
        self.was_refused, self.editor = False, made
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Once: what is being typed stays while the talk changes around it."""
        if editor.property(FILLED):
            return
        editor.setProperty(FILLED, True)
        text = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        typed = editor.currentData() if isinstance(editor, QComboBox) else _text_of(editor)
        shown = editor.currentText() if isinstance(editor, QComboBox) else typed
        is_changed = shown != index.data(Qt.ItemDataRole.EditRole)
        self.was_refused = is_changed and not model.setData(index, typed)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = option.rect
        rect.setWidth(max(rect.width(), self._theme.px(120)))
        middle = rect.center().y()
        rect.setHeight(max(rect.height(), editor.sizeHint().height()))
        rect.moveTop(max(0, middle - rect.height() // 2))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """At once, not with the next event as Qt would: the key after it belongs to where it goes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            hint = _hint(event)
            if hint is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, hint)
                return True
        return super().eventFilter(editor, event)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        read_by_words(option)
        option.textElideMode = Qt.TextElideMode.ElideRight
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        if ink is not None:  # of a selected row as well: what hurts stays as red as it is elsewhere
            option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = option.state
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        super().paint(painter, option, index)
        if has_focus:
            painter.save()
            painter.setPen(self._ring())
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def _ring(self) -> QPen:
        """A finer one where letters are typed elsewhere, as on the map."""
        pen = QPen(self._theme.color("accent"), 2 if self.is_in_hand else 1.25)
        if not self.is_in_hand:
            pen.setDashPattern([3.0, 3.0])
        return pen


def editor_keys() -> PlaceKeys:
    keys = (
        PlaceKey(("Return", "Enter"), tr("Keep the cell")),
        PlaceKey(("Tab", "Shift+Tab"), tr("Keep the cell and edit the next, or the one before")),
        PlaceKey(("Esc",), tr("Leave the cell as it was")),
    )
    return PlaceKeys(tr("A cell of the list, while it is edited"), keys)


def _hint(event: QKeyEvent) -> QStyledItemDelegate.EndEditHint | None:
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    if event.key() in ENTER:
        return HINT.NoHint
    return {Qt.Key.Key_Tab: HINT.EditNextItem, Qt.Key.Key_Backtab: HINT.EditPreviousItem}.get(Qt.Key(event.key()))


def _choices(column: int) -> Mapping[str, object]:
    if column == Column.KIND:
        return {word: kind for kind, word in kind_words().items()}
    if column == Column.FELT:
        return {"": None, **{felt_text(level): level for level in FEELINGS}}
    return {}


def _choice(parent: QWidget, choices: Mapping[str, object]) -> QComboBox:
    made = QComboBox(parent)
    for word, value in choices.items():
        made.addItem(word, value)
    return made


def _line(parent: QWidget) -> QLineEdit:
    made = QLineEdit(parent)
    made.setMaxLength(LONGEST)
    return made


def _text_of(editor: QWidget) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else ""
