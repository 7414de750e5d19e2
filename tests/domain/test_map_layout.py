"""Boxes lie in serpentine rows, lines run around boxes, and what a hand has placed stays."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discovery_desk.domain.geometry import Rect, flattened, segment_enters
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.map_layout import MapLayout, lay_out
from discovery_desk.domain.map_metrics import MapMetrics
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.story import StoryId

HEIGHTS = (58.0, 76.0, 92.0)
KINDS = (LinkKind.SEQUENCE, LinkKind.CAUSE, LinkKind.WAIT, LinkKind.LOOP, LinkKind.PARALLEL)


def moment(number: int, **more: object) -> Moment:
    plain = Moment(
        id=MomentId(f"m{number}"), interview_id=InterviewId("i"), story_id=StoryId("s"), label="x", rank=float(number)
    )
    return plain if not more else _with(plain, more)


def _with(plain: Moment, more: dict[str, object]) -> Moment:
    fields = {name: getattr(plain, name) for name in Moment.__slots__}
    return Moment(**{**fields, **more})


def link(from_number: int, to_number: int, kind: LinkKind = LinkKind.SEQUENCE, label: str = "") -> Link:
    return Link(
        id=LinkId(f"{from_number}-{to_number}-{kind}"),
        interview_id=InterviewId("i"),
        from_id=MomentId(f"m{from_number}"),
        to_id=MomentId(f"m{to_number}"),
        kind=kind,
        label=label,
    )


def height_of(one: Moment) -> float:
    return HEIGHTS[int(one.rank) % 3]


def metrics(width: float = 480.0, **more: object) -> MapMetrics:
    return MapMetrics(width=width, height_of=height_of, **more)  # type: ignore[arg-type]


def chain(count: int) -> tuple[list[Moment], list[Link]]:
    return [moment(n) for n in range(count)], [link(n, n + 1) for n in range(count - 1)]


def crossed(layout: MapLayout, links: list[Link]) -> list[str]:
    """Every box that a line passes through, its own two ends not excepted."""
    found = []
    for edge in layout.edges:
        points = flattened(edge.pieces)
        for id_, box in layout.boxes.items():
            if any(segment_enters(a, b, box) for a, b in pairwise(points)):
                found.append(f"{edge.link_id} through {id_}")
    return found


@st.composite
def stories(draw: st.DrawFn, most_pinned: int = 0) -> tuple[list[Moment], list[Link]]:
    count = draw(st.integers(1, 60))
    moments = [moment(n, emotion=draw(st.sampled_from((None, -2, -1, 0, 1, 2)))) for n in range(count)]
    for number in draw(st.lists(st.integers(0, count - 1), max_size=most_pinned, unique=True)):
        x, y = draw(st.integers(0, 6)) * 175.0 + 3, draw(st.integers(0, 6)) * 140.0 + 7
        if all((one.x, one.y) != (x, y) for one in moments):
            moments[number] = _with(moments[number], {"x": x, "y": y})
    links = [link(n, n + 1) for n in range(count - 1)]
    numbers = st.integers(0, count - 1)
    more = st.builds(link, numbers, numbers, st.sampled_from(KINDS[1:]), st.sampled_from(("", "next name", "a" * 40)))
    links += draw(st.lists(more, max_size=8, unique_by=lambda one: one.id))
    return moments, links


widths = st.sampled_from((200.0, 330.0, 480.0, 900.0, 1400.0))


@settings(max_examples=30, deadline=None)
@given(stories(), widths)
def test_no_two_boxes_overlap_and_all_are_within_the_width(
    story: tuple[list[Moment], list[Link]], width: float
) -> None:
    layout = lay_out(*story, metrics(width))
    assert not [pair for pair in combinations(layout.boxes.values(), 2) if pair[0].overlaps(pair[1])]
    assert all(box.x >= 0 and box.right <= width and box.bottom <= layout.size.height for box in layout.boxes.values())


@settings(max_examples=30, deadline=None)
@given(stories(), widths)
def test_no_line_crosses_a_box(story: tuple[list[Moment], list[Link]], width: float) -> None:
    layout = lay_out(*story, metrics(width))
    assert len(layout.edges) == len(story[1])
    assert crossed(layout, story[1]) == []


@settings(max_examples=20, deadline=None)
@given(stories(most_pinned=8))
def test_what_a_hand_has_placed_stays_and_the_rest_keeps_clear(story: tuple[list[Moment], list[Link]]) -> None:
    layout = lay_out(*story, metrics(900.0))
    for one in story[0]:
        if one.is_pinned:
            assert (layout.boxes[one.id].x, layout.boxes[one.id].y) == (one.x, one.y)
    assert not [pair for pair in combinations(layout.boxes.values(), 2) if pair[0].overlaps(pair[1])]
    assert crossed(layout, story[1]) == []


@settings(max_examples=15, deadline=None)
@given(stories(), widths)
def test_the_same_story_gives_the_same_map(story: tuple[list[Moment], list[Link]], width: float) -> None:
    assert lay_out(*story, metrics(width)) == lay_out(*story, metrics(width))


@settings(max_examples=15, deadline=None)
@given(stories(most_pinned=4), widths)
def test_a_moment_at_the_end_moves_no_other(story: tuple[list[Moment], list[Link]], width: float) -> None:
    moments, links = story
    before = lay_out(moments, links, metrics(width)).boxes
    count = len(moments)
    grown = [*moments, moment(count)]
    after = lay_out(grown, [*links, link(count - 1, count), link(count, 0, LinkKind.CAUSE)], metrics(width)).boxes
    assert {id_: after[id_] for id_ in before} == dict(before)


@settings(max_examples=15, deadline=None)
@given(stories(), widths)
def test_a_label_covers_no_box_and_no_other_label(story: tuple[list[Moment], list[Link]], width: float) -> None:
    layout = lay_out(*story, metrics(width))
    labels = [edge.label_at for edge in layout.edges if edge.label_at]
    assert all(not label.overlaps(box) for label in labels for box in layout.boxes.values())


def test_rows_turn_at_the_end_and_run_back() -> None:
    boxes = list(lay_out(*chain(7), metrics(480.0)).boxes.values())
    first, second = boxes[:3], boxes[3:6]
    assert [box.x for box in first] == sorted(box.x for box in first)
    assert [box.x for box in second] == [box.x for box in reversed(first)]
    assert second[0].y > max(box.bottom for box in first)


def test_neighbours_are_joined_by_a_straight_line() -> None:
    layout = lay_out(*chain(5), metrics(480.0))
    assert all(len(edge.pieces) == 2 for edge in layout.edges)
    across, down = layout.edges[0], layout.edges[2]
    assert across.pieces[0].to.y == across.pieces[1].to.y
    assert (down.arrow.dx, down.arrow.dy) == (0.0, 1.0)


def test_a_loop_leaves_its_box_and_comes_back() -> None:
    moments, links = chain(3)
    layout = lay_out(moments, [*links, link(1, 1, LinkKind.LOOP, "next name")], metrics())
    loop, box = layout.edges[-1], layout.boxes[MomentId("m1")]
    assert abs(loop.pieces[0].to.y - box.bottom) < 4
    assert abs(loop.arrow.tip.y - box.bottom) < 4


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_the_head_of_a_loop_points_straight_into_its_box(is_mirrored: bool) -> None:
    stack = [moment(0), moment(1, x=100.0, y=100.0), moment(2, x=100.0, y=185.0)]
    links = [link(number, number, LinkKind.LOOP) for number in (0, 1)]
    below, above = lay_out(stack, links, metrics(is_mirrored=is_mirrored)).edges
    assert (below.arrow.dx, below.arrow.dy) == (0.0, -1.0)
    assert (above.arrow.dx, above.arrow.dy) == (0.0, 1.0)


def test_a_link_to_a_moment_that_is_not_there_is_not_drawn() -> None:
    layout = lay_out([moment(0)], [link(0, 7)], metrics())
    assert layout.edges == ()


def test_an_empty_story_is_an_empty_map() -> None:
    layout = lay_out([], [], metrics())
    assert (layout.boxes, layout.edges, layout.feeling_line) == ({}, (), ())


def test_right_to_left_is_the_mirror_image() -> None:
    moments, links = chain(8)
    plain, mirrored = lay_out(moments, links, metrics()), lay_out(moments, links, metrics(is_mirrored=True))
    for id_, box in plain.boxes.items():
        assert mirrored.boxes[id_] == Rect(480.0 - box.right, box.y, box.width, box.height)
    assert mirrored.edges[0].arrow.dx == -plain.edges[0].arrow.dx


def test_a_pinned_box_stays_put_when_mirrored() -> None:
    layout = lay_out([moment(0), moment(1, x=40.0, y=300.0)], [], metrics(is_mirrored=True))
    assert (layout.boxes[MomentId("m1")].x, layout.boxes[MomentId("m1")].y) == (40.0, 300.0)


def test_a_box_dragged_away_leaves_the_others_where_they_were() -> None:
    moments, links = chain(6)
    before = lay_out(moments, links, metrics()).boxes
    moved = [*moments[:2], moment(2, x=200.0, y=600.0), *moments[3:]]
    after = lay_out(moved, links, metrics()).boxes
    assert {id_ for id_ in before if before[id_] != after[id_]} == {MomentId("m2")}


def test_feelings_run_through_a_band_below_the_boxes() -> None:
    moments = [moment(0, emotion=2), moment(1), moment(2, emotion=-2), moment(3, emotion=0)]
    layout = lay_out(moments, [], metrics())
    band = layout.feeling_band
    assert band is not None
    assert band.y > max(box.bottom for box in layout.boxes.values())
    assert [point.y for point in layout.feeling_points] == [band.y, band.bottom, band.center.y]
    assert [point.x for point in layout.feeling_points] == pytest.approx(
        [band.x, band.x + band.width * 2 / 3, band.right]
    )


def test_without_a_feeling_there_is_no_line() -> None:
    layout = lay_out(*chain(3), metrics())
    assert (layout.feeling_line, layout.feeling_band) == ((), None)
