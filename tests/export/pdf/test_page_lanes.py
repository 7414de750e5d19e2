"""On the page, too, what went on side by side stands under one another, as long as the page has room for it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from discovery_desk.domain.geometry import Rect
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.story import StoryId
from discovery_desk.export.pdf.page_map import PIXEL, PageMap

pytestmark = pytest.mark.usefixtures("qapp")

WIDTH = 560.0


def story(count: int) -> PageMap:
    moments = tuple(
        Moment(
            id=MomentId(f"m{n}"),
            interview_id=InterviewId("i"),
            story_id=StoryId("s"),
            label="Counts by torchlight",
            emotion=n % 3 - 1,
        )
        for n in range(count)
    )
    links = tuple(
        Link(
            id=LinkId(f"l{n}"),
            interview_id=InterviewId("i"),
            from_id=moments[n].id,
            to_id=moments[n + 1].id,
            kind=LinkKind.PARALLEL if n % 4 == 1 else LinkKind.SEQUENCE,
        )
        for n in range(count - 1)
    )
    return PageMap(moments, links, (), (), WIDTH)


def boxes_of(page: PageMap, room: float) -> list[Rect]:
    layout, _ = page.layout(room)
    return list(layout.boxes.values())


def test_with_room_a_parallel_stands_under_its_neighbour() -> None:
    boxes = boxes_of(story(8), 260.0)
    assert [box.x == before.x for before, box in pairwise(boxes)].count(True) == 2
    assert boxes[2].y > boxes[1].bottom


def test_a_map_that_has_no_room_for_that_fits_all_the_same() -> None:
    page = story(14)
    for room in (page.height(1_000), page.height(1)):
        assert max(box.bottom for box in boxes_of(page, room)) * PIXEL <= room + 20
    tight = page.height(1)
    assert page.height(tight) <= tight


def test_the_height_that_it_says_it_needs_is_never_more_than_there_is_where_it_fits_at_all() -> None:
    page = story(14)
    least = page.height(1)
    assert all(page.height(least + more) <= least + more for more in range(0, 200, 10))
