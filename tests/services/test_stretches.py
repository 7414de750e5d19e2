"""Gaps, parked stretches, and what they do to notes kept meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import Interview
from discovery_desk.domain.stretch import ParkedFor
from discovery_desk.services import interviews, notes, stretches
from discovery_desk.services.desk import Desk, open_desk


@pytest.fixture
def interview(desk: Desk, clock: Any) -> Interview:
    started = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)
    clock.advance(ms=60_000)
    return started


def test_a_gap_begins_and_ends_where_a_note_of_that_moment_would_stand(
    desk: Desk, interview: Interview, clock: Any
) -> None:
    stretches.toggle_gap(desk, interview.id)
    note = notes.keep(desk, interview.id, "lost him")
    clock.advance(ms=45_000)
    ended = stretches.toggle_gap(desk, interview.id)
    assert (ended.from_ms, ended.to_ms, ended.what) == (note.at_ms, note.at_ms + 45_000, "gap")
    assert stretches.gap_now(desk, interview.id) is None
    assert interviews.elapsed_ms(desk, interview) == 105_000


def test_each_begin_and_end_is_a_step_that_can_be_taken_back(desk: Desk, interview: Interview, clock: Any) -> None:
    stretches.toggle_gap(desk, interview.id)
    clock.advance(ms=1000)
    stretches.toggle_gap(desk, interview.id)
    assert desk.undo() == "The talk goes on"
    assert stretches.gap_now(desk, interview.id) is not None
    assert desk.undo() == "Interruption"
    assert stretches.of_interview(desk, interview.id) == ()


def test_notes_of_a_parked_stretch_are_parked_and_no_others(desk: Desk, interview: Interview, clock: Any) -> None:
    before = notes.keep(desk, interview.id, "before")
    clock.advance(ms=1000)
    stretches.toggle_parked(desk, interview.id, ParkedFor.DEMO)
    during = notes.keep(desk, interview.id, "during")
    clock.advance(ms=30_000)
    stretches.toggle_parked(desk, interview.id)
    after = notes.keep(desk, interview.id, "after")
    assert [notes.get(desk, one.id).is_parked for one in (before, during, after)] == [False, True, False]
    (stretch,) = stretches.of_interview(desk, interview.id)
    assert (stretch.what, stretch.remark) == ("parked", "demo")


def test_a_note_begun_before_the_park_key_is_of_the_story(desk: Desk, interview: Interview, clock: Any) -> None:
    began = interviews.elapsed_ms(desk, interview)
    clock.advance(ms=4000)
    stretches.toggle_parked(desk, interview.id)
    kept = notes.keep(desk, interview.id, "half typed", notes.Stamp(began, began + 9000))
    assert not notes.get(desk, kept.id).is_parked


def test_a_note_added_later_into_a_parked_stretch_is_parked(desk: Desk, interview: Interview, clock: Any) -> None:
    begun = stretches.toggle_parked(desk, interview.id)
    clock.advance(ms=20_000)
    interviews.end(desk, interview.id)
    late = notes.keep(desk, interview.id, "they showed slides", at_ms=begun.from_ms + 5000)
    assert notes.get(desk, late.id).is_parked


def test_a_gap_inside_a_parked_stretch_leaves_it_open(desk: Desk, interview: Interview, clock: Any) -> None:
    stretches.toggle_parked(desk, interview.id)
    stretches.toggle_gap(desk, interview.id)
    clock.advance(ms=5000)
    stretches.toggle_gap(desk, interview.id)
    assert stretches.parked_now(desk, interview.id)


def test_what_it_turned_into_can_be_said_afterwards_and_changed(desk: Desk, interview: Interview) -> None:
    stretches.park_for(desk, interview.id, ParkedFor.PITCH)
    assert stretches.of_interview(desk, interview.id) == ()
    stretches.toggle_parked(desk, interview.id)
    stretches.park_for(desk, interview.id, ParkedFor.PITCH)
    stretches.park_for(desk, interview.id, ParkedFor.SUPPORT)
    assert [one.remark for one in stretches.of_interview(desk, interview.id)] == ["support"]


def test_the_end_closes_what_is_open_in_the_same_step(desk: Desk, interview: Interview, clock: Any) -> None:
    stretches.toggle_gap(desk, interview.id)
    stretches.toggle_parked(desk, interview.id)
    clock.advance(ms=10_000)
    interviews.end(desk, interview.id)
    assert [one.to_ms for one in stretches.of_interview(desk, interview.id)] == [70_000, 70_000]
    assert desk.undo() == "End the interview"
    assert [one.to_ms for one in stretches.of_interview(desk, interview.id)] == [None, None]


@pytest.mark.parametrize("toggle", [stretches.toggle_gap, stretches.toggle_parked])
def test_only_a_running_talk_is_interrupted(desk: Desk, interview: Interview, toggle: Any) -> None:
    planned = interviews.prepare(desk, "Grace")
    interviews.end(desk, interview.id)
    for one in (planned, interview):
        with pytest.raises(RuleBroken) as refused:
            toggle(desk, one.id)
        assert refused.value.rule == "not-live"


def test_an_open_gap_is_still_open_in_a_reopened_file(desk_path: Path, clock: Any) -> None:
    desk = open_desk(desk_path, clock=clock)
    interview = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)
    clock.advance(ms=30_000)
    begun = stretches.toggle_gap(desk, interview.id)
    desk.close()
    desk = open_desk(desk_path, clock=clock)
    try:
        assert stretches.gap_now(desk, interview.id) == begun
    finally:
        desk.close()


def test_kept_notes_are_parked_and_taken_back_in_one_step(desk: Desk, interview: Interview) -> None:
    pair = [notes.keep(desk, interview.id, text).id for text in ("one", "two")]
    stretches.park_notes(desk, pair, is_parked=True)
    assert [note.is_parked for note in notes.of_interview(desk, interview.id)] == [True, True]
    assert desk.undo() == "Park notes"
    assert [note.is_parked for note in notes.of_interview(desk, interview.id)] == [False, False]
