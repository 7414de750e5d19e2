"""An opportunity on the page: its words and what they lack, its moment, its notes, its star, its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.services.linting import Finding, is_pressing
from discovery_desk.ui.kit.actions import PlaceKey
from discovery_desk.ui.kit.controls import button, plain_label, rule, set_look
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.note_mime import note_in, opportunity_in, opportunity_mime
from discovery_desk.ui.kit.quiet_timer import QuietTimer
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr
from discovery_desk.ui.snapshot.keyed_editor import KeyedEditor
from discovery_desk.ui.snapshot.tool_buttons import ToolButton, dress
from discovery_desk.ui.snapshot.two_ways import TwoWays

LINT_WAIT_MS = 120
MOST_SAID = 2
NUMBER_WIDTH = 26  # pixels at 100 %: all lines begin below each other


@dataclass(frozen=True, slots=True)
class OpportunityLine:
    """`origin` says which moment it came from, `notes` how many show it, `lint` what can be said about words for it."""

    opportunity: Opportunity
    origin: str
    notes: int
    lint: Callable[[str], Sequence[Finding]]


class OpportunityRow(QWidget):
    """`dropped_on` has this row's opportunity and the one that was dropped; `rested` its opportunity and a note."""

    reworded = Signal(str, str)
    moved = Signal(str, int)
    dropped_on = Signal(str, str)
    rested = Signal(str, str)
    left_off = Signal(str)
    starred = Signal(str, bool)
    moment_asked = Signal(str)
    moment_wanted = Signal(str, QPoint)
    notes_asked = Signal(str)

    def __init__(self, key: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._moment = key, ""
        self._lint: Callable[[str], Sequence[Finding]] = lambda _text: ()
        self.setAcceptDrops(True)
        self.number = Handle(key, self)
        self.ways = TwoWays(self)
        self.edit = KeyedEditor(f"opportunity:{key}", tr("Opportunity"), parent=self)
        self.edit.have_keys(tr("An opportunity of the page"), self._keys())
        self.edit.committed.connect(lambda text: self.reworded.emit(key, text))
        self.lint = plain_label("", "lint", wraps=True)
        self._lint_timer = QuietTimer(LINT_WAIT_MS, self._say_lint, self)
        self.edit.textChanged.connect(self._lint_timer.poke)
        self.ways.left.connect(self.edit.setFocus)
        self._lay_out()
        self.set_theme(theme)

    def _keys(self) -> tuple[PlaceKey, ...]:
        return (
            PlaceKey(("Alt+Up",), tr("Move up"), lambda: self.moved.emit(self.key, -1)),
            PlaceKey(("Alt+Down",), tr("Move down"), lambda: self.moved.emit(self.key, 1)),
            PlaceKey(("Alt+S",), tr("Star it, or take the star away"), self._turn_star),
            PlaceKey(("Alt+M",), tr("Go to its moment, or hang it on one"), self._to_moment),
            PlaceKey(("Alt+N",), tr("The notes that show it"), lambda: self.notes_asked.emit(self.key)),
            PlaceKey(("Alt+W",), tr("Name two ways to meet it"), self.ways.ask),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(rule())
        grid = QGridLayout()
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.number, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.edit, 0, 1)
        grid.addWidget(self.lint, 1, 1)
        grid.addLayout(self._foot(), 2, 1)
        grid.addWidget(self.ways, 3, 1)
        column.addLayout(grid)

    def _foot(self) -> QHBoxLayout:
        chips = QWidget(self)
        flow = FlowLayout(chips, gap=5, row_gap=3)
        self.where, self.notes = button("", "chip"), button("", "chip")
        self.two = button(tr("Two ways?"), "quiet-small")
        self.folded = plain_label(tr("folded: the page is full"), "faint")
        self.folded.hide()
        self.where.clicked.connect(self._to_moment)
        self.notes.clicked.connect(lambda: self.notes_asked.emit(self.key))
        self.two.clicked.connect(self.ways.ask)
        for chip in (self.where, self.notes, self.two, self.folded):
            flow.addWidget(chip)
        foot = QHBoxLayout()
        foot.setContentsMargins(5, 0, 0, 0)
        foot.addWidget(chips, 1)
        self.star = ToolButton("star", tr("Star"), self._say_star, "Alt+S", self)
        self.star.setCheckable(True)
        self._tools = (
            self.star,
            ToolButton("chevron-up", tr("Move up"), lambda: self.moved.emit(self.key, -1), "Alt+Up", self),
            ToolButton("chevron-down", tr("Move down"), lambda: self.moved.emit(self.key, 1), "Alt+Down", self),
            ToolButton("x", tr("Leave off the page"), lambda: self.left_off.emit(self.key), parent=self),
        )
        for tool in self._tools:
            foot.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        return foot

    def set_theme(self, theme: Theme) -> None:
        dress(self._tools, theme)
        self.number.setMinimumWidth(theme.px(NUMBER_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand in the middle of the chips beside them, and begin where those begin."""
        super().resizeEvent(event)
        for tool in self._tools:
            tool.setMaximumHeight(self.where.sizeHint().height() + 2)

    def show_line(self, number: int, line: OpportunityLine) -> None:
        one = line.opportunity
        self._moment, self._lint = one.moment_id or "", line.lint
        self.number.setText(str(number))
        self.edit.setAccessibleName(tr("Opportunity {n}").format(n=number))
        self.edit.show_text(one.text)
        self.star.setChecked(one.is_starred)
        self._show_where(line.origin)
        self._show_notes(number, line.notes)
        self._say_lint()

    def show_folded(self, *, is_folded: bool) -> None:
        """Whether the page as it was made last had no room for it."""
        self.folded.setVisible(is_folded)

    def _say_star(self) -> None:
        self.starred.emit(self.key, self.star.isChecked())

    def _turn_star(self) -> None:
        self.star.click()

    def _show_where(self, origin: str) -> None:
        self.where.setText(no_mnemonic(origin) if self._moment else tr("no moment"))
        name = tr("Go to its moment, {origin}") if self._moment else tr("Hang it on a moment")
        self.where.setAccessibleName(name.format(origin=origin))
        set_look(self.where, "state", value="" if self._moment else "open")

    def _show_notes(self, number: int, count: int) -> None:
        words = tr("no note") if not count else tr("1 note") if count == 1 else tr("{n} notes")
        self.notes.setText(words.format(n=count))
        self.notes.setAccessibleName(tr("{count} behind opportunity {n}").format(count=self.notes.text(), n=number))
        set_look(self.notes, "state", value="" if count else "open")

    def _to_moment(self) -> None:
        if self._moment:
            self.moment_asked.emit(self._moment)
        else:
            self.moment_wanted.emit(self.key, self.where.mapToGlobal(self.where.rect().bottomLeft()))

    def _say_lint(self) -> None:
        found = sorted((one for one in self._lint(self.edit.typed) if one.say), key=is_pressing, reverse=True)
        self.lint.setText("\n".join(one.say for one in found[:MOST_SAID]))
        self.lint.setVisible(bool(found))
        set_look(self.lint, "state", value="" if found and is_pressing(found[0]) else "quiet")
        self.edit.setAccessibleDescription(self.lint.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if note_in(mime) or opportunity_in(mime) not in ("", self.key):
            set_look(self.number, "target", value="true")
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: object) -> None:
        set_look(self.number, "target", value="")

    def dropEvent(self, event: QDropEvent) -> None:
        set_look(self.number, "target", value="")
        note, other = note_in(event.mimeData()), opportunity_in(event.mimeData())
        event.acceptProposedAction()
        if note:
            self.rested.emit(self.key, note)
        elif other:
            self.dropped_on.emit(self.key, other)


class Handle(QLabel):
    """The number of an opportunity, by which it can be taken and carried to another place."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._pressed_at = key, QPoint()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "number")
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = event.position().toPoint() - self._pressed_at
        if way.manhattanLength() >= QApplication.startDragDistance():
            drag = QDrag(self)
            drag.setMimeData(opportunity_mime(self._key))
            drag.exec(Qt.DropAction.MoveAction)


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
