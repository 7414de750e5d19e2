"""The notes as a document: painted rows that stay smooth at ten thousand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from discovery_desk.ui.kit.announce import announce, describe
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.notes.list_keys import list_keys
from discovery_desk.ui.notes.newer_pill import NewerPill
from discovery_desk.ui.notes.note_row import NoteRow, RowHead
from discovery_desk.ui.notes.reading_place import ReadingPlace
from discovery_desk.ui.notes.row_drag import RowDrag
from discovery_desk.ui.notes.row_editor import Editing, editor_keys
from discovery_desk.ui.notes.row_layout import RowStyle, paint_empty
from discovery_desk.ui.notes.row_stack import RowStack
from discovery_desk.ui.notes.time_editor import Retiming, time_keys

_AIR = 7
_ROUNDS = 8  # measuring rows moves others into view; this many times at most


class NoteList(QAbstractScrollArea):
    """Stays at the newest row unless the reader has scrolled up. `selected` tells what the person chose only.

    `commit` keeps the new words of a note, `split` the text before and after a cut, `retime` a time that was typed;
    each says whether it could. Without `commit`, `edit_committed` tells the words.
    `paste_refused` tells the rule that kept a paste out of an edited note.
    """

    access_role = QAccessible.Role.List

    selected = Signal(str)
    edit_committed = Signal(str, str)
    delete_asked = Signal(str)
    paste_refused = Signal(object)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        commit: Callable[[str, str], bool] | None = None,
        split: Callable[[str, str, str], bool] = lambda _id, _before, _after: False,
        retime: Callable[[str, str], bool] = lambda _id, _text: False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stack = RowStack(RowStyle(theme, self.viewport().width()))
        self._place = ReadingPlace(self._stack, self.verticalScrollBar())
        self._selected, self._is_settling = "", False
        self._glowing: frozenset[str] = frozenset()
        self._drag = RowDrag(self.viewport())
        self._editing = self._made_editing(commit or self._tell_committed, split)
        self._retiming = Retiming(self.viewport(), retime)
        self._keys = list_keys(self._walk, self._edit_selected, self._ask_to_delete, self._copy)
        self.place_keys = (self._keys, editor_keys(), time_keys())
        self._dress()
        self._newer = NewerPill(self.viewport())
        self._newer.clicked.connect(self.go_to_newest)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll_bar)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._restyle()

    def show_rows(self, rows: Sequence[NoteRow]) -> None:
        """Make the list equal to rows that are all there."""
        stale = [row.id for row in rows if self._stack.known(row.id) != row]
        self.show_heads([row.head for row in rows], {row.id: row for row in rows}.get, stale)

    def show_heads(
        self,
        heads: Sequence[RowHead],
        row_of: Callable[[str], NoteRow | None],
        stale: Collection[str] | None = None,
    ) -> None:
        """Make the list equal to the rows; selection and the place that is read stay, by id.

        A row is asked for once it is seen, and again after it was among the `stale` ones (None: all of them).
        An edited note that has gone is saved first; where that fails, its editor stays over the rows.
        """
        edited = self._editing.note_id
        if self._stack.index_of(edited) >= 0 and all(head.id != edited for head in heads):
            self._editing.finish()  # asked once: an editor whose row had gone before stays as it is
        was_at = self._stack.index_of(self._selected)
        known = self._stack.heads
        before, ends = len(known), (known[0].id, known[-1].id) if known else ("", "")
        self._stack.show(heads, row_of, stale)
        self._keep_selection(was_at)
        if before and len(heads) > before and (heads[0].id, heads[before - 1].id) == ends:
            self._place.unseen += len(heads) - before
            announce(self, self._stack.row(len(heads) - 1).said())
        self._settle()

    def selected_id(self) -> str:
        """Empty when nothing is selected."""
        return self._selected

    def select(self, row_id: str) -> None:
        """Select without telling, and bring it into view; an id that is not there selects nothing."""
        self._selected = row_id if self._stack.index_of(row_id) >= 0 else ""
        self._bring_into_view()
        index = self._stack.index_of(self._selected)
        describe(self, self._stack.row(index).said() if index >= 0 else "")

    def set_glowing(self, row_ids: Iterable[str]) -> None:
        """Light up the notes of what is looked at elsewhere, and no others; nothing scrolls for it."""
        glowing = frozenset(row_ids)
        if glowing != self._glowing:
            self._glowing = glowing
            self.viewport().update()

    def glowing_ids(self) -> frozenset[str]:
        return self._glowing

    def unseen_count(self) -> int:
        return self._place.unseen

    def go_to_newest(self) -> None:
        self._place.follows = True
        self._settle()

    def edit(self, row_id: str) -> None:
        """Open the row for rewording in place, once what is being edited is saved."""
        if not self._editing.finish():
            return
        row = self._note_at(row_id)
        if row is None:
            return
        self.select(row_id)
        self._editing.begin(row, self._theme)
        self._settle()
        self._editing.take_focus()

    def edit_time(self, row_id: str) -> None:
        """Open the time of the row for typing."""
        row = self._note_at(row_id)
        if row is None or not self._editing.finish():
            return
        self.select(row_id)
        self._retiming.begin(row, self._theme)
        self._settle()
        self._retiming.take_focus()

    def finish_editing(self) -> bool:
        """Save the note that is being edited. False when it could not be saved; its editor is still open then."""
        return self._editing.finish()

    def row_rect(self, row_id: str) -> QRect:
        """Where the row is in the viewport; empty when it is not in the list."""
        index = self._stack.index_of(row_id)
        if index < 0:
            return QRect()
        tops = self._stack.tops
        return QRect(0, tops[index] + self._place.offset(), self.viewport().width(), tops[index + 1] - tops[index])

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(560), self._theme.px(400))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            event.ignore()  # letters belong to the note line

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row_id = self._id_at(event.position().toPoint())
        self._choose(row_id)
        self._drag.press(event, is_on_row=self._note_at(row_id) is not None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag.begins(event):
            self._drag.carry(self._selected, self.row_rect(self._selected))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._drag.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit(self._id_at(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            why = self._why_at(event.pos())
            QToolTip.showText(event.globalPos(), f"<p>{escape(why)}</p>" if why else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _why_at(self, point: QPoint) -> str:
        """Why the words there are underlined, or else where in the recording the note is."""
        index = self._stack.index_of(self._id_at(point))
        if index < 0:
            return ""
        why = self._stack.laid(index).why_at(point, self._stack.tops[index] + self._place.offset())
        return why or self._stack.row(index).recorded

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self.viewport().width() == self._stack.style.width:
            self._settle()
        else:
            self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason) and not self._selected:
            self._choose_at(len(self._stack.heads) - 1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            self._paint(painter, event.rect())
        finally:
            painter.end()

    def _made_editing(self, commit: Callable[[str, str], bool], split: Callable[[str, str, str], bool]) -> Editing:
        editing = Editing(self.viewport(), commit, split)
        editing.wanted_height_changed.connect(self._settle)
        editing.ended.connect(self._end_editing)
        editing.paste_refused.connect(self.paste_refused)
        return editing

    def _tell_committed(self, note_id: str, text: str) -> bool:
        self.edit_committed.emit(note_id, text)
        return True

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Notes"))
        self.setMinimumWidth(self._theme.px(240))

    def _restyle(self) -> None:
        width = max(1, self.viewport().width())
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._stack.restyle(RowStyle(self._theme, width, is_mirrored=is_mirrored))
        self._settle()

    def _paint(self, painter: QPainter, dirty: QRect) -> None:
        painter.fillRect(dirty, self._theme.color("bg"))
        if not self._stack.heads:
            empty = tr("Type the first note and press Enter. The clock starts by itself.")
            paint_empty(painter, self._theme, self.viewport().rect(), empty)
        offset = self._place.offset()
        for index in self._stack.span(dirty.top() - offset, dirty.bottom() + 1 - offset):
            self._paint_row(painter, index, offset)

    def _paint_row(self, painter: QPainter, index: int, offset: int) -> None:
        row_id, laid, top = self._stack.heads[index].id, self._stack.laid(index), self._stack.tops[index] + offset
        is_selected = row_id == self._selected
        if is_selected:
            painter.fillRect(self.row_rect(row_id), self._theme.color("accent-soft"))
        elif row_id in self._glowing:
            laid.paint_glow(painter, top)
        laid.paint(painter, top, is_selected=is_selected, is_text_hidden=row_id == self._editing.note_id)
        if is_selected and self.hasFocus():
            laid.paint_focus(painter, top)

    def _settle(self) -> None:
        """Lay out what is visible and keep in place what is read."""
        if self._is_settling:
            return
        self._is_settling = True
        try:
            for _ in range(_ROUNDS):
                self._place.fit(self.viewport().height(), self._theme.px(_AIR))
                if not self._stack.measure(self._place.visible(), self._editing.least_heights(self._stack.style.pad)):
                    break
        finally:
            self._is_settling = False
        self._place.remember()
        self._place_children()
        self.viewport().update()

    def _follow_scroll_bar(self) -> None:
        if self._is_settling:
            return
        self._place.moved(self._theme.px(4))
        self._settle()

    def _keep_selection(self, was_at: int) -> None:
        """When the selected row has gone, a reader in the list goes on at its neighbour."""
        if was_at < 0 or self._stack.index_of(self._selected) >= 0:
            return
        stays = self.hasFocus() and bool(self._stack.heads)
        self._selected = self._stack.heads[min(was_at, len(self._stack.heads) - 1)].id if stays else ""
        self.selected.emit(self._selected)

    def _choose(self, row_id: str) -> None:
        if row_id != self._selected:
            self.select(row_id)
            self.selected.emit(self._selected)

    def _choose_at(self, index: int) -> None:
        if self._stack.heads:
            self._choose(self._stack.heads[min(max(index, 0), len(self._stack.heads) - 1)].id)

    def _id_at(self, point: QPoint) -> str:
        y = point.y() - self._place.offset()
        found = self._stack.span(y, y + 1)
        return self._stack.heads[found[0]].id if found else ""

    def _bring_into_view(self) -> None:
        for _ in range(2):  # once by estimate, once by measure
            rect, bar = self.row_rect(self._selected), self.verticalScrollBar()
            if rect.isEmpty():
                break
            below = min(rect.bottom() + 1 - self.viewport().height(), rect.top())
            bar.setValue(bar.value() + (rect.top() if rect.top() < 0 else max(0, below)))
        self.viewport().update()

    def _walk(self, key: Qt.Key) -> None:
        goal = self._stack.goal(key, self._stack.index_of(self._selected), self.viewport().height())
        if goal is not None:
            self._choose_at(goal)
        if key == Qt.Key.Key_End:
            self.go_to_newest()

    def _edit_selected(self) -> None:
        self.edit(self._selected)

    def _ask_to_delete(self) -> None:
        if self._note_at(self._selected):
            self.delete_asked.emit(self._selected)

    def _copy(self) -> None:
        index = self._stack.index_of(self._selected)
        text = self._stack.row(index).text if index >= 0 else ""
        if text:
            QGuiApplication.clipboard().setText(text)

    def _note_at(self, row_id: str) -> NoteRow | None:
        """The row if it is a note's: a stretch of the talk is only read."""
        index = self._stack.index_of(row_id)
        row = self._stack.row(index) if index >= 0 else None
        return None if row is None or row.is_stretch else row

    def _place_children(self) -> None:
        index = self._stack.index_of(self._editing.note_id)
        if index >= 0:
            self._editing.place(self._stack.laid(index).text_rect(self._stack.tops[index] + self._place.offset()))
        self._place_time_editor()
        self._newer.show_count(self._place.unseen, self._theme.px(8))

    def _place_time_editor(self) -> None:
        index = self._stack.index_of(self._retiming.note_id)
        if index >= 0:
            self._retiming.place(self._stack.laid(index).time_rect(self._stack.tops[index] + self._place.offset()))
        else:
            self._retiming.close()

    def _end_editing(self, had_focus: bool) -> None:
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()
