"""What to ask next, out of a desk: the same after every change as if everything were read anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkKind
from discovery_desk.domain.note import Force, NoteKind
from discovery_desk.domain.nudges import NudgeLog, Sign
from discovery_desk.domain.opportunity import SolutionRequest
from discovery_desk.host.settings import Settings
from discovery_desk.services import interviews, links, moments, notes, prompting, stories, threads
from discovery_desk.services.desk import Desk
from discovery_desk.services.prompting import Listening

MINUTE = 60_000


@pytest.fixture
def talk(desk: Desk) -> InterviewId:
    interview = interviews.prepare(desk, "Marit", agreed_minutes=30)
    interviews.start_clock(desk, interview.id)
    interviews.choose_phase(desk, interview.id, "timeline")
    return interview.id


@pytest.fixture
def listening(desk: Desk, talk: InterviewId) -> Iterator[Listening]:
    made = Listening(desk, talk)
    unsubscribe = desk.feed.subscribe(made.hear)
    yield made
    unsubscribe()


def test_listening_comes_to_the_same_as_reading_everything(desk: Desk, talk: InterviewId, listening: Listening) -> None:
    where = notes.keep(desk, talk, "north dock #context")
    notes.keep(desk, talk, "> On Tuesday it was a nightmare")
    asked = notes.keep(desk, talk, "? who is Dario")
    notes.keep(desk, talk, "+ Truck comes")
    notes.keep(desk, talk, "+ Signs for 11 #pain")
    steps = (
        lambda: notes.toggle_tag(desk, where.id, "actor"),
        lambda: notes.reword(desk, where.id, "in the yard"),
        lambda: threads.ask(desk, asked.id),
        lambda: notes.delete(desk, where.id),
        desk.undo,
        desk.undo,
        lambda: interviews.log_prompt(desk, talk, "And then?", was_asked=True),
        lambda: interviews.toggle_facet(desk, talk, "goal"),
        desk.undo,
    )
    for step in steps:
        step()
        assert listening.outlook(MINUTE) == prompting.outlook(desk, talk, MINUTE)
    assert listening.outlook(MINUTE).slots["node_b"] == "Signs for 11"


def test_another_interview_is_not_listened_to(desk: Desk, listening: Listening) -> None:
    before = listening.outlook(MINUTE)
    other = interviews.prepare(desk, "Dario")
    notes.keep(desk, other.id, "On Friday #pain")
    assert listening.outlook(MINUTE) == before


def test_digging_shows_the_note_it_is_about(desk: Desk, talk: InterviewId) -> None:
    notes.keep(desk, talk, "Pallet is short #pain")
    notes.keep(desk, talk, "Signs for 11")
    assert prompting.outlook(desk, talk).context == ""
    interviews.choose_phase(desk, talk, "dig")
    assert prompting.outlook(desk, talk).context == "Pallet is short"


def test_playing_back_tells_the_moments_in_their_order_story_by_story(desk: Desk, talk: InterviewId) -> None:
    interviews.choose_phase(desk, talk, "playback")
    for line in ("+ Truck comes early", "+ Counts by torchlight", "+ I sign for 11"):
        notes.keep(desk, talk, line)
    listening = prompting.Listening(desk, talk)
    desk.feed.subscribe(listening.hear)
    links.retype(desk, desk.read.all(Link)[0].id, LinkKind.WAIT)
    brief = ["Truck comes early.", "Then it took a while: Counts by torchlight.", "After that: I sign for 11."]
    assert listening.outlook().recap == (f"It starts like this: {brief[0]}", *brief[1:])
    stories.begin_another(desk, talk)
    notes.keep(desk, talk, "+ DHL calls")
    assert listening.outlook().recap == (
        f"The first story starts like this: {brief[0]}",
        *brief[1:],
        "Another story starts like this: DHL calls.",
    )


def test_no_gap_is_seen_between_two_stories(desk: Desk, talk: InterviewId) -> None:
    for label, told_time in (("Truck comes", "08:00"), ("Counts", "08:10"), ("DHL calls", "17:00")):
        if label == "DHL calls":
            stories.begin_another(desk, talk)
        notes.keep(desk, talk, f"+ {label}")
        moments.describe(desk, desk.read.moments(talk)[-1].id, told_time=told_time)
    assert "node_a" not in prompting.outlook(desk, talk, MINUTE).slots
    assert Sign.GAP not in [sign for sign, _words in prompting.outlook(desk, talk, MINUTE).signs]
    moments.describe(desk, desk.read.moments(talk)[1].id, told_time="09:10")
    assert Sign.GAP in [sign for sign, _words in prompting.outlook(desk, talk, MINUTE).signs]


def test_threads_are_newest_first_and_close_begins_with_the_oldest(desk: Desk, talk: InterviewId, clock: Any) -> None:
    said = notes.keep(desk, talk, "Dario plans it")
    clock.advance(ms=MINUTE)
    notes.keep(desk, talk, "? second pallet")
    assert threads.come_back_to(desk, said.id)
    seen = prompting.outlook(desk, talk, MINUTE)
    assert [note.text for note in seen.threads] == ["second pallet", "Dario plans it"]
    assert not any(prompt.thread for prompt in seen.prompts)
    interviews.choose_phase(desk, talk, "close")
    first = prompting.outlook(desk, talk, MINUTE).prompts[:2]
    assert [prompt.words for prompt in first] == ["Dario plans it", "second pallet"]


def test_a_thread_that_was_asked_is_settled_and_logged_in_one_step(desk: Desk, talk: InterviewId) -> None:
    note = notes.keep(desk, talk, "? who is Dario")
    threads.ask(desk, note.id)
    assert prompting.outlook(desk, talk).threads == ()
    assert desk.undo() == "Thread asked"
    assert [one.id for one in prompting.outlook(desk, talk).threads] == [note.id]


def test_marking_a_note_to_come_back_to_leaves_what_it_is(desk: Desk, talk: InterviewId) -> None:
    note = notes.keep(desk, talk, "> the list is a lie")
    assert threads.come_back_to(desk, note.id)
    assert notes.get(desk, note.id).kind is NoteKind.QUOTE
    threads.ask(desk, note.id)
    assert threads.come_back_to(desk, note.id), "what was asked can be come back to again"
    assert not threads.come_back_to(desk, note.id)
    assert prompting.outlook(desk, talk).threads == ()


def test_a_nudge_goes_back_to_the_day_that_was_noted(desk: Desk, talk: InterviewId) -> None:
    notes.keep(desk, talk, "On Tuesday, north dock")
    note = notes.keep(desk, talk, "Says she usually signs")
    found = nudged(desk, talk, note)
    assert found is not None
    assert (found.cue, found.match, found.when) == ("generality", "usually", "Tuesday")
    assert found.words == "And on Tuesday: what did you do then?"


@pytest.mark.parametrize(
    "settings", [Settings(hears_cues=False), Settings(silent_words=["usually"])], ids=["hears no cues", "silent word"]
)
def test_what_is_not_listened_for_is_not_pointed_out(desk: Desk, talk: InterviewId, settings: Settings) -> None:
    note = notes.keep(desk, talk, "Says she usually signs")
    assert nudged(desk, talk, note, settings) is None
    assert prompting.spans_of(note.text, "en", settings) == ()


def test_the_interviewers_own_words_are_never_pointed_out(desk: Desk, talk: InterviewId) -> None:
    note = notes.keep(desk, talk, "What do you usually do?")
    notes.set_kind(desk, note.id, NoteKind.QUESTION)
    assert nudged(desk, talk, notes.get(desk, note.id)) is None
    ours = notes.keep(desk, talk, "[ usually avoids my eyes")
    assert nudged(desk, talk, ours) is None


def test_spans_say_where_and_why() -> None:
    text = "Says she usually signs; would be nice to have an app"
    spans = prompting.spans_of(text, "en", Settings())
    assert [(text[start : start + length], why) for start, length, why in spans] == [
        ("usually", "Sounds general"),
        ("would be nice", "A maybe"),
        ("have an app", "An idea of theirs"),
    ]
    assert prompting.spans_of("usually", "tlh", Settings()) == ()


def test_an_idea_is_kept_aside_once_and_can_be_undone(desk: Desk, talk: InterviewId) -> None:
    note = notes.keep(desk, talk, "There should be an app for that")
    kept = prompting.keep_idea_aside(desk, note.id, "What would it have done?")
    assert prompting.keep_idea_aside(desk, note.id, "again") == kept
    assert (kept.as_said, kept.probe) == ("There should be an app for that", "What would it have done?")
    desk.undo()
    assert desk.read.all(SolutionRequest) == ()


def test_a_force_is_given_and_taken(desk: Desk, talk: InterviewId) -> None:
    note = notes.keep(desk, talk, "the old one broke")
    prompting.toggle_force(desk, note.id, Force.PUSH)
    assert notes.get(desk, note.id).force is Force.PUSH
    prompting.toggle_force(desk, note.id, Force.PUSH)
    assert notes.get(desk, note.id).force is None


def test_a_switch_is_covered_by_its_forces(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Hanh", template="switch_timeline")
    note = notes.keep(desk, interview.id, "the old one broke")
    prompting.toggle_force(desk, note.id, Force.PUSH)
    seen = prompting.outlook(desk, interview.id)
    assert "push" in seen.heard
    assert seen.pack.has_forces


def test_the_last_minutes_are_told_by_the_clock_and_the_rest_after_a_note(desk: Desk, talk: InterviewId) -> None:
    early = prompting.outlook(desk, talk, 7 * MINUTE)
    assert prompting.sign_to_show(early, [], NudgeLog(), 7 * MINUTE, is_after_note=False) is None
    found = prompting.sign_to_show(early, [], NudgeLog(), 7 * MINUTE, is_after_note=True)
    assert found == (Sign.NO_EPISODE, "No single episode yet. Ask for the freshest one.")
    assert prompting.sign_to_show(early, [Sign.NO_EPISODE], NudgeLog(), 7 * MINUTE, is_after_note=True) is None
    late = prompting.outlook(desk, talk, 24 * MINUTE)
    assert prompting.sign_to_show(late, [], NudgeLog(), 24 * MINUTE, is_after_note=False) == (
        Sign.CLOSE,
        "Six minutes left. Time to close.",
    )


def test_details_of_a_moment_fill_facets(desk: Desk, talk: InterviewId) -> None:
    notes.keep(desk, talk, "+ Truck comes")
    moment = desk.read.moments(talk)[0]
    assert "where" not in prompting.outlook(desk, talk).heard
    with desk.change("Place") as unit:
        unit.put(replace(moment, place="north dock", actors=("driver",)))
    seen = prompting.outlook(desk, talk)
    assert {"where", "who", "first_step"} <= seen.heard
    assert seen.slots["other_person"] == "driver"


def nudged(desk: Desk, talk: InterviewId, note, settings: Settings | None = None):  # type: ignore[no-untyped-def]
    seen = prompting.outlook(desk, talk, 5 * MINUTE)
    return prompting.nudge_for(desk, note, seen, settings=settings or Settings(), log=NudgeLog(), now_ms=5 * MINUTE)


def test_a_late_start_leaves_the_prompts_only_the_time_until_the_promised_end(desk: Desk, clock: Any) -> None:
    now = clock.now()
    local = (now.at + timedelta(minutes=now.utc_offset_min)).replace(tzinfo=None)
    planned = interviews.prepare(desk, "Ada", agreed_minutes=30, scheduled_start=local)
    clock.advance(ms=20 * 60_000)
    late = interviews.start_clock(desk, planned.id)
    assert interviews.get(desk, late.id).granted_ms == 10 * 60_000
    seen = prompting.outlook(desk, late.id, 8 * 60_000)
    assert Sign.END in [sign for sign, _words in seen.signs]
    assert seen.slots["end_time"] == f"{local + timedelta(minutes=30):%H:%M}"
