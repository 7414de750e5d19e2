"""When something may be pointed out: the rules of the practice, one by one."""

from __future__ import annotations

import pytest

from discovery_desk.domain.cues import Cue
from discovery_desk.domain.nudges import (
    Nudge,
    NudgeLog,
    Sign,
    chosen,
    gap_in,
    is_over,
    may_nudge,
    minutes_of,
    signs_due,
)
from discovery_desk.domain.prompts import Limits, Progress

LIMITS = Limits(no_nudge_in_phases=("settle", "close"))
LATER = 5 * 60_000


def cue(name: str, *say: str) -> Cue:
    return Cue(name, 0, 4, "word", say or ("What happened?",), name)


def test_none_in_the_first_minute() -> None:
    assert not may_nudge(LIMITS, "scene", 59_999, NudgeLog())
    assert may_nudge(LIMITS, "scene", 60_000, NudgeLog())


@pytest.mark.parametrize("phase", ["settle", "close"])
def test_none_while_settling_in_and_closing(phase: str) -> None:
    assert not may_nudge(LIMITS, phase, LATER, NudgeLog())


def test_forty_five_seconds_lie_between_two() -> None:
    log = NudgeLog().shown(LATER)
    assert not may_nudge(LIMITS, "scene", LATER + 44_999, log)
    assert may_nudge(LIMITS, "scene", LATER + 45_000, log)


def test_no_more_than_six_in_ten_minutes() -> None:
    log = NudgeLog()
    for at in range(6):
        assert may_nudge(LIMITS, "scene", LATER + at * 60_000, log)
        log = log.shown(LATER + at * 60_000)
    assert not may_nudge(LIMITS, "scene", LATER + 9 * 60_000, log)
    assert may_nudge(LIMITS, "scene", LATER + 10 * 60_000, log)


def test_hushed_for_two_minutes_and_again_renews_it() -> None:
    log = NudgeLog().hush(LIMITS, LATER)
    assert not may_nudge(LIMITS, "scene", LATER + 119_999, log)
    assert may_nudge(LIMITS, "scene", LATER + 120_000, log)
    renewed = log.hush(LIMITS, LATER + 100_000)
    assert not may_nudge(LIMITS, "scene", LATER + 219_999, renewed)
    assert may_nudge(LIMITS, "scene", LATER + 120_000, log.listen_again())


def test_gone_after_ninety_seconds() -> None:
    nudge = Nudge("generality", "usually", "And then?", "n", LATER)
    assert not is_over(LIMITS, nudge, LATER + 89_999)
    assert is_over(LIMITS, nudge, LATER + 90_000)


def test_the_more_telling_cue_is_pointed_out_and_second_hand_talk_never() -> None:
    found = [cue("generality"), cue("hypothetical"), cue("solution_request"), cue("second_hand")]
    assert chosen(found, {}) == (found[2], "What happened?")
    assert chosen([cue("second_hand"), cue("sensitive")], {}) is None


def test_a_sentence_with_an_unknown_slot_is_never_said() -> None:
    general = cue("generality", "And on {when}: what did you do then?", "Which time was the last?")
    assert chosen([general], {}) == (general, "Which time was the last?")
    assert chosen([general], {"when": "Tuesday"}) == (general, "And on Tuesday: what did you do then?")
    assert chosen([general], {"when": "yesterday"}) == (general, "And yesterday: what did you do then?")
    assert chosen([cue("generality", "On {when}?")], {}) is None


def test_what_was_asked_before_is_said_in_other_words() -> None:
    general = cue("generality", "And then?", "Which time was the last?")
    assert chosen([general], {}, asked=["And then?"]) == (general, "Which time was the last?")
    assert chosen([general], {}, asked=["And then?", "Which time was the last?"]) == (general, "And then?")


def progress(minutes: float, *heard: str, has_summary: bool = False) -> Progress:
    return Progress(round(minutes * 60_000), 30 * 60_000, frozenset(heard), has_summary=has_summary)


@pytest.mark.parametrize(
    ("seen", "signs"),
    [
        (progress(5.9), ()),
        (progress(6), (Sign.NO_EPISODE,)),
        (progress(13.5, "when"), (Sign.THIN_SCENE,)),
        (progress(13.5, "when", "who", "where"), ()),
        (progress(18, "when", "who", "where"), (Sign.PLAY_BACK,)),
        (progress(18, "when", "who", "where", has_summary=True), ()),
        (progress(24, "when", "who", "where", has_summary=True), (Sign.CLOSE,)),
        (progress(28, "when", "who", "where", has_summary=True), (Sign.END,)),
        (progress(40, "when", "who", "where", has_summary=True), (Sign.END,)),
        (Progress(None, 30 * 60_000), ()),
        (Progress(29 * 60_000, 30 * 60_000, is_ended=True), ()),
        (Progress(29 * 60_000, 0), ()),
    ],
)
def test_what_the_clock_has_to_say(seen: Progress, signs: tuple[Sign, ...]) -> None:
    assert signs_due(seen) == signs


def test_a_hole_in_the_told_time_is_half_an_hour_without_a_note() -> None:
    assert gap_in(["04:40", "05:10", "05:50"], []) == 1
    assert gap_in(["04:40", "05:10", "05:50"], ["05:30"]) is None
    assert gap_in(["04:40", "", "09:00"], []) is None
    assert gap_in(["04:40", "05:10"], []) is None


@pytest.mark.parametrize(
    ("told", "minutes"), [("04:40", 280), ("4h40", 280), ("4.40", 280), ("in May", None), ("", None)]
)
def test_told_times_are_read(told: str, minutes: int | None) -> None:
    assert minutes_of(told) == minutes
