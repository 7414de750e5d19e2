"""The rows of the composer: a quote, an opportunity on the page or off it, a fact, and what is still to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QRadioButton, QToolButton, QVBoxLayout, QWidget

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.participant import QuickFact
from discovery_desk.services.snapshots import QuoteChoice
from discovery_desk.ui.kit import icons
from discovery_desk.ui.kit.controls import button, chip, plain_label, rule, set_look
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr

LABEL_WIDTH = 92


class QuoteRow(QWidget):
    """A line that can stand on the page."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a class of ours has no background of the sheet else
        self._choice: QuoteChoice | None = None
        self.pick = QRadioButton()
        self._text = plain_label(wraps=True)
        self._time = plain_label("", "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 6)
        line.addWidget(self.pick)
        line.addWidget(self._text, 1)
        line.addWidget(self._time)
        self.pick.clicked.connect(lambda: self.chosen.emit(self._choice))

    def show_choice(self, choice: QuoteChoice) -> None:
        self._choice = choice
        self.pick.setAccessibleName(choice.text)
        self.pick.setChecked(choice.is_chosen)
        self._text.setText(f"“{choice.text}”")
        self._time.setText(clock_text(choice.at_ms) if choice.at_ms is not None else "")
        self._time.setVisible(choice.at_ms is not None)
        set_look(self, "look", value="chosen-quote" if choice.is_chosen else "")


class OpportunityRow(QWidget):
    """One on the page: its number, its words, its moment, its place in the order."""

    reworded = Signal(str, str)
    moved = Signal(str, int)
    left_off = Signal(str)
    moment_asked = Signal(str)

    def __init__(self, key: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._moment = key, ""
        self._number = plain_label("", "number")
        self.edit = InlineEditor(f"opportunity:{key}", tr("Opportunity"))
        self.edit.committed.connect(lambda text: self.reworded.emit(key, text))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(rule())
        grid = QGridLayout()
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._number, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.edit, 0, 1)
        grid.addLayout(self._foot(), 1, 1)
        column.addLayout(grid)
        self.set_theme(theme)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(5, 0, 0, 0)
        self._where = button("", "chip")
        self._where.clicked.connect(lambda: self.moment_asked.emit(self._moment))
        self._nowhere = chip(tr("no moment"))
        foot.addWidget(self._where)
        foot.addWidget(self._nowhere)
        foot.addStretch()
        self._tools = (
            ("chevron-up", _tool(tr("Move up"), lambda: self.moved.emit(self.key, -1))),
            ("chevron-down", _tool(tr("Move down"), lambda: self.moved.emit(self.key, 1))),
            ("x", _tool(tr("Leave off the page"), lambda: self.left_off.emit(self.key))),
        )
        for _, tool in self._tools:
            foot.addWidget(tool)
        return foot

    def set_theme(self, theme: Theme) -> None:
        for icon, tool in self._tools:
            tool.setIcon(icons.icon(icon, theme.color("ink-2"), theme.px(14)))

    def show_opportunity(self, number: int, opportunity: Opportunity, origin: str) -> None:
        self._moment = opportunity.moment_id or ""
        self._number.setText(str(number))
        self.edit.setAccessibleName(tr("Opportunity {n}").format(n=number))
        self.edit.show_text(opportunity.text)
        self._where.setText(no_mnemonic(origin))
        self._where.setVisible(bool(self._moment))
        self._nowhere.setVisible(not self._moment)


class OffPageRow(QWidget):
    """An opportunity that was left off, and the way back."""

    put_on = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = plain_label("", "quiet", wraps=True)
        put = button(tr("Put on the page"), "quiet")
        put.clicked.connect(lambda: self.put_on.emit(key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(rule())
        line = QHBoxLayout()
        line.setContentsMargins(0, 2, 0, 2)
        line.addWidget(self._text, 1)
        line.addWidget(put)
        column.addLayout(line)

    def show_opportunity(self, opportunity: Opportunity) -> None:
        self._text.setText(opportunity.text)


class FactRow(QWidget):
    """The label and the words of one fact; each is changed without the other."""

    reworded = Signal(object, str)
    labelled = Signal(object, str)

    def __init__(self, key: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact: QuickFact | None = None
        self.label = InlineEditor(f"fact-label:{key}", tr("Label of the fact"))
        self.text = InlineEditor(f"fact:{key}", tr("Fact"))
        self.label.committed.connect(lambda words: self.labelled.emit(self._fact, words))
        self.text.committed.connect(lambda words: self.reworded.emit(self._fact, words))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.label)
        line.addWidget(self.text, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.label.setFixedWidth(theme.px(LABEL_WIDTH))

    def show_fact(self, fact: QuickFact) -> None:
        self._fact = fact
        self.label.show_text(fact.label)
        self.text.show_text(fact.text)


class TodoChips(QWidget):
    """What the page needs, done or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[QLabel] = []
        self._line = FlowLayout(self, gap=6, row_gap=6)

    def show_todo(self, todo: Sequence[tuple[str, bool]]) -> None:
        while len(self._chips) < len(todo):
            self._chips.append(chip(""))
            self._line.addWidget(self._chips[-1])
        for made, (words, is_done) in zip(self._chips, todo, strict=True):
            made.setText(("✓ " if is_done else "") + words)
            set_look(made, "state", value="done" if is_done else "open")
            made.setAccessibleName(words + (tr(", done") if is_done else tr(", still to do")))


def _tool(name: str, act: Callable[[], None]) -> QToolButton:
    made = QToolButton()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.clicked.connect(act)
    return made
