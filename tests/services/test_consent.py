"""Answers and their times, withdrawal, people present, the recording elsewhere, several stories."""

from __future__ import annotations

from typing import Any

import pytest

from discovery_desk.domain.consent import ConsentScope, in_force
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import Interview, recording_ms
from discovery_desk.domain.moment import Link
from discovery_desk.domain.team import SeatKind, TeamMember
from discovery_desk.services import consent, interviews, moments, notes, opportunities, recording, seats, stories
from discovery_desk.services.desk import Desk

NOTES, AUDIO, PHOTO = ConsentScope.NOTES, ConsentScope.AUDIO_RECORDING, ConsentScope.PHOTO


@pytest.fixture
def interview(desk: Desk, clock: Any) -> Interview:
    started = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)
    clock.advance(ms=60_000)
    return started


def said(desk: Desk, interview: Interview) -> list[tuple[int, str, bool]]:
    return [(one.at_ms, one.scope.value, one.is_given) for one in consent.entries(desk, interview.id)]


def press(desk: Desk, interview: Interview, *scopes: ConsentScope) -> None:
    for scope in scopes:
        consent.answer_next(desk, interview.id, scope)


def withdrawn(desk: Desk, interview: Interview) -> list[bool]:
    return [note.is_withdrawn for note in notes.of_interview(desk, interview.id)]


def test_one_key_says_yes_and_two_say_no_without_a_trace_of_a_yes(desk: Desk, interview: Interview) -> None:
    press(desk, interview, NOTES, AUDIO, AUDIO)
    assert said(desk, interview) == [(60_000, "notes", True), (60_000, "audio_recording", False)]
    press(desk, interview, AUDIO)
    assert said(desk, interview) == [(60_000, "notes", True)]


def test_later_a_key_turns_the_answer_round_and_keeps_what_was_said(
    desk: Desk, interview: Interview, clock: Any
) -> None:
    press(desk, interview, NOTES)
    clock.advance(ms=600_000)
    press(desk, interview, NOTES)
    clock.advance(ms=60_000)
    press(desk, interview, NOTES)
    assert said(desk, interview) == [(60_000, "notes", True), (660_000, "notes", False), (720_000, "notes", True)]


def test_a_slip_after_a_withdrawal_brings_back_the_answer_before_it(
    desk: Desk, interview: Interview, clock: Any
) -> None:
    press(desk, interview, NOTES)
    clock.advance(ms=600_000)
    press(desk, interview, NOTES, NOTES)
    assert said(desk, interview) == [(60_000, "notes", True)]


def test_an_answer_given_again_is_not_another_one(desk: Desk, interview: Interview, clock: Any) -> None:
    consent.answer(desk, interview.id, NOTES, is_given=True)
    clock.advance(ms=60_000)
    consent.answer(desk, interview.id, NOTES, is_given=True)
    assert said(desk, interview) == [(60_000, "notes", True)]


def test_an_answer_is_a_step_and_so_is_its_remark(desk: Desk, interview: Interview) -> None:
    press(desk, interview, PHOTO)
    (entry,) = consent.entries(desk, interview.id)
    consent.remark(desk, entry.id, " photo of the cake only ")
    assert consent.entries(desk, interview.id)[0].remark == "photo of the cake only"
    assert desk.undo() == "Remark on consent"
    assert desk.undo() == "Consent"
    assert said(desk, interview) == []


def test_the_picture_follows_its_answer(desk: Desk, interview: Interview) -> None:
    allowed = []
    for _ in range(3):
        press(desk, interview, PHOTO)
        allowed.append(interviews.participant_of(desk, interview).photo_allowed)
    assert allowed == [True, False, None]


def test_withdrawing_sound_stops_the_recording(desk: Desk, interview: Interview, clock: Any) -> None:
    press(desk, interview, AUDIO)
    recording.starts_now(desk, interview.id)
    clock.advance(ms=100_000)
    press(desk, interview, AUDIO)
    assert interviews.get(desk, interview.id).recording_stopped_ms == 160_000
    desk.undo()
    assert interviews.get(desk, interview.id).recording_stopped_ms is None


def test_a_first_no_stops_nothing(desk: Desk, interview: Interview) -> None:
    recording.starts_now(desk, interview.id)
    consent.answer(desk, interview.id, AUDIO, is_given=False)
    assert interviews.get(desk, interview.id).recording_stopped_ms is None


def test_notes_are_withheld_while_they_are_not_agreed_to(desk: Desk, interview: Interview, clock: Any) -> None:
    press(desk, interview, NOTES)
    for _ in range(3):
        clock.advance(ms=60_000)
        notes.keep(desk, interview.id, "a note")
        press(desk, interview, NOTES)
    assert withdrawn(desk, interview) == [False, True, False]


def test_a_note_added_later_into_a_refused_stretch_is_withheld(desk: Desk, interview: Interview, clock: Any) -> None:
    press(desk, interview, NOTES)
    clock.advance(ms=60_000)
    press(desk, interview, NOTES)
    clock.advance(ms=60_000)
    press(desk, interview, NOTES)
    notes.keep(desk, interview.id, "while refused", at_ms=150_000)
    notes.keep(desk, interview.id, "before", at_ms=90_000)
    assert withdrawn(desk, interview) == [False, True]


