"""Finds ways from box to box along free lanes, with right angles and through no other box."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count, pairwise
from math import inf

from discovery_desk.domain.geometry import Point, Rect

ACROSS, DOWN = 0, 1  # the direction of a line; a line across has one y, a line down has one x

CLEARANCE = 5.0  # between a line and a box that it passes
STUB = 9.0  # the shortest first and last piece, so that an arrow head has room
BEND, CROSSING, SHARING, PORT = 26.0, 34.0, 6.0, 8.0  # what is avoided, in pixels of detour

Span = tuple[float, float]
State = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Port:
    """A place on the border where a line may leave; `way` is −1 up or left, +1 down or right."""

    at: Point
    direction: int
    way: int
    cost: float = 0.0

    @property
    def line(self) -> float:
        return self.at.y if self.direction == ACROSS else self.at.x

    @property
    def place(self) -> float:
        return self.at.x if self.direction == ACROSS else self.at.y


@dataclass(frozen=True, slots=True)
class Lanes:
    """Lines that are worth running along: `xs` down, `ys` across."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


Piece = tuple[int, float, float, float]  # its direction, its line, and from where to where


def pieces_of(corners: Sequence[Point]) -> Iterator[Piece]:
    for a, b in pairwise(corners):
        if a.y == b.y:
            yield ACROSS, a.y, min(a.x, b.x), max(a.x, b.x)
        else:
            yield DOWN, a.x, min(a.y, b.y), max(a.y, b.y)


