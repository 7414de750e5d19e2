"""The prompts of one interview: what the notes say fills the slots, what was asked is logged with its time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.guide import OwnPack
from discovery_desk.domain.interview import AskedPrompt, HeardFacet, Interview, InterviewId, InterviewStatus
from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.note import Force, Note, NoteId, NoteTag, Tag
from discovery_desk.domain.prompts import Prompt, PromptPack
from discovery_desk.domain.story import Story
from discovery_desk.domain.team import Seat
from discovery_desk.services import interviews, prompting, threads
from discovery_desk.services.prompting import Listening, Outlook
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.prompts.facet_words import facet_title
from discovery_desk.ui.prompts.heard_facets import FacetShown
from discovery_desk.ui.prompts.nudging import Nudging
from discovery_desk.ui.prompts.phase_list import PhaseShown
from discovery_desk.ui.prompts.prompt_parts import PhaseState
from discovery_desk.ui.prompts.prompt_view import PromptState, PromptView

SHOWN = (Interview, Note, NoteTag, Tag, Moment, Link, Story, AskedPrompt, HeardFacet, ConsentEntry, Seat, OwnPack)


class PromptsPanel(QWidget):
    """Nothing moves by itself: the person chooses the phase, the program only puts a dot where it believes it due.

    `shown_changed` says what is large now: a title, empty for an ordinary prompt, and the words to ask.
    """

    shown_changed = Signal(str, str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self._listening: Listening | None = None
        self._seen: Outlook | None = None
        self._elapsed_ms: int | None = None
        self._shown_minute = -1
        self._told = ("", "")
        self.view = PromptView(place.theme, self)
        self.nudging = Nudging(place, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        place.bridge.changed.connect(self._hear)  # before the refresher, which looks at what was heard
        self._refresher = Refresher(place.bridge, self, SHOWN, self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self._interview_id = interview_id
        self._listening, self._seen = None, None
        self._elapsed_ms = None
        self._shown_minute = -1
        self.nudging.forget()
        self.view.let_go()
        self._refresher.now()

    def show_time(self, elapsed_ms: int) -> None:
        """The dot may move once a minute; a nudge goes to the second."""
        self._elapsed_ms = elapsed_ms
        self.nudging.pass_time(elapsed_ms)
        if elapsed_ms // 60_000 != self._shown_minute:
            self._shown_minute = elapsed_ms // 60_000
            self._look_again()

    def shown(self) -> tuple[str, str]:
        """What is large now: its title, empty for an ordinary prompt, and its words."""
        return self.view.title(), self.view.large_prompt()

    def note_kept(self, note_id: str) -> None:
        """A note has been committed: now, and only now, something in it may be pointed out."""
        note = self._desk.read.get(Note, note_id)
        interview = self._interview()
        if note is None or interview is None or interview.status is not InterviewStatus.LIVE:
            return
        self._elapsed_ms = interviews.elapsed_ms(self._desk, interview)
        seen = self._look()
        if seen is not None:
            self.nudging.note_kept(note, seen, self._elapsed_ms)

    def asked(self) -> None:
        if self.nudging.is_waiting:
            self.nudging.open_waiting()
        else:
            self.view.ask()

    def put_off(self) -> None:
        if self.nudging.is_waiting:
            self.nudging.send_away()
        else:
            self.view.put_off()

    def step(self, by: int) -> None:
        self.view.step_prompt(by)

    def step_phase(self, by: int) -> None:
        self.view.step_phase(by)

    def send_away(self) -> bool:
        """Esc: False when there is no nudge to send away."""
        return self.nudging.send_away()

    def hush(self) -> None:
        interview = self._interview()
        if interview is not None and interview.status is InterviewStatus.LIVE:
            self.nudging.hush(interviews.elapsed_ms(self._desk, interview))

    def keep_idea_aside(self) -> None:
        self.nudging.keep_idea_aside()

    def toggle_memory_help(self) -> None:
        self.view.toggle_memory_help()

    def come_back_to(self, note_id: NoteId | None) -> None:
        """A note is to be come back to, or no longer."""
        if note_id is None:
            return
        marked: list[bool] = []
        if self._place.attempt(lambda: marked.append(threads.come_back_to(self._desk, note_id))):
            self._place.tell(tr("To come back to.") if marked[0] else tr("No longer to come back to."))

    def set_force(self, force: Force, note_id: NoteId | None) -> None:
        """Of the switch timeline only; the same force again takes it away."""
        if note_id is None or self._interview_id is None:
            return
        if not self.pack().has_forces:
            self._place.tell(tr("Forces belong to the switch timeline."))
            return
        self._place.attempt(lambda: prompting.toggle_force(self._desk, note_id, force))

    def copy_shown(self) -> None:
        """For the chat of the call."""
        words = self.shown()[1]
        if words:
            QGuiApplication.clipboard().setText(words)
            self._place.tell(tr("The prompt is on the clipboard."))

    def pack(self) -> PromptPack:
        interview = self._interview()
        return prompting.pack_of(self._desk, interview.template if interview else "")

    def _connect(self) -> None:
        view = self.view
        view.phase_chosen.connect(self._choose_phase)
        view.prompt_asked.connect(self._ask)
        view.prompt_put_off.connect(self._put_off)
        view.facet_ticked.connect(self._tick_facet)
        view.large_changed.connect(self._tell_shown)
        view.card.idea_kept.connect(self.keep_idea_aside)
        view.card.memory_asked.connect(self.toggle_memory_help)
        self.nudging.sign_followed.connect(self._choose_phase)
        self._place.theme_changed.connect(view.set_theme)

    def _interview(self) -> Interview | None:
        return interviews.get(self._desk, self._interview_id) if self._interview_id else None

    def _with_interview(self, act: Callable[[InterviewId], object]) -> None:
        interview_id = self._interview_id
        if interview_id is not None:
            self._place.attempt(lambda: act(interview_id))

    def _choose_phase(self, phase: str) -> None:
        self._with_interview(lambda interview: interviews.choose_phase(self._desk, interview, phase))

    def _ask(self, prompt: Prompt) -> None:
        self.nudging.use()
        self.view.let_go()
        if prompt.thread:
            self._place.attempt(lambda: threads.ask(self._desk, NoteId(prompt.thread)))
        else:
            self._log(prompt.words, was_asked=True)

    def _put_off(self, prompt: Prompt) -> None:
        if self.nudging.send_away():
            return
        self.view.let_go()
        if not prompt.thread:
            self._log(prompt.words, was_asked=False)

    def _log(self, words: str, *, was_asked: bool) -> None:
        self._with_interview(lambda one: interviews.log_prompt(self._desk, one, words, was_asked=was_asked))

    def _tick_facet(self, facet: str) -> None:
        self._with_interview(lambda interview: interviews.toggle_facet(self._desk, interview, facet))

    def _hear(self, changes: ChangeSet) -> None:
        """A window of its own may show what is large here while this column is hidden: a running talk is followed."""
        if self._listening is None:
            return
        self._listening.hear(changes)
        for change in changes.of(Note):
            if change.after is None:
                self.nudging.note_gone(change.id)
        if not self.isVisible() and changes.touches(*SHOWN):
            self._look_again()

    def _look_again(self) -> None:
        interview = self._interview()
        if interview is not None and interview.status is InterviewStatus.LIVE:
            self._refresh()
        else:
            self._refresher.now()

    def _refresh(self) -> None:
        seen = self._look()
        self.view.show_state(_state(seen) if seen else PromptState())
        if seen is not None:
            self.nudging.follow(seen, self._elapsed_ms or 0)

    def _look(self) -> Outlook | None:
        if self._interview() is None or self._interview_id is None:
            self._seen = None
            return None
        if self._listening is None:
            self._listening = Listening(self._desk, self._interview_id)
        self._seen = self._listening.outlook(self._elapsed_ms)
        return self._seen

    def _tell_shown(self) -> None:
        if self.shown() != self._told:
            self._told = self.shown()
            self.shown_changed.emit(*self._told)


def _state(seen: Outlook) -> PromptState:
    return PromptState(
        phases=_phases(seen.pack, seen.phase, seen.due),
        prompts=seen.prompts,
        facets=_facets(seen.pack, seen.heard),
        threads=tuple(prompting.thread_prompt(note) for note in seen.threads),
        memory_help=seen.memory_help,
        about=seen.context,
        lines=seen.recap,
    )


def _phases(pack: PromptPack, current: str, due: str) -> tuple[PhaseShown, ...]:
    """Those before the chosen one count as done."""
    ids = [phase.id for phase in pack.phases]
    here = ids.index(current) if current in ids else 0
    states = [
        PhaseState.CURRENT if at == here else PhaseState.DONE if at < here else PhaseState.OPEN
        for at in range(len(ids))
    ]
    return tuple(
        PhaseShown(phase.id, phase.title, state, is_due=phase.id == due and phase.id != current)
        for phase, state in zip(pack.phases, states, strict=True)
    )


def _facets(pack: PromptPack, heard: frozenset[str]) -> tuple[FacetShown, ...]:
    shown = [FacetShown(one.name, facet_title(one.name), one.name in heard) for one in pack.facets]
    return tuple(sorted(shown, key=lambda facet: not facet.is_heard))
