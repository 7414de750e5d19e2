"""Times inside an interview, places in an order, and which consent counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.consent import ConsentEntry, ConsentEntryId, ConsentScope, in_force
from discovery_desk.domain.interview import (
    Interview,
    InterviewId,
    clock_near,
    clock_text,
    parse_clock,
    wall_ms,
)
from discovery_desk.domain.ordering import even_ranks, rank_between, ranks_between
from discovery_desk.domain.participant import ParticipantId


@given(st.integers(0, 9999 * 3_600_000))
def test_a_time_that_is_written_can_be_read_again(at_ms: int) -> None:
    assert parse_clock(clock_text(at_ms)) == at_ms // 1000 * 1000


@pytest.mark.parametrize(
    ("at_ms", "text"),
    [
        (0, "00:00"),
        (999, "00:00"),
        (-5000, "00:00"),
        (761_000, "12:41"),
        (3_600_000, "1:00:00"),
        (3_723_000, "1:02:03"),
    ],
)
def test_hours_are_written_only_where_there_are_any(at_ms: int, text: str) -> None:
    assert clock_text(at_ms) == text


@pytest.mark.parametrize("text", ["", "12", "12:60", "1:60:00", "1:2:3:4", "-1:20", "a:b", "١:٢", "12:", "1.5:20"])
def test_what_is_no_time_is_refused(text: str) -> None:
    assert parse_clock(text) is None


@pytest.mark.parametrize(("text", "at_ms"), [("12:41", 761_000), (" 1:02:03 ", 3_723_000), ("90:00", 5_400_000)])
def test_times_are_read_as_people_write_them(text: str, at_ms: int) -> None:
    assert parse_clock(text) == at_ms


def test_wall_time_is_never_negative_and_knows_zones() -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert wall_ms(start, start - timedelta(hours=1)) == 0
    assert wall_ms(start, datetime(2026, 3, 2, 11, 0, 1, tzinfo=timezone(timedelta(hours=2)))) == 1000


def test_the_local_start_is_the_real_one_or_else_the_planned_one() -> None:
    planned = Interview(
        id=InterviewId("i"),
        participant_id=ParticipantId("p"),
        title="T",
        scheduled_start=datetime(2026, 3, 2, 9, 0),
        utc_offset_min=330,
    )
    assert planned.local_start == datetime(2026, 3, 2, 9, 0)
    begun = Interview(
        id=InterviewId("i"),
        participant_id=ParticipantId("p"),
        title="T",
        started_at=datetime(2026, 3, 2, 20, 0, tzinfo=UTC),
        utc_offset_min=330,
    )
    assert begun.local_start == datetime(2026, 3, 3, 1, 30)
    assert str(begun.on) == "2026-03-03"
    assert Interview(id=InterviewId("i"), participant_id=ParticipantId("p"), title="T").on is None


@given(st.lists(st.integers(0, 40), max_size=60))
def test_a_rank_falls_between_its_neighbours_until_there_is_no_room(places: list[int]) -> None:
    ranks = [1024.0]
    for place in places:
        here = place % (len(ranks) + 1)
        before = ranks[here - 1] if here else None
        after = ranks[here] if here < len(ranks) else None
        made = rank_between(before, after)
        if made is None:
            ranks = list(even_ranks(len(ranks)))
        else:
            ranks.insert(here, made)
        assert all(one < other for one, other in pairwise(ranks))


def test_two_that_are_nearly_equal_leave_no_room_between() -> None:
    assert rank_between(1.0, 1.0 + 1e-7) is None
    assert rank_between(2.0, 1.0) is None
    assert even_ranks(3) == (1024.0, 2048.0, 3072.0)
    assert even_ranks(0) == ()


def entry(number: int, at_ms: int, scope: ConsentScope, is_given: bool) -> ConsentEntry:
    return ConsentEntry(
        id=ConsentEntryId(f"c{number}"), interview_id=InterviewId("i"), at_ms=at_ms, scope=scope, is_given=is_given
    )


def test_the_latest_word_on_each_scope_counts() -> None:
    given_first = entry(1, 60_000, ConsentScope.AUDIO_RECORDING, True)
    taken_back = entry(2, 900_000, ConsentScope.AUDIO_RECORDING, False)
    notes = entry(3, 60_000, ConsentScope.NOTES, True)
    assert in_force([taken_back, notes, given_first]) == {
        ConsentScope.AUDIO_RECORDING: taken_back,
        ConsentScope.NOTES: notes,
    }
    assert in_force([]) == {}


def test_of_two_words_at_the_same_time_the_one_written_later_counts() -> None:
    yes, no = entry(1, 60_000, ConsentScope.PHOTO, True), entry(2, 60_000, ConsentScope.PHOTO, False)
    assert in_force([no, yes])[ConsentScope.PHOTO] is no


@pytest.mark.parametrize(
    ("typed", "at_ms"),
    [
        ("12:41", 761_000),
        ("1:02:03", 3_723_000),
        ("+5", 65_000),
        (" - 10 ", 50_000),
        ("\u22122 s", 58_000),
        ("+1:30", 150_000),
        ("-2:00", 0),
        ("\u0661\u0662:\u0664\u0661", 761_000),
    ],
)
def test_a_time_is_typed_as_a_clock_or_as_seconds_from_here(typed: str, at_ms: int) -> None:
    assert clock_near(typed, 60_000) == at_ms


@pytest.mark.parametrize("typed", ["", "soon", "12", "+", "-", "+x", "12:99", "++5", "5+", "+123456", "\u00b2"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert clock_near(typed, 60_000) is None


@given(
    before=st.none() | st.floats(-1e6, 1e6),
    gap=st.none() | st.floats(1e-3, 1e6),
    count=st.integers(1, 50),
)
def test_several_ranks_fall_between_two_in_order(before: float | None, gap: float | None, count: int) -> None:
    after = None if gap is None else (before or 0.0) + gap
    ranks = ranks_between(before, after, count)
    assert ranks is not None
    placed = [rank for rank in (before, *ranks, after) if rank is not None]
    assert len(ranks) == count
    assert all(one < other for one, other in pairwise(placed))


def test_where_there_is_no_room_for_several_ranks_none_are_given() -> None:
    assert ranks_between(1.0, 1.0 + 1e-5, 50) is None
    assert ranks_between(1.0, 1.0 + 1e-7, 1) is None
