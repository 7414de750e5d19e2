"""Outcome, opportunities across interviews, solutions and tests, in parent and child order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from discovery_desk.domain.opportunity import OpportunityId

OutcomeId = NewType("OutcomeId", str)
TreeNodeId = NewType("TreeNodeId", str)
PlacementId = NewType("PlacementId", str)
TargetChoiceId = NewType("TargetChoiceId", str)


class TreeNodeKind(StrEnum):
    OPPORTUNITY = "opportunity"
    SOLUTION = "solution"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The root of one tree."""

    id: OutcomeId
    text: str
    rank: float = 0.0
    is_retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeNode:
    """`parent_id` is None directly below the outcome."""

    id: TreeNodeId
    outcome_id: OutcomeId
    text: str
    kind: TreeNodeKind = TreeNodeKind.OPPORTUNITY
    parent_id: TreeNodeId | None = None
    state: str = ""
    is_target: bool = False
    is_collapsed: bool = False
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """An opportunity of one interview, gathered under a node of the tree. Merging and splitting move these."""

    id: PlacementId
    node_id: TreeNodeId
    opportunity_id: OpportunityId


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChoice:
    """When a node became the target, and why."""

    id: TargetChoiceId
    node_id: TreeNodeId
    chosen_at: datetime
    reason: str = ""
