"""One page among others: as large as they are, scrolled with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from discovery_desk.ui.kit.actions import PlaceKeys
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.library.page_cards import A4
from discovery_desk.ui.library.page_pictures import Drawn, draw_page

ROOM = 10  # around a page that is seen as a whole
A_STEP = 40


class SheetView(QAbstractScrollArea):
    """`scrolled` gives the place in shares of what there is to scroll; `zoom_asked` a factor."""

    access_role = QAccessible.Role.Graphic
    scrolled = Signal(float, float)
    zoom_asked = Signal(float)
    resized = Signal()

    def __init__(self, theme: Theme, keys: PlaceKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.place_keys = theme, keys
        self._drawn: Drawn | None = None
        self._zoom = 1.0
        self._is_following = False
        self._held_at: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._tell_place)

    def show_drawn(self, drawn: Drawn | None) -> None:
        self._drawn = drawn
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """1 shows the whole page. What was in the middle stays there."""
        x, y = self._middle()
        self._zoom = zoom
        self._range()
        self._put_in_middle(x, y)
        self.viewport().update()

    def page_size(self) -> QSize:
        """Of the page as it is shown."""
        room = 2 * self.theme.px(ROOM)
        wide, high = max(40, self.width() - room), max(28, self.height() - room)
        width = min(wide, high * A4) * self._zoom
        return QSize(round(width), round(width / A4))

    def follow(self, x: float, y: float) -> None:
        """To where another one has been scrolled to."""
        self._is_following = True
        for bar, share in ((self.horizontalScrollBar(), x), (self.verticalScrollBar(), y)):
            bar.setValue(round(share * bar.maximum()))
        self._is_following = False

    def scroll_by(self, across: int, down: int) -> None:
        step = self.theme.px(A_STEP)
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + across * step)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down * step)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(110))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            self._paint(painter)
        finally:
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.place_keys.take(event):
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1.25 if event.angleDelta().y() > 0 else 0.8)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is not None:
            moved = event.position().toPoint() - self._held_at
            self._held_at = event.position().toPoint()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held_at = None

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]  # the stubs name a class that the event is
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]  # likewise
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._range()
        self.resized.emit()

    def _range(self) -> None:
        page, seen, room = self.page_size(), self.viewport().size(), 2 * self.theme.px(ROOM)
        for bar, wide, shown in (
            (self.horizontalScrollBar(), page.width(), seen.width()),
            (self.verticalScrollBar(), page.height(), seen.height()),
        ):
            bar.setRange(0, max(0, wide + room - shown) if self._zoom > 1 else 0)
            bar.setPageStep(shown)
            bar.setSingleStep(self.theme.px(A_STEP))

    def _middle(self) -> tuple[float, float]:
        page, seen = self._page_rect(), self.viewport().rect()
        return (
            (seen.center().x() - page.left()) / max(1, page.width()),
            (seen.center().y() - page.top()) / max(1, page.height()),
        )

    def _put_in_middle(self, x: float, y: float) -> None:
        page, seen, room = self.page_size(), self.viewport().size(), self.theme.px(ROOM)
        self.horizontalScrollBar().setValue(round(x * page.width() + room - seen.width() / 2))
        self.verticalScrollBar().setValue(round(y * page.height() + room - seen.height() / 2))

    def _page_rect(self) -> QRect:
        size, seen, room = self.page_size(), self.viewport().size(), self.theme.px(ROOM)
        left, top = room - self.horizontalScrollBar().value(), room - self.verticalScrollBar().value()
        if size.width() + 2 * room <= seen.width():
            left = (seen.width() - size.width()) // 2
        return QRect(QPoint(left, top), size)

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.viewport().rect(), self.theme.color("sunken"))
        page = self._page_rect()
        if self._drawn is None:
            painter.fillRect(page, self.theme.color("surface"))
        else:
            painter.save()
            draw_page(painter, page, self._drawn)
            painter.restore()
        has_keys = self.hasFocus()
        painter.setPen(self.theme.color("accent" if has_keys else "line-strong"))
        edge = page.intersected(self.viewport().rect().adjusted(2, 2, -2, -2)) if has_keys else page
        for away in range(1, 1 + (self.theme.px(2) if has_keys else 1)):
            painter.drawRect(edge.adjusted(-away, -away, away - 1, away - 1))

    def _tell_place(self) -> None:
        self.viewport().update()
        if not self._is_following:
            bars = (self.horizontalScrollBar(), self.verticalScrollBar())
            self.scrolled.emit(*(bar.value() / bar.maximum() if bar.maximum() else 0.0 for bar in bars))
