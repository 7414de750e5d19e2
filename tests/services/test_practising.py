"""Practising leaves nothing behind unless it is asked to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from discovery_desk.domain.errors import FileExists, RuleBroken
from discovery_desk.domain.note import Force, NoteKind
from discovery_desk.services import interviews, notes, practice, prompting
from discovery_desk.services.desk import Desk, open_desk
from discovery_desk.services.practice import Practice, PracticeDesk


@pytest.fixture
def room(clock) -> Iterator[PracticeDesk]:  # type: ignore[no-untyped-def]
    made = PracticeDesk(clock)
    yield made
    made.desk.close()


@pytest.fixture
def practised(room: PracticeDesk) -> Practice:
    return room.begin(practice.stories()[0], 300_000)


def test_the_interview_is_running_from_the_first_word_and_has_the_storys_prompt(practised: Practice) -> None:
    assert interviews.live(practised.desk) == practised.interview
    assert interviews.story_prompt_of(practised.desk, practised.interview) == practised.story.prompt


def test_the_clock_of_the_interview_is_the_clock_of_the_story(practised: Practice, clock) -> None:  # type: ignore[no-untyped-def]
    clock.advance(ms=40_000)
    practised.toggle()
    clock.advance(ms=999_000)
    assert interviews.elapsed_ms(practised.desk, practised.interview) == 40_000


def test_beginning_cannot_be_undone(practised: Practice) -> None:
    assert practised.desk.undo() is None


def test_the_comparison_reaches_as_far_as_was_listened_to_also_after_going_back(practised: Practice, clock) -> None:  # type: ignore[no-untyped-def]
    clock.advance(ms=172_000)
    practised.back()
    heard = [line.careful.key for line in practised.review().lines if line.careful]
    assert heard[-1] == "n05"
    assert practised.heard_again == 1


def test_notes_are_compared_with_their_tags_and_kinds(practised: Practice, clock) -> None:  # type: ignore[no-untyped-def]
    clock.advance(ms=146_000)
    notes.keep(practised.desk, practised.interview_id, "thursday 16:40 okada child fever 39.2 #actor")
    line = practised.review().caught[0]
    assert line.own is not None
    assert (line.own.kind, line.own.tags, line.tags_of_careful_only) == (NoteKind.NOTE, ("actor",), ("context",))


def test_a_practice_that_is_kept_opens_as_a_desk_with_the_same_rows(
    practised: Practice, clock, tmp_path: Path, dump
) -> None:  # type: ignore[no-untyped-def]
    notes.keep(practised.desk, practised.interview_id, "+ reads the message #pain")
    path = tmp_path / "practice.desk"
    practice.keep_as_desk(practised, path)
    kept = open_desk(path, clock=clock)
    assert dump(kept) == dump(practised.desk)
    kept.close()


def test_a_file_that_is_there_already_is_left_as_it_is(practised: Practice, tmp_path: Path) -> None:
    path = tmp_path / "mine.desk"
    path.write_bytes(b"something of mine")
    with pytest.raises(FileExists):
        practice.keep_as_desk(practised, path)
    assert path.read_bytes() == b"something of mine"


def test_notes_can_be_had_as_text(practised: Practice, clock) -> None:  # type: ignore[no-untyped-def]
    clock.advance(ms=63_000)
    notes.keep(practised.desk, practised.interview_id, "> one more problem in my pocket")
    assert practised.notes_as_text() == "01:00  one more problem in my pocket"


def test_nobody_practises_while_an_interview_is_running(desk: Desk) -> None:
    practice.require_no_live(desk)
    planned = interviews.prepare(desk, "Marit")
    practice.require_no_live(desk)
    interviews.start_clock(desk, planned.id)
    with pytest.raises(RuleBroken) as broken:
        practice.require_no_live(desk)
    assert broken.value.rule == "live-now"


def test_a_switch_is_compared_by_its_forces(room: PracticeDesk, clock) -> None:  # type: ignore[no-untyped-def]
    practised = room.begin(practice.stories()[3], 1_100_000)
    clock.advance(ms=1_100_000)
    note = notes.keep(practised.desk, practised.interview_id, "only Vietnamese woman learning German", at_ms=968_000)
    assert "anxiety" in [facet.name for facet in practised.review().lights.missed]
    prompting.toggle_force(practised.desk, note.id, Force.ANXIETY)
    assert "anxiety" not in [facet.name for facet in practised.review().lights.missed]
    assert "What was good enough until then?" in practised.review().could_ask
