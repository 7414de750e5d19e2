"""The order of the story that cards and arrows of a drawing tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

Arrow = tuple[str, str]
Place = tuple[float, float]


def told_order(cards: Mapping[str, Place], arrows: Iterable[Arrow]) -> list[str]:
    """What leads comes before what it leads to; else as one reads, from the top and from the left.

    A chain is followed before anything else; a circle is entered at its topmost card.
    """
    following: dict[str, list[str]] = defaultdict(list)
    waits_for = dict.fromkeys(cards, 0)
    for start, end in dict.fromkeys(arrows):
        if start != end and start in cards and end in cards:
            following[start].append(end)
            waits_for[end] += 1
    return list(_walked(cards, following, waits_for))


def _walked(cards: Mapping[str, Place], following: Mapping[str, list[str]], waits_for: dict[str, int]) -> list[str]:
    rank = {key: (place[1], place[0], number) for number, (key, place) in enumerate(cards.items())}
    everything = sorted(cards, key=lambda key: rank[key], reverse=True)
    ready = [(rank[key], key) for key, count in waits_for.items() if count == 0]
    heapify(ready)
    told: dict[str, None] = {}
    chain: list[str] = []
    while len(told) < len(cards):
        here = _next(chain, ready, everything, told)
        told[here] = None
        freed = []
        for key in following.get(here, ()):
            waits_for[key] -= 1
            if waits_for[key] == 0 and key not in told:
                freed.append(key)
        freed.sort(key=lambda key: rank[key])
        chain = freed[:1]
        for key in freed:
            heappush(ready, (rank[key], key))
    return list(told)


def _next(
    chain: Sequence[str],
    ready: list[tuple[tuple[float, float, int], str]],
    everything: list[str],
    told: Mapping[str, None],
) -> str:
    if chain:
        return chain[0]
    while ready:
        _, key = heappop(ready)
        if key not in told:
            return key
    while everything[-1] in told:
        everything.pop()
    return everything.pop()


def with_new(known: Sequence[str], new: Iterable[str], leads_to: Mapping[str, str]) -> list[str]:
    """New cards each after the one that leads to it, in their own order, else at the end. `leads_to` is by the new."""
    order, fresh = list(known), set[str]()
    for key in new:
        before = leads_to.get(key)
        place = order.index(before) + 1 if before in order else len(order)
        while place < len(order) and order[place] in fresh:
            place += 1
        order.insert(place, key)
        fresh.add(key)
    return order
