"""The order in which a story is told: boxes moved along it, across to another story, or in between two others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.moment import Link, LinkId, Moment, MomentId, short_label
from discovery_desk.domain.note import NoteId, worded
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.story_chain import rechained
from discovery_desk.services import links, moments
from discovery_desk.services.desk import Desk
from discovery_desk.services.story_ranks import in_order, rank_after, ranks_at
from discovery_desk.storage.unit_of_work import UnitOfWork


def reorder(desk: Desk, moment_id: MomentId, steps: int) -> None:
    """Move a box earlier (negative) or later in its story; a chain of links follows."""
    with desk.change("Reorder the story") as unit:
        moment = links.present(unit, moment_id)
        story = in_order(unit, moment.story_id)
        here = [one.id for one in story].index(moment_id)
        _move_within(unit, story, here, min(max(0, here + steps), len(story) - 1))


def move_to(desk: Desk, moment_id: MomentId, story_id: StoryId, index: int) -> None:
    """Make it the box at this place of a story of the same talk; out of another story it comes without its links.

    Raises `RuleBroken("two-interviews")`.
    """
    with desk.change("Reorder the story") as unit:
        moment, story = links.present(unit, moment_id), unit.get(Story, story_id)
        if story is None:
            raise NotFound("story", story_id)
        if story.interview_id != moment.interview_id:
            raise RuleBroken("two-interviews")
        boxes = in_order(unit, story_id)
        if moment.story_id == story_id:
            _move_within(unit, boxes, [one.id for one in boxes].index(moment_id), min(max(0, index), len(boxes) - 1))
        else:
            _move_across(unit, moment, boxes, min(max(0, index), len(boxes)), story_id)


def insert_between(desk: Desk, link_id: LinkId, label: str) -> Moment:
    """A new box on a link, between its ends. Raises `RuleBroken("empty")`."""
    words = worded(label)
    with desk.change("Insert a moment") as unit:
        return _put_on(unit, links.get(desk, link_id), words)


def insert_note_between(desk: Desk, link_id: LinkId, note_id: NoteId) -> Moment:
    """A box drawn from a note, between the ends of a link. Raises `RuleBroken("two-interviews")`."""
    with desk.change("Insert a moment") as unit:
        link = links.get(desk, link_id)
        note = moments.note_of(desk, note_id, link.interview_id)
        made = _put_on(unit, link, short_label(note.text), heard_ms=note.at_ms)
        moments.attach(unit, made.id, note)
        return made


def lead_between(desk: Desk, link_id: LinkId, moment_id: MomentId) -> None:
    """Take a box out of where it stands and put it on a link, between its ends; at one of the ends nothing happens.

    Raises `RuleBroken("two-interviews")`.
    """
    with desk.change("Insert a moment") as unit:
        link, moment = links.get(desk, link_id), links.present(unit, moment_id)
        if link.interview_id != moment.interview_id:
            raise RuleBroken("two-interviews")
        if moment_id in (link.from_id, link.to_id):
            return
        start = links.present(unit, link.from_id)
        moment = _taken_out(unit, moment, start.story_id)
        moved = replace(moment, rank=rank_after(unit, start))
        unit.put(moved)
        links.split(unit, link, moved)


def _put_on(unit: UnitOfWork, link: Link, label: str, *, heard_ms: int | None = None) -> Moment:
    start = links.present(unit, link.from_id)
    rank = rank_after(unit, start)
    made = moments.put_new(unit, start.interview_id, start.story_id, label, rank, heard_ms=heard_ms)
    links.split(unit, link, made)
    return made


def _taken_out(unit: UnitOfWork, moment: Moment, story_id: StoryId) -> Moment:
    """The box as one of the story, its old neighbours linked to each other; what other links it had within the story
    it keeps, and so it does where several ways meet in it."""
    if moment.story_id != story_id:
        links.cut_off(unit, moment.id)
        return replace(moment, story_id=story_id, x=None, y=None)
    if max(len(links.leading_to(unit, moment.id)), len(links.leading_from(unit, moment.id))) <= 1:
        links.close_over(unit, moment.id)
    return moment


def _move_across(unit: UnitOfWork, moment: Moment, others: Sequence[Moment], index: int, story_id: StoryId) -> None:
    (rank,) = ranks_at(unit, others, index)
    moved = replace(_taken_out(unit, moment, story_id), rank=rank)
    unit.put(moved)
    if index:
        links.lead_through(unit, others[index - 1], moved)
    elif others:
        links.make(unit, moved, others[0].id)


def _move_within(unit: UnitOfWork, story: Sequence[Moment], here: int, there: int) -> None:
    if here == there:
        return
    moment, others = story[here], [*story[:here], *story[here + 1 :]]
    (rank,) = ranks_at(unit, others, there)
    unit.put(replace(moment, rank=rank))
    old = [one.id for one in story]
    new = [one.id for one in (*others[:there], moment, *others[there:])]
    for link in rechained(unit.read.where(Link, order="rank", interview_id=moment.interview_id), old, new):
        unit.put(link)
