"""Boxes moved along a story, across to another one, and onto a link."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.moment import LinkKind, MomentId
from discovery_desk.domain.note import Note
from discovery_desk.domain.story import StoryId
from discovery_desk.services import desk as desks
from discovery_desk.services import links, moments, notes, stories, story_order
from discovery_desk.services.desk import Desk


@pytest.fixture
def told(desk: Desk, talk: Callable[..., Any]) -> Any:
    return talk(desk, labels="ABCD")


@pytest.mark.parametrize(
    ("label", "index", "order"), [("A", 2, "BCAD"), ("D", 0, "DABC"), ("B", 99, "ACDB"), ("C", -5, "CABD")]
)
def test_a_box_is_moved_to_a_place_and_a_plain_chain_follows(told: Any, label: str, index: int, order: str) -> None:
    story_order.move_to(told.desk, told[label], told.stories[0].id, index)
    assert told.order == order
    assert told.links == " ".join(sorted(f"{one}>{other}" for one, other in pairwise(order)))


def test_moving_a_box_changes_only_its_own_rank(told: Any) -> None:
    before = {box.label: box.rank for box in told.boxes}
    story_order.reorder(told.desk, told["D"], -2)
    after = {box.label: box.rank for box in told.boxes}
    assert {label for label in before if before[label] != after[label]} == {"D"}


def test_the_wait_before_a_box_goes_along_with_it(told: Any) -> None:
    links.retype(told.desk, told.link("BC").id, LinkKind.WAIT)
    story_order.reorder(told.desk, told["C"], 1)
    assert (told.order, told.links) == ("ABDC", "A>B B>D D~>C")
    story_order.reorder(told.desk, told["C"], -9)
    assert (told.order, told.links) == ("CABD", "A>B B>D C~>A")


def test_where_the_story_branches_the_links_are_left_to_a_person(told: Any) -> None:
    links.connect(told.desk, told["A"], told["C"], LinkKind.CAUSE)
    before = told.links
    story_order.reorder(told.desk, told["C"], -1)
    assert (told.order, told.links) == ("ACBD", before)


@settings(max_examples=30)
@given(moves=st.lists(st.tuples(st.integers(0, 5), st.integers(-6, 6)), max_size=12))
def test_a_chain_is_one_chain_after_any_moves(moves: list[tuple[int, int]], talk: Callable[..., Any]) -> None:
    desk = desks.desk_in_memory()
    told = talk(desk, labels="ABCDEF")
    for place, steps in moves:
        expected = list(told.order)
        expected.insert(min(max(0, place + steps), 5), expected.pop(place))
        story_order.reorder(desk, told.boxes[place].id, steps)
        assert told.order == "".join(expected)
        assert told.links == " ".join(sorted(f"{one}>{other}" for one, other in pairwise(told.order)))
    desk.close()


def test_boxes_are_moved_between_two_others_for_ever(told: Any) -> None:
    for _ in range(70):
        story_order.move_to(told.desk, told["C"], told.stories[0].id, 1)
        story_order.move_to(told.desk, told["B"], told.stories[0].id, 1)
    assert told.order == "ABCD"
    assert told.links == "A>B B>C C>D"
    assert len({box.rank for box in told.boxes}) == 4


def test_across_stories_a_box_leaves_its_links_and_its_spot_behind(told: Any) -> None:
    second = told.another_story("XYZ")
    links.connect(told.desk, told["B"], told["B"])
    moments.place(told.desk, told["B"], 10, 10)
    story_order.move_to(told.desk, told["B"], second, 1)
    assert told.order == "ACD|XBYZ"
    assert told.links == "A>C B>Y C>D X>B Y>Z"
    assert not told.box("B").is_pinned


@pytest.mark.parametrize(("index", "order", "chain"), [(0, "BC|AX", "A>X B>C"), (9, "BC|XA", "B>C X>A")])
def test_across_stories_a_box_begins_or_ends_the_other_story(
    desk: Desk, index: int, order: str, chain: str, talk: Callable[..., Any]
) -> None:
    told = talk(desk, labels="ABC")
    story_order.move_to(desk, told["A"], told.another_story("X"), index)
    assert (told.order, told.links) == (order, chain)


def test_a_story_may_be_left_without_a_box_and_takes_one_again(desk: Desk, talk: Callable[..., Any]) -> None:
    told = talk(desk, labels="A")
    second = told.another_story("X")
    story_order.move_to(desk, told["X"], told.stories[0].id, 0)
    assert (told.order, told.links) == ("XA|", "X>A")
    story_order.move_to(desk, told["A"], second, 0)
    assert (told.order, told.links) == ("X|A", "")


def test_a_box_is_not_moved_into_a_story_of_somebody_else(told: Any, talk: Callable[..., Any]) -> None:
    other = talk(told.desk, "Grace", "X")
    with pytest.raises(RuleBroken, match="two-interviews"):
        story_order.move_to(told.desk, told["A"], other.stories[0].id, 0)
    with pytest.raises(NotFound):
        story_order.move_to(told.desk, told["A"], StoryId("x"), 0)
    with pytest.raises(NotFound):
        story_order.move_to(told.desk, MomentId("x"), told.stories[0].id, 0)


def test_story_order_and_talk_order_are_kept_apart(desk: Desk, clock: object, talk: Callable[..., Any]) -> None:
    told = talk(desk)
    for at_ms, label in ((1000, "A"), (2000, "B"), (3000, "C")):
        notes.keep(desk, told.interview.id, f"+ {label}", at_ms=at_ms)
    story_order.move_to(desk, told["C"], told.stories[0].id, 0)
    assert told.order == "CAB"
    assert [box.label for box in sorted(told.boxes, key=lambda box: box.heard_ms or 0)] == ["A", "B", "C"]


def test_what_is_told_comes_at_the_end_of_the_newest_story_whatever_was_moved(told: Any) -> None:
    told.another_story("XY")
    story_order.move_to(told.desk, told["Y"], told.stories[0].id, 0)
    told.tell("Z")
    assert (told.order, told.links) == ("YABCD|XZ", "A>B B>C C>D X>Z Y>A")


def test_a_box_dropped_on_a_link_leaves_where_it_stood(told: Any) -> None:
    story_order.lead_between(told.desk, told.link("AB").id, told["D"])
    assert (told.order, told.links) == ("ADBC", "A>D B>C D>B")
    told.desk.undo()
    assert (told.order, told.links) == ("ABCD", "A>B B>C C>D")


def test_a_box_dropped_on_the_link_beside_it_stays_where_it_is(told: Any) -> None:
    story_order.lead_between(told.desk, told.link("BC").id, told["B"])
    assert (told.order, told.links) == ("ABCD", "A>B B>C C>D")


def test_a_loose_box_dropped_on_a_link_takes_part(told: Any) -> None:
    links.remove(told.desk, [told.link("CD").id])
    links.relabel(told.desk, told.link("AB").id, "then")
    story_order.lead_between(told.desk, told.link("AB").id, told["D"])
    assert (told.order, told.links) == ("ADBC", "A>D(then) B>C D>B")


def test_a_box_in_which_ways_meet_keeps_its_links_when_dropped_on_another(told: Any) -> None:
    links.connect(told.desk, told["A"], told["D"], LinkKind.CAUSE)
    story_order.lead_between(told.desk, told.link("AB").id, told["D"])
    assert (told.order, told.links) == ("ADBC", "A=>D B>C C>D D>B")


def test_a_box_of_another_story_dropped_on_a_link_comes_over(told: Any) -> None:
    told.another_story("XYZ")
    story_order.lead_between(told.desk, told.link("AB").id, told["Y"])
    assert (told.order, told.links) == ("AYBCD|XZ", "A>Y B>C C>D X>Z Y>B")


def test_a_box_of_another_talk_is_not_put_on_a_link(told: Any, talk: Callable[..., Any]) -> None:
    other = talk(told.desk, "Grace", "X")
    with pytest.raises(RuleBroken, match="two-interviews"):
        story_order.lead_between(told.desk, told.link("AB").id, other["X"])


def test_a_new_box_on_a_link_needs_words(told: Any) -> None:
    with pytest.raises(RuleBroken, match="empty"):
        story_order.insert_between(told.desk, told.link("AB").id, "  ")


def test_a_note_dropped_on_a_link_becomes_the_box_between(told: Any) -> None:
    note = notes.keep(told.desk, told.interview.id, "N. And more", at_ms=5000)
    made = story_order.insert_note_between(told.desk, told.link("AB").id, note.id)
    assert (made.label, made.heard_ms) == ("N. And more", 5000)
    assert told.desk.read.sources(told.interview.id)[made.id] == (note.id,)
    moments.relabel(told.desk, made.id, "N")
    assert (told.order, told.links) == ("ANBCD", "A>N B>C C>D N>B")


def test_a_note_of_another_talk_becomes_no_box_here(told: Any, talk: Callable[..., Any]) -> None:
    other = talk(told.desk, "Grace", "X")
    (note,) = told.desk.read.where(Note, interview_id=other.interview.id)
    with pytest.raises(RuleBroken, match="two-interviews"):
        story_order.insert_note_between(told.desk, told.link("AB").id, note.id)


def test_a_story_is_named_dated_and_said_to_be_whole(told: Any) -> None:
    (story,) = told.stories
    stories.retitle(told.desk, story.id, " The\nnight  shift ")
    stories.set_when(told.desk, story.id, "2026-02-27/2026-03-01")
    stories.set_complete(told.desk, story.id, True)
    (story,) = told.stories
    assert (story.title, story.when, story.is_complete) == ("The night shift", "2026-02-27/2026-03-01", True)
    stories.retitle(told.desk, story.id, "")
    stories.set_when(told.desk, story.id, "")
    assert (told.stories[0].title, told.stories[0].when) == ("", "")


@pytest.mark.parametrize(
    "when",
    ["yesterday", "2026-02-30", "20260301", "2026-03-02/2026-03-01", "2026-03-01/", "2026-01-01/2026-01-02/2026-01-03"],
)
def test_the_day_of_a_story_is_a_day_or_a_range(told: Any, when: str) -> None:
    with pytest.raises(RuleBroken, match="story-when"):
        stories.set_when(told.desk, told.stories[0].id, when)


def test_only_a_story_without_boxes_is_let_go_of_and_never_the_only_one(desk: Desk, talk: Callable[..., Any]) -> None:
    told = talk(desk)
    with pytest.raises(RuleBroken, match="last-story"):
        stories.remove_empty(desk, told.stories[0].id)
    second = told.another_story("X")
    with pytest.raises(RuleBroken, match="story-told"):
        stories.remove_empty(desk, second)
    stories.remove_empty(desk, told.stories[0].id)
    assert told.order == "X"
