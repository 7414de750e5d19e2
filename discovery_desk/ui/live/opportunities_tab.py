"""The opportunities heard so far, each with the moment on which it hangs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.services import snapshots
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import plain_label
from discovery_desk.ui.kit.direction import numbered, own_way
from discovery_desk.ui.kit.note_mime import opportunity_mime
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

PADDING = 16  # pixels at 100 %: what the style sheet and the spacing take, and some air


MOMENT, OPPORTUNITY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class _Lines(QListWidget):
    """Letters belong to the note line, not to a search in the list. A line is dragged onto the box where it arose."""

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return opportunity_mime(items[0].data(OPPORTUNITY) if items else "")

    def startDrag(self, _actions: Qt.DropAction) -> None:
        super().startDrag(Qt.DropAction.CopyAction)  # a move would take the line out of the list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)


class OpportunitiesTab(QWidget):
    """Choosing a line shows its moment, dragging it hangs it on another one. Wording comes with the snapshot."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._interview_id: InterviewId | None = None
        self._empty = plain_label(tr("Start a note with ! and it is listed here, on the moment told last."), "quiet")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = _Lines()
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QListWidget.DragDropMode.DragOnly)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setAccessibleName(tr("Opportunities"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.addWidget(self._empty, 1)
        column.addWidget(self.list, 1)
        self.list.currentItemChanged.connect(self._show_moment)
        self._refresher = Refresher(place.bridge, self, (Opportunity, Moment), self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self._interview_id = interview_id
        self._refresher.now()

    def _refresh(self) -> None:
        found = snapshots.numbered_of(self._place.desk, self._interview_id) if self._interview_id else ()
        self.list.blockSignals(True)
        self.list.clear()
        for number, opportunity in found:
            self.list.addItem(self._item(number, opportunity))
        self.list.blockSignals(False)
        self._fit_rows()
        self._empty.setVisible(not found)
        self.list.setVisible(bool(found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """The style's own size hint forgets the padding of the style sheet when it wraps, and cuts the last line."""
        padding = self._place.theme.px(PADDING)
        room = QRect(0, 0, max(1, self.list.viewport().width() - 2 * padding), 10_000)
        metrics = self.list.fontMetrics()
        for row in range(self.list.count()):
            item = self.list.item(row)
            wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(room.width(), wrapped.height() + padding))

    def _item(self, number: int, opportunity: Opportunity) -> QListWidgetItem:
        moment = self._place.desk.read.get(Moment, opportunity.moment_id) if opportunity.moment_id else None
        where = tr("at “{moment}”").format(moment=moment.label) if moment else tr("not on the map yet")
        first = numbered(number, opportunity.text, self.layoutDirection())
        item = QListWidgetItem(f"{first}\n{own_way(where, self.layoutDirection())}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number}. {opportunity.text}, {where}")
        item.setData(MOMENT, opportunity.moment_id or "")
        item.setData(OPPORTUNITY, opportunity.id)
        return item

    def _show_moment(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._place.focus.look_at_moment(item.data(MOMENT))
