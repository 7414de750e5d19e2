"""Several stories of one talk lie one below the other, each with its title, its rows and its feelings."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.map_layout import MapLayout, lay_out, lay_out_talk
from discovery_desk.domain.map_metrics import MapMetrics
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId
from discovery_desk.domain.story import Story, StoryId
from tests.domain.map_stories import link, moment

STORIES = [Story(id=StoryId(f"s{n}"), interview_id=InterviewId("i"), title=f"Story {n}", rank=n) for n in range(2)]
FIRST = [replace(moment(n, 0), emotion=n % 3 - 1) for n in range(5)]
SECOND = [replace(moment(n, 1), emotion=1 - n % 3) for n in range(5, 9)]
CHAIN = [
    link(n, a, b) for n, (a, b) in enumerate(zip([*FIRST, *SECOND], [*FIRST, *SECOND][1:], strict=False)) if n != 4
]


def metrics(**more: object) -> MapMetrics:
    return MapMetrics(width=480.0, height_of=lambda one: 58.0, heading_room=12.0, **more)  # type: ignore[arg-type]


def talk(moments: list[Moment], links: list[Link] = CHAIN, **more: object) -> MapLayout:
    return lay_out_talk(STORIES, moments, links, metrics(**more))


def test_one_story_has_no_heading_and_is_laid_out_as_ever() -> None:
    alone = lay_out_talk(STORIES[:1], FIRST, CHAIN, metrics())
    assert alone == lay_out(FIRST, CHAIN, metrics())
    assert [band.heading for band in alone.bands] == [None]


def test_a_story_that_is_begun_moves_no_box_and_has_its_heading_at_once() -> None:
    before, begun = lay_out_talk(STORIES[:1], FIRST, CHAIN, metrics()), talk(FIRST)
    assert begun.boxes == before.boxes
    first, second = begun.bands
    assert first.heading is not None
    assert second.heading is not None
    assert first.feelings is not None
    assert second.heading.y > first.feelings.band.bottom
    assert second.heading.bottom < begun.size.height


def test_each_story_has_its_own_rows_and_its_own_feelings() -> None:
    layout = talk([*FIRST, *SECOND])
    felt = [band.feelings for band in layout.bands if band.feelings]
    assert [len(one.points) for one in felt] == [5, 4]
    lowest = max(layout.boxes[one.id].bottom for one in FIRST)
    assert lowest < felt[0].band.y < min(layout.boxes[one.id].y for one in SECOND)


def test_a_line_from_story_to_story_keeps_clear_of_headings_and_feelings() -> None:
    layout = talk([*FIRST, *SECOND], [*CHAIN, link(99, FIRST[1], SECOND[1], LinkKind.CAUSE, "same list")])
    edge = next(edge for edge in layout.edges if edge.link_id == "l99")
    band = layout.bands[0].feelings
    assert band is not None
    inside = [piece.to for piece in edge.pieces if band.band.y < piece.to.y < band.band.bottom]
    assert not [point for point in inside if band.band.x < point.x < band.band.right]
    assert edge.label_at is not None


def test_a_box_placed_among_those_of_another_story_stays_and_they_give_way() -> None:
    there = lay_out(FIRST, CHAIN, metrics()).boxes[FIRST[3].id]
    moved = [*SECOND[:2], replace(SECOND[2], x=there.x, y=there.y), *SECOND[3:]]
    layout = talk([*FIRST, *moved])
    assert layout.boxes[SECOND[2].id] == there
    assert not [one for one in FIRST if layout.boxes[one.id].overlaps(there)]


def test_lines_to_a_box_that_is_far_from_its_story_run_around_the_boxes_of_others() -> None:
    moved = [SECOND[0], replace(SECOND[1], x=480.0, y=40.0), *SECOND[2:]]
    layout = talk([*FIRST, *moved])
    assert {edge.link_id for edge in layout.edges} == {one.id for one in CHAIN}


def test_right_to_left_the_headings_stand_on_the_right() -> None:
    plain, mirrored = talk([*FIRST, *SECOND]), talk([*FIRST, *SECOND], is_mirrored=True)
    heading, other = plain.bands[1].heading, mirrored.bands[1].heading
    assert heading is not None
    assert other is not None
    assert other.right == 480.0 - heading.x
    assert mirrored.boxes[MomentId("m0")].right == 480.0 - plain.boxes[MomentId("m0")].x
