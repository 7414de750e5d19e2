"""The gallery: what is looked for, the pages that answer to it, and what can be done with those marked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from discovery_desk.domain.reading import joined
from discovery_desk.services.library import Library
from discovery_desk.ui.kit.actions import PlaceKey
from discovery_desk.ui.kit.announce import announce
from discovery_desk.ui.kit.controls import KeyHintButton, button, plain_label, rule, two_lines
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.library.filter_row import FilterRow
from discovery_desk.ui.library.library_words import count_words, marked_words
from discovery_desk.ui.library.page_grid import PageGrid


class Gallery(QWidget):
    """`compare_asked` and `bundle_asked` are about the pages that are marked; `back_asked` wants the page in view."""

    compare_asked = Signal()
    bundle_asked = Signal()
    back_asked = Signal()
    left = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place = place
        self.filters = FilterRow(place.theme, self)
        self.grid = PageGrid(place, self._keys(), self)
        self.back = button("", "quiet")
        self._title = ElidedLabel(tr("Snapshots"), "heading")
        self._count = ElidedLabel("", "quiet")
        self._none = plain_label("", "quiet", wraps=True)
        self._counted = ""
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def show_library(self, found: Library, today: date) -> None:
        self.filters.show_values(found.facets)
        self.grid.show_pages(found.pages, today)
        counted = count_words(found)
        if counted != self._counted:
            announce(self, counted)
        self._counted = counted
        self._show_marks()
        self._none.setText(
            tr("No page answers to all of that. Esc shows all of them again.")
            if found.all
            else tr("No page yet. Ctrl+N starts an interview, and its page is here when it has begun.")
        )
        self._stack.setCurrentIndex(1 if found.pages else 0)
        self.filters.setVisible(found.all > 0)
        self._foot.setVisible(found.all > 0)

    def name_back(self, name: str) -> None:
        """Whose page is in view; empty where none is."""
        self.back.setText(no_mnemonic(tr("Page of {name}").format(name=name)))
        self.back.setVisible(bool(name))

    def take_focus(self) -> None:
        wanted = self.grid if self.grid.pages else self.filters.words if self.filters.isVisible() else self
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def look_for(self) -> None:
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.words.selectAll()

    def step_back(self) -> None:
        """What is looked for goes, then the marks, then the gallery is left."""
        if not self.filters.is_empty:
            self.filters.ask_for_all()
        elif self.grid.marked():
            self.grid.unmark_all()
        else:
            self.left.emit()

    def _keys(self) -> tuple[PlaceKey, ...]:
        return (
            PlaceKey(("C",), tr("Compare the marked pages"), self.compare_asked.emit),
            PlaceKey(("B",), tr("One PDF of the marked pages"), self.bundle_asked.emit),
            PlaceKey(("F", "/", "Ctrl+F"), tr("Look for pages"), self.look_for),
            PlaceKey(("Esc",), tr("Show all pages, then take the marks away, then leave"), self.step_back),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(rule())
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self._make_foot())
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.grid)
        self.name_back("")

    def _header(self) -> QFrame:
        self._head = head = QFrame(self)
        head.setProperty("look", "surface")
        head.setFixedHeight(self._place.theme.px(60))
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 8, 20, 8)
        row.addLayout(two_lines(self._title, self._count), 1)
        row.addWidget(self.back)
        return head

    def _make_foot(self) -> QFrame:
        self._foot = foot = QFrame(self)
        foot.setProperty("look", "edge")
        self._offers = QWidget(foot)
        flow = FlowLayout(self._offers, gap=10, is_one_row=True)
        self._of_marked: list[QWidget] = []
        for keys, words, does, is_of_marked in self._offered():
            made = KeyHintButton(keys, words)
            made.clicked.connect(does)
            flow.addWidget(made)
            if is_of_marked:
                self._of_marked.append(made)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 7, 20, 7)
        row.addWidget(self._offers)
        return foot

    def _offered(self) -> tuple[tuple[tuple[str, ...], str, Callable[[], object], bool], ...]:
        return (
            (("C",), tr("compare"), self.compare_asked.emit, True),
            (("B",), tr("one PDF of them"), self.bundle_asked.emit, True),
            (("Enter",), tr("open"), self.grid.open_current, False),
            (("Space",), tr("mark"), self.grid.toggle_mark, False),
            (("F",), tr("look for"), self.look_for, False),
        )

    def _connect(self) -> None:
        self.filters.left.connect(self.take_focus)
        self.grid.marks_changed.connect(self._show_marks)
        self.back.clicked.connect(self.back_asked)
        self._place.theme_changed.connect(self._wear)
        self._show_marks()

    def _wear(self, theme: Theme) -> None:
        self._head.setFixedHeight(theme.px(60))
        self.filters.set_theme(theme)
        self.grid.set_theme(theme)

    def _show_marks(self) -> None:
        count = len(self.grid.marked())
        marked = marked_words(count) if count else ""
        self._count.setText(joined((self.filters.trouble(), self._counted, marked)))
        for one in self._of_marked:
            one.setVisible(count > 0)
