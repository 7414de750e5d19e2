"""What is written down right after the talk."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from discovery_desk.domain.debrief import STOOD_OUT, Marked, Sheet, marks, sheet
from discovery_desk.domain.interview import (
    AskedPrompt,
    DebriefLine,
    DebriefLineId,
    FollowUp,
    FollowUpId,
    Interview,
    InterviewId,
)
from discovery_desk.domain.lint.rewording import reworded
from discovery_desk.domain.note import (
    SIGNS,
    Note,
    NoteId,
    NoteKind,
    Speaker,
    as_typed,
    clean,
    speaker_of,
    understand,
)
from discovery_desk.domain.team import Seat, TeamMember
from discovery_desk.host.ids import new_id
from discovery_desk.services import interviews, linting, note_parts, notes, prompting
from discovery_desk.services.desk import Desk
from discovery_desk.services.linting import Finding
from discovery_desk.services.packs import pack_of

PHASE = "debrief"
# What imported stories call the questions that the pack asks in full.
SHORT_NAMES = {
    STOOD_OUT: "What stood out?",
    "surprised": "What surprised us?",
    "ask_next_time": "What will we ask next time?",
    "interviewing": "How did we interview?",
}


def sheet_of(desk: Desk, interview_id: InterviewId) -> Sheet:
    interview = interviews.get(desk, interview_id)
    lines = desk.read.where(DebriefLine, order="rank", interview_id=interview_id)
    answered = {question_words(line.question) for line in lines if line.question in SHORT_NAMES}
    asked = [one for one in _questions(desk, interview) if one not in answered and one != SHORT_NAMES[STOOD_OUT]]
    return sheet(people(desk, interview_id), asked, lines)


def question_words(question: str) -> str:
    return SHORT_NAMES.get(question, question)


def _questions(desk: Desk, interview: Interview) -> tuple[str, ...]:
    phase = pack_of(desk, interview.template).phase(PHASE)
    return phase.prompts if phase else ()


def people(desk: Desk, interview_id: InterviewId) -> tuple[str, ...]:
    """Who sat there, each once."""
    seats = desk.read.where(Seat, order="rank", interview_id=interview_id)
    members = {member.id: member.name for member in desk.read.all(TeamMember)}
    return tuple(dict.fromkeys(members[seat.member_id] for seat in seats if seat.member_id in members))


def write_line(
    desk: Desk, interview_id: InterviewId, question: str, text: str, *, member: str = "", origin: object = None
) -> None:
    """What is in the line now; an emptied line is gone. Everything typed into one line is one undo step."""
    words = clean(text).strip()
    key = f"debrief {interview_id} {question} {member}"
    with desk.change("Write in the debrief", merge_key=key, origin=origin) as unit:
        found = unit.read.where(DebriefLine, interview_id=interview_id, question=question, member=member)
        if words:
            rank = unit.read.highest_rank(DebriefLine, interview_id=interview_id) + 1
            new = DebriefLine(
                id=DebriefLineId(new_id()),
                interview_id=interview_id,
                question=question,
                text=words,
                member=member,
                rank=rank,
            )
            unit.put(replace(found[0], text=words) if found else new)
        elif found:
            unit.delete(found[0])


def marks_of(desk: Desk, interview_id: InterviewId) -> tuple[Marked, ...]:
    return marks(desk.read.notes(interview_id), interviews.get(desk, interview_id).ended_ms)


def word_mark(
    desk: Desk,
    note_id: NoteId,
    line: str,
    *,
    is_finished: bool = True,
    signs: Mapping[str, NoteKind] = SIGNS,
    origin: object = None,
) -> None:
    """Say what was at a mark. Its time stays, and that the words came later is remembered.

    While the line is being typed it is kept as it is; once it is finished, its sign and #tags are understood. Without
    words it is a mark again. All of this is one undo step.
    """
    note = notes.get(desk, note_id)
    text = clean(line).strip()
    typed = understand(text, signs)
    with desk.change("Word a mark", merge_key=f"word {note_id}", origin=origin) as unit:
        if not typed.text and (is_finished or not text):
            mark = NoteKind.MARK
            unit.put(replace(note, text="", kind=mark, speaker=speaker_of(mark), is_added_later=False))
        elif is_finished:
            # What it has become it stays, unless a sign makes something else of it.
            is_plain = typed.kind is NoteKind.NOTE and note.kind is not NoteKind.MARK
            worded = notes.reword(desk, note_id, as_typed(note.kind, text, signs) if is_plain else text, signs=signs)
            unit.put(replace(worded, is_added_later=True, is_edited=note.is_edited))
        else:
            unit.put(replace(note, text=text, is_added_later=True))


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question of ours that is worth a second look. `instead` is empty where only the advice is known.

    One that was only meant to be asked has nothing found.
    """

    text: str
    at_ms: int | None
    found: tuple[Finding, ...] = ()
    instead: str = ""
    is_kept: bool = False

    @property
    def to_keep(self) -> str:
        return self.instead or self.text


