"""The prompts of one interview: what the notes say fills the slots, what was asked is logged with its time."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.interview import AskedPrompt, HeardFacet, Interview, InterviewId, InterviewStatus
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.note import OURS, Note, NoteKind, NoteTag, Tag
from discovery_desk.domain.prompts import (
    Progress,
    PromptPack,
    TaggedText,
    facets_heard,
    has_deep_note,
    phase_due,
    prompts_of,
    slots_from,
)
from discovery_desk.domain.team import Seat, SeatKind, TeamMember
from discovery_desk.services import interviews
from discovery_desk.services.prompts import load_pack
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.prompts.facet_words import facet_title
from discovery_desk.ui.prompts.prompt_parts import PhaseState
from discovery_desk.ui.prompts.prompt_view import FacetShown, PhaseShown, PromptState, PromptView

SHOWN = (Interview, Note, NoteTag, Tag, Moment, AskedPrompt, HeardFacet, ConsentEntry, Seat)


class PromptsPanel(QWidget):
    """Nothing moves by itself: the person chooses the phase, the program only puts a dot where it believes it due."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self._pack: PromptPack | None = None
        self._elapsed_ms: int | None = None
        self._shown_minute = -1
        self.view = PromptView(place.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.phase_chosen.connect(self._choose_phase)
        self.view.prompt_asked.connect(lambda text: self._log(text, was_asked=True))
        self.view.prompt_put_off.connect(lambda text: self._log(text, was_asked=False))
        self.view.facet_ticked.connect(self._tick_facet)
        place.theme_changed.connect(self.view.set_theme)
        self._refresher = Refresher(place.bridge, self, SHOWN, self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self._interview_id = interview_id
        self._pack = None
        self._elapsed_ms = None
        self._shown_minute = -1
        self._refresher.now()

    def show_time(self, elapsed_ms: int) -> None:
        """The dot may move once a minute; nothing else here depends on the clock."""
        self._elapsed_ms = elapsed_ms
        if elapsed_ms // 60_000 != self._shown_minute:
            self._shown_minute = elapsed_ms // 60_000
            self._refresher.now()

    def asked(self) -> None:
        self.view.ask()

    def put_off(self) -> None:
        self.view.put_off()

    def step(self, by: int) -> None:
        self.view.step_prompt(by)

    def step_phase(self, by: int) -> None:
        self.view.step_phase(by)

    def _choose_phase(self, phase: str) -> None:
        if self._interview_id is not None:
            interview_id = self._interview_id
            self._place.attempt(lambda: interviews.choose_phase(self._desk, interview_id, phase))

    def _log(self, text: str, *, was_asked: bool) -> None:
        if self._interview_id is not None:
            interview_id = self._interview_id
            self._place.attempt(lambda: interviews.log_prompt(self._desk, interview_id, text, was_asked=was_asked))

    def _tick_facet(self, facet: str) -> None:
        if self._interview_id is not None:
            interview_id = self._interview_id
            self._place.attempt(lambda: interviews.toggle_facet(self._desk, interview_id, facet))

    def _refresh(self) -> None:
        if self._interview_id is None:
            self.view.show_state(PromptState())
            return
        interview = interviews.get(self._desk, self._interview_id)
        pack = self._pack = self._pack or load_pack(interview.template)
        self.view.show_state(self._state(interview, pack))

    def _state(self, interview: Interview, pack: PromptPack) -> PromptState:
        told = self._told(interview.id)
        moments = self._desk.read.moments(interview.id)
        ticked = [one.facet for one in self._desk.read.where(HeardFacet, interview_id=interview.id)]
        heard = facets_heard(pack, told, len(moments), ticked)
        due = phase_due(pack, self._progress(interview, told, heard))
        current = interview.phase or _resting_phase(interview, pack)
        log = self._desk.read.where(AskedPrompt, interview_id=interview.id)
        slots = slots_from(told, [moment.label for moment in moments], self._known(interview))
        prompts = prompts_of(
            pack,
            current,
            slots,
            asked=[one.text for one in log if one.was_asked and one.at_ms is not None],
            put_off=[one.text for one in log if not one.was_asked],
        )
        return PromptState(_phases(pack, current, due), tuple(prompts), _facets(pack, heard))

    def _told(self, interview_id: InterviewId) -> list[TaggedText]:
        tags = self._desk.read.tags(interview_id)
        return [
            TaggedText(
                note.text,
                tags.get(note.id, ()),
                is_quote=note.kind is NoteKind.QUOTE,
                is_summary=note.kind is NoteKind.SUMMARY,
                is_ours=note.kind in OURS or note.kind is NoteKind.QUESTION,
            )
            for note in self._desk.read.notes(interview_id)
        ]

    def _progress(self, interview: Interview, told: list[TaggedText], heard: frozenset[str]) -> Progress:
        return Progress(
            elapsed_ms=None if interview.status is InterviewStatus.PLANNED else self._elapsed_ms or 0,
            agreed_ms=interview.agreed_minutes * 60_000,
            heard=heard,
            has_consent=bool(self._desk.read.where(ConsentEntry, interview_id=interview.id)) or bool(told),
            has_summary=any(note.is_summary for note in told),
            has_deep_note=has_deep_note(told),
            is_ended=interview.is_over,
        )

    def _known(self, interview: Interview) -> dict[str, str]:
        """What the interview itself knows for the slots."""
        known = {"story_prompt": interviews.story_prompt_of(self._desk, interview)}
        start = interview.local_start
        if start is not None:
            known["end_time"] = (start + timedelta(minutes=interview.agreed_minutes)).strftime("%H:%M")
        seats = self._desk.read.where(Seat, interview_id=interview.id)
        typist = next((seat for seat in seats if seat.kind is SeatKind.NOTE_TAKER), None)
        member = self._desk.read.get(TeamMember, typist.member_id) if typist else None
        return known | ({"note_taker": member.name} if member else {})


def _resting_phase(interview: Interview, pack: PromptPack) -> str:
    """Where the column stands while nobody has chosen: the beginning, or, after the talk, its last part."""
    return pack.phases[-1 if interview.is_over else 0].id


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
