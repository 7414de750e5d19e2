"""The gallery as a grid: walked with the arrow keys, opened with Enter, marked with Space."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.library import ListedPage
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.announce import announce
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.library.library_words import spoken_words, withheld_words
from discovery_desk.ui.library.page_cards import NARROWEST, SHOWN, Card, PageCards
from discovery_desk.ui.library.page_pictures import PagePictures

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NOBODY = InterviewId("")
AROUND = 13
A_STEP = 48  # pixels that the wheel goes at once


class PagesModel(QAbstractListModel):
    def __init__(self, pictures: PagePictures) -> None:
        super().__init__()
        self._pictures = pictures
        self.pages: tuple[ListedPage, ...] = ()
        self.today = date.min
        self.marked: dict[InterviewId, None] = {}  # in the order in which they were marked

    def show(self, pages: tuple[ListedPage, ...], today: date) -> None:
        if [one.interview_id for one in pages] == [one.interview_id for one in self.pages]:
            self.pages, self.today = pages, today
            self.dataChanged.emit(self.index(0), self.index(len(pages) - 1))
            return
        self.beginResetModel()
        self.pages, self.today = pages, today
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.pages)

    def row_of(self, interview_id: str) -> int:
        return next((at for at, page in enumerate(self.pages) if page.interview_id == interview_id), -1)

    def tell_of(self, interview_id: str) -> None:
        """What is shown of it has changed."""
        row = self.row_of(interview_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        page = self.pages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return page.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            card = self._card(page)
            return spoken_words(page, self.today, card.withheld, is_marked=card.is_marked)
        return self._card(page) if role == SHOWN else None

    def _card(self, page: ListedPage) -> Card:
        drawn = self._pictures.of(page.interview_id)
        withheld = withheld_words(drawn.made_of) if drawn else ""
        return Card(page, self.today, drawn, withheld, page.interview_id in self.marked)


class PageGrid(QListView):
    """`opened` names an interview; `marks_changed` tells that others are marked than before."""

    opened = Signal(str)
    marks_changed = Signal()

    def __init__(self, place: Workplace, keys: Sequence[PlaceKey], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = PagePictures(place, self)
        self._model = PagesModel(self._pictures)
        self._cards = PageCards(place.theme)
        own = (
            PlaceKey(("Return", "Enter"), tr("Open the page"), self.open_current),
            PlaceKey(("Space",), tr("Mark the page, or take the mark away"), self.toggle_mark),
            PlaceKey(("A", "Ctrl+A"), tr("Mark all pages that are listed, or none"), self.mark_all),
        )
        self.place_keys = PlaceKeys(tr("Snapshots"), (*own, *keys))
        self._set_up()
        self._pictures.drawn.connect(self._model.tell_of)
        self.verticalScrollBar().valueChanged.connect(self._want_pictures)

    def show_pages(self, pages: tuple[ListedPage, ...], today: date) -> None:
        """What the keys were on stays under them; what is not listed any more keeps its mark."""
        key, row = self.current_id, max(0, self.currentIndex().row())
        self._pictures.doubt()
        self._model.show(pages, today)
        found = self._model.row_of(key)
        self.setCurrentIndex(self._model.index(found if found >= 0 else min(row, len(pages) - 1)))
        self._want_pictures()

    @property
    def pictures(self) -> PagePictures:
        return self._pictures

    @property
    def current_id(self) -> InterviewId:
        row = self.currentIndex().row()
        return self._model.pages[row].interview_id if 0 <= row < len(self._model.pages) else NOBODY

    @property
    def pages(self) -> tuple[ListedPage, ...]:
        return self._model.pages

    def marked(self) -> tuple[InterviewId, ...]:
        """In the order in which they were marked."""
        return tuple(self._model.marked)

    def choose(self, interview_id: str) -> None:
        row = self._model.row_of(interview_id)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    def toggle_mark(self) -> None:
        key, marked = self.current_id, self._model.marked
        if not key:
            return
        if key in marked:
            del marked[key]
        else:
            marked[key] = None
        self._tell_marks()
        announce(self, self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def mark_all(self) -> None:
        """All that are listed, oldest mark first; the marks of all of them away where they have them already."""
        listed = [page.interview_id for page in self._model.pages]
        if all(one in self._model.marked for one in listed):
            self.unmark_all()
        else:
            self._model.marked.update(dict.fromkeys(listed))
            self._tell_marks()

    def unmark_all(self) -> None:
        self._model.marked.clear()
        self._tell_marks()

    def keep_marks(self, interview_ids: Collection[str]) -> None:
        """Those of pages that are gone go."""
        gone = [one for one in self._model.marked if one not in interview_ids]
        for one in gone:
            del self._model.marked[one]
        if gone:
            self._tell_marks()

    def set_theme(self, theme: Theme) -> None:
        self._cards.theme = theme
        self._arrange()

    def seen(self) -> tuple[InterviewId, ...]:
        """The pages of the rows that are in view, if only by a part."""
        grid = self.gridSize()
        columns = self._columns()
        top = self.verticalScrollBar().value()
        first, last = top // max(1, grid.height()), (top + self.viewport().height() - 1) // max(1, grid.height())
        return tuple(page.interview_id for page in self._model.pages[first * columns : (last + 1) * columns])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.place_keys.take(event):
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right go on in the next row, down from above an empty place to the last page."""
        move, columns, last = QAbstractItemView.CursorAction, self._columns(), len(self._model.pages) - 1
        here = max(0, self.currentIndex().row())
        ends = {move.MoveHome: 0, move.MoveEnd: last}
        at = ends.get(action, here + self._steps().get(action, 0))
        if at < 0:
            at = here % columns if action is not move.MovePrevious else 0
        if at > last:
            at = here if here // columns == last // columns else last
        return self._model.index(min(at, last))

    def _steps(self) -> dict[QAbstractItemView.CursorAction, int]:
        """How many pages further each key goes."""
        move, columns = QAbstractItemView.CursorAction, self._columns()
        ahead = -1 if self.isRightToLeft() else 1
        rows = max(1, self.viewport().height() // max(1, self.gridSize().height()))
        return {
            **{move.MoveRight: ahead, move.MoveLeft: -ahead, move.MoveNext: 1, move.MovePrevious: -1},
            **{move.MoveDown: columns, move.MoveUp: -columns},
            **{move.MovePageDown: rows * columns, move.MovePageUp: -rows * columns},
        }

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys here; names are looked for in the line above."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens, as at Home; on the corner of the picture, or with Ctrl, it marks."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() is not Qt.MouseButton.LeftButton or index != self.currentIndex() or not index.isValid():
            return
        is_to_mark = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_to_mark or self._cards.mark_rect(self.visualRect(index), self.layoutDirection()).contains(at):
            self.toggle_mark()
        else:
            self.open_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._want_pictures()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want_pictures()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pictures.rest()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._cards.theme.px(NARROWEST), self._cards.theme.px(120))

    def _set_up(self) -> None:
        self.setProperty("look", "page")
        self.setAccessibleName(tr("Snapshots"))
        self.setModel(self._model)
        self.setItemDelegate(self._cards)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _room(self) -> int:
        """For cards across, whether or not the list has to scroll."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        around = 2 * (self.frameWidth() + self._cards.theme.px(AROUND))
        return self.width() - around - max(bar, self.verticalScrollBar().sizeHint().width()) - 1

    def _columns(self) -> int:
        return max(1, self._room() // max(1, self.gridSize().width()))

    def _arrange(self) -> None:
        px = self._cards.theme.px
        self.setViewportMargins(px(AROUND), px(AROUND) // 2, px(AROUND), 0)
        room = self._room()
        # Large text wants larger cards, but not so much that only one is seen.
        columns = max(1, int(room / (NARROWEST * self._cards.theme.scale**0.5)))
        size = self._cards.size_for(room // columns)
        if size != self.gridSize():
            self.setGridSize(size)
        self.verticalScrollBar().setSingleStep(px(A_STEP))
        self._want_pictures()

    def _want_pictures(self) -> None:
        if self.isVisible():
            width = self._cards.picture_width(self.gridSize().width())
            self._pictures.want(self.seen(), round(width * self.devicePixelRatioF()))

    def open_current(self) -> None:
        if self.current_id:
            self.opened.emit(self.current_id)

    def _tell_marks(self) -> None:
        self.viewport().update()
        self.marks_changed.emit()
