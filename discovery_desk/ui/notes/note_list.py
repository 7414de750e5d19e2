"""The notes as a document: painted rows that stay smooth at ten thousand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QDrag,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QPushButton, QWidget

from discovery_desk.ui.kit.controls import button
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.notes.note_row import NoteRow
from discovery_desk.ui.notes.row_editor import RowEditor
from discovery_desk.ui.notes.row_layout import RowStyle, paint_empty
from discovery_desk.ui.notes.row_stack import RowStack

NOTE_MIME = "application/x-discovery-desk-note"
SHIFT_MS = 5000
_AIR = 7
_ROUNDS = 8  # measuring rows moves others into view; this many times at most


class NoteList(QAbstractScrollArea):
    """Stays at the newest row unless the reader has scrolled up. `selected` tells what the person chose only."""

    selected = Signal(str)
    edit_committed = Signal(str, str)
    delete_asked = Signal(str)
    time_shift_asked = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stack = RowStack(RowStyle(theme, self.viewport().width()))
        self._selected, self._unseen = "", 0
        self._follows, self._is_settling = True, False
        self._anchor: tuple[str, int] = ("", 0)
        self._pressed_at: QPoint | None = None
        self._editor: RowEditor | None = None
        self._dress()
        self._newer = self._build_newer_button()
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll_bar)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._restyle()

    def show_rows(self, rows: Sequence[NoteRow]) -> None:
        """Make the list equal to the rows; selection and the place that is read stay, by id."""
        was_at = self._stack.index_of(self._selected)
        known = {row.id for row in self._stack.rows[-1:]}
        before = len(self._stack.rows)
        self._stack.show(rows)
        self._keep_selection(was_at)
        if self._editor and self._stack.index_of(self._editor.note_id) < 0:
            self._close_editor()
        if before and len(rows) > before and rows[-1].id not in known:
            self._note_newer(len(rows) - before)
        self._settle()

    def selected_id(self) -> str:
        """Empty when nothing is selected."""
        return self._selected

    def select(self, row_id: str) -> None:
        """Select without telling, and bring it into view; an id that is not there selects nothing."""
        self._selected = row_id if self._stack.index_of(row_id) >= 0 else ""
        self._bring_into_view()
        self._tell_screen_reader()

    def unseen_count(self) -> int:
        return self._unseen

    def go_to_newest(self) -> None:
        self._follows = True
        self._settle()

    def edit(self, row_id: str) -> None:
        """Open the row for rewording in place."""
        index = self._stack.index_of(row_id)
        if index < 0:
            return
        self._close_editor()
        self.select(row_id)
        self._editor = RowEditor(row_id, self._stack.rows[index].text, self._theme, self.viewport())
        self._editor.saved.connect(lambda text: self.edit_committed.emit(row_id, text))
        self._editor.left.connect(self._close_editor)
        self._editor.textChanged.connect(self._settle)
        self._settle()
        self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def mime_of(self, row_id: str) -> QMimeData:
        """What a drag of the row carries."""
        mime = QMimeData()
        mime.setData(NOTE_MIME, row_id.encode())
        return mime

    def row_rect(self, row_id: str) -> QRect:
        """Where the row is in the viewport; empty when it is not in the list."""
        index = self._stack.index_of(row_id)
        if index < 0:
            return QRect()
        tops = self._stack.tops
        return QRect(0, tops[index] + self._offset(), self.viewport().width(), tops[index + 1] - tops[index])

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(560), self._theme.px(400))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            event.ignore()  # letters belong to the note line

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row_id = self._id_at(event.position().toPoint())
        self._choose(row_id)
        self._pressed_at = (
            event.position().toPoint() if row_id and event.button() is Qt.MouseButton.LeftButton else None
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed_at = None
            self._drag()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed_at = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit(self._id_at(event.position().toPoint()))

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
            self._choose_at(len(self._stack.rows) - 1)
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

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Notes"))
        self.setMinimumWidth(self._theme.px(240))

    def _build_newer_button(self) -> QPushButton:
        newer = button("")
        newer.setParent(self.viewport())
        newer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        newer.clicked.connect(self.go_to_newest)
        newer.hide()
        return newer

    def _restyle(self) -> None:
        width = max(1, self.viewport().width())
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._stack.restyle(RowStyle(self._theme, width, is_mirrored=is_mirrored))
        self._settle()

    def _offset(self) -> int:
        """What is added to a place in the document to get one in the viewport; few rows stand at the bottom."""
        air = self._theme.px(_AIR)
        spare = self.viewport().height() - self._stack.height - 2 * air
        return air + (spare if spare >= 0 else -self.verticalScrollBar().value())

    def _paint(self, painter: QPainter, dirty: QRect) -> None:
        painter.fillRect(dirty, self._theme.color("bg"))
        if not self._stack.rows:
            empty = tr("Type the first note and press Enter. The clock starts by itself.")
            paint_empty(painter, self._theme, self.viewport().rect(), empty)
        offset = self._offset()
        hidden = self._editor.note_id if self._editor else ""
        for index in self._stack.span(dirty.top() - offset, dirty.bottom() + 1 - offset):
            row_id = self._stack.rows[index].id
            is_selected = row_id == self._selected
            laid = self._stack.laid(index)
            laid.paint(
                painter, self._stack.tops[index] + offset, is_selected=is_selected, is_text_hidden=row_id == hidden
            )
            if is_selected and self.hasFocus():
                laid.paint_focus(painter, self._stack.tops[index] + offset)

    def _settle(self) -> None:
        """Lay out what is visible and keep in place what is read."""
        if self._is_settling:
            return
        self._is_settling = True
        try:
            for _ in range(_ROUNDS):
                self._fit_scroll_bar()
                if not self._stack.measure(self._visible(), self._least_heights()):
                    break
        finally:
            self._is_settling = False
        self._remember_place()
        self._place_children()
        self.viewport().update()

    def _visible(self) -> range:
        offset = self._offset()
        return self._stack.span(-offset, self.viewport().height() - offset)

    def _fit_scroll_bar(self) -> None:
        bar, air = self.verticalScrollBar(), self._theme.px(_AIR)
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._stack.style.line)
        bar.setRange(0, max(0, self._stack.height + 2 * air - self.viewport().height()))
        index = self._stack.index_of(self._anchor[0])
        if self._follows or index < 0:
            self._follows = True
            bar.setValue(bar.maximum())
        else:
            bar.setValue(self._stack.tops[index] + self._anchor[1] + air)

    def _follow_scroll_bar(self) -> None:
        if self._is_settling:
            return
        bar = self.verticalScrollBar()
        self._follows = bar.value() >= bar.maximum() - self._theme.px(4)
        self._remember_place()
        self._settle()

    def _remember_place(self) -> None:
        if self._follows:
            self._unseen = 0
        y = self.verticalScrollBar().value() - self._theme.px(_AIR)
        index = self._stack.row_at(y)
        self._anchor = (self._stack.rows[index].id, y - self._stack.tops[index]) if index >= 0 else ("", 0)

    def _note_newer(self, added: int) -> None:
        self._unseen += added
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self, self._stack.rows[-1].said())
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)

    def _keep_selection(self, was_at: int) -> None:
        """When the selected row has gone, a reader in the list goes on at its neighbour."""
        if was_at < 0 or self._stack.index_of(self._selected) >= 0:
            return
        stays = self.hasFocus() and bool(self._stack.rows)
        self._selected = self._stack.rows[min(was_at, len(self._stack.rows) - 1)].id if stays else ""
        self.selected.emit(self._selected)

    def _choose(self, row_id: str) -> None:
        if row_id == self._selected:
            return
        self.select(row_id)
        self.selected.emit(self._selected)

    def _choose_at(self, index: int) -> None:
        if self._stack.rows:
            self._choose(self._stack.rows[min(max(index, 0), len(self._stack.rows) - 1)].id)

    def _id_at(self, point: QPoint) -> str:
        y = point.y() - self._offset()
        found = self._stack.span(y, y + 1)
        return self._stack.rows[found[0]].id if found else ""

    def _bring_into_view(self) -> None:
        for _ in range(2):  # once by estimate, once by measure
            rect, bar = self.row_rect(self._selected), self.verticalScrollBar()
            if rect.isEmpty():
                break
            below = min(rect.bottom() + 1 - self.viewport().height(), rect.top())
            bar.setValue(bar.value() + (rect.top() if rect.top() < 0 else max(0, below)))
        self.viewport().update()

    def _tell_screen_reader(self) -> None:
        index = self._stack.index_of(self._selected)
        self.setAccessibleDescription(self._stack.rows[index].said() if index >= 0 else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _take_key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier:
            return self._shift_time(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            return self._copy()
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        return self._walk(event.key()) or self._act(event.key())

    def _walk(self, key: int) -> bool:
        last, page = len(self._stack.rows) - 1, self.viewport().height()
        at = self._stack.index_of(self._selected)
        here = at if at >= 0 else last + 1
        top = self._stack.tops[min(here, last + 1)]
        goals = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_PageUp: min(self._stack.row_at(top - page), here - 1),
            Qt.Key.Key_PageDown: max(self._stack.row_at(top + page), here + 1),
        }
        if key not in goals:
            return False
        self._choose_at(goals[Qt.Key(key)])
        if key == Qt.Key.Key_End:
            self.go_to_newest()
        return True

    def _act(self, key: int) -> bool:
        if key not in (Qt.Key.Key_F2, Qt.Key.Key_Delete) or not self._selected:
            return False
        if key == Qt.Key.Key_F2:
            self.edit(self._selected)
        else:
            self.delete_asked.emit(self._selected)
        return True

    def _shift_time(self, key: int) -> bool:
        by = {Qt.Key.Key_Left: -SHIFT_MS, Qt.Key.Key_Right: SHIFT_MS}
        if key not in by or not self._selected:
            return False
        self.time_shift_asked.emit(self._selected, by[Qt.Key(key)])
        return True

    def _copy(self) -> bool:
        index = self._stack.index_of(self._selected)
        if index < 0:
            return False
        QGuiApplication.clipboard().setText(self._stack.rows[index].text)
        return True

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.mime_of(self._selected))
        drag.setPixmap(self.viewport().grab(self.row_rect(self._selected)))
        drag.exec(Qt.DropAction.CopyAction)

    def _least_heights(self) -> dict[str, int]:
        """A row that is being edited is as high as its editor."""
        if self._editor is None:
            return {}
        return {self._editor.note_id: self._editor.wanted_height() + self._stack.style.pad}

    def _place_children(self) -> None:
        if self._editor:
            index = self._stack.index_of(self._editor.note_id)
            text = self._stack.laid(index).text_rect(self._stack.tops[index] + self._offset())
            text.setHeight(self._editor.wanted_height())
            self._editor.setGeometry(
                text.adjusted(-self._theme.px(13), -self._theme.px(5), self._theme.px(4), -self._theme.px(5))
            )
        self._newer.setVisible(self._unseen > 0)
        self._newer.setText(tr("{count} new").format(count=self._unseen))
        self._newer.adjustSize()
        x = (self.viewport().width() - self._newer.width()) // 2
        self._newer.move(x, self.viewport().height() - self._newer.height() - self._theme.px(8))

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()
