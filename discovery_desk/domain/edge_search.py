"""Finds the cheapest way from box to box along free lanes, with right angles and through no other box."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count, pairwise
from math import inf

from discovery_desk.domain.edge_routes import (
    ACROSS,
    DOWN,
    STUB,
    Lanes,
    Ledger,
    Plane,
    Port,
    Span,
    corners_of,
    is_free,
)
from discovery_desk.domain.geometry import Point, Rect

BEND, CROSSING, SHARING = 26.0, 34.0, 6.0  # what is avoided, in pixels of detour

Node = tuple[int, int]  # the indexes of the lines down and across that cross there
State = tuple[int, int, int]  # a node, and the direction in which it was reached
Waiting = tuple[float, int, float, State, "State | Port"]


@dataclass(slots=True)
class Search:
    """One way, looked for with A* on the crossings of the lanes and the lines of the ports."""

    plane: Plane
    ledger: Ledger
    lanes: Lanes
    ends: tuple[str, str]
    sources: tuple[Port, ...]
    targets: tuple[Port, ...]
    around: Rect
    _lines: tuple[list[float], list[float]] = field(init=False)
    _own: tuple[dict[float, set[str]], dict[float, set[str]]] = field(init=False, default_factory=lambda: ({}, {}))
    _steps: tuple[dict[int, list[float]], dict[int, list[float]]] = field(init=False, default_factory=lambda: ({}, {}))
    _left: tuple[list[float], list[float]] = field(init=False)
    _by_others: dict[tuple[int, float], list[Span]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for end, ports in zip(self.ends, (self.sources, self.targets), strict=True):
            for port in ports:
                self._own[port.direction].setdefault(port.line, set()).add(end)
        across, down = self._own
        self._lines = sorted({*self.lanes.ys, *across}), sorted({*self.lanes.xs, *down})
        box = self.around
        self._left = (
            [max(box.y - y, 0.0, y - box.bottom) for y in self._lines[ACROSS]],
            [max(box.x - x, 0.0, x - box.right) for x in self._lines[DOWN]],
        )

    def run(self) -> tuple[Point, ...] | None:
        """The corners from border to border, or None where the boxes leave no way."""
        goals: dict[Node, list[Port]] = {}
        for port in self.targets:
            node = self._first_node(port)
            if node:
                goals.setdefault(node, []).append(port)
        return self._walk(self._begun(), goals) if goals else None

    def _begun(self) -> list[Waiting]:
        heap: list[Waiting] = []
        for port in self.sources:
            node = self._first_node(port)
            if node:
                cost = port.cost + self._stub_cost(port, node)
                state = (*node, port.direction)
                heappush(heap, (cost + self._estimate(node), len(heap), cost, state, port))
        return heap

    def _walk(self, heap: list[Waiting], goals: dict[Node, list[Port]]) -> tuple[Point, ...] | None:
        came: dict[State, State | Port] = {}
        known: dict[State, float] = {}
        order = count(len(heap))  # what came first goes first, so that equal ways are told apart the same each time
        best, arrival = inf, None
        (left_across, left_down) = self._left
        while heap and heap[0][0] < best:
            _, _, cost, state, before = heappop(heap)
            if state in came:
                continue
            came[state] = before
            for port in goals.get(state[:2], ()):
                total = cost + self._arrival_cost(state, port)
                if total < best:
                    best, arrival = total, (state, port)
            for step, after in self._steps_from(state):
                reached = cost + step
                if reached < known.get(after, inf) and after not in came:
                    known[after] = reached
                    ahead = left_down[after[0]] + left_across[after[1]]
                    heappush(heap, (reached + ahead, next(order), reached, after, state))
        return self._traced(came, *arrival) if arrival else None

    def _steps_from(self, state: State) -> list[tuple[float, State]]:
        """A list and no iterator: this is where most of the time goes."""
        x, y, direction = state
        across, down = self._steps[ACROSS].get(y), self._steps[DOWN].get(x)
        if across is None:
            across = self._costs(ACROSS, y)
        if down is None:
            down = self._costs(DOWN, x)
        turn_across, turn_down = (0.0, BEND) if direction == ACROSS else (BEND, 0.0)
        found: list[tuple[float, State]] = []
        if x > 0:
            found.append((turn_across + across[x - 1], (x - 1, y, ACROSS)))
        if x < len(across):
            found.append((turn_across + across[x], (x + 1, y, ACROSS)))
        if y > 0:
            found.append((turn_down + down[y - 1], (x, y - 1, DOWN)))
        if y < len(down):
            found.append((turn_down + down[y], (x, y + 1, DOWN)))
        return found

    def _costs(self, direction: int, own: int) -> list[float]:
        """Of each step along a line, from the crossing with one line to that with the next."""
        line, others = self._lines[direction][own], self._lines[1 - direction]
        taken = self._taken(direction, line)
        along, across = self.ledger.along(direction, line), self.ledger.across(direction, line)
        is_blank = not along and not across
        costs = self._steps[direction][own] = [
            inf
            if taken and not is_free(taken, low, high)
            else high - low
            if is_blank
            else _ink_cost((low, high), along, across)
            for low, high in pairwise(others)
        ]
        return costs

    def _taken(self, direction: int, line: float) -> list[Span]:
        ends = self._own[direction].get(line)
        if ends is None:
            return self.plane.taken(direction, line)
        key = (direction, line)
        if key not in self._by_others:
            self._by_others[key] = self.plane.taken_by_others(direction, line, ends)
        return self._by_others[key]

    def _first_node(self, port: Port) -> Node | None:
        """The first crossing outside the port."""
        others = self._lines[1 - port.direction]
        edge = port.place + port.way * STUB
        index = bisect_left(others, edge) if port.way > 0 else bisect_right(others, edge) - 1
        if not 0 <= index < len(others):
            return None
        low, high = sorted((port.place, others[index]))
        if not is_free(self._taken(port.direction, port.line), low, high):
            return None
        own = bisect_left(self._lines[port.direction], port.line)
        return (index, own) if port.direction == ACROSS else (own, index)

    def _stub_cost(self, port: Port, node: Node) -> float:
        reached = self._lines[1 - port.direction][node[port.direction]]
        span = (min(port.place, reached), max(port.place, reached))
        ledger = self.ledger
        return _ink_cost(span, ledger.along(port.direction, port.line), ledger.across(port.direction, port.line))

    def _arrival_cost(self, state: State, port: Port) -> float:
        turn = 0.0 if state[2] == port.direction else BEND
        return turn + port.cost + self._stub_cost(port, state[:2])

    def _estimate(self, node: Node) -> float:
        return self._left[DOWN][node[0]] + self._left[ACROSS][node[1]]

    def _traced(self, came: dict[State, State | Port], last: State, port: Port) -> tuple[Point, ...]:
        points = [port.at]
        step: State | Port = last
        while not isinstance(step, Port):
            points.append(Point(self._lines[DOWN][step[0]], self._lines[ACROSS][step[1]]))
            step = came[step]
        points.append(step.at)
        return corners_of(points[::-1])


def _ink_cost(span: Span, along: list[Span], across: list[float]) -> float:
    """The length of a step, and what it costs to run on top of other lines and to cross them."""
    low, high = span
    cost = high - low
    if across:
        cost += CROSSING * (bisect_right(across, high) - bisect_left(across, low))
    if along:
        cost += SHARING * sum([max(0.0, min(high, end) - max(low, start)) for start, end in along])
    return cost
