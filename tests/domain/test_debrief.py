"""The sheet of the debrief, marks and doubles, and what the page still lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discovery_desk.domain.debrief import STOOD_OUT, is_same_moment, marks, sheet
from discovery_desk.domain.interview import DebriefLine, DebriefLineId, InterviewId
from discovery_desk.domain.note import Note, NoteId, NoteKind, Speaker
from discovery_desk.domain.page_check import FEWEST_MOMENTS, Known, Part, Todo, gaps
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.services import interviews, snapshots
from discovery_desk.services.desk import Desk

TALK = InterviewId("talk")


def note(key: str, at_ms: int, text: str = "", kind: NoteKind = NoteKind.NOTE) -> Note:
    return Note(
        id=NoteId(key),
        interview_id=TALK,
        kind=kind,
        text=text,
        speaker=Speaker.PARTICIPANT,
        at_ms=at_ms,
        keyed_ms=at_ms,
        kept_ms=at_ms,
    )


def line(question: str, text: str, member: str = "") -> DebriefLine:
    return DebriefLine(
        id=DebriefLineId(question + member), interview_id=TALK, question=question, text=text, member=member
    )


def test_everybody_has_a_line_and_every_question_too() -> None:
    found = sheet(["Ines", "Tom"], ["What surprised us?"], [line(STOOD_OUT, "The torch", "Tom")])
    assert [(one.member, one.text) for one in found.own] == [("Ines", ""), ("Tom", "The torch")]
    assert [one.question for one in found.shared] == ["What surprised us?"]
    assert not found.is_everybody_done


def test_lines_of_people_and_questions_that_are_gone_stay_readable() -> None:
    found = sheet(["Ines"], [], [line(STOOD_OUT, "The torch", "Tom"), line("surprised", "Drove there")])
    assert [one.member for one in found.own] == ["Ines", "Tom"]
    assert [(one.question, one.text) for one in found.shared] == [("surprised", "Drove there")]


def test_one_alone_has_one_line() -> None:
    assert [one.member for one in sheet([], [], []).own] == [""]


def test_marks_stand_between_what_was_said() -> None:
    talk = [
        note("a", 0, "truck comes"),
        note("m", 10, kind=NoteKind.MARK),
        note("n", 20, "*", NoteKind.MARK),
        note("b", 30, "signs"),
    ]
    found = marks(talk, 100)
    assert [(one.note.id, one.before and one.before.id, one.after and one.after.id) for one in found] == [
        ("m", "a", "b"),
        ("n", "a", "b"),
    ]


def test_a_mark_completed_by_another_note_is_shown_by_that_one() -> None:
    later = replace(note("w", 10, "he skipped it"), completes_id=NoteId("m"), is_added_later=True)
    assert [one.note.id for one in marks([note("m", 10, kind=NoteKind.MARK), later], 100)] == ["w"]


def test_a_note_added_after_the_end_was_no_mark() -> None:
    assert marks([replace(note("a", 90, "and this"), keyed_ms=100, is_added_later=True)], 100) == ()


@pytest.mark.parametrize(
    ("text", "at_ms", "is_same"),
    [
        ("Counts the pallets twice", 30_000, True),
        ("Counts the pallets twice", 90_000, False),
        ("Phones the planner", 30_000, False),
        ("", 30_000, False),
    ],
)
def test_the_same_moment_is_near_and_in_like_words(text: str, at_ms: int, is_same: bool) -> None:
    assert is_same_moment(note("a", 0, "counts pallets with a torch"), note("b", at_ms, text)) is is_same


def test_said_to_be_a_double_is_enough() -> None:
    assert is_same_moment(note("a", 0, "one"), replace(note("b", 900_000, "two"), duplicate_of_id=NoteId("a")))


@pytest.fixture
def bare(desk: Desk) -> SnapshotPage:
    return snapshots.page(desk, interviews.prepare(desk, "Marit").id)


def test_what_is_missing_is_named(bare: SnapshotPage) -> None:
    known = Known(parts={Part.PORTRAIT}, wordless_marks=2, open_ideas=1)
    found = {gap.todo: gap.count for gap in gaps(bare, known)}
    assert found == {
        Todo.QUOTE: 1,
        Todo.MOMENTS: FEWEST_MOMENTS,
        Todo.OPPORTUNITIES: 1,
        Todo.FACTS: 1,
        Todo.MARKS: 2,
        Todo.IDEAS: 1,
        Todo.UNASKED: 1,
    }
