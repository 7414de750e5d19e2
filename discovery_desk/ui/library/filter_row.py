"""The line of what pages are looked for by: words, person, segment, tag, opportunity, days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget

from discovery_desk.domain.library import Facet, FacetValue, PageSearch, days_of
from discovery_desk.domain.note import clean
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.controls import button, set_look
from discovery_desk.ui.kit.direction import align_label
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.quiet_timer import QuietTimer
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.library.library_words import value_words

WAIT_MS = 120  # of somebody who types on
CHOSEN = (Facet.PERSON, Facet.SEGMENT, Facet.TAG)
MOST_SHOWN, LONGEST = 14, 1000
WIDE_LIST = 520  # an opportunity is a sentence
WORDS = Qt.ItemDataRole.UserRole
WHOLE = WORDS + 1
# From this width of the window on, so wide are words, choices, opportunity, days: in one row, in two, in three.
WIDTHS = ((1240, (206, 156, 188, 122)), (860, (190, 130, 190, 122)), (0, (168, 126, 144, 122)))


class FilterRow(QFrame):
    """`changed` tells that something else is looked for; `left` wants the keys to be on the pages again."""

    changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "quiet-strip")
        self._theme = theme
        self.words = _line(self, tr("Words on the page"), tr("Words on the page"))
        self.choices = {facet: QComboBox(self) for facet in CHOSEN}
        self.opportunity = _line(self, tr("Words of an opportunity"), tr("Opportunity"))
        self.since = _line(self, tr("From this day on, as in 2026-03 or 2026-03-17"), tr("From 2026-03"))
        self.until = _line(self, tr("Until this day, as in 2026-03 or 2026-03-17"), tr("To 2026-03"))
        self.clear = button(tr("Clear   Esc"), "quiet")
        self.clear.setParent(self)
        self._heard = QStandardItemModel(self)
        self._completer = QCompleter(self._heard, self)
        self.place_keys = PlaceKeys(
            tr("Look for pages"),
            (
                PlaceKey(("Return", "Enter", "Down"), tr("On to the pages"), self._go_on),
                PlaceKey(("Esc",), tr("Show all pages again, then back to them"), self._step_back),
            ),
        )
        self._timer = QuietTimer(WAIT_MS, self.changed.emit, self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def search(self) -> PageSearch:
        """What is asked for; days that are none are not asked for."""
        since, until = days_of(self.since.text()), days_of(self.until.text())
        chosen = {facet.value: self.choices[facet].currentData() or "" for facet in CHOSEN}
        return PageSearch(
            words=clean(self.words.text()),
            opportunity=clean(self.opportunity.text()),
            since=since[0] if since else None,
            until=until[1] if until else None,
            **chosen,
        )

    def trouble(self) -> str:
        """What is typed as a day and is none; empty where all is well."""
        typed = (line.text().strip() for line in (self.since, self.until))
        wrong = next((text for text in typed if text and days_of(text) is None), "")
        return tr("“{text}” is no day: write 2026, 2026-03 or 2026-03-17").format(text=wrong) if wrong else ""

    def show_values(self, facets: Mapping[Facet, Sequence[FacetValue]]) -> None:
        """What is chosen stays chosen, even where it leaves nothing."""
        for facet, box in self.choices.items():
            _fill(box, facet, facets[facet])
        self._heard.clear()
        for value in facets[Facet.OPPORTUNITY]:
            item = QStandardItem(value_words(Facet.OPPORTUNITY, value))
            item.setData(value.value, WORDS)
            self._heard.appendRow(item)
        self._show_state()

    def ask_for(self, search: PageSearch) -> None:
        """As if it had been chosen here; told once."""
        for line, text in (
            (self.words, search.words),
            (self.opportunity, search.opportunity),
            (self.since, _day_text(search.since)),
            (self.until, _day_text(search.until)),
        ):
            _say_nothing(line, text)
        for facet, box in self.choices.items():
            _choose(box, getattr(search, facet.value))
        self._ask()

    def ask_for_all(self) -> None:
        self.ask_for(PageSearch())

    @property
    def is_empty(self) -> bool:
        return self.search().is_empty and not self.since.text().strip() and not self.until.text().strip()

    def flush(self) -> None:
        """What is typed is asked for now."""
        self._timer.flush()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for box in self.choices.values():
            box.view().setMinimumWidth(theme.px(320))
        popup = self._completer.popup()
        if popup is not None:
            popup.setMinimumWidth(theme.px(WIDE_LIST))
        self._around.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.place_keys.take(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._stand()

    def _go_on(self) -> None:
        self.flush()
        self.left.emit()

    def _step_back(self) -> None:
        if self.is_empty:
            self.left.emit()
        else:
            self.ask_for_all()

    def _lay_out(self) -> None:
        self._around = QVBoxLayout(self)
        self._flow = FlowLayout(gap=8, row_gap=6)
        self._around.addLayout(self._flow)
        for facet, words in zip(CHOSEN, (tr("Any person"), tr("Any segment"), tr("Any tag")), strict=True):
            box = self.choices[facet]
            box.addItem(words, "")
            box.setMaxVisibleItems(MOST_SHOWN)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        names = (tr("Person"), tr("Segment"), tr("Tag"))
        for box, name in zip(self.choices.values(), names, strict=True):
            box.setAccessibleName(name)
        for widget in (self.words, *self.choices.values(), self.opportunity, self.since, self.until, self.clear):
            self._flow.addWidget(widget)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setCompletionRole(WORDS)  # what is shown has the people behind it
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(MOST_SHOWN)
        self.opportunity.setCompleter(self._completer)
        self._stand()

    def _stand(self) -> None:
        for line in (self.words, self.opportunity, self.since, self.until):
            align_label(line)

    def _connect(self) -> None:
        for line in (self.words, self.opportunity, self.since, self.until):
            line.textChanged.connect(self._timer.poke)
        for box in self.choices.values():
            box.currentIndexChanged.connect(self._ask)
        self.clear.clicked.connect(self.ask_for_all)

    def _ask(self) -> None:
        self._timer.cancel()
        self.changed.emit()

    def _show_state(self) -> None:
        for box in self.choices.values():
            set_look(box, "state", value="asked" if box.currentData() else "")
        for line in (self.words, self.opportunity):
            set_look(line, "state", value="asked" if line.text().strip() else "")
        for line in (self.since, self.until):
            text = line.text().strip()
            set_look(line, "state", value="" if not text else "asked" if days_of(text) else "wrong")
        self.clear.setVisible(not self.is_empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where there is little room, more of them stand in a row."""
        words, choice, heard, day = next(wide for room, wide in WIDTHS if self.width() >= self._theme.px(room))
        boxes = ((box, choice) for box in self.choices.values())
        lines = ((self.words, words), (self.opportunity, heard), (self.since, day), (self.until, day))
        for widget, wide in (*boxes, *lines):
            widget.setFixedWidth(self._theme.px(wide))


