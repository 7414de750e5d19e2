"""What leads from one box of the experience map to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.note import clean
from discovery_desk.host.ids import new_id
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


def get(desk: Desk, link_id: LinkId) -> Link:
    found = desk.read.get(Link, link_id)
    if found is None:
        raise NotFound("link", link_id)
    return found


def connect(
    desk: Desk, from_id: MomentId, to_id: MomentId, kind: LinkKind | None = None, label: str = ""
) -> Link | None:
    """Let one box lead to another of its story; a box that leads to itself is a loop. None when it does already.

    Raises `RuleBroken`: "two-interviews", "two-stories".
    """
    with desk.change("Link two moments") as unit:
        start, end = present(unit, from_id), present(unit, to_id)
        if start.interview_id != end.interview_id:
            raise RuleBroken("two-interviews")
        if start.story_id != end.story_id:
            raise RuleBroken("two-stories")
        if unit.read.where(Link, from_id=from_id, to_id=to_id):
            return None
        if from_id == to_id:
            kind = LinkKind.LOOP
        return make(unit, start, to_id, kind or LinkKind.SEQUENCE, on_one_line(label))


def retype(desk: Desk, link_id: LinkId, kind: LinkKind) -> None:
    """Raises `RuleBroken("self-link")`: a box that leads to itself is a loop and nothing else."""
    link = get(desk, link_id)
    if link.from_id == link.to_id and kind is not LinkKind.LOOP:
        raise RuleBroken("self-link")
    with desk.change("Change the kind of a link") as unit:
        unit.put(replace(link, kind=kind))


def retype_all(desk: Desk, link_ids: Sequence[LinkId], kind: LinkKind) -> None:
    """One key for several links is one step."""
    with desk.change("Change the kind of a link" if len(link_ids) == 1 else "Change the kind of links"):
        for link_id in link_ids:
            retype(desk, link_id, kind)


def relabel(desk: Desk, link_id: LinkId, label: str) -> None:
    """No words are words, too: most links need none."""
    with desk.change("Reword a link") as unit:
        unit.put(replace(get(desk, link_id), label=on_one_line(label)))


def reverse(desk: Desk, link_id: LinkId) -> None:
    """Let it lead the other way. Raises `RuleBroken("linked-already")` where another link does."""
    link = get(desk, link_id)
    if link.from_id == link.to_id:
        return
    with desk.change("Turn a link around") as unit:
        if unit.read.where(Link, from_id=link.to_id, to_id=link.from_id):
            raise RuleBroken("linked-already")
        unit.put(replace(link, from_id=link.to_id, to_id=link.from_id))


def remove(desk: Desk, link_ids: Sequence[LinkId]) -> None:
    """Those that are gone already are no trouble."""
    with desk.change("Remove a link" if len(link_ids) == 1 else "Remove links") as unit:
        for link_id in link_ids:
            found = unit.get(Link, link_id)
            if found is not None:
                unit.delete(found)


def on_one_line(label: str) -> str:
    return " ".join(clean(label).split())


def present(unit: UnitOfWork, moment_id: MomentId) -> Moment:
    moment = unit.get(Moment, moment_id)
    if moment is None:
        raise NotFound("moment", moment_id)
    return moment


def make(unit: UnitOfWork, start: Moment, to_id: MomentId, kind: LinkKind = LinkKind.SEQUENCE, label: str = "") -> Link:
    made = Link(
        id=LinkId(new_id()),
        interview_id=start.interview_id,
        from_id=start.id,
        to_id=to_id,
        kind=kind,
        label=label,
        rank=unit.read.highest_rank(Link, interview_id=start.interview_id) + 1,
    )
    unit.put(made)
    return made


def leading_to(unit: UnitOfWork, moment_id: MomentId) -> list[Link]:
    """The links on which the story comes to the box; what goes back to it is none of them."""
    return [one for one in unit.read.where(Link, order="rank", to_id=moment_id) if one.leads_on]


def leading_from(unit: UnitOfWork, moment_id: MomentId) -> list[Link]:
    return [one for one in unit.read.where(Link, order="rank", from_id=moment_id) if one.leads_on]


def lead_through(unit: UnitOfWork, before: Moment, first: Moment, last: Moment | None = None) -> None:
    """The plain link that left the box before now leaves the last new one; a new link leads to the first."""
    onward = [one for one in unit.read.where(Link, from_id=before.id) if one.kind is LinkKind.SEQUENCE]
    if onward and onward[0].to_id != before.id:
        unit.put(replace(onward[0], from_id=(last or first).id))
    make(unit, before, first.id)


def split(unit: UnitOfWork, link: Link, middle: Moment) -> None:
    """Let a link lead through a box: one half keeps its kind and words, or both where they hold for both."""
    for half in link.led_through(middle.id, LinkId(new_id())):
        known = unit.read.where(Link, from_id=half.from_id, to_id=half.to_id)
        if known and known[0].id != half.id:
            if known[0].is_plain:
                unit.put(replace(known[0], kind=half.kind, label=half.label))
            if half.id == link.id:
                unit.delete(link)
        else:
            unit.put(half)


def close_over(unit: UnitOfWork, moment_id: MomentId) -> None:
    """Take a box out of the chain that leads through it; where several ways meet or part nothing is closed."""
    arriving, leaving = leading_to(unit, moment_id), leading_from(unit, moment_id)
    for link in (*arriving, *leaving):
        unit.delete(link)
    if len(arriving) == 1 and len(leaving) == 1:
        _join(unit, arriving[0], leaving[0])


def _join(unit: UnitOfWork, arriving: Link, leaving: Link) -> None:
    """One link in place of two: the one that says something, else the earlier one."""
    start, end = arriving.from_id, leaving.to_id
    if start == end or unit.read.where(Link, from_id=start, to_id=end):
        return
    kept = leaving if arriving.is_plain and not leaving.is_plain else arriving
    unit.put(replace(kept, from_id=start, to_id=end))


def cut_off(unit: UnitOfWork, moment_id: MomentId) -> None:
    """Close the chain over a box and remove every other link that it has."""
    close_over(unit, moment_id)
    for one in (*unit.read.where(Link, from_id=moment_id), *unit.read.where(Link, to_id=moment_id)):
        unit.delete(one)
