"""What a page lacks is named, one thing at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, Quality
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.page_check import Gap, Known, Part, Shape, Todo, gaps, quality, shape_of
from discovery_desk.domain.participant import Participant, ParticipantId
from discovery_desk.domain.snapshot import Quote, QuoteId, SnapshotPage
from discovery_desk.domain.story import Story, StoryId

TALK, ONE = InterviewId("talk"), OpportunityId("one")


def moments(count: int) -> tuple[Moment, ...]:
    return tuple(
        Moment(id=MomentId(str(n)), interview_id=TALK, story_id=StoryId("story"), label=f"Step {n}")
        for n in range(count)
    )


def link(start: int, end: int, kind: LinkKind = LinkKind.SEQUENCE) -> Link:
    return Link(
        id=LinkId(f"{start}-{end}"),
        interview_id=TALK,
        from_id=MomentId(str(start)),
        to_id=MomentId(str(end)),
        kind=kind,
    )


def chain(count: int) -> tuple[Link, ...]:
    return tuple(link(n, n + 1) for n in range(count - 1))


WHOLE = SnapshotPage(
    interview=Interview(id=TALK, participant_id=ParticipantId("ada"), title="", status=InterviewStatus.ENDED),
    participant=Participant(id=ParticipantId("ada"), name="Ada"),
    quote=Quote(id=QuoteId("quote"), interview_id=TALK, text="It is a lie"),
    story=Story(id=StoryId("story"), interview_id=TALK, when="2026-02-16"),
    moments=moments(6),
    links=chain(6),
    opportunities=(Opportunity(id=ONE, interview_id=TALK, text="I count twice", moment_id=MomentId("2")),),
)
KNOWN = Known(parts=frozenset(Part), proven=(ONE,))


def test_a_whole_page_lacks_nothing_and_is_rich() -> None:
    assert gaps(WHOLE, KNOWN) == ()
    assert quality(WHOLE, KNOWN) is Quality.RICH


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"moments": moments(2), "links": chain(2)}, Gap(Todo.MOMENTS, 2)),
        ({"links": (*chain(5), link(5, 3))}, Gap(Todo.STARTS, 2)),
        ({"links": (*chain(5), link(2, 5))}, Gap(Todo.ENDS, 2)),
        ({"links": chain(5)}, Gap(Todo.LOOSE, 1)),
        ({"story": Story(id=StoryId("story"), interview_id=TALK)}, Gap(Todo.UNDATED)),
        ({"opportunities": (replace(WHOLE.opportunities[0], moment_id=None),)}, Gap(Todo.UNPLACED)),
        ({"opportunities": (replace(WHOLE.opportunities[0], id=OpportunityId("two")),)}, Gap(Todo.UNPROVEN)),
    ],
)
def test_what_the_page_itself_lacks(change, gap) -> None:  # type: ignore[no-untyped-def]
    assert gaps(replace(WHOLE, **change), KNOWN) == (gap,)


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"parts": set(Part) - {Part.PORTRAIT}}, Gap(Todo.PORTRAIT)),
        ({"parts": set(Part) - {Part.QUOTE}}, Gap(Todo.QUOTE)),
        ({"parts": set(Part) - {Part.FACTS}}, Gap(Todo.FACTS)),
        ({"has_photo": True, "has_photo_leave": False}, Gap(Todo.PHOTO_LEAVE)),
        ({"is_quote_of_theirs": False}, Gap(Todo.QUOTE_SOURCE)),
        ({"weak": (ONE,)}, Gap(Todo.WEAK)),
        ({"wordless_marks": 3}, Gap(Todo.MARKS, 3)),
        ({"open_ideas": 1}, Gap(Todo.IDEAS)),
        ({"third_persons": 2}, Gap(Todo.THIRD_PERSONS, 2)),
        ({"contacts": 1}, Gap(Todo.CONTACTS)),
        ({"days": 4}, Gap(Todo.AGE, 4)),
    ],
)
def test_what_is_lacking_beside_it(change, gap) -> None:  # type: ignore[no-untyped-def]
    assert gaps(WHOLE, replace(KNOWN, **change)) == (gap,)


def test_a_loop_neither_begins_nor_ends_a_story() -> None:
    assert shape_of(moments(4), (*chain(4), link(3, 0, LinkKind.LOOP))).is_one_story
    assert shape_of((), ()) == Shape()
    assert shape_of(moments(1), ()).is_one_story


def test_a_story_without_a_day_is_thin_and_one_with_gaps_is_mixed() -> None:
    assert quality(replace(WHOLE, story=None), KNOWN) is Quality.THIN
    assert quality(replace(WHOLE, moments=(), links=()), KNOWN) is Quality.THIN
    assert quality(replace(WHOLE, quote=None), KNOWN) is Quality.MIXED
    assert quality(replace(WHOLE, links=chain(5)), KNOWN) is Quality.MIXED
    assert quality(WHOLE, replace(KNOWN, weak=(ONE,))) is Quality.MIXED


def test_what_the_team_says_of_the_talk_counts() -> None:
    said = replace(WHOLE, interview=replace(WHOLE.interview, quality=Quality.THIN))
    assert quality(said, KNOWN) is Quality.THIN


def test_while_they_talk_nothing_is_called_thin_or_full_of_gaps() -> None:
    talking = replace(WHOLE, interview=replace(WHOLE.interview, status=InterviewStatus.LIVE))
    assert quality(talking, KNOWN) is Quality.RICH
    assert quality(replace(talking, story=None), KNOWN) is None
    assert quality(replace(talking, quote=None), KNOWN) is None