def own_questions(desk: Desk, interview_id: InterviewId) -> tuple[OwnQuestion, ...]:
    """Those that were asked, noted or from the prompts, and could be put better; in the order of the talk."""
    everything = desk.read.notes(interview_id)
    when = prompting.outlook(desk, interview_id).slots.get("when", "")
    asked: list[tuple[int | None, str]] = [(note.at_ms, note.text) for note in everything if _is_question(note)]
    log = desk.read.where(AskedPrompt, interview_id=interview_id)
    asked += [(one.at_ms, one.text) for one in log if one.was_asked and one.text not in {text for _, text in asked}]
    asked.sort(key=lambda pair: (pair[0] is None, pair[0] or 0))
    kept = _kept(desk, interview_id)
    looked_at = (_looked_at(text, at_ms, when, kept) for at_ms, text in asked)
    return tuple(question for question in looked_at if question.found)


def left_to_ask(desk: Desk, interview_id: InterviewId) -> tuple[OwnQuestion, ...]:
    """What was to be asked later and has not been."""
    kept = _kept(desk, interview_id)
    waiting = [
        note for note in desk.read.notes(interview_id) if note.kind is NoteKind.ASK_LATER and not note.is_settled
    ]
    return tuple(OwnQuestion(note.text, note.at_ms, is_kept=note.text in kept) for note in waiting if note.text)


def _is_question(note: Note) -> bool:
    return note.kind is NoteKind.QUESTION or (note.speaker is Speaker.INTERVIEWER and "?" in note.text)


def _looked_at(text: str, at_ms: int | None, when: str, kept: Collection[str]) -> OwnQuestion:
    linted = linting.question(text)
    instead = reworded(text, linted.names, when)
    return OwnQuestion(text, at_ms, linted.findings, instead, (instead or text) in kept)


def _kept(desk: Desk, interview_id: InterviewId) -> frozenset[str]:
    return frozenset(one.text for one in desk.read.where(FollowUp, interview_id=interview_id))


def keep_for_next(desk: Desk, interview_id: InterviewId, text: str) -> None:
    """Note the question for the next guide, or take it off again."""
    with desk.change("Keep for the next guide") as unit:
        found = unit.read.where(FollowUp, interview_id=interview_id, text=text)
        if found:
            unit.delete(found[0])
        else:
            rank = unit.read.highest_rank(FollowUp, interview_id=interview_id) + 1
            unit.put(FollowUp(id=FollowUpId(new_id()), interview_id=interview_id, text=text, rank=rank))


def merge(desk: Desk, note_id: NoteId, double_id: NoteId) -> None:
    """The same moment was noted twice: one note of it, with the tags of both and all that rests on either."""
    with desk.change("Merge two notes"):
        note_parts.join(desk, double_id, into=note_id)
