"""What is written down right after the talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from discovery_desk.domain.debrief import STOOD_OUT, Marked, Sheet, marks, sheet
from discovery_desk.domain.interview import DebriefLine, DebriefLineId, Interview, InterviewId
from discovery_desk.domain.note import SIGNS, NoteId, NoteKind, as_typed, clean, speaker_of, understand
from discovery_desk.domain.team import Seat, TeamMember
from discovery_desk.host.ids import new_id
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
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
