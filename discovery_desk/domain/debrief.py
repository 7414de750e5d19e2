"""What is worth doing right after the talk: a line each, the marks in order, and how one's own questions could go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from discovery_desk.domain.interview import DebriefLine
from discovery_desk.domain.lint.words import fold, words_of
from discovery_desk.domain.note import Note, NoteId, NoteKind, is_wordless

MINUTES = 20  # a page made later is made from memory
STOOD_OUT = "stood_out"
NEAR = 3  # notes before and after in which the same moment is looked for
SAME_WITHIN_MS = 60_000
FEWEST_SHARED = 2
LONGER = 4


class Step(StrEnum):
    """In the order of the hour; every one can be left out."""

    STOOD_OUT = "stood-out"
    MARKS = "marks"
    TRIAGE = "triage"
    QUESTIONS = "questions"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of the debrief, written or still empty. Without a member it is everybody's."""

    question: str
    member: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What each one saw, then what all of them answer together."""

    own: tuple[Answer, ...]
    shared: tuple[Answer, ...]

    @property
    def is_everybody_done(self) -> bool:
        return all(answer.text for answer in self.own)


def sheet(people: Sequence[str], questions: Sequence[str], lines: Iterable[DebriefLine]) -> Sheet:
    """A line for each person present and for each question; answers to other questions, and of others, come last."""
    written = {(line.question, line.member): line.text for line in lines}
    own = [(STOOD_OUT, person) for person in people or ("",)]
    own += [key for key in written if key[0] == STOOD_OUT and key not in own]
    shared = [(question, "") for question in questions]
    shared += [key for key in written if key not in own and key not in shared]
    return Sheet(_answers(own, written), _answers(shared, written))


def _answers(keys: Sequence[tuple[str, str]], written: dict[tuple[str, str], str]) -> tuple[Answer, ...]:
    return tuple(Answer(*key, written.get(key, "")) for key in keys)


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark, or what has become of it, between the notes around it; `double` may tell of the same moment."""

    note: Note
    before: Note | None = None
    after: Note | None = None
    double: Note | None = None


def marks(notes: Sequence[Note], ended_ms: int | None) -> tuple[Marked, ...]:
    """Marks without words, in the order of the talk; those that have been worded since stay in the list.

    A note that was keyed during the talk and is "added later" has been a mark.
    """
    completed = {note.completes_id for note in notes if note.completes_id}
    told = [(at, note) for at, note in enumerate(notes) if _is_told(note)]
    return tuple(
        _between(at, note, told)
        for at, note in enumerate(notes)
        if _is_open(note, completed) or _was_mark(note, ended_ms)
    )


def _between(at: int, note: Note, told: Sequence[tuple[int, Note]]) -> Marked:
    here = bisect_left(told, at, key=lambda pair: pair[0])
    after = here + 1 if here < len(told) and told[here][0] == at else here
    around = [one for _, one in told[max(0, here - NEAR) : after + NEAR] if one.id != note.id]
    return Marked(
        note,
        before=told[here - 1][1] if here else None,
        after=told[after][1] if after < len(told) else None,
        double=next((one for one in around if is_same_moment(note, one)), None),
    )


def is_same_moment(note: Note, other: Note) -> bool:
    """Noted within a minute, with half of the longer words of the shorter one in both; or said to be a double."""
    if note.duplicate_of_id == other.id or other.duplicate_of_id == note.id:
        return True
    mine, theirs = _longer_words(note.text), _longer_words(other.text)
    shared = len(mine & theirs)
    is_near = abs(note.at_ms - other.at_ms) <= SAME_WITHIN_MS
    return is_near and shared >= FEWEST_SHARED and 2 * shared >= min(len(mine), len(theirs))


def _longer_words(text: str) -> set[str]:
    return {word for word in words_of(fold(text)) if len(word) >= LONGER}


def _is_open(note: Note, completed: set[NoteId]) -> bool:
    return note.kind is NoteKind.MARK and note.id not in completed and not note.is_withdrawn


def _was_mark(note: Note, ended_ms: int | None) -> bool:
    return note.is_added_later and not note.is_withdrawn and ended_ms is not None and note.keyed_ms < ended_ms


def _is_told(note: Note) -> bool:
    return bool(note.text) and not is_wordless(note.kind, note.text) and not note.is_withdrawn
