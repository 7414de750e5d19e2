"""The map as a whole: its order, its loose ends and the numbers on its boxes."""

from __future__ import annotations

from discovery_desk.domain import experience_map
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.story import StoryId


def moment(name: str, rank: float, heard_ms: int | None = None) -> Moment:
    return Moment(
        id=MomentId(name),
        interview_id=InterviewId("i"),
        story_id=StoryId("s"),
        label=name,
        rank=rank,
        heard_ms=heard_ms,
    )


def link(a: str, b: str, kind: LinkKind = LinkKind.SEQUENCE) -> Link:
    return Link(id=LinkId(a + b), interview_id=InterviewId("i"), from_id=MomentId(a), to_id=MomentId(b), kind=kind)


def opportunity(name: str, rank: float, moment_id: str | None, **more: object) -> Opportunity:
    where = MomentId(moment_id) if moment_id else None
    return Opportunity(
        id=OpportunityId(name),
        interview_id=InterviewId("i"),
        text=name,
        rank=rank,
        moment_id=where,
        **more,  # type: ignore[arg-type]
    )


STORY = (moment("a", 1, 900), moment("b", 2, 100), moment("c", 3))


def test_story_order_and_talk_order_are_two_things() -> None:
    assert experience_map.in_story_order(reversed(STORY)) == STORY
    assert [one.id for one in experience_map.in_talk_order(STORY)] == ["b", "a", "c"]


def test_a_story_has_a_first_and_a_last_moment() -> None:
    assert experience_map.first_moment(reversed(STORY)) == STORY[0]
    assert experience_map.last_moment(reversed(STORY)) == STORY[2]
    assert experience_map.first_moment(()) is experience_map.last_moment(()) is None


def test_sequence_links_come_in_the_order_of_the_story() -> None:
    links = [link("b", "c"), link("a", "c", LinkKind.CAUSE), link("a", "b"), link("a", "gone")]
    assert [one.id for one in experience_map.sequence_links(STORY, links)] == ["ab", "bc"]


def test_a_loop_ties_a_moment_to_nothing() -> None:
    loose = experience_map.loose_moments(STORY, [link("a", "b"), link("c", "c", LinkKind.LOOP)])
    assert [one.id for one in loose] == ["c"]


def test_opportunities_are_numbered_as_on_the_page_and_then_as_heard() -> None:
    found = experience_map.badges(
        [
            opportunity("heard first", 1, "a"),
            opportunity("second on the page", 2, "a", page_rank=2.0),
            opportunity("first on the page", 3, "b", page_rank=1.0),
            opportunity("nowhere", 4, None),
            opportunity("draft", 0, "c", is_draft=True),
        ]
    )
    assert found == {"b": (1,), "a": (2, 3)}
