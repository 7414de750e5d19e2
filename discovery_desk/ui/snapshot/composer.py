"""The left side of the snapshot: the quote, opportunities, facts, insights, picture, and what is still to do."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QLayout, QScrollArea, QVBoxLayout, QWidget

from discovery_desk.domain.page_check import Todo
from discovery_desk.domain.page_fit import MOST_INSIGHTS
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.controls import heading, plain_label
from discovery_desk.ui.kit.inline_editor import ENTER, InlineEditor
from discovery_desk.ui.kit.keyed_rows import KeyedRows, put_tab_order
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.choice import Choice, quote_keys, star_words, text_and_label
from discovery_desk.ui.snapshot.fact_rows import FactRow, InsightRow
from discovery_desk.ui.snapshot.opportunity_rows import OffPageRow, OpportunityRow
from discovery_desk.ui.snapshot.picture_card import PictureCard
from discovery_desk.ui.snapshot.quote_rows import QuoteRow
from discovery_desk.ui.snapshot.starters import SkeletonEditor, StarterChips
from discovery_desk.ui.snapshot.todo_list import TodoList


class Composer(QScrollArea):
    """Shows a choice and says what was changed. Every row is updated in place: what is being typed stays."""

    quote_chosen = Signal(object)
    quote_shortened = Signal(object, str)
    quote_translated = Signal(object, str)
    quote_language_named = Signal(object, str)
    opportunity_reworded = Signal(str, str)
    opportunity_moved = Signal(str, int)
    opportunity_dropped = Signal(str, str)
    opportunity_shown = Signal(str, bool)
    opportunity_starred = Signal(str, bool)
    opportunity_added = Signal(str)
    note_rested = Signal(str, str)
    notes_asked = Signal(str)
    moment_asked = Signal(str)
    moment_wanted = Signal(str, QPoint)
    note_asked = Signal(str)
    fact_reworded = Signal(object, str)
    fact_labelled = Signal(object, str)
    fact_moved = Signal(str, int)
    fact_added = Signal(str, str)
    insight_reworded = Signal(str, str)
    insight_moved = Signal(str, int)
    insight_added = Signal(str)
    todo_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quote_group = QButtonGroup(self)
        self._body = QWidget(self.viewport())
        self._rows_in_order: tuple[QWidget, ...] | None = None
        self._hint = plain_label(
            tr("Start a note with > while they talk, and their words wait here."), "quiet", wraps=True
        )
        self._stars = plain_label("", "quiet", wraps=True)
        self._quotes = KeyedRows(self._quote_row)
        self._opportunities = KeyedRows(self._opportunity_row)
        self._off_page = KeyedRows(self._off_page_row)
        self._facts = KeyedRows(self._fact_row)
        self._insights = KeyedRows(self._insight_row)
        self.picture = PictureCard(theme, self._body)
        self.todo = TodoList(self._body)
        self.starters = StarterChips(self._body)
        self.new_opportunity = SkeletonEditor(
            "new-opportunity", tr("New opportunity"), tr("Add: I can't … because …"), self._body
        )
        self._adders: dict[str, InlineEditor] = {
            "new-opportunity": self.new_opportunity,
            "new-fact": InlineEditor(
                "new-fact", tr("New fact"), tr("Add: Team: leads 4, reports to planner"), self._body
            ),
            "new-insight": InlineEditor(
                "new-insight", tr("New insight"), tr("Add something worth knowing"), self._body
            ),
        }
        self._connect()
        self.setWidgetResizable(True)
        self.setProperty("look", "page")
        self.setMinimumWidth(300)
        self._table = PlaceKeys(
            tr("Making the page"), (PlaceKey(("Ctrl+V",), tr("Paste a picture"), self.picture.paste_picture),)
        )
        self.place_keys = self._table
        self._lay_out()
        self.setWidget(self._body)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.picture.set_theme(theme)
        for rows in (self._opportunities, self._facts, self._insights):
            for row in rows.rows():
                row.set_theme(theme)

    def show_choice(self, choice: Choice) -> None:
        self.picture.show_portrait(choice.portrait)
        self._show_quotes(choice)
        self._show_opportunities(choice)
        for fact, fact_row in zip(choice.facts, self._facts.keep([one.id for one in choice.facts]), strict=True):
            fact_row.show_fact(fact)
        rows = self._insights.keep([one.id for one in choice.insights])
        for index, (insight, row) in enumerate(zip(choice.insights, rows, strict=True)):
            row.show_insight(insight, choice.times.get(insight.note_id or "", ""), is_folded=index >= MOST_INSIGHTS)
        self.todo.show_todo(choice.parts, choice.gaps, choice.quality)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Only when rows have come, gone or moved."""
        lists = (self._quotes, self._opportunities, self._off_page, self._facts, self._insights)
        rows = tuple(row for rows in lists for row in rows.rows())
        if rows != self._rows_in_order:
            self._rows_in_order = rows
            put_tab_order(self._body)
            QTimer.singleShot(0, self, self._follow_focus)  # when the rows stand where they belong

    def show_folded(self, folded: Collection[str]) -> None:
        """Ids of the opportunities that the page has no room for."""
        for row in self._opportunities.rows():
            row.show_folded(is_folded=row.key in folded)

    def flush(self) -> None:
        """What is typed and not yet offered is offered now."""
        for editor in self._editors():
            editor.commit()

    def forget(self) -> None:
        """Another interview comes into view: nothing that was typed here is for that one."""
        for editor in self._editors():
            editor.put_back()

    def empty(self, adder: str) -> None:
        """What was typed there has been added; there is room for the next."""
        self._adders[adder].put_back()

    def settle_quote(self) -> None:
        """What was offered for the chosen one is kept."""
        for row in self._quotes.rows():
            row.settle()

    def put_back(self, opportunity_id: str) -> None:
        """An opportunity cannot be without words."""
        for row in self._opportunities.rows():
            if row.key == opportunity_id:
                row.edit.put_back()

    def sections(self) -> list[tuple[QWidget, QWidget]]:
        """The parts from top to bottom that have something to go to, and what of each the focus goes to."""
        rows, chosen = self._opportunities.rows(), self._quote_group.checkedButton()
        stops = (
            chosen,
            rows[0].edit if rows else self.new_opportunity,
            self._adders["new-fact"],
            self._adders["new-insight"],
            self.picture.choose,
            self.todo.lines[0] if self.todo.lines else None,
        )
        return [(part, stop) for part, stop in zip(self._sections, stops, strict=True) if stop is not None]

    def take_focus(self) -> None:
        """To the line that is chosen: the first thing that a page asks for."""
        chosen = self._quote_group.checkedButton()
        self._go(chosen or self)

    def offer_moments(self, opportunity_id: str) -> None:
        """As if its row had been asked to hang it on one."""
        for row in self._opportunities.rows():
            if row.key == opportunity_id:
                row.where.click()

    def go_to_opportunity(self, opportunity_id: str) -> None:
        """To its words; to the line for a new one where there is none of that id."""
        found = next((row.edit for row in self._opportunities.rows() if row.key == opportunity_id), None)
        self._go(found or self.new_opportunity)

    def go_to(self, todo: Todo) -> bool:
        """Where that is mended here; False when it is mended elsewhere."""
        places = {
            Todo.PORTRAIT: self.picture.choose,
            Todo.PHOTO_LEAVE: self.picture.yes,
            Todo.QUOTE_SOURCE: self._quote_group.checkedButton(),
            Todo.OPPORTUNITIES: self.new_opportunity,
            Todo.FACTS: self._adders["new-fact"],
        }
        place = places.get(todo)
        if place is not None:
            self._go(place)
        return place is not None

    def _go(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._body.setMaximumWidth(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on whatever leads somewhere goes there; by themselves buttons know Space only."""
        focused = QApplication.focusWidget()
        if event.key() in ENTER and isinstance(focused, QAbstractButton) and self._body.isAncestorOf(focused):
            focused.click()
        elif not self._table.take(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # Qt's
        """Whoever goes on by Tab sees where they are."""
        moved = super().focusNextPrevChild(is_next)
        if moved:
            self._follow_focus()
        return moved

    def _follow_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._body.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)

    def _editors(self) -> Sequence[InlineEditor]:
        return self._body.findChildren(InlineEditor)

    def _lay_out(self) -> None:
        self._body.setProperty("look", "ground")
        column = QVBoxLayout(self._body)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(16)
        self._sections = [self._section(words, parts) for words, parts in self._plan()]
        for section in self._sections:
            column.addWidget(section)
        column.addStretch()

    def _plan(self) -> tuple[tuple[str, tuple[QWidget | QLayout, ...]], ...]:
        off_page, new = self._off_page.column, self.new_opportunity
        return (
            (tr("The line you would repeat"), (self._hint, self._quotes.column)),
            (
                tr("Opportunities, in their words"),
                (self._stars, self._opportunities.column, off_page, new, self.starters),
            ),
            (tr("Quick facts"), (self._facts.column, self._adders["new-fact"])),
            (tr("Insights"), (self._insights.column, self._adders["new-insight"])),
            (tr("Picture"), (self.picture,)),
            (tr("Still to do"), (self.todo,)),
        )

    def _section(self, words: str, parts: Sequence[QWidget | QLayout]) -> QWidget:
        section = QWidget(self._body)
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(words))
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        return section

    def _connect(self) -> None:
        self.new_opportunity.committed.connect(self.opportunity_added)
        self.starters.chosen.connect(self.new_opportunity.begin)
        self._adders["new-fact"].committed.connect(lambda text: self.fact_added.emit(*text_and_label(text)))
        self._adders["new-insight"].committed.connect(self.insight_added)
        self.todo.asked.connect(self.todo_asked)

    def _show_quotes(self, choice: Choice) -> None:
        self._hint.setVisible(not choice.quotes)
        for one, row in zip(choice.quotes, self._quotes.keep(quote_keys(choice.quotes)), strict=True):
            row.show_choice(one, choice.wording if one.is_chosen else None)

    def _show_opportunities(self, choice: Choice) -> None:
        shown = self._opportunities.keep([one.opportunity.id for one in choice.opportunities])
        for number, (line, row) in enumerate(zip(choice.opportunities, shown, strict=True), start=1):
            row.show_line(number, line)
        for one, off in zip(choice.off_page, self._off_page.keep([o.id for o in choice.off_page]), strict=True):
            off.show_opportunity(one)
        words = star_words(choice.opportunities)
        self._stars.setText(words)
        self._stars.setVisible(bool(words))

    def _quote_row(self, key: str) -> QuoteRow:
        row = QuoteRow(key, self._body)
        self._quote_group.addButton(row.pick)
        row.chosen.connect(self.quote_chosen)
        row.shortened.connect(self.quote_shortened)
        row.translated.connect(self.quote_translated)
        row.named.connect(self.quote_language_named)
        row.note_asked.connect(self.note_asked)
        return row

    def _opportunity_row(self, key: str) -> OpportunityRow:
        row = OpportunityRow(key, self._theme, self._body)
        row.reworded.connect(self.opportunity_reworded)
        row.moved.connect(self.opportunity_moved)
        row.dropped_on.connect(self.opportunity_dropped)
        row.left_off.connect(lambda one: self.opportunity_shown.emit(one, False))
        row.starred.connect(self.opportunity_starred)
        row.rested.connect(self.note_rested)
        row.notes_asked.connect(self.notes_asked)
        row.moment_asked.connect(self.moment_asked)
        row.moment_wanted.connect(self.moment_wanted)
        return row

    def _off_page_row(self, key: str) -> OffPageRow:
        row = OffPageRow(key, self._body)
        row.put_on.connect(lambda one: self.opportunity_shown.emit(one, True))
        return row

    def _fact_row(self, key: str) -> FactRow:
        row = FactRow(key, self._theme, self._body)
        row.reworded.connect(self.fact_reworded)
        row.labelled.connect(self.fact_labelled)
        row.moved.connect(self.fact_moved)
        return row

    def _insight_row(self, key: str) -> InsightRow:
        row = InsightRow(key, self._theme, self._body)
        row.reworded.connect(self.insight_reworded)
        row.moved.connect(self.insight_moved)
        row.note_asked.connect(self.note_asked)
        return row
