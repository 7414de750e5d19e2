"""A composite as it is looked at: whose story each lane is, which moments a step holds, and where the others stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from discovery_desk.domain.composite import CompositeLaneId, CompositeMap, CompositeStep, CompositeStepId
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.domain.participant import ParticipantId
from discovery_desk.domain.story import StoryId

Matches = Mapping[MomentId, CompositeStepId]
NO_MATCHES: Matches = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """`person` is what they may be called, empty where their name is withheld; `moments` may all be shown to others."""

    id: CompositeLaneId
    story_id: StoryId
    interview_id: InterviewId
    participant_id: ParticipantId
    person: str = ""
    title: str = ""
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Composite:
    """Lanes and steps in their order; `matches` knows moments of these lanes and steps of this composite only."""

    map: CompositeMap
    lanes: tuple[Lane, ...] = ()
    steps: tuple[CompositeStep, ...] = ()
    matches: Matches = field(default_factory=lambda: NO_MATCHES)

    def lane_of(self, moment_id: str) -> Lane | None:
        return next((lane for lane in self.lanes if any(one.id == moment_id for one in lane.moments)), None)

    def moment(self, moment_id: str) -> Moment | None:
        return next((one for lane in self.lanes for one in lane.moments if one.id == moment_id), None)

    def step(self, step_id: str) -> CompositeStep | None:
        return next((step for step in self.steps if step.id == step_id), None)

    def people(self) -> int:
        """Two stories of one person are one person."""
        return len({lane.participant_id for lane in self.lanes})

    def moments_at(self, step_id: CompositeStepId) -> tuple[Moment, ...]:
        return tuple(one for lane in self.lanes for one in lane.moments if self.matches.get(one.id) == step_id)

    def lanes_at(self, step_id: CompositeStepId) -> tuple[Lane, ...]:
        return tuple(
            lane for lane in self.lanes if any(self.matches.get(moment.id) == step_id for moment in lane.moments)
        )

    def people_at(self, step_id: CompositeStepId) -> int:
        """People, not mentions."""
        return len({lane.participant_id for lane in self.lanes_at(step_id)})

    def feelings_at(self, step_id: CompositeStepId) -> tuple[int, ...]:
        """What was felt there, lowest first, once each. Not an average: nobody felt that."""
        return tuple(sorted({one.emotion for one in self.moments_at(step_id) if one.emotion is not None}))


Cells = tuple[tuple[Moment, ...], ...]


def step_column(place: int) -> int:
    """Columns alternate: before the first step, the first step, between it and the second, and so on."""
    return 2 * place + 1


def cells(composite: Composite, lane: Lane, suggested: Matches = NO_MATCHES) -> Cells:
    """The moments of a lane by column; what is in no step stands between steps, in its own order."""
    columns = _columns(composite, lane, suggested)
    found: list[list[Moment]] = [[] for _ in range(2 * len(composite.steps) + 1)]
    for moment, column in zip(lane.moments, columns, strict=True):
        found[column].append(moment)
    return tuple(tuple(moments) for moments in found)


def turned_back(composite: Composite, lane: Lane, suggested: Matches = NO_MATCHES) -> frozenset[MomentId]:
    """Matched moments that stand before one that came earlier in the story: the order of the steps is not theirs."""
    furthest, found = -1, set()
    for moment, column in zip(lane.moments, _columns(composite, lane, suggested), strict=True):
        if column < furthest and column % 2:
            found.add(moment.id)
        furthest = max(furthest, column)
    return frozenset(found)


def step_before(composite: Composite, moment_id: MomentId) -> CompositeStepId | None:
    """The step after which a new one for this moment belongs, by its place in its story; None for the start."""
    lane = composite.lane_of(moment_id)
    if lane is None:
        return composite.steps[-1].id if composite.steps else None
    place = next(index for index, one in enumerate(lane.moments) if one.id == moment_id)
    column = _columns(composite, lane, NO_MATCHES)[place]
    return composite.steps[(column - 1) // 2].id if column else None


def _columns(composite: Composite, lane: Lane, suggested: Matches) -> list[int]:
    places = {step.id: step_column(place) for place, step in enumerate(composite.steps)}
    at = {**suggested, **composite.matches}
    stood = [places.get(at[one.id]) if one.id in at else None for one in lane.moments]
    if not any(stood):
        return _spread(composite, lane)
    found: list[int] = []
    before: int | None = None
    for index, column in enumerate(stood):
        if column is not None:
            found.append(column)
            before = column
        else:
            found.append(_between(before, next((one for one in stood[index:] if one is not None), None)))
    return found


def _between(before: int | None, after: int | None) -> int:
    """Right behind the step before; where there is none, right in front of the next one."""
    if before is not None:
        return before + 1
    return after - 1 if after is not None else 0


def _spread(composite: Composite, lane: Lane) -> list[int]:
    """A story that is in no step yet stands along the others, by how far each moment is into it."""
    steps = [_share(composite, step.id) for step in composite.steps]
    own = [place / max(1, len(lane.moments) - 1) for place in range(len(lane.moments))]
    return [2 * sum(share is not None and share < here for share in steps) for here in own]


def _share(composite: Composite, step_id: CompositeStepId) -> float | None:
    """How far into their stories the moments of a step are, 0 to 1; None for a step without any."""
    shares = [
        place / max(1, len(lane.moments) - 1)
        for lane in composite.lanes
        for place, moment in enumerate(lane.moments)
        if composite.matches.get(moment.id) == step_id
    ]
    return sum(shares) / len(shares) if shares else None
