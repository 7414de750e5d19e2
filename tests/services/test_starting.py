"""Minutes or a promised end, people who come back, seats that are remembered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.participant import Participant
from discovery_desk.domain.promise import Promise, read_promise
from discovery_desk.domain.team import SeatKind
from discovery_desk.services import interviews, packs, starting
from discovery_desk.services.desk import Desk

NOW = datetime(2026, 3, 2, 10, 2, 31)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("20", 20), (" 45 ", 45), ("30 min", 30), ("5", 5), ("180", 180)],
)
def test_minutes_are_minutes(text: str, minutes: int) -> None:
    assert read_promise(text, NOW) == Promise(minutes)


@pytest.mark.parametrize("text", ["10:30", "until 10:30", "bis 10.30", "10h30", "à 10h30", "10:30 h"])
def test_an_end_is_counted_from_the_minute_that_it_is(text: str) -> None:
    assert read_promise(text, NOW) == Promise(28, NOW.replace(second=0))


def test_an_end_after_midnight_is_tomorrow() -> None:
    late = NOW.replace(hour=23, minute=50)
    assert read_promise("0:20", late).minutes == 30


@pytest.mark.parametrize("text", ["", "soon", "4", "181", "9:00", "25:00", "10:75", "-20", "1e2", "10:30:15", "٣"])
def test_what_is_neither_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_promise(text, NOW)
    assert (refused.value.rule, refused.value.detail) == ("promise", text)


def test_a_late_start_does_not_move_the_promised_end(desk: Desk, clock: Any) -> None:
    promise = starting.promise_of(desk, "until 10:30")  # the clock of the tests stands at 10:00 local time
    assert promise.minutes == 30
    late = interviews.prepare(desk, "Ada", agreed_minutes=promise.minutes, scheduled_start=promise.from_)
    clock.advance(ms=7 * 60_000)
    late = interviews.start_clock(desk, late.id)
    clock.advance(ms=60_000)
    assert interviews.elapsed_ms(desk, late) == 60_000
    assert interviews.left_ms(desk, late) == 22 * 60_000
    assert late.promised_end is not None
    assert f"{late.promised_end:%H:%M}" == "10:30"
    clock.advance(ms=23 * 60_000)
    assert interviews.left_ms(desk, late) == -60_000


def test_agreed_minutes_count_from_the_start(desk: Desk, clock: Any) -> None:
    interview = interviews.prepare(desk, "Ada", agreed_minutes=20)
    clock.advance(ms=7 * 60_000)
    interview = interviews.start_clock(desk, interview.id)
    clock.advance(ms=60_000)
    assert interviews.left_ms(desk, interview) == 19 * 60_000


def test_who_comes_back_is_the_same_participant(desk: Desk, clock: Any) -> None:
    first = interviews.start_clock(desk, interviews.prepare(desk, "Ada Lovelace").id)
    clock.advance(ms=1000)
    interviews.prepare(desk, "Grace Hopper")
    known = starting.offers(desk).known(" ada  LOVELACE ")
    assert known is not None
    assert (known.id, known.last_on, known.times) == (first.participant_id, first.on, 1)
    again = interviews.prepare(desk, "ada lovelace", returning=known.id)
    assert again.participant_id == first.participant_id
    assert again.title == "Ada Lovelace"
    assert len(desk.read.all(Participant)) == 2
    twice = starting.offers(desk).known("Ada Lovelace")
    assert twice is not None
    assert twice.times == 2


@pytest.mark.parametrize(
    ("typed", "expected"), [("ada", "Ada Lovelace"), ("lov", "Ada Lovelace"), ("ove", None), ("", None)]
)
def test_a_name_is_offered_by_how_a_part_of_it_begins(desk: Desk, typed: str, expected: str | None) -> None:
    interviews.prepare(desk, "Ada Lovelace")
    found = starting.offers(desk).beginning(typed)
    assert (found.name if found else None) == expected


def test_seats_prompt_and_language_are_remembered_from_the_interview_before(desk: Desk) -> None:
    assert starting.offers(desk) == starting.Offers(packs=packs.packs(desk))
    seats = [("Clara", SeatKind.INTERVIEWER), ("Tom", SeatKind.NOTE_TAKER)]
    interviews.prepare(desk, "Ada", seats=seats, story_prompt="The last time", notes_language="de")
    offers = starting.offers(desk)
    assert (offers.interviewer, offers.note_taker) == ("Clara", "Tom")
    assert (offers.story_prompt, offers.notes_language, offers.team) == ("The last time", "de", ("Clara", "Tom"))


def test_who_did_both_is_offered_for_both(desk: Desk) -> None:
    interviews.prepare(desk, "Ada", seats=[("Clara", SeatKind.INTERVIEWER_AND_NOTE_TAKER)])
    offers = starting.offers(desk)
    assert (offers.interviewer, offers.note_taker) == ("Clara", "Clara")


def test_the_day_after_an_unknown_start_is_not_made_up(desk: Desk) -> None:
    interviews.prepare(desk, "Ada")
    known = starting.offers(desk).known("Ada")
    assert known is not None
    assert known.last_on is None