def _line(parent: QWidget, name: str, placeholder: str) -> QLineEdit:
    line = QLineEdit(parent)
    line.setAccessibleName(name)
    line.setPlaceholderText(placeholder)
    line.setMaxLength(LONGEST)
    return line


def _fill(box: QComboBox, facet: Facet, values: Sequence[FacetValue]) -> None:
    chosen = box.currentData() or ""
    was_told = box.blockSignals(True)
    kept = box.currentData(WHOLE) or chosen
    while box.count() > 1:
        box.removeItem(box.count() - 1)
    for value in values:
        is_chosen = value.value == chosen  # its count is that of all pages left, which is told above
        box.addItem(value.words if is_chosen else value_words(facet, value), value.value)
        box.setItemData(box.count() - 1, value.words, WHOLE)
        # Qt would take a tooltip for markup.
        box.setItemData(box.count() - 1, value.words.replace("<", "‹"), Qt.ItemDataRole.ToolTipRole)
    if chosen and box.findData(chosen) < 0:
        box.addItem(kept, chosen)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(was_told)


def _choose(box: QComboBox, value: str) -> None:
    was_told = box.blockSignals(True)
    if value and box.findData(value) < 0:
        box.addItem(value, value)
    box.setCurrentIndex(max(0, box.findData(value)))
    box.blockSignals(was_told)


def _say_nothing(line: QLineEdit, text: str) -> None:
    was_told = line.blockSignals(True)
    line.setText(text)
    line.blockSignals(was_told)


def _day_text(day: date | None) -> str:
    return day.isoformat() if day else ""
