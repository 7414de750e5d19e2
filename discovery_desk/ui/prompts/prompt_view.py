"""The column of prompts: the phases of the story, one large prompt, two small ones, threads, what has been heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from discovery_desk.domain.prompts import Prompt
from discovery_desk.ui.kit.controls import button, card, section, set_look
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr
from discovery_desk.ui.prompts.edge_line import EdgeLine
from discovery_desk.ui.prompts.phase_list import PhaseList, PhaseShown
from discovery_desk.ui.prompts.prompt_card import CardShown, PromptCard
from discovery_desk.ui.prompts.prompt_parts import PhaseState, PromptLine

SMALL_PROMPTS = 2
THREADS_SHOWN = 2
ROOM_FOR_LARGE = 220  # where less is left below all phases, the current one stands for them
_Made = TypeVar("_Made", bound=QWidget)


@dataclass(frozen=True, slots=True)
class FacetShown:
    name: str
    title: str
    is_heard: bool = False


@dataclass(frozen=True, slots=True)
class PromptState:
    """All that the column shows; `prompts` has the large one first and may have more than are shown.

    `threads` are what is to be come back to, the newest first. `about` and `lines` go with the prompts of this phase.
    """

    phases: tuple[PhaseShown, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    facets: tuple[FacetShown, ...] = ()
    threads: tuple[Prompt, ...] = ()
    memory_help: tuple[Prompt, ...] = ()
    about: str = ""
    lines: tuple[str, ...] = ()


class PromptView(QWidget):
    """Nothing in it moves by itself, and a click in it leaves the focus where it was."""

    phase_chosen = Signal(str)
    prompt_asked = Signal(object)
    prompt_put_off = Signal(object)
    facet_ticked = Signal(str)
    large_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._state = theme, PromptState()
        self._held: Prompt | None = None
        self._nudge: CardShown | None = None
        self._has_drawer, self._has_all_threads = False, False
        self.phases = PhaseList(theme)
        self._lines: list[PromptLine] = []
        self._thread_lines: list[PromptLine] = []
        self._facets: list[QPushButton] = []
        self.card = PromptCard(theme)
        self.sign = EdgeLine(theme, "edge", tr("Put away"))
        self.hush = EdgeLine(theme, "edge", tr("Listen again"))
        self.waiting = EdgeLine(theme, "edge", tr("Not now"))
        self._next_title, self._threads_title = section(""), section(tr("Come back to"))
        self._next, self._next_rows = self._build_box(self._next_title)
        self._threads, self._thread_rows = self._build_box(self._threads_title)
        self._more_threads = self._build_more()
        self._build_column()
        self.set_theme(theme)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._column.setSpacing(theme.px(12))
        for box in (self._next, self._threads):
            self._set_margins(box)
        for title in (self._next_title, self._threads_title):
            title.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        self.phases.set_theme(theme)
        for line in (*self._lines, *self._thread_lines):
            line.set_theme(theme)
        for edge in (self.sign, self.hush, self.waiting):
            edge.set_theme(theme)
        self.card.set_theme(theme)
        self._fit()

    def show_state(self, state: PromptState) -> None:
        """A refresh is safe at any time: the large prompt stays, to the letter, while it is one of the open ones."""
        if _current(state) != _current(self._state):
            self._held = None
        self._state = state
        self._show()

    def show_nudge(self, title: str, text: str, offers: CardShown | None = None) -> None:
        """Put a nudge in the place of the large prompt until `hide_nudge`."""
        self._nudge = replace(offers or CardShown(), title=title, words=text, is_nudge=True)
        self._show_prompts()

    def hide_nudge(self) -> None:
        self._nudge = None
        self._show_prompts()

    @property
    def has_nudge(self) -> bool:
        return self._nudge is not None

    def large_prompt(self) -> str:
        """What "asked it" and "not now" are about; empty when there is nothing to ask."""
        if self._nudge:
            return self._nudge.words
        return self._held.words if self._held else ""

    def title(self) -> str:
        """What stands over the large prompt, if anything does."""
        return self.card.shown.title

    def small_prompts(self) -> list[str]:
        return [line.words for line in self._lines]

    def thread_words(self) -> list[str]:
        return [line.words for line in self._thread_lines]

    def ask(self) -> None:
        """The large prompt has been asked."""
        if self.large_prompt():
            self.prompt_asked.emit(self._large())

    def put_off(self) -> None:
        """Not now."""
        if self.large_prompt():
            self.prompt_put_off.emit(self._large())

    def step_prompt(self, by: int) -> None:
        """Make the next or the last prompt of the phase the large one, in a circle."""
        prompts = self._state.prompts
        if prompts and not self._nudge:
            at = next((index for index, one in enumerate(prompts) if _is_same(one, self._held)), None)
            self.pick(prompts[(at + by) % len(prompts) if at is not None else 0])

    def step_phase(self, by: int) -> None:
        """Choose the next or the last phase; the ends are ends."""
        at = [index for index, phase in enumerate(self._state.phases) if phase.state is PhaseState.CURRENT]
        goal = at[0] + by if at else 0
        if 0 <= goal < len(self._state.phases):
            self.phase_chosen.emit(self._state.phases[goal].id)

    def pick(self, prompt: Prompt) -> None:
        """Make a prompt the large one."""
        self._held = prompt
        self._show_prompts()

    def let_go(self) -> None:
        """Back to the first of the prompts of this phase."""
        self._held = None
        self._show_prompts()

    def toggle_memory_help(self) -> None:
        """The drawer of memory aids, in the place of the next prompts."""
        self._has_drawer = not self._has_drawer and bool(self._state.memory_help)
        self._show_prompts()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(296), self._theme.px(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.px(200), 240), self._theme.px(120))

    def _large(self) -> Prompt:
        if self._nudge:
            return Prompt(self._nudge.words)
        return self._held or Prompt("")

    def _set_margins(self, frame: QFrame) -> None:
        """Prompts bring four pixels of their own, for the ground under the mouse."""
        inside, px = frame.layout(), self._theme.px
        if inside is not None:
            inside.setContentsMargins(px(9), px(12), px(9), px(11))
            inside.setSpacing(px(3))

    def _build_box(self, title: QWidget) -> tuple[QFrame, QVBoxLayout]:
        frame, column = card("outline")
        rows = QVBoxLayout()
        column.addWidget(title)
        column.addLayout(rows)
        return frame, rows

    def _build_more(self) -> QPushButton:
        more = button("", "quiet-small")
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        more.clicked.connect(self._toggle_all_threads)
        inside = self._threads.layout()
        if inside is not None:
            inside.addWidget(more)
        return more

    def _build_column(self) -> None:
        inside = QWidget()
        inside.setProperty("look", "ground")
        self._column = QVBoxLayout(inside)
        self._facet_rows = FlowLayout(gap=5, row_gap=5)
        self._heard = section(tr("Heard in this story"))
        for part in (self.phases, self.card, self._next, self._threads):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addWidget(self._heard)
        self._column.addLayout(self._facet_rows)
        self.phases.chosen.connect(self.phase_chosen)
        self.card.asked.connect(self.ask)
        self.card.put_off.connect(self.put_off)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        self._area = _scrolled(inside)
        around.addWidget(self._area, 1)
        for line in (self.waiting, self.hush, self.sign):
            around.addWidget(line)

    def _show(self) -> None:
        self.phases.show_phases(self._state.phases)
        self._fit()
        self._show_prompts()
        self._show_facets()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """By the window alone, so that nothing moves by itself: what is to be asked is seen without scrolling."""
        px, spacing = self._theme.px, self._column.spacing()
        is_short = px(15) + self.phases.whole_height() + spacing + px(ROOM_FOR_LARGE) > self.height()
        self.phases.set_short(is_short)
        margin = px(9 if is_short else 15)
        self._column.setContentsMargins(px(16), margin, px(16), margin)

    def _show_prompts(self) -> None:
        self._hold()
        self._show_large()
        self._show_next()
        self._show_threads()
        self._settle()
        self.large_changed.emit()

    def _settle(self) -> None:
        """Lay out now, from the inside out: each level would else wait for the next turn, squeezed until then."""
        for inside in (
            self.phases.layout(),
            self.card.layout(),
            self._next.layout(),
            self._threads.layout(),
            self._column,
        ):
            if inside is not None:
                inside.activate()
        QApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))

    def _hold(self) -> None:
        state = self._state
        everything = (*state.prompts, *state.threads, *state.memory_help)
        if self._held is None or not any(_is_same(one, self._held) for one in everything):
            self._held = state.prompts[0] if state.prompts else None

    def _show_large(self) -> None:
        if self._nudge:
            self.card.show_card(self._nudge)
            return
        held, state = self._held, self._state
        if held is None:
            self.card.show_card(CardShown())
        elif held.thread:
            self.card.show_card(CardShown(held.words, title=tr("Come back to")))
        else:
            self.card.show_card(CardShown(held.words, about=state.about, lines=state.lines))

    def _show_next(self) -> None:
        """The nudge takes the place of the large prompt; that one then waits first among the small ones."""
        prompts = self._state.prompts
        at = next((index + 1 for index, one in enumerate(prompts) if _is_same(one, self._held)), 0)
        rest = [one for one in (*prompts[at:], *prompts[:at]) if not _is_same(one, self._held)]
        if self._nudge and self._held is not None:
            rest = [self._held, *rest]
        has_drawer = self._has_drawer and bool(self._state.memory_help)
        self._next_title.setText(tr("Help to remember") if has_drawer else tr("Next prompts in this part"))
        shown = list(self._state.memory_help) if has_drawer else rest[:SMALL_PROMPTS]
        self._show_lines(self._lines, self._next_rows, shown)
        self._next.setVisible(bool(shown))

    def _show_threads(self) -> None:
        threads = self._state.threads
        shown = threads if self._has_all_threads else threads[:THREADS_SHOWN]
        self._show_lines(self._thread_lines, self._thread_rows, shown)
        self._threads.setVisible(bool(threads))
        more = len(threads) - THREADS_SHOWN
        self._more_threads.setVisible(more > 0)
        self._more_threads.setText(tr("Fewer") if self._has_all_threads else tr("{n} more").format(n=more))

    def _show_lines(self, lines: list[PromptLine], rows: QVBoxLayout, shown: Sequence[Prompt]) -> None:
        _fit_count(lines, len(shown), lambda: self._new_line(rows))
        for line, prompt in zip(lines, shown, strict=True):
            line.show_prompt(prompt)

    def _toggle_all_threads(self) -> None:
        self._has_all_threads = not self._has_all_threads
        self._show_threads()

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

    def _new_facet(self) -> QPushButton:
        chip = button("", "facet")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self.facet_ticked.emit(chip.objectName()))
        self._facet_rows.addWidget(chip)
        return chip

    def _new_line(self, rows: QVBoxLayout) -> PromptLine:
        line = PromptLine(self._theme)
        line.clicked.connect(lambda: self.pick(line.prompt))
        rows.addWidget(line)
        return line


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setProperty("look", "page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(tr("Prompts"))
    area.setWidget(inside)
    return area


def _current(state: PromptState) -> str:
    return next((phase.id for phase in state.phases if phase.state is PhaseState.CURRENT), "")


def _is_same(one: Prompt, other: Prompt | None) -> bool:
    """The same prompt, even where the notes have filled its slots anew since."""
    if other is None or one.thread != other.thread:
        return False
    return bool(one.thread) or (one.raw == other.raw if one.raw else one.words == other.words)


def _fit_count(widgets: list[_Made], count: int, make: Callable[[], _Made]) -> None:
    """As many widgets as there are things to show; those that stay keep the focus."""
    while len(widgets) < count:
        widgets.append(make())
    while len(widgets) > count:
        gone = widgets.pop()
        gone.hide()
        gone.deleteLater()
