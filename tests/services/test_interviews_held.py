"""Preparing, starting, timing and ending an interview; the map's own rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus
from discovery_desk.domain.moment import Link, LinkId, LinkKind, MomentId
from discovery_desk.domain.opportunity import OpportunityId
from discovery_desk.domain.team import Seat, SeatKind, TeamMember
from discovery_desk.services import insights, interviews, links, moments, notes, opportunities, snapshots, story_order
from discovery_desk.services.desk import Desk
from discovery_desk.storage.drafts import Draft


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)


def test_a_prepared_interview_waits_for_its_clock(desk: Desk, clock: Any) -> None:
    seats = [("Clara", SeatKind.INTERVIEWER), ("Tom", SeatKind.NOTE_TAKER)]
    prepared = interviews.prepare(desk, "  Ada Lovelace ", agreed_minutes=45, seats=seats)
    interviews.prepare(desk, "Grace", seats=seats)
    assert (prepared.status, prepared.agreed_minutes) == (InterviewStatus.PLANNED, 45)
    assert interviews.participant_of(desk, prepared).name == "Ada Lovelace"
    assert len(desk.read.all(TeamMember)) == 2
    assert len(desk.read.all(Seat)) == 4
    clock.advance(ms=60_000)
    assert interviews.elapsed_ms(desk, prepared) == 0


@pytest.mark.parametrize("name", ["", "  ", "\x00"])
def test_an_interview_needs_a_name(desk: Desk, name: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        interviews.prepare(desk, name)
    assert refused.value.rule == "no-name"


def test_starting_the_clock_cannot_be_undone_nor_anything_before_it(desk: Desk, interview: Interview) -> None:
    assert interview.status is InterviewStatus.LIVE
    assert desk.undo() is None
    assert interviews.get(desk, interview.id) == interview
    notes.keep(desk, interview.id, "one")
    assert desk.undo() == "Keep a note"
    assert desk.undo() is None


def test_half_typed_words_lead_back_to_a_talk_that_was_about_to_begin(desk: Desk) -> None:
    planned = interviews.prepare(desk, "Ada")
    interviews.prepare(desk, "Grace")
    assert interviews.to_go_back_to(desk) is None
    draft = Draft(interview_id=planned.id, note_id=notes.new_note_id(), text="half a sen", keyed_ms=0)
    notes.save_draft(desk, draft)
    assert interviews.to_go_back_to(desk) == planned
    notes.save_draft(desk, replace(draft, text=""))
    assert interviews.to_go_back_to(desk) is None


def test_a_running_clock_comes_before_half_typed_words_elsewhere(desk: Desk, interview: Interview) -> None:
    planned = interviews.prepare(desk, "Grace")
    notes.save_draft(desk, Draft(interview_id=planned.id, note_id=notes.new_note_id(), text="half", keyed_ms=0))
    assert interviews.to_go_back_to(desk) == interview
    interviews.end(desk, interview.id)
    notes.save_draft(desk, Draft(interview_id=interview.id, note_id=notes.new_note_id(), text="late", keyed_ms=0))
    assert interviews.to_go_back_to(desk) == planned


def test_starting_a_running_clock_does_nothing(desk: Desk, interview: Interview, clock: Any) -> None:
    clock.advance(ms=5000)
    notes.keep(desk, interview.id, "one")
    assert interviews.start_clock(desk, interview.id) == interview
    assert desk.undo() == "Keep a note"


def test_the_clock_can_start_at_an_instant_that_has_just_been(desk: Desk, clock: Any) -> None:
    prepared = interviews.prepare(desk, "Ada")
    pressed = clock.now()
    clock.advance(ms=4000)
    started = interviews.start_clock(desk, prepared.id, pressed)
    assert interviews.elapsed_ms(desk, started) == 4000


def test_a_wall_clock_set_back_an_hour_changes_nothing(desk: Desk, interview: Interview, clock: Any) -> None:
    clock.advance(ms=10_000)
    clock.set_wall(clock.now().at - timedelta(hours=1))
    assert interviews.elapsed_ms(desk, interview) == 10_000


def test_sleep_counts(desk: Desk, interview: Interview, clock: Any) -> None:
    clock.advance(ms=3_600_000)
    assert interviews.elapsed_ms(desk, interview) == 3_600_000


def test_after_a_restart_of_the_machine_the_wall_clock_goes_on(desk: Desk, interview: Interview, clock: Any) -> None:
    clock.restart(ms=120_000)
    assert interviews.elapsed_ms(desk, interview) == 120_000


def test_a_wall_clock_set_back_before_the_start_never_goes_behind_what_was_written(
    desk: Desk, interview: Interview, clock: Any
) -> None:
    clock.advance(ms=60_000)
    notes.keep(desk, interview.id, "one")
    clock.advance(ms=10_000)
    notes.save_draft(desk, Draft(interview_id=interview.id, note_id=notes.new_note_id(), text="ha", keyed_ms=70_000))
    clock.restart(ms=120_000)
    clock.set_wall(clock.now().at - timedelta(hours=5))
    assert interviews.elapsed_ms(desk, interview) == 70_000
    anchored = interviews.re_anchor(desk, interview.id)
    clock.advance(ms=5000)
    assert interviews.elapsed_ms(desk, anchored) == 75_000


@pytest.mark.parametrize("hours", [-1, 1, -48])
def test_after_a_restart_it_counts_by_the_new_boot_whatever_the_wall_clock_does_then(
    desk: Desk, interview: Interview, clock: Any, hours: int
) -> None:
    clock.restart(ms=120_000)
    anchored = interviews.re_anchor(desk, interview.id)
    clock.advance(ms=1000)
    clock.set_wall(clock.now().at + timedelta(hours=hours))
    assert interviews.elapsed_ms(desk, anchored) == 121_000
    assert interviews.elapsed_ms(desk, interviews.get(desk, interview.id)) == 121_000


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_changed_wall_clock_is_stored_so_that_a_restart_after_it_changes_nothing(
    desk: Desk, interview: Interview, clock: Any, hours: int
) -> None:
    clock.advance(ms=60_000)
    clock.set_wall(clock.now().at + timedelta(hours=hours))
    assert interviews.is_adrift(desk, interview)
    anchored = interviews.re_anchor(desk, interview.id)
    clock.restart(ms=30_000)
    assert interviews.elapsed_ms(desk, anchored) == 90_000


def test_another_time_zone_is_stored_and_moves_no_time_in_the_talk(
    desk: Desk, interview: Interview, clock: Any
) -> None:
    clock.advance(ms=60_000)
    clock.instant = replace(clock.instant, utc_offset_min=540)
    anchored = interviews.re_anchor(desk, interview.id)
    assert anchored.utc_offset_min == 540
    assert interviews.elapsed_ms(desk, anchored) == 60_000


def test_a_clock_that_is_right_is_left_alone(desk: Desk, interview: Interview, clock: Any) -> None:
    clock.advance(ms=3_600_000)
    clock.set_wall(clock.now().at + timedelta(milliseconds=1500))  # corrected by the network, set by nobody
    told: list[object] = []
    desk.feed.subscribe(told.append)
    assert interviews.re_anchor(desk, interview.id) == interview
    interviews.end(desk, interview.id)
    clock.restart(ms=1000)
    ended = interviews.get(desk, interview.id)
    assert interviews.re_anchor(desk, interview.id) == ended
    assert len(told) == 1


def test_going_on_counting_is_no_undo_step(desk: Desk, interview: Interview, clock: Any) -> None:
    notes.keep(desk, interview.id, "one")
    clock.restart(ms=120_000)
    anchored = interviews.re_anchor(desk, interview.id)
    assert desk.undo() == "Keep a note"
    assert interviews.get(desk, interview.id) == anchored
    assert desk.undo() is None


def test_the_end_stops_the_clock_and_can_be_undone(desk: Desk, interview: Interview, clock: Any) -> None:
    clock.advance(ms=90_000)
    ended = interviews.end(desk, interview.id)
    clock.advance(ms=90_000)
    assert ended.ended_ms == interviews.elapsed_ms(desk, ended) == 90_000
    with pytest.raises(RuleBroken) as refused:
        interviews.end(desk, interview.id)
    assert refused.value.rule == "not-live"
    desk.undo()
    assert interviews.elapsed_ms(desk, interviews.get(desk, interview.id)) == 180_000


def test_the_phase_is_not_an_undo_step(desk: Desk, interview: Interview) -> None:
    interviews.choose_phase(desk, interview.id, "story")
    assert desk.undo() is None
    assert notes.keep(desk, interview.id, "one").phase == "story"


def test_a_page_made_after_the_end_does_not_stop_undo_from_bringing_notes_back(
    desk: Desk, interview: Interview
) -> None:
    interviews.end(desk, interview.id)
    late = notes.keep(desk, interview.id, "late")
    snapshots.mark_done(desk, interview.id)
    assert interviews.get(desk, interview.id).status is InterviewStatus.SNAPSHOT_DONE
    desk.undo()
    with pytest.raises(RuleBroken):
        desk.undo()
    desk.redo()
    assert notes.of_interview(desk, interview.id) == (late,)


def test_the_live_interview_is_the_one_whose_clock_runs(desk: Desk, interview: Interview) -> None:
    assert interviews.live(desk) == interview
    interviews.end(desk, interview.id)
    assert interviews.live(desk) is None


def test_interviews_are_found_by_id_name_or_part(desk: Desk, interview: Interview) -> None:
    other = interviews.prepare(desk, "Grace Hopper")
    assert interviews.find(desk, interview.id).id == interview.id
    assert interviews.find(desk, "hopp").id == other.id
    with pytest.raises(NotFound) as unsure:
        interviews.find(desk, "a")
    assert len(unsure.value.candidates) == 2
    for nothing in ("", "zzz", "%", "_"):
        with pytest.raises(NotFound) as refused:
            interviews.find(desk, nothing)
        assert refused.value.candidates == ()


def tell(desk: Desk, interview: Interview, *labels: str) -> list[MomentId]:
    for label in labels:
        notes.keep(desk, interview.id, f"+ {label}")
    return [box.id for box in desk.read.moments(interview.id)]


def chain(desk: Desk, interview: Interview) -> str:
    """The story as it reads along the links, such as `A>B B>C`."""
    label = {box.id: box.label for box in desk.read.moments(interview.id)}
    leading = desk.read.where(Link, order="rank", interview_id=interview.id)
    return " ".join(sorted(f"{label[link.from_id]}>{label[link.to_id]}" for link in leading))


def story(desk: Desk, interview: Interview) -> str:
    return "".join(box.label for box in desk.read.moments(interview.id))


def test_a_box_put_between_two_is_linked_through(desk: Desk, interview: Interview) -> None:
    a, _, c = tell(desk, interview, "A", "B", "C")
    moments.add(desk, interview.id, "X", after=a)
    moments.add(desk, interview.id, "Y")
    moments.add(desk, interview.id, "Z", after=c)
    assert story(desk, interview) == "AXBCZY"
    assert chain(desk, interview) == "A>X B>C C>Z X>B Z>Y"


def test_boxes_can_be_put_between_for_ever(desk: Desk, interview: Interview) -> None:
    a, _ = tell(desk, interview, "A", "B")
    for _ in range(60):
        moments.add(desk, interview.id, "x", after=a)
    assert story(desk, interview) == "A" + "x" * 60 + "B"
    ranks = [box.rank for box in desk.read.moments(interview.id)]
    assert len(set(ranks)) == 62


@pytest.mark.parametrize(("which", "steps", "order"), [(0, 1, "BAC"), (2, -9, "CAB"), (0, 9, "BCA"), (1, 0, "ABC")])
def test_a_reordered_plain_chain_stays_one(
    desk: Desk, interview: Interview, which: int, steps: int, order: str
) -> None:
    boxes = tell(desk, interview, "A", "B", "C")
    story_order.reorder(desk, boxes[which], steps)
    assert story(desk, interview) == order
    assert chain(desk, interview) == " ".join(sorted(f"{one}>{two}" for one, two in pairwise(order)))


def test_a_story_that_branches_keeps_its_links_when_reordered(desk: Desk, interview: Interview) -> None:
    a, b, c = tell(desk, interview, "A", "B", "C")
    links.remove(desk, [desk.read.where(Link, from_id=b)[0].id])
    links.connect(desk, a, c, LinkKind.CAUSE)
    story_order.reorder(desk, a, 1)
    assert chain(desk, interview) == "A>B A>C"


def test_a_plain_chain_closes_over_a_deleted_box(desk: Desk, interview: Interview) -> None:
    a, b, c, _ = tell(desk, interview, "A", "B", "C", "D")
    links.connect(desk, b, b)
    moments.delete(desk, [b, c])
    assert chain(desk, interview) == "A>D"
    moments.delete(desk, [a])
    assert chain(desk, interview) == ""


def test_two_boxes_are_linked_once_and_a_box_with_itself_loops(desk: Desk, interview: Interview) -> None:
    a, b = tell(desk, interview, "A", "B")
    assert links.connect(desk, a, b) is None
    loop = links.connect(desk, a, a)
    assert loop is not None
    assert loop.kind is LinkKind.LOOP
    back = links.connect(desk, b, a, LinkKind.CAUSE, "again")
    assert back is not None
    assert (back.kind, back.label) == (LinkKind.CAUSE, "again")


def test_links_do_not_lead_from_one_interview_to_another(desk: Desk, interview: Interview) -> None:
    other = interviews.prepare(desk, "Grace")
    (here,), (there,) = tell(desk, interview, "A"), tell(desk, other, "B")
    with pytest.raises(RuleBroken) as refused:
        links.connect(desk, here, there)
    assert refused.value.rule == "two-interviews"


@pytest.mark.parametrize("emotion", [-3, 3])
def test_feelings_go_from_minus_two_to_two(desk: Desk, interview: Interview, emotion: int) -> None:
    (box,) = tell(desk, interview, "A")
    with pytest.raises(RuleBroken):
        moments.feel(desk, box, emotion)
    moments.feel(desk, box, 2)
    moments.feel(desk, box, None)
    assert moments.get(desk, box).emotion is None


@pytest.mark.parametrize("words", ["", "  ", "\x00"])
def test_nothing_can_be_reworded_to_nothing(desk: Desk, interview: Interview, words: str) -> None:
    (box,) = tell(desk, interview, "A")
    notes.keep(desk, interview.id, "! I need it")
    notes.keep(desk, interview.id, "= Odd")
    (opportunity,) = opportunities.of_interview(desk, interview.id)
    (insight,) = insights.of_interview(desk, interview.id)
    for refused in (
        lambda: moments.relabel(desk, box, words),
        lambda: opportunities.reword(desk, opportunity.id, words),
        lambda: opportunities.add(desk, interview.id, words),
        lambda: insights.reword(desk, insight.id, words),
        lambda: insights.add(desk, interview.id, words),
    ):
        with pytest.raises(RuleBroken) as broken:
            refused()
        assert broken.value.rule == "empty"


def test_what_is_not_there_is_named(desk: Desk) -> None:
    for missing in (
        lambda: interviews.get(desk, InterviewId("x")),
        lambda: moments.get(desk, MomentId("x")),
        lambda: opportunities.get(desk, OpportunityId("x")),
        lambda: moments.delete(desk, [MomentId("x")]),
    ):
        with pytest.raises(NotFound) as refused:
            missing()
        assert refused.value.asked == "x"
    links.remove(desk, [LinkId("x")])


def test_evidence_given_twice_is_once(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "! I need it")
    (opportunity,) = opportunities.of_interview(desk, interview.id)
    opportunities.rest_on(desk, opportunity.id, note.id)
    assert desk.read.evidence(interview.id) == {opportunity.id: (note.id,)}


def test_the_first_quote_stands_in_until_one_is_chosen(desk: Desk, interview: Interview) -> None:
    assert snapshots.page(desk, interview.id).quote is None
    notes.keep(desk, interview.id, "> first", at_ms=1000)
    notes.keep(desk, interview.id, "> second", at_ms=2000)
    page = snapshots.page(desk, interview.id)
    assert page.quote is not None
    assert (page.quote.text, page.quote_at_ms) == ("first", 1000)
    snapshots.choose_quote(desk, interview.id, snapshots.quote_choices(desk, interview.id)[1], " shorter ")
    page = snapshots.page(desk, interview.id)
    assert page.quote is not None
    assert (page.quote.text, page.quote_at_ms) == ("shorter", 2000)
    assert [choice.is_chosen for choice in snapshots.quote_choices(desk, interview.id)] == [False, True]
    assert [note.text for note in notes.of_interview(desk, interview.id)] == ["first", "second"]


def test_the_page_takes_opportunities_on_and_off_in_order(desk: Desk, interview: Interview) -> None:
    for text in ("A", "B", "C"):
        opportunities.add(desk, interview.id, text)
    a, _, c = opportunities.of_interview(desk, interview.id)

    def order() -> str:
        return "".join(one.text for one in snapshots.on_page(desk, interview.id))

    snapshots.show_on_page(desk, a.id, is_shown=False)
    assert order() == "BC"
    snapshots.show_on_page(desk, a.id, is_shown=True)
    assert order() == "BCA"
    snapshots.move_on_page(desk, c.id, -5)
    assert order() == "CBA"
    snapshots.show_on_page(desk, c.id, is_shown=False)
    snapshots.move_on_page(desk, c.id, 1)
    assert order() == "BA"
