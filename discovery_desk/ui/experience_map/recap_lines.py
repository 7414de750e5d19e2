"""The lines of the recap as a list that is read, reworded in place and reordered by dragging or by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.direction import direction_of
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
KEY = Qt.ItemDataRole.UserRole
LINE_MIME = "application/x-discovery-desk-recap-line"
ACROSS, DOWN = 16, 7
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A sentence and the words of the box behind it, which are what is edited; without a moment it is a heading."""

    text: str
    label: str = ""
    moment_id: str = ""


class RecapModel(QAbstractListModel):
    """`commit` keeps the words of a moment and says whether it could."""

    def __init__(self, theme: Theme, commit: Callable[[str, str], bool]) -> None:
        super().__init__()
        self._theme, self._commit = theme, commit
        self.lines: tuple[ShownLine, ...] = ()

    def show(self, lines: Sequence[ShownLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def row_of(self, moment_id: str) -> int:
        return next((at for at, line in enumerate(self.lines) if line.moment_id == moment_id), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()] if index.isValid() else None
        if line is None or not line.moment_id:
            return Qt.ItemFlag.ItemIsDropEnabled if line is None else Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        return able | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        roles = {
            Qt.ItemDataRole.DisplayRole.value: line.text,
            Qt.ItemDataRole.EditRole.value: line.label,
            KEY.value: line.moment_id,
        }
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font("prompt") if line.moment_id else self._theme.font("base", 600)
        return roles.get(int(role))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        is_words = role == Qt.ItemDataRole.EditRole
        return is_words and self._commit(self.lines[index.row()].moment_id, str(value))

    def mimeTypes(self) -> list[str]:
        return [LINE_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        mime = QMimeData()
        mime.setData(LINE_MIME, self.lines[indexes[0].row()].moment_id.encode() if indexes else b"")
        return mime

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class RecapLines(QListView):
    """`line_moved` tells which moment is dropped at which one, and whether after it; `line_stepped` whether later."""

    line_moved = Signal(str, str, bool)
    line_stepped = Signal(str, bool)
    chosen = Signal(str)
    played_back = Signal()
    left = Signal()

    def __init__(self, theme: Theme, commit: Callable[[str, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._is_showing = theme, False
        self.lines = RecapModel(theme, commit)
        self._painting = _Painting(theme, self)
        self.setModel(self.lines)
        self.setItemDelegate(self._painting)
        self._keys = PlaceKeys(tr("Play it back"), self._own_keys())
        self.place_keys = self._keys
        self._dress()

    def show_lines(self, lines: Sequence[ShownLine]) -> None:
        """The line under the keys stays under them, wherever it stands now."""
        if tuple(lines) == self.lines.lines:
            return
        key, row = self.current_id, self.currentIndex().row()
        self._is_showing = True
        try:
            self.lines.show(lines)
            found = self.lines.row_of(key)
            self._go_to(found if found >= 0 else min(row, len(lines) - 1))
        finally:
            self._is_showing = False

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.lines.set_theme(theme)
        self._painting.set_theme(theme)
        self.scheduleDelayedItemsLayout()

    @property
    def current_id(self) -> str:
        return self.currentIndex().data(KEY) or "" if self.currentIndex().isValid() else ""

    def finish_editing(self) -> bool:
        """Keep the words that are being typed; False when that failed, and they are still there."""
        editor = self._painting.editor
        if editor is None:
            return True
        self.commitData(editor)
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return self._painting.editor is None

    def event(self, event: QEvent) -> bool:
        """Its keys win over shortcuts of the window while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.knows(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.take(event):
            return
        if event.text().strip() and event.text().isprintable():
            event.ignore()  # letters belong to the note line
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._is_showing:
            self.chosen.emit(self.current_id)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Words that were refused stay to be mended; Esc still leaves them."""
        if self._painting.was_refused and hint is not QAbstractItemDelegate.EndEditHint.RevertModelCache:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._painting.was_refused, self._painting.editor = False, None
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def dropEvent(self, event: QDropEvent) -> None:
        """The model is not touched: the story is reordered, and shown as it is then."""
        dragged = bytes(event.mimeData().data(LINE_MIME).data()).decode("utf-8", "replace")
        goal, is_after = self.goal_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged and goal and dragged != goal:
            self.line_moved.emit(dragged, goal, is_after)

    def goal_at(self, point: QPoint) -> tuple[str, bool]:
        """The moment beside which something dropped there comes, and whether after it: a heading parts two stories."""
        index = self.indexAt(point)
        row = index.row() if index.isValid() else len(self.lines.lines) - 1
        is_below = not index.isValid() or point.y() > self.visualRect(index).center().y()
        if 0 <= row < len(self.lines.lines) and not self.lines.lines[row].moment_id:
            is_below = not is_below and row > 0
            row += -1 if is_below else 1
        return (self.lines.lines[row].moment_id, is_below) if 0 <= row < len(self.lines.lines) else ("", False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _dress(self) -> None:
        self.setAccessibleName(tr("The story as it is told back"))
        self.setProperty("look", "recap")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def _own_keys(self) -> list[PlaceKey]:
        return [
            PlaceKey(("Return", "Enter", "F2"), tr("Tell this line in other words"), self._edit),
            PlaceKey(("Ctrl+Shift+Up",), tr("Tell this line earlier"), lambda: self._step(is_later=False)),
            PlaceKey(("Ctrl+Shift+Down",), tr("Tell this line later"), lambda: self._step(is_later=True)),
            PlaceKey(("Ctrl+Return", "Ctrl+Enter"), tr("It was played back: keep it as a note"), self.played_back.emit),
            PlaceKey(("Esc",), tr("Back to the note line"), self.left.emit),
        ]

    def _edit(self) -> None:
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def _step(self, *, is_later: bool) -> None:
        if self.current_id:
            self.line_stepped.emit(self.current_id, is_later)

    def _go_to(self, row: int) -> None:
        while 0 <= row < len(self.lines.lines) and not self.lines.lines[row].moment_id:
            row += 1
        if 0 <= row < len(self.lines.lines):
            self.setCurrentIndex(self.lines.index(row))


class _Painting(QStyledItemDelegate):
    """Each line as high as its wrapped words; the one under the keys has a bar where it begins."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.editor: QWidget | None = None
        self.was_refused = False

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        room = self._view.viewport().width()
        words = QFontMetrics(index.data(Qt.ItemDataRole.FontRole)).boundingRect(
            QRect(0, 0, max(1, room - 2 * self._theme.px(ACROSS)), 10_000),
            Qt.TextFlag.TextWordWrap,
            index.data(),
        )
        return QSize(room, words.height() + 2 * self._theme.px(DOWN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, theme = option.rect, self._theme
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_current:
            painter.fillRect(rect, theme.color("accent-soft"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        painter.setPen(theme.color("ink" if index.data(KEY) else "ink-2"))
        inside = rect.adjusted(theme.px(ACROSS), theme.px(DOWN), -theme.px(ACROSS), -theme.px(DOWN))
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        painter.setLayoutDirection(direction_of(index.data()))
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextWordWrap, index.data())
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        made = QLineEdit(parent)
        made.setAccessibleName(tr("The moment in other words"))
        self.editor, self.was_refused = made, False
        return made

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        typed = editor.text() if isinstance(editor, QLineEdit) else ""
        self.was_refused = typed != index.data(Qt.ItemDataRole.EditRole) and not model.setData(index, typed)

    def eventFilter(self, editor: Any, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)