@pytest.mark.parametrize(("from_ms", "expected"), [(0, [True, True, True]), (20_000, [False, True, True])])
def test_kept_notes_are_withdrawn_from_a_time_on_in_one_step(
    desk: Desk, interview: Interview, from_ms: int, expected: list[bool]
) -> None:
    for at_ms in (10_000, 20_000, 30_000):
        notes.keep(desk, interview.id, "a note", at_ms=at_ms)
    assert consent.withdraw_notes(desk, interview.id, from_ms) == sum(expected)
    assert withdrawn(desk, interview) == expected
    desk.undo()
    assert withdrawn(desk, interview) == [False, False, False]


def test_withdrawn_notes_come_back_when_they_are_agreed_to_after_all(desk: Desk, interview: Interview) -> None:
    notes.keep(desk, interview.id, "a note")
    consent.withdraw_notes(desk, interview.id, 0)
    assert consent.bring_back_notes(desk, interview.id) == 1
    assert withdrawn(desk, interview) == [False]


def test_seats_are_taken_changed_and_left(desk: Desk, interview: Interview) -> None:
    seats.add(desk, interview.id, " Clara ", SeatKind.INTERVIEWER)
    seats.add(desk, interview.id, "Tom", SeatKind.OBSERVER)
    tom = seats.present(desk, interview.id)[1]
    seats.change(desk, tom.seat.id, SeatKind.NOTE_TAKER)
    assert [(one.name, one.seat.kind.value) for one in seats.present(desk, interview.id)] == [
        ("Clara", "interviewer"),
        ("Tom", "note_taker"),
    ]
    seats.remove(desk, tom.seat.id)
    assert [one.name for one in seats.present(desk, interview.id)] == ["Clara"]
    assert seats.team(desk) == ("Clara", "Tom")


def test_a_member_is_known_however_the_name_is_cased_and_sits_once(desk: Desk, interview: Interview) -> None:
    seats.add(desk, interview.id, "Clara", SeatKind.INTERVIEWER)
    with pytest.raises(RuleBroken) as refused:
        seats.add(desk, interview.id, "clara", SeatKind.GUEST)
    assert (refused.value.rule, refused.value.detail) == ("seated", "clara")
    with pytest.raises(RuleBroken) as nameless:
        seats.add(desk, interview.id, "  ", SeatKind.GUEST)
    assert nameless.value.rule == "no-one"
    assert len(desk.read.all(TeamMember)) == 1


def test_a_time_in_the_talk_has_a_place_in_the_recording(desk: Desk, interview: Interview, clock: Any) -> None:
    recording.starts_now(desk, interview.id)
    clock.advance(ms=100_000)
    running = interviews.get(desk, interview.id)
    assert [recording_ms(at, running) for at in (59_999, 60_000, 160_000)] == [None, 0, 100_000]
    stopped = recording.stops_now(desk, interview.id)
    assert [recording_ms(at, stopped) for at in (160_000, 160_001)] == [100_000, None]
    with pytest.raises(RuleBroken) as refused:
        recording.stops_now(desk, interview.id)
    assert refused.value.rule == "not-recording"


def test_what_the_recorder_shows_sets_its_zero_even_before_ours(desk: Desk, interview: Interview) -> None:
    assert recording.shows(desk, interview.id, "00:00:12").recording_offset_ms == 48_000
    assert recording.shows(desk, interview.id, "1:30").recording_offset_ms == -30_000
    with pytest.raises(RuleBroken) as refused:
        recording.shows(desk, interview.id, "soon")
    assert (refused.value.rule, refused.value.detail) == ("clock", "soon")


def test_a_recording_is_agreed_to_while_a_yes_is_in_force(desk: Desk, interview: Interview, clock: Any) -> None:
    assert not recording.is_agreed(desk, interview.id)
    press(desk, interview, ConsentScope.VIDEO_RECORDING)
    assert recording.is_agreed(desk, interview.id)
    clock.advance(ms=60_000)
    press(desk, interview, ConsentScope.VIDEO_RECORDING)
    assert not recording.is_agreed(desk, interview.id)
    assert ConsentScope.VIDEO_RECORDING in in_force(consent.entries(desk, interview.id))


def test_what_is_told_in_another_story_is_never_joined_to_the_one_before(desk: Desk, interview: Interview) -> None:
    notes.keep(desk, interview.id, "+ Calls the ward")
    notes.keep(desk, interview.id, "+ Nobody answers")
    story = stories.begin_another(desk, interview.id)
    notes.keep(desk, interview.id, "~ calm")
    notes.keep(desk, interview.id, "! I need to see who is free")
    notes.keep(desk, interview.id, "+ Opens the calendar")
    notes.keep(desk, interview.id, "~ relieved")
    told = desk.read.moments(interview.id)
    assert [one.story_id == story.id for one in told] == [False, False, True]
    assert [one.feeling for one in told] == ["", "", "relieved"]
    assert len(desk.read.where(Link, interview_id=interview.id)) == 1
    assert [one.moment_id for one in opportunities.of_interview(desk, interview.id)] == [None]


def test_a_box_added_by_hand_begins_the_new_story(desk: Desk, interview: Interview) -> None:
    notes.keep(desk, interview.id, "+ Calls the ward")
    story = stories.begin_another(desk, interview.id)
    assert moments.add(desk, interview.id, "Opens the calendar").story_id == story.id


def test_a_third_story_waits_until_the_second_has_begun(desk: Desk, interview: Interview) -> None:
    stories.begin_another(desk, interview.id)
    with pytest.raises(RuleBroken) as refused:
        stories.begin_another(desk, interview.id)
    assert refused.value.rule == "story-empty"
    assert desk.undo() == "Begin another story"
    assert len(stories.of_interview(desk, interview.id)) == 1
