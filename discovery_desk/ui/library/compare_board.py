"""Two to four pages side by side, equally large and scrolled together, their opportunities below when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.library import FEWEST_COMPARED, ListedPage
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.controls import KeyHintButton, button, rule
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.library.compare_column import ABOUT_HEIGHT, NAME_HEIGHT, CompareColumn
from discovery_desk.ui.library.page_cards import A4
from discovery_desk.ui.library.page_pictures import PagePictures
from discovery_desk.ui.library.sheet_view import ROOM
from discovery_desk.ui.library.side_opportunities import SideOpportunities

NARROWEST = 320
ALL = 16_777_215  # Qt's largest height
FOOT_HEIGHT, SHARE_OF_PAGES = 40, 7
LARGEST = 5.0
WIDEST_DRAWN = 2600  # pixels; larger than that it is the picture that is enlarged


class CompareBoard(QWidget):
    """`opened` names an interview whose page is wanted alone; `left` wants all pages again."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place = place
        self._pages: tuple[ListedPage, ...] = ()
        self._today = date.min
        self._first = 0
        self.zoom = 1.0
        self.pictures = PagePictures(place, self)
        self._keys = self._make_keys()
        self.columns: list[CompareColumn] = []
        self.back = button(tr("All snapshots"), "quiet")
        self._title = ElidedLabel("", "heading")
        self.opportunities = SideOpportunities(self)
        self._lay_out()
        self.pictures.drawn.connect(self._show_drawn)
        self.back.clicked.connect(self.left)
        place.theme_changed.connect(self._wear)

    def compare(self, pages: Sequence[ListedPage], today: date) -> None:
        """In the order given; the first of them has the keys."""
        self._pages, self._today = tuple(pages), today
        self._first, self.zoom = 0, 1.0
        self.pictures.doubt()
        self._make_columns()
        self.take_focus()

    def read_again(self, listed: Mapping[str, ListedPage], today: date) -> None:
        """Pages that are gone leave the comparison; when too few stay there is none."""
        before = self.compared
        self._pages = tuple(listed[one] for one in before if one in listed)
        self._today = today
        self.pictures.doubt()
        if len(self._pages) < FEWEST_COMPARED:
            self.left.emit()
            return
        if self.compared != before:
            self._make_columns()
        for column, page in zip(self.columns, self._pages, strict=True):
            column.page = page
            column.show_drawn(self.pictures.of(page.interview_id), today)
        self._want_pictures()

    @property
    def compared(self) -> tuple[InterviewId, ...]:
        return tuple(page.interview_id for page in self._pages)

    @property
    def shown(self) -> tuple[InterviewId, ...]:
        """Those that there is room for."""
        return tuple(column.page.interview_id for column in self.columns if not column.isHidden())

    @property
    def current(self) -> int:
        """Which of those compared has the keys, or had them last."""
        return next((at for at, one in enumerate(self.columns) if one.sheet.hasFocus()), self._first)

    def take_focus(self) -> None:
        self._go_to(self.current)

    def step(self, by: int) -> None:
        self._go_to(min(max(0, self.current + by), len(self.columns) - 1))

    def zoom_by(self, factor: float) -> None:
        """0 shows whole pages again."""
        self.zoom = min(max(1.0, self.zoom * factor), LARGEST)
        for column in self.columns:
            column.sheet.set_zoom(self.zoom)
        self._want_pictures()
        self._name()

    def scroll_pages(self, across: int, down: int) -> None:
        if self.columns:
            self.columns[self.current].sheet.scroll_by(across, down)

    def turn_lists(self) -> None:
        """The opportunities below the pages, or not."""
        self.opportunities.setHidden(not self.opportunities.isHidden())
        self._make_room()

    def take_out(self) -> None:
        """One page less, as long as there is anything left to compare."""
        if len(self._pages) > FEWEST_COMPARED:
            here = self.current
            self._pages = self._pages[:here] + self._pages[here + 1 :]
            self._make_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back from the buttons and the list as well."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want_pictures()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pictures.rest()

    def _make_keys(self) -> PlaceKeys:
        return PlaceKeys(
            tr("Pages side by side"),
            (
                PlaceKey(("Left",), tr("Page to the left"), partial(self._step_to, -1)),
                PlaceKey(("Right",), tr("Page to the right"), partial(self._step_to, 1)),
                PlaceKey(("Up",), tr("Scroll all of them up"), partial(self.scroll_pages, 0, -1)),
                PlaceKey(("Down",), tr("Scroll all of them down"), partial(self.scroll_pages, 0, 1)),
                PlaceKey(("Shift+Left",), tr("Scroll all of them to the left"), partial(self.scroll_pages, -1, 0)),
                PlaceKey(("Shift+Right",), tr("Scroll all of them to the right"), partial(self.scroll_pages, 1, 0)),
                PlaceKey(("+", "="), tr("Larger"), partial(self.zoom_by, 1.25)),
                PlaceKey(("-",), tr("Smaller"), partial(self.zoom_by, 0.8)),
                PlaceKey(("0",), tr("Whole pages"), partial(self.zoom_by, 0.0)),
                PlaceKey(("O",), tr("Opportunities below the pages, or not"), self.turn_lists),
                PlaceKey(("Return", "Enter"), tr("Open the page"), self._open),
                PlaceKey(("Del", "Backspace"), tr("Take the page out of the comparison"), self.take_out),
                PlaceKey(("Esc",), tr("Back to all snapshots"), self.left.emit),
            ),
        )

    def _lay_out(self) -> None:
        self._head = QFrame(self)
        self._head.setProperty("look", "surface")
        self._head.setFixedHeight(self._place.theme.px(60))
        top = QHBoxLayout(self._head)
        top.setContentsMargins(14, 8, 20, 8)
        top.setSpacing(10)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        self._row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(rule())
        column.addLayout(self._row, 1)
        around = QHBoxLayout()
        around.addWidget(self.opportunities)
        column.addLayout(around)
        self._column = column
        column.addWidget(self._foot())
        self._lists = around

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        foot.setProperty("look", "edge")
        offers = QWidget(foot)
        flow = FlowLayout(offers, gap=10)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 7, 20, 7)
        row.addWidget(offers)
        for keys, words, does in self._offered():
            made = KeyHintButton(keys, words)
            made.clicked.connect(does)
            flow.addWidget(made)
        return foot

    def _offered(self) -> tuple[tuple[tuple[str, ...], str, Callable[[], object]], ...]:
        return (
            (("Esc",), tr("all snapshots"), self.left.emit),
            (("←" if self.isRightToLeft() else "→",), tr("next page"), partial(self.step, 1)),
            (("+",), tr("larger"), partial(self.zoom_by, 1.25)),
            (("0",), tr("whole pages"), partial(self.zoom_by, 0.0)),
            (("O",), tr("opportunities"), self.turn_lists),
            (("Enter",), tr("open"), self._open),
        )

    def _make_columns(self) -> None:
        """For the pages as they are now; the keys stay where they were."""
        here, had_keys = self.current, any(column.sheet.hasFocus() for column in self.columns)
        for old in self.columns:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.columns = [CompareColumn(self._place.theme, page, self._keys, self) for page in self._pages]
        for column in self.columns:
            self._row.addWidget(column, 1)
            column.show_drawn(self.pictures.of(column.page.interview_id), self._today)
            column.sheet.set_zoom(self.zoom)
            column.sheet.scrolled.connect(partial(self._follow, column))
            column.sheet.zoom_asked.connect(self.zoom_by)
            column.sheet.resized.connect(self._want_pictures)
        self._make_room()
        if had_keys:
            self._go_to(min(here, len(self.columns) - 1))

    def _make_room(self) -> None:
        """As many as can be read beside each other, two at least; those with the keys among them."""
        px = self._place.theme.px
        fit = max(FEWEST_COMPARED, self.width() // px(NARROWEST))
        self._first = min(max(0, self._first), max(0, len(self.columns) - fit))
        for at, column in enumerate(self.columns):
            column.setVisible(self._first <= at < self._first + fit)
        for row in (self._row, self._lists):
            row.setContentsMargins(px(12), px(8), px(12), px(4))
            row.setSpacing(px(12))
        self._divide()
        self._show_lists()
        self._want_pictures()
        self._name()

    def _divide(self) -> None:
        """Above the lists the pages take the height that they need; without them, all of it."""
        count, px = max(1, len(self.shown)), self._place.theme.px
        wide = (self.width() - 2 * px(12) - (count - 1) * px(12)) // count
        tall = round((wide - 2 * px(ROOM)) / A4) + 2 * px(ROOM)
        has_lists = not self.opportunities.isHidden()
        for column in self.columns:
            column.sheet.setMaximumHeight(tall if has_lists else ALL)
        above = px(NAME_HEIGHT + ABOUT_HEIGHT + 16)
        rest = self.height() - self._head.height() - px(FOOT_HEIGHT)
        pages = min(above + tall, rest * SHARE_OF_PAGES // 10)
        self._column.setStretchFactor(self._row, max(1, pages))
        self._column.setStretchFactor(self._lists, max(1, rest - pages) if has_lists else 0)

    def _name(self) -> None:
        count, shown = len(self._pages), len(self.shown)
        whole = tr("{n} pages side by side").format(n=count)
        part = tr("Pages {first}–{last} of {n}").format(first=self._first + 1, last=self._first + shown, n=count)
        self._title.setText(whole if shown == count else part)

    def _step_to(self, side: int) -> None:
        self.step(-side if self.isRightToLeft() else side)

    def _go_to(self, at: int) -> None:
        if not self.columns:
            return
        shown = max(1, len(self.shown))
        if not self._first <= at < self._first + shown:
            self._first = at if at < self._first else at - shown + 1
            self._make_room()
        self.columns[at].sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, source: CompareColumn, x: float, y: float) -> None:
        for column in self.columns:
            if column is not source:
                column.sheet.follow(x, y)

    def _want_pictures(self) -> None:
        seen = [column for column in self.columns if not column.isHidden()]
        if not (self.isVisible() and seen):
            return
        wide = round(seen[0].sheet.page_size().width() * self.devicePixelRatioF())
        self.pictures.want([column.page.interview_id for column in seen], min(wide, WIDEST_DRAWN))

    def _show_drawn(self, interview_id: str) -> None:
        for column in self.columns:
            if column.page.interview_id == interview_id:
                column.show_drawn(self.pictures.of(InterviewId(interview_id)), self._today)
        self._show_lists()

    def _show_lists(self) -> None:
        if not self.opportunities.isHidden():
            drawn = [self.pictures.of(one) for one in self.shown]
            self.opportunities.show_pages([one.made_of if one else None for one in drawn], self._place.theme)

    def _open(self) -> None:
        if self.columns:
            self.opened.emit(self.columns[self.current].page.interview_id)

    def _wear(self, theme: Theme) -> None:
        self._head.setFixedHeight(theme.px(60))
        for column in self.columns:
            column.set_theme(theme)
        self._make_room()
