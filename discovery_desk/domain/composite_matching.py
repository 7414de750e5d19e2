"""Suggests which moments may belong to which step, each with its reason. People decide: nothing is matched here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, combinations

from discovery_desk.domain.composite import CompositeStep, CompositeStepId
from discovery_desk.domain.composite_map import Composite, Lane
from discovery_desk.domain.folded_words import SHORTEST_PREFIX, are_akin, folded, stems
from discovery_desk.domain.moment import Moment, MomentId, MomentKind

THRESHOLD = 0.3
ASIDE = 0.5  # what a word of `doing` or of a tool counts beside one of the label
NEAR = 0.15
TELLING = frozenset({MomentKind.WAIT, MomentKind.FEELING})  # kinds that say something; most moments are actions

Declined = Collection[tuple[str, str]]  # a moment, and the step or the moment that it is not to be matched with


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two moments may be the same step: what both name. `is_near` is about the place in the story."""

    score: float = 0.0
    words: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    is_same_kind: bool = False
    is_near: bool = False


NOT_ALIKE = Likeness()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`like_id` is the moment of the step that it is most like; None where only the name of the step is.

    Without `step_id` the two may begin a step.
    """

    moment_id: MomentId
    step_id: CompositeStepId | None
    likeness: Likeness
    like_id: MomentId | None = None


@dataclass(frozen=True, slots=True)
class _Profile:
    words: Mapping[str, str]
    weights: Mapping[str, float]
    tools: Mapping[str, str]
    people: Mapping[str, str]
    kind: MomentKind | None = None
    place: float | None = None
    weight: float = field(init=False)
    handles: frozenset[str] = field(init=False)  # what two that are alike have at least one of in common
    _long: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", sum(self.weights.values()))
        by_start: dict[str, tuple[str, ...]] = {}
        for key in self.words:
            if len(key) >= SHORTEST_PREFIX:
                by_start[key[:SHORTEST_PREFIX]] = (*by_start.get(key[:SHORTEST_PREFIX], ()), key)
        object.__setattr__(self, "_long", by_start)
        tools = (f"tool {tool}" for tool in self.tools)
        object.__setattr__(self, "handles", frozenset((*(key[:SHORTEST_PREFIX] for key in self.words), *tools)))

    def twin(self, key: str) -> str | None:
        """The word here that is the same one."""
        if key in self.words:
            return key
        return next((one for one in self._long.get(key[:SHORTEST_PREFIX], ()) if are_akin(key, one)), None)


def suggestions(composite: Composite, declined: Declined = ()) -> tuple[Suggestion, ...]:
    """For moments beside no step, at most one each and one for each lane and step, in the order of the story."""
    known = _Profiles(composite)
    found = [_of_lane(composite, lane, known, frozenset(declined)) for lane in composite.lanes]
    return tuple(chain.from_iterable(found))


def beginnings(
    composite: Composite, placed: Collection[MomentId] = (), declined: Declined = ()
) -> tuple[Suggestion, ...]:
    """Moments of two stories that are most like each other, and in no step: each of them with the other one.

    `placed` are those that a step is suggested for.
    """
    known, refused = _Profiles(composite), {*declined, *((other, one) for one, other in declined)}
    free = [
        (moment, lane.story_id)
        for lane in composite.lanes
        for moment in lane.moments
        if moment.id not in composite.matches and moment.id not in placed
    ]
    best: dict[MomentId, Suggestion] = {}
    for (one, story), (other, its_story) in combinations(free, 2):
        if story != its_story and (one.id, other.id) not in refused:
            _keep_better(best, one.id, other.id, known.between(one.id, other.id))
    return tuple(one for one in best.values() if one.like_id and best[one.like_id].like_id == one.moment_id)


def steps_of(offered: Iterable[Suggestion]) -> dict[MomentId, CompositeStepId]:
    """Where moments are suggested to go, without those that would begin a step."""
    return {one.moment_id: one.step_id for one in offered if one.step_id is not None}


def _keep_better(best: dict[MomentId, Suggestion], one: MomentId, other: MomentId, found: Likeness) -> None:
    for moment_id, like_id in ((one, other), (other, one)):
        bar = best[moment_id].likeness.score if moment_id in best else THRESHOLD - 1e-9
        if found.score > bar:
            best[moment_id] = Suggestion(moment_id, None, found, like_id)


class _Profiles:
    """What the moments and steps name, and how much each word tells apart."""

    def __init__(self, composite: Composite) -> None:
        told = [moment for lane in composite.lanes for moment in lane.moments]
        seen = Counter(key for moment in told for key in stems(f"{moment.label} {_around(moment)}"))
        self._held = {step.id: composite.moments_at(step.id) for step in composite.steps}
        self._rarity = {key: 2.0 / (1.0 + max(1, count - 1)) for key, count in seen.items()}
        self._of = {
            moment.id: self._profile(moment, place / max(1, len(lane.moments) - 1))
            for lane in composite.lanes
            for place, moment in enumerate(lane.moments)
        }

    def between(self, one: MomentId, other: MomentId) -> Likeness:
        mine, theirs = self._of[one], self._of[other]
        return NOT_ALIKE if mine.handles.isdisjoint(theirs.handles) else likeness(mine, theirs)

    def best(self, moment: Moment, lane: Lane, step: CompositeStep) -> Suggestion:
        """Compared with what other people's stories have in that step, and with its name."""
        mine = self._of[moment.id]
        found = [
            Suggestion(moment.id, step.id, likeness(mine, self._of[other.id]), other.id)
            for other in self._held[step.id]
            if other.story_id != lane.story_id
        ]
        if all(step.label != other.label for other in self._held[step.id]):
            found.append(Suggestion(moment.id, step.id, likeness(mine, self._named(step.label))))
        nothing = Suggestion(moment.id, step.id, NOT_ALIKE)
        return max(found, key=lambda one: one.likeness.score, default=nothing)

    def _profile(self, moment: Moment, place: float) -> _Profile:
        label, doing = stems(moment.label), stems(_around(moment))
        words = {**doing, **label}
        weights = {key: self._rarity.get(key, 1.0) * (1.0 if key in label else ASIDE) for key in words}
        return _Profile(words, weights, _named(moment.tools), _named(moment.actors), moment.kind, place)

    def _named(self, label: str) -> _Profile:
        words = stems(label)
        return _Profile(words, {key: self._rarity.get(key, 1.0) for key in words}, {}, {})


