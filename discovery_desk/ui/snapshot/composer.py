"""The left side of the snapshot: the quote, opportunities, facts, insights, and what is still to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.participant import QuickFact
from discovery_desk.services.snapshots import QuoteChoice
from discovery_desk.ui.kit import icons
from discovery_desk.ui.kit.controls import button, chip, heading, plain_label, rule, set_look
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.line_editor import LineEditor
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that can be chosen for one page. `origins` says where each opportunity comes from, `missing` what is
    still to do."""

    quotes: tuple[QuoteChoice, ...]
    opportunities: tuple[Opportunity, ...]
    off_page: tuple[Opportunity, ...]
    origins: dict[str, str]
    facts: tuple[QuickFact, ...]
    insights: tuple[Insight, ...]
    todo: tuple[tuple[str, bool], ...]


class Composer(QScrollArea):
    """Shows a choice and says what was changed; made again whenever the choice differs from the one in view."""

    quote_chosen = Signal(object)
    opportunity_reworded = Signal(str, str)
    opportunity_moved = Signal(str, int)
    opportunity_shown = Signal(str, bool)
    opportunity_added = Signal(str)
    moment_asked = Signal(str)
    fact_changed = Signal(object, str, str)
    fact_added = Signal(str, str)
    insight_reworded = Signal(str, str)
    insight_added = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choice: Choice | None = None
        self._body: QWidget | None = None
        self.setWidgetResizable(True)
        self.setProperty("look", "page")
        self.setMinimumWidth(300)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        choice, self._choice = self._choice, None
        if choice is not None:
            self.show_choice(choice)

    def show_choice(self, choice: Choice) -> None:
        if choice == self._choice:
            return
        self._choice = choice
        where = self.verticalScrollBar().value()
        self._quote_group = QButtonGroup(self)
        body = self._body = QWidget()
        body.setProperty("look", "ground")
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(6)
        for part in (self._quotes, self._opportunities, self._facts, self._insights, self._todo):
            part(column, choice)
            column.addSpacing(10)
        column.addStretch()
        self.setWidget(body)
        self.verticalScrollBar().setValue(where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._body is not None:
            self._body.setMaximumWidth(self.viewport().width())

    def _quotes(self, column: QVBoxLayout, choice: Choice) -> None:
        column.addWidget(heading(tr("The line you would repeat")))
        if not choice.quotes:
            column.addWidget(_hint(tr("Start a note with > while they talk, and their words wait here.")))
        for one in choice.quotes:
            column.addWidget(self._quote_row(one))

    def _quote_row(self, choice: QuoteChoice) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(8, 6, 8, 6)
        pick = QRadioButton()
        pick.setChecked(choice.is_chosen)
        pick.setAccessibleName(choice.text)
        pick.clicked.connect(lambda: self.quote_chosen.emit(choice))
        self._quote_group.addButton(pick)
        line.addWidget(pick)
        line.addWidget(plain_label(f"“{choice.text}”", wraps=True), 1)
        if choice.at_ms is not None:
            line.addWidget(plain_label(clock_text(choice.at_ms), "quiet"))
        if choice.is_chosen:
            set_look(row, "look", value="chosen-quote")
        return row

    def _opportunities(self, column: QVBoxLayout, choice: Choice) -> None:
        column.addWidget(heading(tr("Opportunities, in their words")))
        for number, one in enumerate(choice.opportunities, start=1):
            column.addWidget(rule())
            column.addWidget(self._opportunity_row(number, one, choice.origins.get(one.id, "")))
        for one in choice.off_page:
            column.addWidget(rule())
            column.addWidget(self._off_page_row(one))
        adder = LineEditor("", tr("New opportunity"), tr("Add: I can't … because …"))
        adder.committed.connect(self.opportunity_added)
        column.addWidget(adder)

    def _opportunity_row(self, number: int, opportunity: Opportunity, origin: str) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        edit = LineEditor(opportunity.text, tr("Opportunity {n}").format(n=number))
        edit.committed.connect(lambda text: self.opportunity_reworded.emit(opportunity.id, text))
        grid.addWidget(plain_label(str(number), "number"), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(edit, 0, 1)
        grid.addLayout(self._opportunity_foot(opportunity, origin), 1, 1)
        return row

    def _opportunity_foot(self, opportunity: Opportunity, origin: str) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(5, 0, 0, 0)
        if opportunity.moment_id:
            where = button(origin, "chip")
            where.clicked.connect(lambda: self.moment_asked.emit(opportunity.moment_id))
            foot.addWidget(where)
        else:
            foot.addWidget(chip(tr("no moment")))
        foot.addStretch()
        for icon, name, act in (
            ("chevron-up", tr("Move up"), lambda: self.opportunity_moved.emit(opportunity.id, -1)),
            ("chevron-down", tr("Move down"), lambda: self.opportunity_moved.emit(opportunity.id, 1)),
            ("x", tr("Leave off the page"), lambda: self.opportunity_shown.emit(opportunity.id, False)),
        ):
            foot.addWidget(self._small(icon, name, act))
        return foot

    def _small(self, icon: str, name: str, act: Callable[[], None]) -> QToolButton:
        made = QToolButton()
        made.setIcon(icons.icon(icon, self._theme.color("ink-2"), self._theme.px(14)))
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(act)
        return made

    def _off_page_row(self, opportunity: Opportunity) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.addWidget(plain_label(opportunity.text, "quiet", wraps=True), 1)
        put = button(tr("Put on the page"), "quiet")
        put.clicked.connect(lambda: self.opportunity_shown.emit(opportunity.id, True))
        line.addWidget(put)
        return row

    def _facts(self, column: QVBoxLayout, choice: Choice) -> None:
        column.addWidget(heading(tr("Quick facts")))
        for fact in choice.facts:
            column.addWidget(self._fact_row(fact))
        adder = LineEditor("", tr("New fact"), tr("Add: Team: leads 4, reports to planner"))
        adder.committed.connect(lambda text: self.fact_added.emit(*_label_and_text(text)))
        column.addWidget(adder)

    def _fact_row(self, fact: QuickFact) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = LineEditor(fact.label, tr("Label of the fact"))
        label.setFixedWidth(self._theme.px(92))
        text = LineEditor(fact.text, tr("Fact"))
        label.committed.connect(lambda words: self.fact_changed.emit(fact, text.toPlainText(), words))
        text.committed.connect(lambda words: self.fact_changed.emit(fact, words, label.toPlainText()))
        line.addWidget(label)
        line.addWidget(text, 1)
        return row

    def _insights(self, column: QVBoxLayout, choice: Choice) -> None:
        column.addWidget(heading(tr("Insights")))
        for insight in choice.insights:
            column.addWidget(self._insight_row(insight))
        adder = LineEditor("", tr("New insight"), tr("Add something worth knowing"))
        adder.committed.connect(self.insight_added)
        column.addWidget(adder)

    def _insight_row(self, insight: Insight) -> QWidget:
        edit = LineEditor(insight.text, tr("Insight"))
        edit.committed.connect(lambda text: self.insight_reworded.emit(insight.id, text))
        return edit

    def _todo(self, column: QVBoxLayout, choice: Choice) -> None:
        column.addWidget(heading(tr("Still to do")))
        column.addWidget(todo_chips(choice.todo))


def todo_chips(todo: Sequence[tuple[str, bool]]) -> QWidget:
    """What the page needs, done or not."""
    row = QWidget()
    line = FlowLayout(row, gap=6, row_gap=6)
    for words, is_done in todo:
        made = chip(("✓ " if is_done else "") + words)
        set_look(made, "state", value="done" if is_done else "open")
        made.setAccessibleName(words + (tr(", done") if is_done else tr(", still to do")))
        line.addWidget(made)
    return row


def _label_and_text(typed: str) -> tuple[str, str]:
    """`Team: leads 4` is a label and a fact; anything else is a fact."""
    label, colon, text = typed.partition(":")
    return (text.strip(), label.strip()) if colon and text.strip() and len(label) <= 24 else (typed.strip(), "")


def _hint(words: str) -> QWidget:
    return plain_label(words, "quiet", wraps=True)
