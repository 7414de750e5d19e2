"""The map as a table: the same moments in rows, edited, ordered and linked by keys; what a screen reader is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from discovery_desk.ui.canvas.hand import Hand
from discovery_desk.ui.canvas.keys import Keys, take_key
from discovery_desk.ui.experience_map.cell_editing import CellEditing, editor_keys
from discovery_desk.ui.experience_map.known_by import KnownBy
from discovery_desk.ui.experience_map.list_keys import ListDeeds, ListKeys
from discovery_desk.ui.experience_map.list_measures import ROW, ListMeasures
from discovery_desk.ui.experience_map.moment_cells import Column
from discovery_desk.ui.experience_map.moment_table import Index, MomentTable, Row
from discovery_desk.ui.experience_map.talk_map import TalkMap
from discovery_desk.ui.kit.announce import describe
from discovery_desk.ui.kit.controls import plain_label
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

HINT = QAbstractItemDelegate.EndEditHint
SCROLLED = QAbstractItemView.ScrollHint.EnsureVisible


class MapList(QTableView):
    """Signals are what the researcher wants; `commit` keeps what was typed in a cell and says whether it could.

    `moment_added_after` carries an empty id where there is none to come after.
    """

    moment_selected = Signal(str)
    moment_added_after = Signal(str)
    moments_deleted = Signal(object)
    moment_moved = Signal(str, int)
    feelings_set = Signal(object, int)
    details_asked = Signal(str)
    copied = Signal(object)
    note_asked = Signal(str)
    left = Signal()
    editing_ended = Signal(str, bool)  # of which row, and whether by Esc

    def __init__(
        self,
        talk: TalkMap,
        theme: Theme,
        commit: Callable[[Row, Column, Any], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._talk, self._theme = talk, theme
        self._is_showing = self._is_closing = False
        self.hand = Hand(self._show_hand)
        self._known_by = KnownBy(self)
        self._measures = ListMeasures(self, theme)
        self.table = MomentTable(talk, theme, commit, self)
        self._editing = CellEditing(theme, lambda index: self._is_story(index.row()), self)
        self._empty = plain_label(tr("Start a note with + and it becomes a row here. Ins adds one by hand."), "quiet")
        self._keys = ListKeys(self._deeds())
        self.place_keys = (*self._keys.tables, editor_keys())
        self.setModel(self.table)
        self.setItemDelegate(self._editing)
        self._dress()
        self._measure()

    def show_talk(self) -> None:
        """Show the talk as it is now; the row under the keys stays, or gives way to what is in its place."""
        here, row = self.currentIndex(), self.current_id
        self._is_showing = True
        try:
            self.table.show_again()
            self._go_back(row, here.row(), here.column())
        finally:
            self._is_showing = False
        self._span_headings()
        self._measure()
        self._empty.setVisible(not self.table.rows)
        self._describe()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._measures.set_theme(theme)
        self.table.set_theme(theme)
        self._editing.set_theme(theme)
        self._measure()

    def select(self, key: str) -> None:
        """Put the keys on a moment without telling; an unknown id takes them away."""
        if key == self.current_id:
            return
        self._is_showing = True
        try:
            self._go_to(key, self.currentIndex().column())
        finally:
            self._is_showing = False
        self._describe()

    def edit_label(self, key: str) -> None:
        """Open the words of a moment, as when it has just been added."""
        self._go_to(key, Column.MOMENT)
        self.edit(self.currentIndex())

    def finish_editing(self) -> bool:
        """Keep the cell that is being edited. False when that failed; its editor is still open then."""
        editor = self._editing.editor
        if editor is None:
            return True
        self.commitData(editor)
        self.closeEditor(editor, HINT.NoHint)
        return not self._editing.was_refused

    @property
    def current_id(self) -> str:
        row = self.table.row(self.currentIndex())
        return row.id if row else ""

    def selected_ids(self) -> tuple[str, ...]:
        """The moments of the selected rows, in story order; headings are none."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return tuple(self.table.rows[at].id for at in rows if not self._is_story(at))

    def event(self, event: QEvent) -> bool:
        """Single keys win over shortcuts of the window while the list has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return take_key(event, self.hand.heeded(self._keys_now())) or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_taken = take_key(event, self.hand.heeded(self._keys_now()))
        self.hand.pressed(event)
        if is_taken:
            return
        if self._is_for_line(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hand.clicked()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._is_closing:  # from a cell the keys come back as they went
            self.hand.came(event.reason())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._is_showing and current.row() != previous.row():
            self._describe()
            self.moment_selected.emit("" if self._is_story(current.row()) else self.current_id)

    def commitData(self, editor: QWidget) -> None:
        self._editing.was_refused = False
        super().commitData(editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Words that were refused stay to be mended; Esc still leaves them."""
        if self._editing.was_refused and hint is not HINT.RevertModelCache:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._editing.was_refused, self._editing.editor = False, None
        self._is_closing = True
        super().closeEditor(editor, HINT.NoHint)
        self._is_closing = False
        self.editing_ended.emit(self.current_id, hint is HINT.RevertModelCache)
        if hint in (HINT.EditNextItem, HINT.EditPreviousItem):
            self._edit_beside(1 if hint is HINT.EditNextItem else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._known_by.paint(event, self._theme.color("surface"), self._theme.color("line-strong"))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Sideways Qt would move the picture of what stays in view along with the rest."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self._known_by.header.viewport().update()

    def indexAt(self, at: QPoint) -> QModelIndex:
        column = self._known_by.column_at(at.x())
        return super().indexAt(at) if column is None else self.table.index(self.rowAt(at.y()), column)

    def visualRect(self, index: Index) -> QRect:
        return self._known_by.rect(index) or super().visualRect(index)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = SCROLLED) -> None:
        """Not under what stays in view, nor for what does."""
        across = self.horizontalScrollBar()
        before, stays = across.value(), self._known_by.rect(index) is not None
        super().scrollTo(index, hint)
        across.setValue(before if stays else across.value() - self._known_by.hides(index.column()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._empty.setGeometry(QRect(24, 24, max(0, self.viewport().width() - 48), self.viewport().height() - 48))
        self._measure()

    def _dress(self) -> None:
        self.setAccessibleName(tr("Moments of the talk, in story order"))
        self.setProperty("look", "moments")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        header = self._known_by.header
        self.setHorizontalHeader(header)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(16)  # of its own accord it is as wide as the style sheet's padding
        self._empty.setParent(self.viewport())
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _deeds(self) -> ListDeeds:
        return ListDeeds(
            edit=self._edit_or_go,
            add_after=self._add_after,
            delete=lambda: self.moments_deleted.emit(self.selected_ids()),
            move=lambda by: self.moment_moved.emit(self.current_id, by),
            feel=lambda level: self.feelings_set.emit(self.selected_ids(), level),
            details=lambda: self.details_asked.emit(self.current_id),
            copy=self._copy,
            leave=self.left.emit,
        )

    def _keys_now(self) -> Keys:
        here = self.currentIndex()
        has_row = here.isValid()
        is_felt = has_row and here.column() == Column.FELT and not self._is_story(here.row())
        return self._keys.now(has_row=has_row, is_felt=is_felt)

    def _is_for_line(self, event: QKeyEvent) -> bool:
        """Letters belong to the note line, and so does what may be between two words or mend the last of them."""
        is_space = event.key() == Qt.Key.Key_Space and not self.hand.is_on
        return is_space or event.key() == Qt.Key.Key_Backspace or _is_letter(event)

    def _show_hand(self) -> None:
        self._editing.is_in_hand = self.hand.is_on
        self.viewport().update()

    def _is_story(self, row: int) -> bool:
        return 0 <= row < len(self.table.rows) and self.table.rows[row].is_story

    def _edit_or_go(self) -> None:
        here = self.currentIndex()
        if here.column() == Column.HEARD and not self._is_story(here.row()):
            self.note_asked.emit(self.current_id)
        elif here.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(here)

    def _add_after(self) -> None:
        """On the heading of a story it begins that story."""
        self.moment_added_after.emit(self.current_id)

    def _copy(self) -> None:
        if keys := self.selected_ids():
            self.copied.emit(keys)

    def _edit_beside(self, by: int) -> None:
        """The next cell that can be edited, in this row or the one after it."""
        here = self.currentIndex()
        place = here.row() * len(Column) + here.column() + by
        while 0 <= place < len(self.table.rows) * len(Column):
            index = self.table.index(*divmod(place, len(Column)))
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(index)
                self.edit(index)
                return
            place += by

    def _go_back(self, key: str, row: int, column: int) -> None:
        if key and self.table.row_of(key) >= 0:
            if key != self.current_id:
                self._go_to(key, column)
        elif key and self.table.rows:
            self._go_to(self.table.rows[min(max(row, 0), len(self.table.rows) - 1)].id, column)

    def _go_to(self, key: str, column: int) -> None:
        row = self.table.row_of(key)
        index = self.table.index(row, column if column >= 0 else Column.MOMENT) if row >= 0 else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        if row < 0:
            self.selectionModel().clearSelection()

    def _span_headings(self) -> None:
        self.clearSpans()
        for at, row in enumerate(self.table.rows):
            if row.is_story:
                self.setSpan(at, Column.MOMENT, 1, len(Column) - Column.MOMENT)

    def _measure(self) -> None:
        for column, width in self._measures.widths(len(self._talk.moments)).items():
            self.setColumnWidth(column, width)
        self.verticalHeader().setMinimumSectionSize(self._theme.px(ROW))
        for at in range(len(self.table.rows)):
            wanted = self._measures.height(self.table.moment_at(at))
            if self.rowHeight(at) != wanted:
                self.setRowHeight(at, wanted)

    def _describe(self) -> None:
        row = self.currentIndex().row()
        if not self.table.rows:
            describe(self, self._empty.text())
        elif row >= 0:
            describe(self, self.table.spoken(row))
        else:
            describe(self, tr("{count} moments").format(count=len(self._talk.moments)))


def _is_letter(event: QKeyEvent) -> bool:
    is_command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(event.text().strip()) and event.text().isprintable() and not is_command
