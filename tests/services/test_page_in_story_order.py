"""Opportunities stand on the page in story order until a hand moves them, and the page knows how soon it was made."""

from __future__ import annotations

import pytest

from discovery_desk.domain.interview import InterviewId
from discovery_desk.services import interviews, notes, opportunities, snapshots
from discovery_desk.services.desk import Desk
from tests.conftest import StandingClock

MINUTE = 60_000


@pytest.fixture
def abc(desk: Desk) -> InterviewId:
    """A talk of three moments."""
    made = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id).id
    for label in "abc":
        notes.keep(desk, made, f"+ {label}")
    return made


def order(desk: Desk, talk: InterviewId) -> str:
    return "".join(one.text for one in snapshots.on_page(desk, talk))


def hung(desk: Desk, talk: InterviewId, text: str, label: str) -> None:
    (moment,) = (one for one in desk.read.moments(talk) if one.label == label)
    opportunities.hang(desk, opportunities.add(desk, talk, text).id, moment.id)


def test_one_that_is_hung_takes_the_place_of_its_moment_in_the_story(desk: Desk, abc: InterviewId) -> None:
    hung(desk, abc, "C", "c")
    opportunities.add(desk, abc, "X")
    hung(desk, abc, "A", "a")
    hung(desk, abc, "B", "b")
    assert order(desk, abc) == "ABCX"
    desk.undo()
    assert order(desk, abc) == "ACXB"


def test_of_one_moment_the_one_heard_first_comes_first(desk: Desk, abc: InterviewId) -> None:
    hung(desk, abc, "B", "b")
    hung(desk, abc, "1", "a")
    hung(desk, abc, "2", "a")
    assert order(desk, abc) == "12B"


def test_a_hand_has_the_last_word(desk: Desk, abc: InterviewId) -> None:
    hung(desk, abc, "A", "a")
    hung(desk, abc, "B", "b")
    _, b = snapshots.on_page(desk, abc)
    snapshots.move_on_page(desk, b.id, -1)
    opportunities.hang(desk, b.id, desk.read.moments(abc)[2].id)
    assert order(desk, abc) == "BA"


def test_the_time_since_the_end_counts_until_the_page_is_made(
    desk: Desk, abc: InterviewId, clock: StandingClock
) -> None:
    clock.advance(ms=30 * MINUTE)
    interviews.end(desk, abc)
    clock.advance(ms=12 * MINUTE)
    assert snapshots.page(desk, abc).minutes_to_make == 12
    snapshots.mark_done(desk, abc)
    clock.advance(ms=3 * 24 * 60 * MINUTE)
    assert snapshots.page(desk, abc).minutes_to_make == 12


def test_a_page_of_a_talk_that_goes_on_has_not_been_made(desk: Desk, abc: InterviewId) -> None:
    assert snapshots.page(desk, abc).minutes_to_make is None
