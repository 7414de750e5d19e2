"""The column of prompts: the phases of the story, one large prompt, two small ones, what has been heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from discovery_desk.ui.kit.controls import KeyHintButton, button, card, plain_label, section, set_look
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr
from discovery_desk.ui.prompts.prompt_parts import PhaseRow, PhaseState, PromptLine

SMALL_PROMPTS = 2
_Made = TypeVar("_Made", bound=QWidget)


@dataclass(frozen=True, slots=True)
class PhaseShown:
    id: str
    title: str
    state: PhaseState = PhaseState.OPEN
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class FacetShown:
    name: str
    title: str
    is_heard: bool = False


@dataclass(frozen=True, slots=True)
class PromptState:
    """All that the column shows; `prompts` has the large one first and may have more than are shown."""

    phases: tuple[PhaseShown, ...] = ()
    prompts: tuple[str, ...] = ()
    facets: tuple[FacetShown, ...] = ()


class PromptView(QWidget):
    """Nothing in it moves by itself, and a click in it leaves the focus where it was."""

    phase_chosen = Signal(str)
    prompt_asked = Signal(str)
    prompt_put_off = Signal(str)
    facet_ticked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._state, self._picked = theme, PromptState(), ""
        self._nudge: tuple[str, str] | None = None
        self._phases: list[PhaseRow] = []
        self._lines: list[PromptLine] = []
        self._facets: list[QPushButton] = []
        self._large, self._nudge_title = plain_label(look="prompt", wraps=True), plain_label(look="warning", wraps=True)
        self._next_title = section(tr("Next prompts in this part"))
        self._card = self._build_card()
        self._next = self._build_next()
        self._build_column()
        self.set_theme(theme)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        margin = theme.px(16)
        self._column.setContentsMargins(margin, theme.px(15), margin, theme.px(14))
        self._column.setSpacing(theme.px(12))
        self._set_margins(self._card, 13, 8)
        self._set_margins(self._next, 9, 3)  # prompts bring four pixels of their own, for the ground under the mouse
        self._next_title.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        for row in self._phases:
            row.set_theme(theme)
        for line in self._lines:
            line.set_theme(theme)

    def show_state(self, state: PromptState) -> None:
        """A refresh is safe at any time; a prompt that was picked stays the large one while it is there."""
        self._state = state
        self._show()

    def show_nudge(self, title: str, text: str) -> None:
        """Put a nudge in the place of the large prompt until `hide_nudge`."""
        self._nudge = (title, text)
        self._show_large()

    def hide_nudge(self) -> None:
        self._nudge = None
        self._show_large()

    def large_prompt(self) -> str:
        """What "asked it" and "not now" are about; empty when there is nothing to ask."""
        if self._nudge:
            return self._nudge[1]
        if self._picked in self._state.prompts:
            return self._picked
        return self._state.prompts[0] if self._state.prompts else ""

    def small_prompts(self) -> list[str]:
        return [line.words for line in self._lines if not line.isHidden()]

    def ask(self) -> None:
        """The large prompt has been asked."""
        if self.large_prompt():
            self.prompt_asked.emit(self.large_prompt())

    def put_off(self) -> None:
        """Not now."""
        if self.large_prompt():
            self.prompt_put_off.emit(self.large_prompt())

    def step_prompt(self, by: int) -> None:
        """Make the next or the last prompt of the phase the large one, in a circle."""
        prompts = self._state.prompts
        if prompts and not self._nudge:
            at = prompts.index(self.large_prompt())
            self.pick(prompts[(at + by) % len(prompts)])

    def step_phase(self, by: int) -> None:
        """Choose the next or the last phase; the ends are ends."""
        at = [index for index, phase in enumerate(self._state.phases) if phase.state is PhaseState.CURRENT]
        goal = at[0] + by if at else 0
        if 0 <= goal < len(self._state.phases):
            self.phase_chosen.emit(self._state.phases[goal].id)

    def pick(self, prompt: str) -> None:
        """Make a prompt the large one."""
        self._picked = prompt
        self._show_prompts()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(296), self._theme.px(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.px(200), 240), self._theme.px(120))

    def _set_margins(self, frame: QFrame, side: float, gap: float) -> None:
        inside, px = frame.layout(), self._theme.px
        if inside is not None:
            inside.setContentsMargins(px(side), px(12), px(side), px(11))
            inside.setSpacing(px(gap))

    def _build_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(self._nudge_title)
        column.addWidget(self._large)
        keys = FlowLayout(gap=8, row_gap=2)
        asked = KeyHintButton([tr("Ctrl"), "."], tr("asked it"))
        later = KeyHintButton([tr("Ctrl"), ","], tr("not now"))
        asked.clicked.connect(self.ask)
        later.clicked.connect(self.put_off)
        keys.addWidget(asked)
        keys.addWidget(later)
        column.addLayout(keys)
        return frame

    def _build_next(self) -> QFrame:
        frame, column = card("outline")
        column.addWidget(self._next_title)
        for _ in range(SMALL_PROMPTS):
            line = PromptLine(self._theme)
            line.clicked.connect(self._pick_pressed)
            column.addWidget(line)
            self._lines.append(line)
        return frame

    def _build_column(self) -> None:
        inside = QWidget()
        inside.setProperty("look", "ground")
        self._column = QVBoxLayout(inside)
        self._phase_rows, self._facet_rows = QVBoxLayout(), FlowLayout(gap=5, row_gap=5)
        self._phase_rows.setSpacing(0)
        self._heard = section(tr("Heard in this story"))
        self._column.addWidget(section(tr("Story so far")))
        self._column.addLayout(self._phase_rows)
        self._column.addWidget(self._card)
        self._column.addWidget(self._next)
        self._column.addStretch(1)
        self._column.addWidget(self._heard)
        self._column.addLayout(self._facet_rows)
        self._wrap_in_scroll_area(inside)

    def _wrap_in_scroll_area(self, inside: QWidget) -> None:
        area = QScrollArea()
        area.setProperty("look", "page")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(tr("Prompts"))
        area.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)

    def _show(self) -> None:
        self._show_phases()
        self._show_prompts()
        self._show_facets()

    def _show_phases(self) -> None:
        _fit_count(self._phases, len(self._state.phases), self._new_phase)
        for row, phase in zip(self._phases, self._state.phases, strict=True):
            row.show_phase(phase.id, phase.title, phase.state, is_due=phase.is_due)

    def _show_prompts(self) -> None:
        self._show_large()
        shown = self.large_prompt() if not self._nudge else ""
        prompts = self._state.prompts
        after = prompts.index(shown) + 1 if shown else 0
        rest = [one for one in (*prompts[after:], *prompts[:after]) if one != shown][:SMALL_PROMPTS]
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(rest))
            line.show_words(rest[at] if at < len(rest) else "")
        self._next.setVisible(bool(rest))

    def _show_large(self) -> None:
        words = self.large_prompt()
        self._card.setVisible(bool(words))
        self._large.setText(words if words.startswith("(") else tr("“{words}”").replace("{words}", words))
        self._nudge_title.setVisible(self._nudge is not None)
        self._nudge_title.setText(self._nudge[0] if self._nudge else "")
        set_look(self._card, "look", value="nudge" if self._nudge else "card")

    def _show_facets(self) -> None:
        _fit_count(self._facets, len(self._state.facets), self._new_facet)
        self._heard.setVisible(bool(self._facets))
        for chip, facet in zip(self._facets, self._state.facets, strict=True):
            chip.setObjectName(facet.name)
            title = no_mnemonic(facet.title)
            chip.setText(tr("{facet} ✓").replace("{facet}", title) if facet.is_heard else title)
            chip.setAccessibleName(facet.title)
            chip.setAccessibleDescription(tr("heard") if facet.is_heard else tr("not heard yet"))
            set_look(chip, "heard", value=facet.is_heard)

    def _new_phase(self) -> PhaseRow:
        row = PhaseRow(self._theme)
        row.clicked.connect(lambda: self.phase_chosen.emit(row.phase_id))
        self._phase_rows.addWidget(row)
        return row

    def _new_facet(self) -> QPushButton:
        chip = button("", "facet")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self.facet_ticked.emit(chip.objectName()))
        self._facet_rows.addWidget(chip)
        return chip

    def _pick_pressed(self) -> None:
        line = self.sender()
        if isinstance(line, PromptLine):
            self.pick(line.words)


def _fit_count(widgets: list[_Made], count: int, make: Callable[[], _Made]) -> None:
    """As many widgets as there are things to show; those that stay keep the focus."""
    while len(widgets) < count:
        widgets.append(make())
    while len(widgets) > count:
        gone = widgets.pop()
        gone.hide()
        gone.deleteLater()
