"""The links of a story that is told one box after the other, when its order changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from discovery_desk.domain.moment import Link, MomentId


def rechained(links: Iterable[Link], old: Sequence[MomentId], new: Sequence[MomentId]) -> tuple[Link, ...]:
    """Links as they are to be, so that a chain along the old order is one along the new order.

    How one came to a box, by a wait or a cause, goes along with the box. Where a box moves out of, or into, anything
    but a plain chain nothing changes: what leads where is for a person to say then.
    """
    arriving, leaving = defaultdict(list), defaultdict(list)
    for link in links:
        if link.leads_on:
            arriving[link.to_id].append(link)
            leaving[link.from_id].append(link.to_id)
    was, now, follower = _before(old), _before(new), dict(pairwise(old))
    moved = [box for box in new if was.get(box) != now.get(box)]
    for box in moved:
        if [link.from_id for link in arriving[box]] != _listed(was.get(box)):
            return ()
        if any(leaving[one] != _listed(follower.get(one)) for one in (*_listed(was.get(box)), *_listed(now.get(box)))):
            return ()
    ways = {box: arriving[box][0] for box in moved if box in was}
    if new[0] in ways:  # nothing leads to the first box any more; what did leads to the one that was first
        ways[old[0]] = ways.pop(new[0])
    return tuple(replace(way, from_id=now[box], to_id=box) for box, way in ways.items())


def _before(order: Sequence[MomentId]) -> dict[MomentId, MomentId]:
    return {box: before for before, box in pairwise(order)}


def _listed(box: MomentId | None) -> list[MomentId]:
    return [] if box is None else [box]
