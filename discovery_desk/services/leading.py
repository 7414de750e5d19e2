"""All that one moment leads to, said at once."""

from __future__ import annotations

from collections.abc import Iterable

from discovery_desk.domain.moment import Link, LinkKind, MomentId
from discovery_desk.services import links
from discovery_desk.services.desk import Desk

Lead = tuple[MomentId, LinkKind, str]


def lead(desk: Desk, moment_id: MomentId, wanted: Iterable[Lead]) -> None:
    """Make these, and no others, the links that leave the moment; those that are there already stay the same ones."""
    there = {one.to_id: one for one in desk.read.where(Link, order="rank", from_id=moment_id)}
    with desk.change("Link moments"):
        for to_id, kind, label in wanted:
            _lead_to(desk, moment_id, there.pop(to_id, None), (to_id, kind, label))
        if there:
            links.remove(desk, [one.id for one in there.values()])


def _lead_to(desk: Desk, moment_id: MomentId, found: Link | None, wanted: Lead) -> None:
    to_id, kind, label = wanted
    if found is None:
        links.connect(desk, moment_id, to_id, kind, label)
        return
    if found.kind is not kind:
        links.retype(desk, found.id, kind)
    if found.label != label:
        links.relabel(desk, found.id, label)
