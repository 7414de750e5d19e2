"""The left side of the snapshot: the quote, opportunities, facts, insights, and what is still to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from discovery_desk.domain.insight import Insight
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.participant import QuickFact
from discovery_desk.services.photos import Portrait
from discovery_desk.services.snapshots import QuoteChoice
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.controls import heading, plain_label
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.keyed_rows import KeyedRows, put_tab_order
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.picture_card import PictureCard, is_picture
from discovery_desk.ui.snapshot.rows import FactRow, OffPageRow, OpportunityRow, QuoteRow, TodoChips


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that can be chosen for one page. `origins` says where each opportunity comes from, `todo` what is
    done and what is not."""

    portrait: Portrait
    quotes: tuple[QuoteChoice, ...]
    opportunities: tuple[Opportunity, ...]
    off_page: tuple[Opportunity, ...]
    origins: dict[str, str]
    facts: tuple[QuickFact, ...]
    insights: tuple[Insight, ...]
    todo: tuple[tuple[str, bool], ...]


class Composer(QScrollArea):
    """Shows a choice and says what was changed. Every row is updated in place: what is being typed stays."""

    quote_chosen = Signal(object)
    opportunity_reworded = Signal(str, str)
    opportunity_moved = Signal(str, int)
    opportunity_shown = Signal(str, bool)
    opportunity_added = Signal(str)
    moment_asked = Signal(str)
    fact_reworded = Signal(object, str)
    fact_labelled = Signal(object, str)
    fact_added = Signal(str, str)
    insight_reworded = Signal(str, str)
    insight_added = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys: tuple[str, ...] | None = None
        self.picture = PictureCard(theme, self)
        self._quote_group = QButtonGroup(self)
        self._hint = plain_label(
            tr("Start a note with > while they talk, and their words wait here."), "quiet", wraps=True
        )
        self._quotes = KeyedRows(self._quote_row)
        self._opportunities = KeyedRows(self._opportunity_row)
        self._off_page = KeyedRows(self._off_page_row)
        self._facts = KeyedRows(self._fact_row)
        self._insights = KeyedRows(self._insight_row)
        self._todo = TodoChips()
        self._adders = {
            "new-opportunity": InlineEditor("new-opportunity", tr("New opportunity"), tr("Add: I can't … because …")),
            "new-fact": InlineEditor("new-fact", tr("New fact"), tr("Add: Team: leads 4, reports to planner")),
            "new-insight": InlineEditor("new-insight", tr("New insight"), tr("Add something worth knowing")),
        }
        self._connect()
        self.setWidgetResizable(True)
        self.setProperty("look", "page")
        self.setMinimumWidth(300)
        self.setAcceptDrops(True)
        self._table = PlaceKeys(
            tr("Making the page"), (PlaceKey(("Ctrl+V",), tr("Paste a picture"), self.picture.paste_picture),)
        )
        self.place_keys = self._table
        self._body = self._laid_out()
        self.setWidget(self._body)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.picture.set_theme(theme)
        for row in self._opportunities.rows():
            row.set_theme(theme)
        for fact in self._facts.rows():
            fact.set_theme(theme)

    def show_choice(self, choice: Choice) -> None:
        self.picture.show_portrait(choice.portrait)
        self._show_quotes(choice.quotes)
        self._show_opportunities(choice)
        for fact, fact_row in zip(choice.facts, self._facts.keep([one.id for one in choice.facts]), strict=True):
            fact_row.show_fact(fact)
        for insight, edit in zip(choice.insights, self._insights.keep([i.id for i in choice.insights]), strict=True):
            edit.show_text(insight.text)
        self._todo.show_todo(choice.todo)
        put_tab_order(self._body)

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

    def put_back(self, opportunity_id: str) -> None:
        """An opportunity cannot be without words."""
        for row in self._opportunities.rows():
            if row.key == opportunity_id:
                row.edit.put_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._body.setMaximumWidth(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._table.take(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.picture.take(event.mimeData())
        event.acceptProposedAction()

    def _editors(self) -> Sequence[InlineEditor]:
        return self._body.findChildren(InlineEditor)

    def _laid_out(self) -> QWidget:
        body = QWidget()
        body.setProperty("look", "ground")
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(6)
        adders = self._adders
        for words, parts in (
            (tr("The line you would repeat"), (self._hint, self._quotes)),
            (
                tr("Opportunities, in their words"),
                (self._opportunities, self._off_page, adders["new-opportunity"]),
            ),
            (tr("Quick facts"), (self._facts, adders["new-fact"])),
            (tr("Insights"), (self._insights, adders["new-insight"])),
            (tr("Picture"), (self.picture,)),
            (tr("Still to do"), (self._todo,)),
        ):
            column.addWidget(heading(words))
            for part in parts:
                if isinstance(part, QWidget):
                    column.addWidget(part)
                else:
                    column.addLayout(part.column)
            column.addSpacing(10)
        column.addStretch()
        return body

    def _connect(self) -> None:
        self._adders["new-opportunity"].committed.connect(self.opportunity_added)
        self._adders["new-fact"].committed.connect(lambda text: self.fact_added.emit(*_text_and_label(text)))
        self._adders["new-insight"].committed.connect(self.insight_added)

    def _show_quotes(self, choices: Sequence[QuoteChoice]) -> None:
        self._hint.setVisible(not choices)
        for choice, row in zip(choices, self._quotes.keep(_quote_keys(choices)), strict=True):
            row.show_choice(choice)

    def _show_opportunities(self, choice: Choice) -> None:
        shown = self._opportunities.keep([one.id for one in choice.opportunities])
        for number, (one, row) in enumerate(zip(choice.opportunities, shown, strict=True), start=1):
            row.show_opportunity(number, one, choice.origins.get(one.id, ""))
        for one, off in zip(choice.off_page, self._off_page.keep([o.id for o in choice.off_page]), strict=True):
            off.show_opportunity(one)

    def _quote_row(self, _key: str) -> QuoteRow:
        row = QuoteRow()
        self._quote_group.addButton(row.pick)
        row.chosen.connect(self.quote_chosen)
        return row

    def _opportunity_row(self, key: str) -> OpportunityRow:
        row = OpportunityRow(key, self._theme)
        row.reworded.connect(self.opportunity_reworded)
        row.moved.connect(self.opportunity_moved)
        row.left_off.connect(lambda one: self.opportunity_shown.emit(one, False))
        row.moment_asked.connect(self.moment_asked)
        return row

    def _off_page_row(self, key: str) -> OffPageRow:
        row = OffPageRow(key)
        row.put_on.connect(lambda one: self.opportunity_shown.emit(one, True))
        return row

    def _fact_row(self, key: str) -> FactRow:
        row = FactRow(key, self._theme)
        row.reworded.connect(self.fact_reworded)
        row.labelled.connect(self.fact_labelled)
        return row

    def _insight_row(self, key: str) -> InlineEditor:
        edit = InlineEditor(f"insight:{key}", tr("Insight"))
        edit.committed.connect(lambda text: self.insight_reworded.emit(key, text))
        return edit


def _quote_keys(choices: Sequence[QuoteChoice]) -> list[str]:
    """A note keeps its row when it becomes a worded quote; a second quote of the same note has one of its own."""
    keys: list[str] = []
    for choice in choices:
        key = choice.note_id
        keys.append(key if key and key not in keys else f"quote:{choice.quote.id if choice.quote else len(keys)}")
    return keys


def _text_and_label(typed: str) -> tuple[str, str]:
    """`Team: leads 4` is a label and a fact; anything else is a fact."""
    label, colon, text = typed.partition(":")
    return (text.strip(), label.strip()) if colon and text.strip() and len(label) <= 24 else (typed.strip(), "")
