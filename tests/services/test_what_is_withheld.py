"""What is withdrawn or parked stays in the desk and off everything that is shown to others."""

from __future__ import annotations

from typing import Any

import pytest

from discovery_desk.domain.interview import Interview
from discovery_desk.services import consent, interviews, notes, opportunities, snapshots, stretches
from discovery_desk.services.desk import Desk

LINES = ("> I wrote to eleven people", "+ Calls the ward", "! I need to know who is free", "= Swaps are by photo")


@pytest.fixture
def interview(desk: Desk, clock: Any) -> Interview:
    started = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)
    for line in LINES:
        clock.advance(ms=10_000)
        notes.keep(desk, started.id, line)
    return started


def page(desk: Desk, interview: Interview) -> tuple[str, int, int, int]:
    made = snapshots.page(desk, interview.id)
    quote = made.quote.text if made.quote else ""
    return quote, len(made.moments), len(made.opportunities), len(made.insights)


WHOLE, NOTHING = ("I wrote to eleven people", 1, 1, 1), ("", 0, 0, 0)


def test_withdrawn_notes_take_all_that_was_drawn_from_them_off_the_page(desk: Desk, interview: Interview) -> None:
    assert page(desk, interview) == WHOLE
    consent.withdraw_notes(desk, interview.id, 0)
    assert page(desk, interview) == NOTHING
    assert desk.read.lines_to_repeat() == {}
    assert len(notes.of_interview(desk, interview.id)) == len(LINES)
    consent.bring_back_notes(desk, interview.id)
    assert page(desk, interview) == WHOLE
    assert desk.read.lines_to_repeat() == {interview.id: WHOLE[0]}


def test_parked_notes_are_no_evidence(desk: Desk, interview: Interview) -> None:
    stretches.park_notes(desk, [note.id for note in notes.of_interview(desk, interview.id)], is_parked=True)
    assert page(desk, interview) == NOTHING
    assert desk.read.lines_to_repeat() == {}


def test_a_chosen_quote_gives_way_when_it_is_withdrawn(desk: Desk, interview: Interview) -> None:
    notes.keep(desk, interview.id, "> Nobody answered", at_ms=60_000)
    first, second = snapshots.quote_choices(desk, interview.id)
    snapshots.choose_quote(desk, interview.id, second, "Nobody")
    consent.withdraw_notes(desk, interview.id, 60_000)
    assert [choice.text for choice in snapshots.quote_choices(desk, interview.id)] == [first.text]
    assert page(desk, interview)[0] == first.text
    assert desk.read.lines_to_repeat() == {interview.id: first.text}


def test_a_quote_chosen_by_hand_from_a_parked_stretch_stays(desk: Desk, interview: Interview) -> None:
    (choice,) = snapshots.quote_choices(desk, interview.id)
    snapshots.choose_quote(desk, interview.id, choice)
    assert choice.note_id is not None
    stretches.park_notes(desk, [choice.note_id], is_parked=True)
    assert page(desk, interview)[0] == WHOLE[0]
    assert desk.read.lines_to_repeat() == {interview.id: WHOLE[0]}


def test_one_note_that_counts_is_enough(desk: Desk, interview: Interview) -> None:
    (opportunity,) = opportunities.of_interview(desk, interview.id)
    free = notes.keep(desk, interview.id, "asks in the group", at_ms=5_000)
    opportunities.rest_on(desk, opportunity.id, free.id)
    consent.withdraw_notes(desk, interview.id, 6_000)
    assert page(desk, interview) == ("", 0, 1, 0)


def test_what_was_added_without_a_note_is_theirs_to_show(desk: Desk, interview: Interview) -> None:
    opportunities.add(desk, interview.id, "I need sleep")
    consent.withdraw_notes(desk, interview.id, 0)
    assert [one.text for one in snapshots.page(desk, interview.id).opportunities] == ["I need sleep"]
