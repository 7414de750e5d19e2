"""What leads from one box to another: made, changed, turned around, led through, closed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.moment import Link, LinkId, LinkKind
from discovery_desk.services import links, moments, story_order
from discovery_desk.services.desk import Desk


@pytest.fixture
def told(desk: Desk, talk: Callable[..., Any]) -> Any:
    return talk(desk, labels="ABCD")


def test_no_link_joins_two_stories(told: Any) -> None:
    told.another_story("X")
    with pytest.raises(RuleBroken, match="two-stories"):
        links.connect(told.desk, told["A"], told["X"])
    assert told.links == "A>B B>C C>D"


def test_no_link_joins_two_interviews(told: Any, talk: Callable[..., Any]) -> None:
    other = talk(told.desk, "Grace", "X")
    with pytest.raises(RuleBroken, match="two-interviews"):
        links.connect(told.desk, told["A"], other["X"])


def test_two_boxes_are_linked_once_in_each_direction(told: Any) -> None:
    assert links.connect(told.desk, told["A"], told["B"], LinkKind.CAUSE) is None
    assert links.connect(told.desk, told["B"], told["A"], LinkKind.CAUSE, " in\nturn ") is not None
    assert told.links == "A>B B=>A(in turn) B>C C>D"


def test_a_box_that_leads_to_itself_is_a_loop_whatever_was_asked_for(told: Any) -> None:
    loop = links.connect(told.desk, told["B"], told["B"], LinkKind.WAIT, "again")
    assert loop is not None
    with pytest.raises(RuleBroken, match="self-link"):
        links.retype(told.desk, loop.id, LinkKind.CAUSE)
    links.reverse(told.desk, loop.id)
    links.retype(told.desk, loop.id, LinkKind.LOOP)
    assert told.links == "A>B B<>B(again) B>C C>D"


def test_kind_and_words_of_a_link_change_apart_from_each_other(told: Any) -> None:
    link = told.link("AB")
    links.retype(told.desk, link.id, LinkKind.WAIT)
    links.relabel(told.desk, link.id, "two\ndays ")
    assert told.links == "A~>B(two days) B>C C>D"
    links.relabel(told.desk, link.id, " ")
    assert told.links == "A~>B B>C C>D"


def test_several_links_change_their_kind_in_one_step(told: Any) -> None:
    links.retype_all(told.desk, [told.link("AB").id, told.link("CD").id], LinkKind.CAUSE)
    assert told.links == "A=>B B>C C=>D"
    told.desk.undo()
    assert told.links == "A>B B>C C>D"


def test_a_link_turned_around_leads_the_other_way_unless_one_does(told: Any) -> None:
    links.reverse(told.desk, told.link("AB").id)
    assert told.links == "B>A B>C C>D"
    links.connect(told.desk, told["A"], told["B"])
    with pytest.raises(RuleBroken, match="linked-already"):
        links.reverse(told.desk, told.link("AB").id)
    assert told.links == "A>B B>A B>C C>D"


def test_several_links_go_in_one_step_and_those_gone_already_are_no_trouble(told: Any) -> None:
    links.remove(told.desk, [told.link("AB").id, told.link("CD").id, LinkId("gone")])
    assert told.links == "B>C"
    told.desk.undo()
    assert told.links == "A>B B>C C>D"


def test_what_is_not_there_is_named(told: Any) -> None:
    for verb in (
        lambda: links.retype(told.desk, LinkId("x"), LinkKind.WAIT),
        lambda: links.relabel(told.desk, LinkId("x"), "a"),
        lambda: links.reverse(told.desk, LinkId("x")),
    ):
        with pytest.raises(NotFound) as refused:
            verb()
        assert (refused.value.what, refused.value.asked) == ("link", "x")


@pytest.mark.parametrize(
    ("kind", "label", "after"),
    [
        (LinkKind.SEQUENCE, "", "A>N N>B"),
        (LinkKind.WAIT, "two days", "A~>N(two days) N>B"),
        (LinkKind.CAUSE, "no answer", "A=>N(no answer) N>B"),
        (LinkKind.PARALLEL, "meanwhile", "A||N(meanwhile) N||B"),
        (LinkKind.LOOP, "again", "A>N N<>B(again)"),
    ],
)
def test_a_box_put_on_a_link_leaves_its_kind_and_words_on_the_half_that_they_are_true_of(
    desk: Desk, kind: LinkKind, label: str, after: str, talk: Callable[..., Any]
) -> None:
    told = talk(desk, labels="AB")
    link = told.link("AB")
    links.retype(desk, link.id, kind)
    links.relabel(desk, link.id, label)
    story_order.insert_between(desk, link.id, "N")
    assert told.links == after
    assert told.order == "ANB"


def test_a_box_put_on_a_loop_of_one_box_comes_after_it_and_leads_back(told: Any) -> None:
    loop = links.connect(told.desk, told["B"], told["B"], label="next name")
    assert loop is not None
    story_order.insert_between(told.desk, loop.id, "N")
    assert told.links == "A>B B>C B>N C>D N<>B(next name)"
    assert told.order == "ABNCD"


def test_deleting_several_at_once_closes_the_chain_over_all_of_them(told: Any) -> None:
    moments.delete(told.desk, [told["B"], told["C"]])
    assert told.links == "A>D"
    told.desk.undo()
    moments.delete(told.desk, [told["C"], told["B"]])
    assert told.links == "A>D"
    moments.delete(told.desk, [told["A"]])
    assert told.links == ""


def test_a_wait_is_not_lost_when_one_of_its_ends_goes(told: Any) -> None:
    links.retype(told.desk, told.link("BC").id, LinkKind.WAIT)
    links.relabel(told.desk, told.link("BC").id, "two days")
    moments.delete(told.desk, [told["B"]])
    assert told.links == "A~>C(two days) C>D"
    moments.delete(told.desk, [told["C"]])
    assert told.links == "A~>D(two days)"


def test_a_loop_does_not_keep_a_chain_from_closing(told: Any) -> None:
    links.connect(told.desk, told["B"], told["B"])
    links.connect(told.desk, told["D"], told["B"], LinkKind.LOOP)
    moments.delete(told.desk, [told["B"]])
    assert told.links == "A>C C>D"


def test_where_ways_meet_nothing_is_closed(told: Any) -> None:
    links.connect(told.desk, told["A"], told["C"], LinkKind.CAUSE)
    moments.delete(told.desk, [told["C"]])
    assert told.links == "A>B"


def test_closing_a_chain_makes_no_second_link_between_the_same_boxes(told: Any) -> None:
    links.connect(told.desk, told["A"], told["C"], LinkKind.CAUSE, "so")
    moments.delete(told.desk, [told["B"]])
    assert told.links == "A=>C(so) C>D"
    assert len(told.desk.read.all(Link)) == 2


def test_imported_links_between_stories_are_kept_and_can_still_be_changed(told: Any) -> None:
    told.another_story("X")
    with told.desk.change("As an older program wrote it") as unit:
        link = links.make(unit, told.box("D"), told["X"], LinkKind.CAUSE, "later")
    links.relabel(told.desk, link.id, "much later")
    assert told.links == "A>B B>C C>D D=>X(much later)"
    story_order.insert_between(told.desk, link.id, "N")
    assert told.order == "ABCDN|X"
    moments.delete(told.desk, [told["X"]])
    assert told.links == "A>B B>C C>D D=>N(much later)"
