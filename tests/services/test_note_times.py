"""When notes were heard: moved one by one, all together, and with the reaction offset."""

from __future__ import annotations

import pytest

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import Note
from discovery_desk.services import importing, interviews, moments, note_times, notes
from discovery_desk.services.desk import Desk


@pytest.fixture
def talk(desk: Desk) -> InterviewId:
    return interviews.prepare(desk, "Ada", reaction_offset_ms=3000).id


def keep(desk: Desk, talk: InterviewId, line: str, keyed_s: int) -> Note:
    return notes.keep(desk, talk, line, notes.Stamp(keyed_s * 1000, keyed_s * 1000 + 500))


def times(desk: Desk, talk: InterviewId) -> list[tuple[str, int]]:
    return [(note.text, note.at_ms) for note in notes.of_interview(desk, talk)]


def test_a_note_goes_to_the_time_that_is_given(desk: Desk, talk: InterviewId) -> None:
    note, _other = keep(desk, talk, "one", 10), keep(desk, talk, "two", 20)
    note_times.retime(desk, note.id, 754_000)
    assert times(desk, talk) == [("two", 17_000), ("one", 754_000)]
    moved = notes.get(desk, note.id)
    assert (moved.keyed_ms, moved.kept_ms) == (10_000, 10_500)
    note_times.retime(desk, note.id, -1)
    assert times(desk, talk)[0] == ("one", 0)


def test_a_moment_goes_with_the_note_it_was_heard_in(desk: Desk, talk: InterviewId) -> None:
    note = keep(desk, talk, "+ waits", 10)
    by_hand = moments.add(desk, talk, "goes")
    note_times.retime(desk, note.id, 60_000)
    assert [one.heard_ms for one in desk.read.moments(talk)] == [60_000, None]
    notes.shift(desk, note.id, 5_000)
    note_times.shift_all(desk, talk, -60_000)
    assert [one.heard_ms for one in desk.read.moments(talk)] == [5_000, None]
    assert moments.get(desk, by_hand.id).heard_ms is None


def test_all_notes_are_shifted_and_keep_their_order_at_the_zero(desk: Desk, talk: InterviewId) -> None:
    late, early = keep(desk, talk, "late", 40), keep(desk, talk, "early", 10)
    notes.shift(desk, late.id, -25_000)
    assert early.at_ms < 12_000
    keep(desk, talk, "end", 90)
    note_times.shift_all(desk, talk, -30_000)
    assert times(desk, talk) == [("early", 0), ("late", 0), ("end", 57_000)]
    note_times.shift_all(desk, talk, 5_000)
    assert [text for text, _ in times(desk, talk)] == ["early", "late", "end"]
    desk.undo()
    desk.undo()
    assert times(desk, talk) == [("early", 7_000), ("late", 12_000), ("end", 87_000)]


def test_another_offset_moves_the_notes_that_stand_where_it_put_them(desk: Desk, talk: InterviewId) -> None:
    keep(desk, talk, "at once", 1)
    moved = keep(desk, talk, "retimed", 20)
    keep(desk, talk, "as stamped", 30)
    note_times.retime(desk, moved.id, 12_000)
    note_times.set_reaction_offset(desk, talk, 10_000)
    assert times(desk, talk) == [("at once", 0), ("retimed", 12_000), ("as stamped", 20_000)]
    assert keep(desk, talk, "later", 60).at_ms == 50_000
    note_times.set_reaction_offset(desk, talk, 0)
    assert times(desk, talk)[0] == ("at once", 1_000)
    desk.undo()
    assert interviews.get(desk, talk).reaction_offset_ms == 10_000
    assert times(desk, talk) == [
        ("at once", 0),
        ("retimed", 12_000),
        ("as stamped", 20_000),
        ("later", 50_000),
    ]


def test_imported_notes_stay_where_their_story_says(desk: Desk) -> None:
    talk = importing.import_file(desk, importing.demo_files()[0]).id
    before = times(desk, talk)
    note_times.set_reaction_offset(desk, talk, 3_000)
    assert times(desk, talk) == before
    assert interviews.get(desk, talk).reaction_offset_ms == 3_000


@pytest.mark.parametrize("offset", [-1, 30_001])
def test_an_offset_has_its_bounds(desk: Desk, talk: InterviewId, offset: int) -> None:
    with pytest.raises(RuleBroken, match="reaction-offset"):
        note_times.set_reaction_offset(desk, talk, offset)
