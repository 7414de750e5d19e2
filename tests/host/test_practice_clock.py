"""The clock of a played story."""

from __future__ import annotations

from discovery_desk.host.practice_clock import PracticeClock


def test_it_stands_until_the_story_goes(clock) -> None:  # type: ignore[no-untyped-def]
    played = PracticeClock(clock, 60_000)
    clock.advance(ms=5000)
    assert played.position_ms == 0
    played.go_on()
    clock.advance(ms=5000)
    assert (played.position_ms, played.goes) == (5000, True)


def test_a_pause_takes_no_time(clock) -> None:  # type: ignore[no-untyped-def]
    played = PracticeClock(clock, 60_000)
    played.go_on()
    clock.advance(ms=5000)
    played.pause()
    before = played.now()
    clock.advance(ms=30_000)
    assert played.now() == before
    played.go_on()
    clock.advance(ms=1000)
    assert played.position_ms == 6000


def test_at_speed_more_of_the_story_goes_by_and_going_back_is_as_far_as_ever(clock) -> None:  # type: ignore[no-untyped-def]
    played = PracticeClock(clock, 60_000, 1.5)
    played.go_on()
    clock.advance(ms=10_000)
    assert played.position_ms == 15_000
    played.back(5000)
    clock.advance(ms=2000)
    assert played.position_ms == 13_000


def test_it_stops_where_the_story_ends(clock) -> None:  # type: ignore[no-untyped-def]
    played = PracticeClock(clock, 60_000)
    played.go_on()
    clock.advance(ms=61_000)
    assert (played.position_ms, played.is_at_end, played.goes) == (60_000, True, False)


def test_going_back_makes_its_time_earlier_but_never_earlier_than_the_start(clock) -> None:  # type: ignore[no-untyped-def]
    played = PracticeClock(clock, 60_000)
    played.go_on()
    clock.advance(ms=20_000)
    played.back(15_000)
    clock.advance(ms=1000)
    assert played.position_ms == 6000
    played.back(15_000)
    assert played.position_ms == 0


def test_from_the_end_one_can_go_back_and_it_goes_on(clock) -> None:  # type: ignore[no-untyped-def]
    played = PracticeClock(clock, 60_000)
    played.go_on()
    clock.advance(ms=90_000)
    played.back(15_000)
    clock.advance(ms=1000)
    assert played.position_ms == 46_000


def test_its_instants_are_as_far_apart_as_what_was_played(clock) -> None:  # type: ignore[no-untyped-def]
    played = PracticeClock(clock, 60_000, 1.5)
    zero = played.now()
    played.go_on()
    clock.advance(ms=10_000)
    assert played.now().boot_ms - zero.boot_ms == 15_000
    assert (played.now().at - zero.at).total_seconds() == 15
