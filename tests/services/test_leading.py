"""All that a moment leads to is said at once and undone at once."""

from __future__ import annotations

from discovery_desk.domain.moment import Link, LinkKind, Moment
from discovery_desk.services import interviews, leading, moments
from discovery_desk.services.desk import Desk


def three(desk: Desk) -> list[Moment]:
    talk = interviews.prepare(desk, "Marit").id
    return [moments.add(desk, talk, label) for label in ("First", "Second", "Third")]


def leaving(desk: Desk, moment: Moment) -> list[tuple[str, LinkKind, str]]:
    found = desk.read.where(Link, order="rank", from_id=moment.id)
    return [(one.to_id, one.kind, one.label) for one in found]


def test_links_are_made_changed_and_removed_in_one_step(desk: Desk) -> None:
    first, second, third = three(desk)
    before = desk.read.all(Link)
    leading.lead(desk, first.id, [(second.id, LinkKind.WAIT, "an hour"), (third.id, LinkKind.CAUSE, "")])
    assert leaving(desk, first) == [(second.id, LinkKind.WAIT, "an hour"), (third.id, LinkKind.CAUSE, "")]
    leading.lead(desk, first.id, [(third.id, LinkKind.CAUSE, "rain")])
    assert leaving(desk, first) == [(third.id, LinkKind.CAUSE, "rain")]
    desk.undo()
    desk.undo()
    assert desk.read.all(Link) == before


def test_a_link_that_stays_is_the_same_one_and_saying_it_again_is_no_step(desk: Desk) -> None:
    first, second, _ = three(desk)
    (before,) = desk.read.where(Link, from_id=first.id)
    step = desk.history.to_undo
    leading.lead(desk, first.id, [(second.id, LinkKind.SEQUENCE, "")])
    assert desk.read.where(Link, from_id=first.id) == (before,)
    assert desk.history.to_undo is step