def likeness(one: _Profile, other: _Profile) -> Likeness:
    """One word in common is no reason, and neither is a kind: it takes two things that both name."""
    words, share = _shared_words(one, other)
    if not words and one.tools.keys().isdisjoint(other.tools):
        return NOT_ALIKE
    found = Likeness(
        words=words,
        tools=_in_both(one.tools, other.tools),
        people=_in_both(one.people, other.people),
        is_same_kind=one.kind is other.kind and one.kind in TELLING,
        is_near=_apart(one, other) <= NEAR,
    )
    clues = len({*found.words, *found.tools, *found.people}) + found.is_same_kind
    if clues < 2:
        return NOT_ALIKE
    other_means = bool(one.tools and other.tools) and not found.tools
    score = share + 0.2 * bool(found.tools) + 0.1 * bool(found.people) + 0.2 * found.is_same_kind
    return replace(found, score=score + 0.1 * (0.5 - _apart(one, other)) - 0.1 * other_means)


def _apart(one: _Profile, other: _Profile) -> float:
    """How far from each other they stand in their stories, 0 to 1; in the middle of it where that is not known."""
    return 0.5 if one.place is None or other.place is None else abs(one.place - other.place)


def _shared_words(one: _Profile, other: _Profile) -> tuple[tuple[str, ...], float]:
    """The words that both say, as the first one writes them, and their share of all that both say."""
    both = [(key, twin) for key in one.words if (twin := other.twin(key)) is not None]
    total = one.weight + other.weight
    shared = sum(one.weights[key] + other.weights[twin] for key, twin in both)
    return tuple(one.words[key] for key, _ in both), shared / total if total else 0.0


def _around(moment: Moment) -> str:
    return " ".join((moment.doing, *moment.tools))


def _named(names: Sequence[str]) -> dict[str, str]:
    return {folded(name): name for name in names}


def _in_both(ours: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(written for key, written in ours.items() if key in theirs)


def _of_lane(composite: Composite, lane: Lane, known: _Profiles, declined: Declined) -> list[Suggestion]:
    """Between two moments that are matched by hand, only the steps between theirs are asked about."""
    places = {step.id: place for place, step in enumerate(composite.steps)}
    taken = {composite.matches[one.id] for one in lane.moments if one.id in composite.matches}
    found: list[Suggestion] = []
    run: list[Moment] = []
    start = -1
    for moment in (*lane.moments, None):
        here = len(composite.steps) if moment is None else places.get(composite.matches.get(moment.id, _NOWHERE))
        if moment is not None and here is None:
            run.append(moment)
            continue
        between = [step for step in composite.steps[start + 1 : here] if step.id not in taken]
        found += _aligned([[known.best(one, lane, step) for step in between] for one in run], declined)
        run, start = [], here if here is not None else start
    return found


_NOWHERE = CompositeStepId("")


def _aligned(table: Sequence[Sequence[Suggestion]], declined: Declined) -> list[Suggestion]:
    """The pairs that together are most alike and do not cross (Needleman and Wunsch; leaving out costs nothing)."""
    rows, columns = len(table), len(table[0]) if table else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows):
        for column in range(columns):
            both = best[row][column] + _worth(table[row][column], declined)
            best[row + 1][column + 1] = max(both, best[row][column + 1], best[row + 1][column])
    return _traced(table, best, declined)


def _traced(table: Sequence[Sequence[Suggestion]], best: list[list[float]], declined: Declined) -> list[Suggestion]:
    row, column, found = len(table), len(best[0]) - 1, []
    while row and column:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            found.append(table[row][column])
    return found[::-1]


def _worth(pair: Suggestion, declined: Declined) -> float:
    is_declined = (pair.moment_id, pair.step_id or "") in declined
    return pair.likeness.score if pair.likeness.score >= THRESHOLD and not is_declined else 0.0
