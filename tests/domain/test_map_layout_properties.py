"""Whatever is told, boxes stay apart, lines run around boxes, nothing leaves the map, and what has not changed stays.

A few maps in the suite; `python -m tests.domain.test_map_layout_properties [COUNT [FIRST]]` looks at thousands.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discovery_desk.domain.geometry import Rect, ends, flattened, segment_enters
from discovery_desk.domain.map_lanes import columns_of
from discovery_desk.domain.map_layout import Layouts, MapLayout, lay_out_talk
from discovery_desk.domain.moment import LinkKind, Moment, MomentId
from tests.domain.map_stories import Drawn, Teller, link, moment

SLACK = 0.01
seeds = st.integers(0, 10_000_000)


def laid_out(drawn: Drawn) -> MapLayout:
    return lay_out_talk(drawn.stories, drawn.moments, drawn.links, drawn.metrics)


def overlapping(drawn: Drawn, layout: MapLayout) -> Iterator[str]:
    """Boxes that lie over one another or over a heading."""
    boxes = sorted(layout.boxes.items(), key=lambda one: one[1].y)
    headings = [(MomentId("heading"), band.heading) for band in layout.bands if band.heading]
    placed = {one.id for one in drawn.moments if one.is_pinned}
    for at, (id_, box) in enumerate(boxes):
        for other_id, other in boxes[at + 1 :]:
            if other.y >= box.bottom:
                break
            if box.overlaps(other):
                yield f"{id_} over {other_id}"
        yield from (f"{id_} over a heading" for _, one in headings if id_ not in placed and one.overlaps(box))


def crossing(drawn: Drawn, layout: MapLayout) -> Iterator[str]:
    """Lines that pass through a box, their own two not excepted, or through a heading."""
    headings = {f"heading of {band.story_id}": band.heading for band in layout.bands if band.heading}
    for edge in layout.edges:
        points = flattened(edge.pieces)
        top, bottom = min(point.y for point in points), max(point.y for point in points)
        for id_, box in (*layout.boxes.items(), *headings.items()):
            if box.y < bottom and box.bottom > top and any(segment_enters(a, b, box) for a, b in pairwise(points)):
                yield f"{edge.link_id} through {id_}"


def covering(drawn: Drawn, layout: MapLayout) -> Iterator[str]:
    """Words that lie over a box."""
    for edge in layout.edges:
        if edge.label_at:
            yield from (
                f"{edge.link_id} over {id_}" for id_, box in layout.boxes.items() if edge.label_at.overlaps(box)
            )


def leaving(drawn: Drawn, layout: MapLayout) -> Iterator[str]:
    """What lies outside the width of the view, unless a hand has gone there, or above or below the map."""
    placed = [layout.boxes[one.id] for one in drawn.moments if one.is_pinned]
    left = min([0.0, *(box.x for box in placed)]) - SLACK
    right = max([drawn.width, *(box.right for box in placed)]) + SLACK
    for name, rect in _everything(drawn, layout):
        if rect.x < left or rect.right > right or rect.y < -SLACK or rect.bottom > layout.size.height + SLACK:
            yield f"{name} at {rect}"


def _everything(drawn: Drawn, layout: MapLayout) -> Iterator[tuple[str, Rect]]:
    yield from layout.boxes.items()
    for edge in layout.edges:
        yield from ((edge.link_id, Rect(at.x, at.y, 0, 0)) for piece in edge.pieces for at in ends(piece))
        if edge.label_at:
            yield f"words of {edge.link_id}", edge.label_at
    for band in layout.bands:
        if band.heading:
            yield "heading", band.heading
        if band.feelings:
            yield from (("feeling", Rect(at.x, at.y, 0, 0)) for at in band.feelings.points)


def unreadable(drawn: Drawn, layout: MapLayout) -> Iterator[str]:
    """Boxes not beside what comes before them in their row, nor at the turn of the row."""
    if any(one.is_pinned for one in drawn.moments):
        return
    for band, moments in _told(drawn):
        columns = columns_of(moments, drawn.links)
        tops = [layout.boxes[column[0].id] for column in columns]
        xs = sorted({box.x for box in tops})
        for before, here in pairwise(tops):
            beside = abs(xs.index(before.x) - xs.index(here.x)) == 1 and before.y == here.y
            turned = before.x == here.x and before.x in (xs[0], xs[-1]) and here.y > before.bottom
            if not beside and not turned:
                yield f"{band}: {before} then {here}"
        for column in columns:
            lanes = [layout.boxes[one.id] for one in column]
            if any(a.x != b.x or b.y < a.bottom + 10 for a, b in pairwise(lanes)):
                yield f"{band}: {lanes} do not stand under one another"


def _told(drawn: Drawn) -> Iterator[tuple[str, list[Moment]]]:
    for story in drawn.stories:
        moments = [one for one in drawn.moments if one.story_id == story.id]
        if moments:
            yield story.id, moments


def missing(drawn: Drawn, layout: MapLayout) -> Iterator[str]:
    yield from (f"no box for {one.id}" for one in drawn.moments if one.id not in layout.boxes)
    yield from (f"no line for {one.id}" for one in drawn.links if one.id not in {edge.link_id for edge in layout.edges})


def moved_from_hand(drawn: Drawn, layout: MapLayout) -> Iterator[str]:
    for one in drawn.moments:
        if one.is_pinned and (layout.boxes[one.id].x, layout.boxes[one.id].y) != (one.x, one.y):
            yield f"{one.id} was put at {one.x}, {one.y}"


def moved_by_insertion(drawn: Drawn, layout: MapLayout, at: int) -> Iterator[str]:
    """Boxes told before a new moment that it moves though they lie in rows above it, or along its own row."""
    grown = inserted(drawn, at)
    after = laid_out(grown)
    told = [one for one in grown.moments if one.story_id == grown.moments[at].story_id]
    column = next(column for column in columns_of(told, grown.links) if any(one.id == "new" for one in column))
    top = min(after.boxes[one.id].y for one in column if not one.is_pinned)
    later = {one.id for one in drawn.moments[at:]}
    for id_, box in layout.boxes.items():
        now = after.boxes[id_]
        if id_ not in later and now.y <= top and (now.x != box.x or (now.y < top and now != box)):
            yield f"{id_} moved when a moment came in at {at}"


def inserted(drawn: Drawn, at: int) -> Drawn:
    """As the program does it: led to from the one before, and on to where that led."""
    before, following = drawn.moments[at - 1], drawn.moments[at] if at < len(drawn.moments) else None
    new = replace(moment(0), id=MomentId("new"), story_id=before.story_id)
    onward = next((one for one in drawn.links if one.from_id == before.id and one.kind is LinkKind.SEQUENCE), None)
    links = list(drawn.links)
    if onward and onward.to_id != before.id and following and onward.to_id == following.id:
        links[links.index(onward)] = replace(onward, from_id=new.id)
    links.append(link(-1, before, new))
    return replace(drawn, moments=(*drawn.moments[:at], new, *drawn.moments[at:]), links=tuple(links))


def moved_by_appending(drawn: Drawn, layout: MapLayout) -> Iterator[str]:
    """Any box, unless the new moment goes on with the second arm of a branch: then the rows below may make room."""
    grown = inserted(drawn, len(drawn.moments))
    after = laid_out(grown)
    told = [one for one in grown.moments if one.story_id == grown.moments[-1].story_id]
    is_under = columns_of(told, grown.links)[-1][-1].id != "new"
    for id_, box in layout.boxes.items():
        if after.boxes[id_] != box and not (is_under and after.boxes[id_].y > after.boxes[MomentId("new")].y):
            yield f"{id_} moved for one at the end"


CHECKS: tuple[Callable[[Drawn, MapLayout], Iterator[str]], ...] = (
    overlapping,
    crossing,
    covering,
    leaving,
    unreadable,
    missing,
    moved_from_hand,
)


@settings(max_examples=6, deadline=None)
@given(seeds)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_no_map_shows(check: Callable[[Drawn, MapLayout], Iterator[str]], seed: int) -> None:
    drawn = Teller(seed).drawn(60)
    assert list(check(drawn, laid_out(drawn))) == []


@settings(max_examples=6, deadline=None)
@given(seeds)
def test_the_same_talk_gives_the_same_map(seed: int) -> None:
    assert laid_out(Teller(seed).drawn(60)) == laid_out(Teller(seed).drawn(60))


@settings(max_examples=10, deadline=None)
@given(seeds, st.floats(0, 1))
def test_a_new_moment_moves_at_most_the_rest_of_its_row_and_what_follows(seed: int, share: float) -> None:
    drawn = Teller(seed).drawn(60)
    at = 1 + int(share * (len(drawn.moments) - 1))
    assert list(moved_by_insertion(drawn, laid_out(drawn), at)) == []


@settings(max_examples=10, deadline=None)
@given(seeds)
def test_a_moment_at_the_end_moves_no_other(seed: int) -> None:
    drawn = Teller(seed).drawn(60)
    assert list(moved_by_appending(drawn, laid_out(drawn))) == []


@settings(max_examples=10, deadline=None)
@given(seeds)
def test_a_map_that_is_laid_out_again_and_again_is_as_if_for_the_first_time(seed: int) -> None:
    assert list(unlike_fresh(seed, 40, 8)) == []


def unlike_fresh(seed: int, most: int, steps: int) -> Iterator[str]:
    """Edits one after the other: what is remembered must not be seen."""
    teller, layouts = Teller(seed), Layouts()
    drawn = teller.drawn(most)
    for step in range(steps):
        kept = layouts.of_talk(drawn.stories, drawn.moments, drawn.links, drawn.metrics)
        if kept != laid_out(drawn):
            yield f"another answer after step {step}"
        drawn = edited(drawn, teller)


def edited(drawn: Drawn, teller: Teller) -> Drawn:
    random, moments, links = teller.random, list(drawn.moments), list(drawn.links)
    at = random.randrange(len(moments))
    match random.randrange(9):
        case 0 | 1 | 2:
            x, y = teller.spot(drawn.width, len(moments))
            moments[at] = replace(moments[at], x=x, y=y)
        case 3:
            moments[at] = replace(moments[at], x=None, y=None, label=teller.words(12))
        case 4:
            moments.insert(at, replace(moments[at], id=MomentId(f"n{random.random()}"), x=None, y=None))
        case 5 if len(moments) > 1:
            gone = moments.pop(at)
            links = [one for one in links if gone.id not in (one.from_id, one.to_id)]
        case 6:
            links.append(teller.link(moments[at], random.choice(moments), random.choice(tuple(LinkKind))))
        case 7 if links:
            links.pop(random.randrange(len(links)))
        case _:
            moments[at] = replace(moments[at], emotion=random.choice((None, -2, 0, 2)))
    return replace(drawn, moments=tuple(moments), links=tuple(links))


def look_at(count: int, first: int) -> None:
    """Prints what is wrong, and in how many maps anything was."""
    wrong: dict[str, list[int]] = {}
    boxes = lines = words = named = 0
    for seed in range(first, first + count):
        drawn = Teller(seed).drawn()
        layout = laid_out(drawn)
        boxes, lines = boxes + len(layout.boxes), lines + len(layout.edges)
        words += sum(edge.label_at is not None for edge in layout.edges)
        named += sum(bool(one.label) for one in drawn.links)
        found = {check.__name__: list(check(drawn, layout)) for check in CHECKS}
        at = drawn.moments.index(teller_choice(drawn, seed)) + 1
        found["moved_by_insertion"] = list(moved_by_insertion(drawn, layout, at))
        found["moved_by_appending"] = list(moved_by_appending(drawn, layout))
        found["unlike_fresh"] = list(unlike_fresh(seed, 60, 4)) if seed % 4 == 0 else []
        for name, faults in found.items():
            if faults:
                wrong.setdefault(name, []).append(seed)
                print(f"{name}, seed {seed}: {faults[:2]}", flush=True)
    print(f"{count} maps, {boxes} boxes, {lines} lines, {words} of {named} words shown")
    print({name: len(seeds_) for name, seeds_ in wrong.items()} or "nothing wrong")


def teller_choice(drawn: Drawn, seed: int) -> Moment:
    return drawn.moments[seed * 7919 % len(drawn.moments)]


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    look_at(numbers[0] if numbers else 2_000, numbers[1] if len(numbers) > 1 else 0)
