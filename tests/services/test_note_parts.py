"""Splitting and joining notes: no word is lost, nothing is left that points to a note that has gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import LONGEST_NOTE, Note, NoteId, NoteKind
from discovery_desk.domain.snapshot import Quote
from discovery_desk.services import importing, interviews, note_parts, notes, opportunities, snapshots
from discovery_desk.services.desk import Desk


@pytest.fixture
def talk(desk: Desk) -> InterviewId:
    return interviews.prepare(desk, "Ada").id


def keep(desk: Desk, talk: InterviewId, line: str, at_s: int = 60) -> Note:
    return notes.keep(desk, talk, line, notes.Stamp(at_s * 1000 + 3000, at_s * 1000 + 4000))


def texts(desk: Desk, talk: InterviewId) -> list[str]:
    return [note.text for note in notes.of_interview(desk, talk)]


def test_the_second_half_comes_right_after_the_first(desk: Desk, talk: InterviewId) -> None:
    note = keep(desk, talk, "> I wrote to eleven. Nobody came #pain")
    keep(desk, talk, "at the same second")
    second = note_parts.split(desk, note.id, len("I wrote to eleven."))
    assert texts(desk, talk) == ["I wrote to eleven.", "Nobody came", "at the same second"]
    assert (second.kind, second.at_ms, second.keyed_ms) == (NoteKind.QUOTE, note.at_ms, note.keyed_ms)
    assert desk.read.tags(talk) == {note.id: ("pain",)}
    assert desk.read.last_note(talk) is not None
    third = note_parts.split(desk, note.id, len("I wrote"))
    assert texts(desk, talk) == ["I wrote", "to eleven.", "Nobody came", "at the same second"]
    assert third.text == "to eleven."


def test_the_second_half_can_have_a_time_of_its_own(desk: Desk, talk: InterviewId) -> None:
    note = keep(desk, talk, "waits and then goes")
    keep(desk, talk, "in between", 70)
    note_parts.split(desk, note.id, len("waits"), at_ms=80_000)
    assert texts(desk, talk) == ["waits", "in between", "and then goes"]


def test_what_a_note_brought_with_it_stays_with_the_first_half(desk: Desk, talk: InterviewId) -> None:
    note = keep(desk, talk, "+ waits and then goes")
    second = note_parts.split(desk, note.id, len("waits"))
    (moment,) = desk.read.moments(talk)
    assert moment.label == "waits"
    assert desk.read.sources(talk) == {moment.id: (note.id,)}
    assert second.kind is NoteKind.NOTE


@pytest.mark.parametrize("at", [0, 2, 7, 99])
def test_a_half_that_says_nothing_is_no_half(desk: Desk, talk: InterviewId, at: int) -> None:
    note = keep(desk, talk, "x")
    with pytest.raises(RuleBroken, match="nothing-to-split"):
        note_parts.split(desk, note.id, at, text="  waits  ")
    assert texts(desk, talk) == ["x"]


def test_a_note_is_split_as_it_is_being_edited(desk: Desk, talk: InterviewId) -> None:
    note = keep(desk, talk, "waits")
    note_parts.split(desk, note.id, len("waits 👩‍🚀 long"), text="waits 👩‍🚀 long and goes")
    assert texts(desk, talk) == ["waits 👩‍🚀 long", "and goes"]
    desk.undo()
    assert texts(desk, talk) == ["waits"]


@pytest.mark.parametrize(("one", "other", "joined"), [("a", "b", "a b"), ("a\nb", "c", "a\nb\nc")])
def test_joined_texts_follow_each_other(desk: Desk, talk: InterviewId, one: str, other: str, joined: str) -> None:
    first, second = keep(desk, talk, f"> {one} #pain"), keep(desk, talk, f"{other} #need #pain", 70)
    note_parts.join(desk, second.id)
    (note,) = notes.of_interview(desk, talk)
    assert (note.id, note.text, note.kind, note.at_ms, note.is_edited) == (
        first.id,
        joined,
        NoteKind.QUOTE,
        first.at_ms,
        True,
    )
    assert desk.read.tags(talk) == {first.id: ("pain", "need")}


def test_all_that_rested_on_the_second_rests_on_the_first(desk: Desk, talk: InterviewId) -> None:
    first, second = keep(desk, talk, "+ waits"), keep(desk, talk, "! I need to know", 70)
    for line in ("> nobody came", "= odd"):
        keep(desk, talk, line, 80)
    opportunity = opportunities.of_interview(desk, talk)[0]
    opportunities.rest_on(desk, opportunity.id, first.id)
    snapshots.choose_quote(desk, talk, snapshots.quote_choices(desk, talk)[0])
    for note in reversed(notes.of_interview(desk, talk)[1:]):
        note_parts.join(desk, note.id)
    assert desk.read.evidence(talk) == {opportunity.id: (first.id,)}
    assert [one.note_id for one in desk.read.where(Insight, interview_id=talk)] == [first.id]
    assert [one.note_id for one in desk.read.where(Quote, interview_id=talk)] == [first.id]
    assert list(desk.read.sources(talk).values()) == [(first.id,)]
    assert desk.read.get(Note, second.id) is None


def test_an_empty_mark_becomes_what_comes_after_it(desk: Desk, talk: InterviewId) -> None:
    mark, words = keep(desk, talk, "*"), keep(desk, talk, "+ signs for eleven", 70)
    joined = note_parts.join(desk, words.id)
    assert (joined.id, joined.kind, joined.text) == (mark.id, NoteKind.MOMENT, "signs for eleven")
    (moment,) = desk.read.moments(talk)
    assert desk.read.sources(talk) == {moment.id: (mark.id,)}


def test_two_halves_do_not_complete_or_double_each_other(desk: Desk, talk: InterviewId) -> None:
    mark, words, copy = (keep(desk, talk, line, 60 + at) for at, line in enumerate(("* x", "signs", "signs")))
    with desk.change("Complete") as unit:
        unit.put(replace(words, completes_id=mark.id))
        unit.put(replace(copy, duplicate_of_id=words.id))
    note_parts.join(desk, words.id)
    first, double = notes.of_interview(desk, talk)
    assert first.completes_id is None
    assert double.duplicate_of_id == mark.id
    note_parts.join(desk, double.id)
    (alone,) = notes.of_interview(desk, talk)
    assert alone.duplicate_of_id is None


def test_the_first_note_has_none_to_join(desk: Desk, talk: InterviewId) -> None:
    other = interviews.prepare(desk, "Eve")
    keep(desk, other.id, "elsewhere", 1)
    note = keep(desk, talk, "alone")
    with pytest.raises(RuleBroken, match="no-note-before"):
        note_parts.join(desk, note.id)


def test_two_that_are_too_much_for_one_stay_two(desk: Desk, talk: InterviewId) -> None:
    keep(desk, talk, "x" * LONGEST_NOTE)
    note = keep(desk, talk, "y", 70)
    with pytest.raises(RuleBroken, match="too-long"):
        note_parts.join(desk, note.id)
    assert len(notes.of_interview(desk, talk)) == 2


def test_a_withdrawn_half_makes_a_withdrawn_note(desk: Desk, talk: InterviewId) -> None:
    keep(desk, talk, "said")
    note = keep(desk, talk, "taken back", 70)
    with desk.change("Withdraw") as unit:
        unit.put(replace(note, is_withdrawn=True))
    assert note_parts.join(desk, note.id).is_withdrawn


def test_a_note_of_an_imported_story_is_split_where_it_stands(desk: Desk) -> None:
    talk = importing.import_file(desk, importing.demo_files()[0]).id
    told = notes.of_interview(desk, talk)
    note = next(one for one in told if " " in one.text and one.kind is NoteKind.NOTE)
    second = note_parts.split(desk, note.id, note.text.index(" "))
    ids: list[NoteId] = [one.id for one in told]
    ids.insert(ids.index(note.id) + 1, second.id)
    assert [one.id for one in notes.of_interview(desk, talk)] == ids
    note_parts.join(desk, second.id)
    assert [(one.id, one.text) for one in notes.of_interview(desk, talk)] == [(one.id, one.text) for one in told]
