"""What canvas, list and card show: patched row by row, it is what a fresh reading would be."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.errors import DeskError
from discovery_desk.domain.interview import InterviewId
from discovery_desk.services import (
    importing,
    interviews,
    moments,
    notes,
    opportunities,
    stories,
    story_order,
    stretches,
)
from discovery_desk.services.desk import Desk
from discovery_desk.ui.experience_map.talk_map import MOST_FOLLOWED, TalkMap


@pytest.fixture
def talk(desk: Desk, clock) -> InterviewId:  # type: ignore[no-untyped-def]
    made = interviews.prepare(desk, "Marit")
    interviews.start_clock(desk, made.id)
    for line in ("+ Truck comes", "+ Counts", "! I must know", "+ Signs", "> it was short"):
        clock.advance(ms=1000)
        notes.keep(desk, made.id, line)
    return made.id


def shown(one: TalkMap) -> tuple[object, ...]:
    return one.moments, one.links, one.stories, one.sources, one.badges, one.numbered, one.interview, one.newest


def fresh(desk: Desk, talk: InterviewId) -> TalkMap:
    made = TalkMap(desk)
    made.read(talk)
    return made


Act = Callable[[random.Random, Desk, InterviewId], object]


def _box(rng: random.Random, desk: Desk, talk: InterviewId) -> str:
    return rng.choice(desk.read.moments(talk)).id


ACTS: tuple[Act, ...] = (
    lambda rng, desk, talk: notes.keep(desk, talk, rng.choice(("+ Waits", "! I need it", "> Well", "on and on"))),
    lambda rng, desk, talk: moments.add(desk, talk, "New", after=_box(rng, desk, talk)),  # type: ignore[arg-type]
    lambda rng, desk, talk: moments.delete(desk, [_box(rng, desk, talk)]),  # type: ignore[list-item]
    lambda rng, desk, talk: story_order.reorder(desk, _box(rng, desk, talk), rng.choice((-2, -1, 1, 3))),  # type: ignore[arg-type]
    lambda rng, desk, talk: moments.feel(desk, _box(rng, desk, talk), rng.choice((None, -2, 2))),  # type: ignore[arg-type]
    lambda rng, desk, talk: moments.place(desk, _box(rng, desk, talk), 10.0, 20.0),  # type: ignore[arg-type]
    lambda rng, desk, talk: moments.rest_on(desk, _box(rng, desk, talk), rng.choice(desk.read.notes(talk)).id),  # type: ignore[arg-type]
    lambda rng, desk, talk: notes.delete(desk, rng.choice(desk.read.notes(talk)).id),
    lambda rng, desk, talk: stretches.park_notes(
        desk, [rng.choice(desk.read.notes(talk)).id], is_parked=rng.random() < 0.5
    ),
    lambda rng, desk, talk: stories.begin_another(desk, talk),
    lambda rng, desk, talk: moments.tidy(desk, talk),
    lambda rng, desk, talk: opportunities.hang(
        desk,
        rng.choice(opportunities.of_interview(desk, talk)).id,
        _box(rng, desk, talk),  # type: ignore[arg-type]
    ),
    lambda rng, desk, talk: desk.undo(),
    lambda rng, desk, talk: desk.redo(),
)


@pytest.mark.parametrize("seed", range(6))
def test_patched_it_is_what_is_freshly_read(desk: Desk, talk: InterviewId, seed: int) -> None:
    kept, rng = fresh(desk, talk), random.Random(seed)
    heard: list[ChangeSet] = []
    desk.feed.subscribe(heard.append)
    followed = 0
    for _ in range(40):
        try:
            rng.choice(ACTS)(rng, desk, talk)
        except (DeskError, IndexError):
            continue
        for changes in heard:
            did = kept.follow(changes)
            followed += did
            if not did:
                kept.read(talk)
        heard.clear()
        assert shown(kept) == shown(fresh(desk, talk))
    assert followed > 8


def test_many_changes_at_once_are_read_anew(desk: Desk, talk: InterviewId) -> None:
    kept = fresh(desk, talk)
    heard: list[ChangeSet] = []
    desk.feed.subscribe(heard.append)
    with desk.change("Many"):
        for _ in range(MOST_FOLLOWED + 1):
            moments.add(desk, talk, "One more")
    assert not kept.follow(heard[-1])


def test_another_talk_leaves_it_alone(desk: Desk, talk: InterviewId) -> None:
    kept = fresh(desk, talk)
    before = shown(kept)
    heard: list[ChangeSet] = []
    desk.feed.subscribe(heard.append)
    importing.import_file(desk, importing.demo_files()[0])
    for changes in heard:
        if not kept.follow(changes):
            kept.read(talk)
    assert shown(kept) == before


def test_numbers_count_through_the_talk(desk: Desk, talk: InterviewId) -> None:
    kept = fresh(desk, talk)
    assert [kept.number(one.id) for one in kept.moments] == [1, 2, 3]
    assert kept.numbered_moment(2) == kept.moments[1]
    assert kept.numbered_moment(0) is None and kept.numbered_moment(4) is None


def test_it_knows_what_a_note_has_become(desk: Desk, talk: InterviewId) -> None:
    kept = fresh(desk, talk)
    note = desk.read.notes(talk)[0]
    assert kept.drawn_from(note.id) == (kept.moments[0].id,)
    assert kept.drawn_from("nobody") == ()