class Ledger:
    """The straight pieces drawn so far in the part of the map that is looked at."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._lines: tuple[list[tuple[float, float, float]], ...] = ([], [])
        for direction, line, low, high in pieces:
            self._lines[direction].append((line, low, high))
        for lines in self._lines:
            lines.sort()

    def shared(self, direction: int, line: float, span: Span) -> float:
        """How much of the span would be drawn on top of another line."""
        near = _within(self._lines[direction], line - 2.5, line + 2.5)
        return sum([max(0.0, min(span[1], high) - max(span[0], low)) for _, low, high in near]) if near else 0.0

    def crossings(self, direction: int, line: float, span: Span) -> int:
        others = _within(self._lines[1 - direction], span[0], span[1])
        return sum([low < line < high for _, low, high in others]) if others else 0

    def entering(self, rect: Rect) -> int:
        """How many pieces pass through the rectangle."""
        across = _within(self._lines[ACROSS], rect.y, rect.bottom)
        down = _within(self._lines[DOWN], rect.x, rect.right)
        return sum(low < rect.right and high > rect.x for _, low, high in across) + sum(
            low < rect.bottom and high > rect.y for _, low, high in down
        )


def _within(lines: list[tuple[float, float, float]], low: float, high: float) -> list[tuple[float, float, float]]:
    return lines[bisect_left(lines, (low,)) : bisect_right(lines, (high, inf, inf))]


class Plane:
    """Where the boxes of the part that is looked at are, asked line by line."""

    def __init__(self, boxes: Mapping[str, Rect], clearance: float = CLEARANCE) -> None:
        self._boxes = boxes
        self._grown = [
            (box.x - clearance, box.right + clearance, box.y - clearance, box.bottom + clearance)
            for box in boxes.values()
        ]
        self._clearance = clearance
        self._known: dict[tuple[int, float], list[Span]] = {}

    def taken(self, direction: int, line: float) -> list[Span]:
        """The stretches of the line that come too near to a box."""
        key = (direction, line)
        if key not in self._known:
            self._known[key] = _merged(self._spans(direction, line))
        return self._known[key]

    def taken_by_others(self, direction: int, line: float, ends: frozenset[str]) -> list[Span]:
        """As `taken`, but the line may touch the boxes that it joins."""
        spans = []
        for id_, box in self._boxes.items():
            span = span_taken(box if id_ in ends else box.grown(self._clearance), direction, line)
            if span:
                spans.append(span)
        return _merged(spans)

    def meets(self, rect: Rect) -> bool:
        return any(box.overlaps(rect) for box in self._boxes.values())

    def _spans(self, direction: int, line: float) -> list[Span]:
        if direction == ACROSS:
            return [(left, right) for left, right, top, bottom in self._grown if top < line < bottom]
        return [(top, bottom) for left, right, top, bottom in self._grown if left < line < right]


def span_taken(box: Rect, direction: int, line: float) -> Span | None:
    if direction == ACROSS:
        return (box.x, box.right) if box.y < line < box.bottom else None
    return (box.y, box.bottom) if box.x < line < box.right else None


def _merged(spans: list[Span]) -> list[Span]:
    if len(spans) < 2:
        return spans
    merged: list[Span] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def is_free(taken: list[Span], low: float, high: float) -> bool:
    index = bisect_left(taken, (high,)) - 1
    return index < 0 or taken[index][1] <= low


def ports_of(box: Rect, anchor: float) -> tuple[Port, ...]:
    """The middle of each side comes first; `anchor` is how far below the top the lines of a row run."""
    found = []
    for share, cost in ((0.5, 0.0), (0.27, PORT), (0.73, PORT)):
        x = box.x + box.width * share
        found += [Port(Point(x, box.bottom), DOWN, 1, cost), Port(Point(x, box.y), DOWN, -1, cost + 1)]
    for y, cost in ((box.y + min(anchor, box.height / 2), 0.0), (box.y + box.height * 0.78, PORT * 6)):
        found += [Port(Point(box.right, y), ACROSS, 1, cost), Port(Point(box.x, y), ACROSS, -1, cost)]
    return tuple(found)


@dataclass(slots=True)
class Search:
    """One way looked for with A* on the crossings of the lanes and the lines of the ports."""

    plane: Plane
    ledger: Ledger
    lanes: Lanes
    ends: frozenset[str]
    sources: tuple[Port, ...]
    targets: tuple[Port, ...]
    around: Rect
    _lines: tuple[list[float], list[float]] = field(init=False)
    _taken: tuple[list[list[Span]], list[list[Span]]] = field(init=False)
    _goals: dict[tuple[int, int], list[Port]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        ports = (*self.sources, *self.targets)
        own = [{port.line for port in ports if port.direction == way} for way in (ACROSS, DOWN)]
        self._lines = (sorted({*self.lanes.ys, *own[ACROSS]}), sorted({*self.lanes.xs, *own[DOWN]}))
        self._taken = (
            [self._taken_on(ACROSS, line, own[ACROSS]) for line in self._lines[ACROSS]],
            [self._taken_on(DOWN, line, own[DOWN]) for line in self._lines[DOWN]],
        )
        for port in self.targets:
            node = self._first_node(port)
            if node:
                self._goals.setdefault(node, []).append(port)

    def _taken_on(self, direction: int, line: float, own: set[float]) -> list[Span]:
        if line in own:
            return self.plane.taken_by_others(direction, line, self.ends)
        return self.plane.taken(direction, line)

    def _first_node(self, port: Port) -> tuple[int, int] | None:
        """The first crossing outside the port, as the indexes of the lines down and across."""
        others = self._lines[1 - port.direction]
        edge = port.place + port.way * STUB
        index = bisect_left(others, edge) if port.way > 0 else bisect_right(others, edge) - 1
        if not 0 <= index < len(others):
            return None
        own = bisect_left(self._lines[port.direction], port.line)
        low, high = sorted((port.place, others[index]))
        if not is_free(self._taken[port.direction][own], low, high):
            return None
        return (index, own) if port.direction == ACROSS else (own, index)

    def run(self) -> tuple[Point, ...] | None:
        """The corners from border to border, or None where the boxes leave no way."""
        heap: list[tuple[float, int, float, State, State | Port]] = []
        for port in self.sources:
            node = self._first_node(port)
            if node:
                cost = port.cost + self._stub_cost(port, node)
                heappush(heap, (cost + self._left(node), len(heap), cost, (*node, port.direction), port))
        return self._walk(heap)

    def _walk(self, heap: list[tuple[float, int, float, State, State | Port]]) -> tuple[Point, ...] | None:
        came: dict[State, State | Port] = {}
        order = count(len(heap))  # what came first goes first, so that equal ways are told apart the same each time
        best, arrival = inf, None
        while heap and heap[0][0] < best:
            _, _, cost, state, before = heappop(heap)
            if state in came:
                continue
            came[state] = before
            for port in self._goals.get(state[:2], ()):
                total = cost + self._arrival_cost(state, port)
                if total < best:
                    best, arrival = total, (state, port)
            for step, after in self._steps(state):
                if after not in came:
                    heappush(heap, (cost + step + self._left(after), next(order), cost + step, after, state))
        return self._traced(came, *arrival) if arrival else None

    def _steps(self, state: State) -> Iterator[tuple[float, State]]:
        across, down, direction = state
        for way, index in ((ACROSS, across), (DOWN, down)):
            turn = 0.0 if way == direction else BEND
            for after in (index - 1, index + 1):
                cost = self._piece_cost(way, down if way == ACROSS else across, index, after)
                if cost < inf:
                    yield turn + cost, ((after, down, way) if way == ACROSS else (across, after, way))

    def _piece_cost(self, direction: int, own: int, start: int, end: int) -> float:
        others = self._lines[1 - direction]
        if not 0 <= end < len(others):
            return inf
        low, high = (others[start], others[end]) if start < end else (others[end], others[start])
        if not is_free(self._taken[direction][own], low, high):
            return inf
        return self._ink_cost(direction, self._lines[direction][own], (low, high))

    def _ink_cost(self, direction: int, line: float, span: Span) -> float:
        shared = self.ledger.shared(direction, line, span)
        crossed = self.ledger.crossings(direction, line, span)
        return span[1] - span[0] + SHARING * shared + CROSSING * crossed

    def _stub_cost(self, port: Port, node: tuple[int, int]) -> float:
        reached = self._lines[1 - port.direction][node[port.direction]]
        low, high = sorted((port.place, reached))
        return self._ink_cost(port.direction, port.line, (low, high))

    def _arrival_cost(self, state: State, port: Port) -> float:
        turn = 0.0 if state[2] == port.direction else BEND
        return turn + port.cost + self._stub_cost(port, state[:2])

    def _left(self, node: tuple[int, ...]) -> float:
        x, y, box = self._lines[DOWN][node[0]], self._lines[ACROSS][node[1]], self.around
        return max(box.x - x, 0.0, x - box.right) + max(box.y - y, 0.0, y - box.bottom)

    def _traced(self, came: Mapping[State, State | Port], last: State, port: Port) -> tuple[Point, ...]:
        points = [port.at]
        step: State | Port = last
        while not isinstance(step, Port):
            points.append(Point(self._lines[DOWN][step[0]], self._lines[ACROSS][step[1]]))
            step = came[step]
        points.append(step.at)
        return corners_of(points[::-1])


def corners_of(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without the points that lie on a straight line between their neighbours, or twice in one place."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == point.x or kept[-2].y == kept[-1].y == point.y):
            kept.pop()
        kept.append(point)
    return tuple(kept)
