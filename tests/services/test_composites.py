"""Stories side by side: matched by hand, traceable to people, and never part of anything that somebody has lived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.composite import CompositeLane, CompositeMap, CompositeStep, StepMoment
from discovery_desk.domain.composite_map import Composite, cells
from discovery_desk.domain.composite_matching import suggestions
from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import Interview
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.note import NoteKind
from discovery_desk.services import (
    composites,
    consent,
    exporting,
    importing,
    interviews,
    moments,
    notes,
    page_check,
    snapshots,
    stories,
)
from discovery_desk.services.desk import Desk

TOLD = {
    "Ada": ("+ Calls the ward", "+ Writes to the group", "+ Waits for an answer"),
    "Bea": ("+ Rings the ward twice", "+ Waits an hour", "+ Goes home"),
}


@pytest.fixture
def talks(desk: Desk, clock: Any) -> dict[str, Interview]:
    held = {}
    for name, lines in TOLD.items():
        interview = interviews.prepare(desk, name)
        interviews.start_clock(desk, interview.id)
        for line in lines:
            clock.advance(ms=10_000)
            notes.keep(desk, interview.id, line)
        held[name] = interviews.end(desk, interview.id)
    return held


@pytest.fixture
def made(desk: Desk, talks: dict[str, Interview]) -> CompositeMap:
    """Both stories, one step that holds the first moment of each."""
    made = composites.make(desk, "Finding cover", "night shifts")
    for interview in talks.values():
        composites.add_story(desk, made.id, stories.of_interview(desk, interview.id)[0].id)
    ada, bea = (desk.read.moments(interview.id) for interview in talks.values())
    step = composites.step_from(desk, made.id, ada[0].id)
    composites.match(desk, step.id, [bea[0].id])
    return made


def steps(shown: Composite) -> dict[str, list[str]]:
    return {step.label: [one.label for one in shown.moments_at(step.id)] for step in shown.steps}


def told(desk: Desk, made: CompositeMap, name: str) -> tuple[Moment, ...]:
    return next(lane.moments for lane in composites.shown(desk, made.id).lanes if lane.person == name)


def test_a_step_from_a_moment_is_called_like_it_and_holds_it(desk: Desk, made: CompositeMap) -> None:
    shown = composites.shown(desk, made.id)
    assert steps(shown) == {"Calls the ward": ["Calls the ward", "Rings the ward twice"]}
    assert [lane.person for lane in shown.lanes] == ["Ada", "Bea"]
    assert shown.people_at(shown.steps[0].id) == 2


def test_a_new_step_stands_where_its_moment_stands_in_the_story(desk: Desk, made: CompositeMap) -> None:
    composites.step_from(desk, made.id, told(desk, made, "Ada")[2].id)
    composites.step_from(desk, made.id, told(desk, made, "Ada")[1].id)
    composites.unmatch(desk, made.id, [told(desk, made, "Ada")[0].id])
    composites.step_from(desk, made.id, told(desk, made, "Ada")[0].id)
    labels = [step.label for step in composites.shown(desk, made.id).steps]
    assert labels == ["Calls the ward", "Calls the ward", "Writes to the group", "Waits for an answer"]


def test_a_moment_is_in_one_step_of_a_composite_at_most(desk: Desk, made: CompositeMap) -> None:
    other = composites.add_step(desk, made.id, "They ask around")
    call = told(desk, made, "Ada")[0]
    composites.match(desk, other.id, [call.id])
    assert steps(composites.shown(desk, made.id)) == {
        "Calls the ward": ["Rings the ward twice"],
        "They ask around": ["Calls the ward"],
    }
    assert len(desk.read.where(StepMoment, moment_id=call.id)) == 1


def test_the_same_moment_may_be_in_another_composite(desk: Desk, made: CompositeMap) -> None:
    call = told(desk, made, "Ada")[0]
    second = composites.make(desk, "Other")
    composites.add_story(desk, second.id, call.story_id)
    composites.step_from(desk, second.id, call.id)
    composites.unmatch(desk, second.id, [call.id])
    assert "Calls the ward" in steps(composites.shown(desk, made.id))["Calls the ward"]


def test_several_moments_of_one_story_may_share_a_step_and_count_one_person(desk: Desk, made: CompositeMap) -> None:
    step = composites.shown(desk, made.id).steps[0]
    composites.match(desk, step.id, [one.id for one in told(desk, made, "Ada")])
    shown = composites.shown(desk, made.id)
    assert (len(shown.moments_at(step.id)), shown.people_at(step.id)) == (4, 2)


def test_two_stories_of_one_person_are_one_person(desk: Desk, made: CompositeMap, talks: dict[str, Interview]) -> None:
    person = interviews.participant_of(desk, talks["Ada"])
    again = interviews.prepare(desk, "Ada", returning=person.id)
    moment = moments.add(desk, again.id, "Calls once more")
    composites.add_story(desk, made.id, moment.story_id)
    step = composites.shown(desk, made.id).steps[0]
    composites.match(desk, step.id, [moment.id])
    shown = composites.shown(desk, made.id)
    assert (len(shown.lanes), shown.people(), shown.people_at(step.id)) == (3, 2, 2)
    assert composites.every(desk)[0].people == 2


def test_a_moment_of_a_story_that_takes_no_part_is_refused(desk: Desk, made: CompositeMap) -> None:
    outside = moments.add(desk, interviews.prepare(desk, "Cleo").id, "Calls")
    with pytest.raises(RuleBroken) as refused:
        composites.match(desk, composites.shown(desk, made.id).steps[0].id, [outside.id])
    assert refused.value.rule == "not-in-composite"


def test_a_story_takes_part_once(desk: Desk, made: CompositeMap) -> None:
    with pytest.raises(RuleBroken) as refused:
        composites.add_story(desk, made.id, told(desk, made, "Ada")[0].story_id)
    assert refused.value.rule == "story-taken"


def test_interviews_in_the_bin_take_no_part_and_come_back(
    desk: Desk, made: CompositeMap, talks: dict[str, Interview]
) -> None:
    def put(binned_at: datetime | None) -> None:
        with desk.change("Bin") as unit:
            unit.put(replace(interviews.get(desk, talks["Ada"].id), binned_at=binned_at))

    put(datetime(2026, 3, 3, tzinfo=UTC))
    shown = composites.shown(desk, made.id)
    assert [lane.person for lane in shown.lanes] == ["Bea"]
    assert steps(shown) == {"Calls the ward": ["Rings the ward twice"]}
    fresh = composites.make(desk, "New")
    with pytest.raises(RuleBroken) as refused:
        composites.add_story(desk, fresh.id, stories.of_interview(desk, talks["Ada"].id)[0].id)
    assert refused.value.rule == "in-the-bin"
    put(None)
    assert len(composites.shown(desk, made.id).lanes) == 2


def test_what_was_withdrawn_is_not_shown(desk: Desk, made: CompositeMap, talks: dict[str, Interview]) -> None:
    consent.withdraw_notes(desk, talks["Ada"].id, 0)
    shown = composites.shown(desk, made.id)
    assert shown.lanes[0].moments == ()
    assert steps(shown) == {"Calls the ward": ["Rings the ward twice"]}
    assert shown.people_at(shown.steps[0].id) == 1
    consent.bring_back_notes(desk, talks["Ada"].id)
    assert composites.shown(desk, made.id).people_at(shown.steps[0].id) == 2


def test_a_name_that_may_not_be_shown_is_not(desk: Desk, made: CompositeMap, talks: dict[str, Interview]) -> None:
    consent.answer(desk, talks["Ada"].id, ConsentScope.NAME, is_given=False)
    assert [lane.person for lane in composites.shown(desk, made.id).lanes] == ["", "Bea"]


def test_removing_a_lane_takes_its_moments_out_of_the_steps(desk: Desk, made: CompositeMap) -> None:
    lane = composites.shown(desk, made.id).lanes[0]
    composites.remove_lane(desk, lane.id)
    shown = composites.shown(desk, made.id)
    assert steps(shown) == {"Calls the ward": ["Rings the ward twice"]}
    assert len(desk.read.moments(lane.interview_id)) == 3
    assert len(desk.read.all(StepMoment)) == 1


def test_lanes_and_steps_are_reordered(desk: Desk, made: CompositeMap) -> None:
    composites.add_step(desk, made.id, "B")
    first = composites.shown(desk, made.id).steps[0]
    composites.move_step(desk, first.id, 1)
    composites.move_lane(desk, composites.shown(desk, made.id).lanes[0].id, 1)
    shown = composites.shown(desk, made.id)
    assert [step.label for step in shown.steps] == ["B", "Calls the ward"]
    assert [lane.person for lane in shown.lanes] == ["Bea", "Ada"]
    newest = desk.history.to_undo
    composites.move_step(desk, first.id, 5)
    assert desk.history.to_undo is newest


def test_merging_keeps_the_name_and_all_that_was_matched(desk: Desk, made: CompositeMap) -> None:
    kept = composites.shown(desk, made.id).steps[0]
    gone = composites.step_from(desk, made.id, told(desk, made, "Bea")[1].id)
    composites.merge_steps(desk, kept.id, gone.id)
    assert steps(composites.shown(desk, made.id)) == {
        "Calls the ward": ["Calls the ward", "Rings the ward twice", "Waits an hour"]
    }
    with pytest.raises(NotFound):
        composites.merge_steps(desk, kept.id, gone.id)


def test_two_moments_matched_with_each_other_make_a_step_or_join_one(desk: Desk, made: CompositeMap) -> None:
    ada, bea = told(desk, made, "Ada"), told(desk, made, "Bea")
    composites.match_together(desk, made.id, bea[1].id, ada[2].id)
    assert steps(composites.shown(desk, made.id))["Waits for an answer"] == ["Waits for an answer", "Waits an hour"]
    composites.match_together(desk, made.id, ada[1].id, bea[0].id)
    assert "Writes to the group" in steps(composites.shown(desk, made.id))["Calls the ward"]


def test_a_moment_moved_to_a_story_that_takes_no_part_is_matched_no_more(
    desk: Desk, made: CompositeMap, talks: dict[str, Interview]
) -> None:
    other = stories.begin_another(desk, talks["Ada"].id)
    with desk.change("Move") as unit:
        unit.put(replace(told(desk, made, "Ada")[0], story_id=other.id))
    assert steps(composites.shown(desk, made.id)) == {"Calls the ward": ["Rings the ward twice"]}


def test_only_stories_with_something_to_show_can_be_chosen(desk: Desk, made: CompositeMap) -> None:
    interviews.prepare(desk, "Nobody yet")
    cleo = interviews.prepare(desk, "Cleo")
    moments.add(desk, cleo.id, "Calls")
    assert [(one.person, one.moments) for one in composites.choices(desk, made.id)] == [("Cleo", 1)]


def test_moments_beside_no_step_stand_between_steps_in_their_own_order(desk: Desk, made: CompositeMap) -> None:
    composites.step_from(desk, made.id, told(desk, made, "Bea")[2].id)
    shown = composites.shown(desk, made.id)
    assert [[one.label for one in cell] for cell in cells(shown, shown.lanes[1])] == [
        [],
        ["Rings the ward twice"],
        ["Waits an hour"],
        ["Goes home"],
        [],
    ]


@pytest.mark.usefixtures("qapp")
def test_nothing_of_a_composite_is_in_a_snapshot(
    desk: Desk, talks: dict[str, Interview], request: pytest.FixtureRequest
) -> None:
    def seen() -> list[object]:
        return [
            (
                snapshots.page(desk, one.id),
                page_check.parts_there(desk, one.id),
                exporting.snapshot_pdf(desk, one.id).data,
                interviews.summaries(desk),
            )
            for one in talks.values()
        ]

    before = seen()
    made: CompositeMap = request.getfixturevalue("made")
    composites.rename_step(desk, composites.shown(desk, made.id).steps[0].id, "They call the ward")
    assert seen() == before


def test_a_composite_that_is_removed_takes_nothing_with_it(
    desk: Desk, made: CompositeMap, dump: Callable[[Desk], Any]
) -> None:
    before = dump(desk)
    composites.remove(desk, made.id)
    after = dump(desk)
    ours = (CompositeMap, CompositeLane, CompositeStep, StepMoment)
    assert {entity: rows for entity, rows in before.items() if entity not in ours} == {
        entity: rows for entity, rows in after.items() if entity not in ours
    }
    assert not any(after[entity] for entity in ours)


@pytest.mark.parametrize("words", ["", "  \n"])
def test_titles_and_steps_need_words(desk: Desk, made: CompositeMap, words: str) -> None:
    step = composites.shown(desk, made.id).steps[0]
    for act in (
        lambda: composites.make(desk, words),
        lambda: composites.rename(desk, made.id, words),
        lambda: composites.add_step(desk, made.id, words),
        lambda: composites.rename_step(desk, step.id, words),
    ):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.rule == "empty"


def test_a_removed_moment_leaves_its_step_and_comes_back_to_it(desk: Desk, made: CompositeMap) -> None:
    call = told(desk, made, "Ada")[0]
    moments.delete(desk, [call.id])
    assert steps(composites.shown(desk, made.id)) == {"Calls the ward": ["Rings the ward twice"]}
    desk.undo()
    assert len(steps(composites.shown(desk, made.id))["Calls the ward"]) == 2


def test_parked_notes_do_not_hold_a_moment_up(desk: Desk, made: CompositeMap, talks: dict[str, Interview]) -> None:
    note = next(one for one in notes.of_interview(desk, talks["Bea"].id) if one.kind is NoteKind.MOMENT)
    with desk.change("Park") as unit:
        unit.put(replace(note, is_parked=True))
    assert [one.label for one in told(desk, made, "Bea")] == ["Waits an hour", "Goes home"]


def step_id(desk: Desk, made: CompositeMap) -> Any:
    return composites.shown(desk, made.id).steps[0].id


def lane_id(desk: Desk, made: CompositeMap, place: int = 0) -> Any:
    return composites.shown(desk, made.id).lanes[place].id


def merged(desk: Desk, made: CompositeMap) -> None:
    first, second = composites.shown(desk, made.id).steps
    composites.merge_steps(desk, first.id, second.id)


VERBS: dict[str, Callable[[Desk, CompositeMap], object]] = {
    "make": lambda d, m: composites.make(d, "Other", "topic"),
    "rename": lambda d, m: composites.rename(d, m.id, "Other"),
    "set topic": lambda d, m: composites.set_topic(d, m.id, "Other"),
    "remove": lambda d, m: composites.remove(d, m.id),
    "remove a lane": lambda d, m: composites.remove_lane(d, lane_id(d, m)),
    "reorder lanes": lambda d, m: composites.move_lane(d, lane_id(d, m), 1),
    "add a step": lambda d, m: composites.add_step(d, m.id, "B"),
    "add a step first": lambda d, m: composites.add_step(d, m.id, "B", first=True),
    "step from a moment": lambda d, m: composites.step_from(d, m.id, told(d, m, "Bea")[2].id),
    "rename a step": lambda d, m: composites.rename_step(d, step_id(d, m), "They call"),
    "reorder steps": lambda d, m: composites.move_step(d, step_id(d, m), 1),
    "remove a step": lambda d, m: composites.remove_step(d, step_id(d, m)),
    "merge": merged,
    "match": lambda d, m: composites.match(d, step_id(d, m), [told(d, m, "Ada")[1].id]),
    "match several": lambda d, m: composites.match(d, step_id(d, m), [one.id for one in told(d, m, "Bea")]),
    "match two": lambda d, m: composites.match_together(d, m.id, told(d, m, "Ada")[1].id, told(d, m, "Bea")[1].id),
    "unmatch": lambda d, m: composites.unmatch(d, m.id, [told(d, m, "Ada")[0].id]),
    "unmatch several": lambda d, m: composites.unmatch(d, m.id, [told(d, m, one)[0].id for one in ("Ada", "Bea")]),
}


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_undo_leaves_no_trace_and_redo_does_the_same_again(
    desk: Desk,
    made: CompositeMap,
    verb: Callable[[Desk, CompositeMap], object],
    dump: Callable[[Desk], Any],
) -> None:
    composites.add_step(desk, made.id, "They ask around")
    heard: list[ChangeSet] = []
    desk.feed.subscribe(heard.append)
    before = dump(desk)
    verb(desk, made)
    after = dump(desk)
    assert after != before
    assert len(heard) == 1
    assert desk.undo() == heard[0].label != ""
    assert dump(desk) == before
    desk.redo()
    assert dump(desk) == after


def test_adding_stories_is_one_step(desk: Desk, talks: dict[str, Interview], dump: Callable[[Desk], Any]) -> None:
    made = composites.make(desk, "Finding cover")
    before = dump(desk)
    composites.add_stories(desk, made.id, [one.story.id for one in composites.choices(desk, made.id)])
    assert len(composites.shown(desk, made.id).lanes) == 2
    desk.undo()
    assert dump(desk) == before


def test_the_demo_talks_have_little_in_common_and_little_is_suggested(desk: Desk) -> None:
    """Four topics: what is waited for and paid by a bank is alike, what is posted only sounds alike."""
    made = composites.make(desk, "By hand, because the tool does not do it")
    for story in importing.demo_files():
        importing.import_file(desk, story)
    composites.add_stories(desk, made.id, [one.story.id for one in composites.choices(desk, made.id)])
    everything = [moment for lane in composites.shown(desk, made.id).lanes for moment in lane.moments]
    named = {moment.id: moment.label for moment in everything}
    found = set()
    for moment in everything:
        composites.step_from(desk, made.id, moment.id)
        found |= {(moment.label, named[one.moment_id]) for one in suggestions(composites.shown(desk, made.id))}
        desk.undo()
    layla, emeka = "Waits to see whether the money is real", "Waits four days for the bank's paper"
    assert found == {(layla, emeka), (emeka, layla)}
