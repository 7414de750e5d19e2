"""The column of prompts: the phases of the story, one large prompt, two small ones, threads, what has been heard."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from discovery_desk.domain.prompts import Prompt
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.prompts.edge_line import EdgeLine
from discovery_desk.ui.prompts.heard_facets import FacetShown, HeardFacets
from discovery_desk.ui.prompts.phase_list import PhaseList, PhaseShown
from discovery_desk.ui.prompts.prompt_box import PromptBox
from discovery_desk.ui.prompts.prompt_card import CardShown, PromptCard
from discovery_desk.ui.prompts.prompt_parts import PhaseState

SMALL_PROMPTS = 2
THREADS_SHOWN = 2
ROOM_FOR_LARGE = 220  # where less is left below all phases, the current one stands for them


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
        self._has_drawer = False
        self._area = QScrollArea(self)
        self._inside = QWidget(self._area.viewport())
        self.phases = PhaseList(theme, self._inside)
        self.card = PromptCard(theme, self._inside)
        self.sign = EdgeLine(theme, "edge", tr("Put away"))
        self.hush = EdgeLine(theme, "edge", tr("Listen again"))
        self.waiting = EdgeLine(theme, "edge", tr("Not now"))
        self._next = PromptBox(theme, "", parent=self._inside)
        self._threads = PromptBox(theme, tr("Come back to"), THREADS_SHOWN, self._inside)
        self._heard = HeardFacets(self._inside)
        self._build_column()
        self.set_theme(theme)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._column.setSpacing(theme.px(12))
        self._heard.column.setSpacing(theme.px(12))
        for part in (self.phases, self.card, self._next, self._threads, self.sign, self.hush, self.waiting):
            part.set_theme(theme)
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
        return self._next.words()

    def thread_words(self) -> list[str]:
        return self._threads.words()

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

    def _build_column(self) -> None:
        self._inside.setProperty("look", "ground")
        self._column = QVBoxLayout(self._inside)
        for part in (self.phases, self.card, self._next, self._threads):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addWidget(self._heard)
        for box in (self._next, self._threads):
            box.picked.connect(self.pick)
        self._heard.ticked.connect(self.facet_ticked)
        self.phases.chosen.connect(self.phase_chosen)
        self.card.asked.connect(self.ask)
        self.card.put_off.connect(self.put_off)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        _scroll(self._area, self._inside)
        around.addWidget(self._area, 1)
        for line in (self.waiting, self.hush, self.sign):
            around.addWidget(line)

    def _show(self) -> None:
        self.phases.show_phases(self._state.phases)
        self._fit()
        self._show_prompts()
        self._heard.show_facets(self._state.facets)

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
        self._threads.show_prompts(self._state.threads)
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
        self._next.set_title(tr("Help to remember") if has_drawer else tr("Next prompts in this part"))
        self._next.show_prompts(self._state.memory_help if has_drawer else rest[:SMALL_PROMPTS])


def _scroll(area: QScrollArea, inside: QWidget) -> None:
    area.setProperty("look", "page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(tr("Prompts"))
    area.setWidget(inside)


def _current(state: PromptState) -> str:
    return next((phase.id for phase in state.phases if phase.state is PhaseState.CURRENT), "")


def _is_same(one: Prompt, other: Prompt | None) -> bool:
    """The same prompt, even where the notes have filled its slots anew since."""
    if other is None or one.thread != other.thread:
        return False
    return bool(one.thread) or (one.raw == other.raw if one.raw else one.words == other.words)
