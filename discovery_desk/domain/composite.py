"""A composite map: the stories of several people side by side. A hypothesis that nobody has lived, never a snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from discovery_desk.domain.moment import MomentId
from discovery_desk.domain.story import StoryId

CompositeMapId = NewType("CompositeMapId", str)
CompositeLaneId = NewType("CompositeLaneId", str)
CompositeStepId = NewType("CompositeStepId", str)
StepMomentId = NewType("StepMomentId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositeMap:
    """`topic` is what its stories have in common."""

    id: CompositeMapId
    title: str
    topic: str = ""
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositeLane:
    """A story that takes part."""

    id: CompositeLaneId
    composite_id: CompositeMapId
    story_id: StoryId
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositeStep:
    """What moments of several stories have in common, in words of the team; `rank` is its place in the composite."""

    id: CompositeStepId
    composite_id: CompositeMapId
    label: str
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMoment:
    """A moment that somebody has matched with a step."""

    id: StepMomentId
    step_id: CompositeStepId
    moment_id: MomentId
