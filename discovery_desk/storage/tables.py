"""Which table holds which entity, and how each kind of value is stored."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any

from discovery_desk.domain.change import Entity
from discovery_desk.domain.composite import CompositeLane, CompositeMap, CompositeStep, StepMoment
from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.guide import Guide, OwnPack, ResearchQuestion, StoryPrompt
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import (
    AskedPrompt,
    DebriefLine,
    FollowUp,
    HeardFacet,
    Interruption,
    Interview,
    Origin,
)
from discovery_desk.domain.moment import Link, Moment, MomentSource
from discovery_desk.domain.note import Note, NoteTag, Tag
from discovery_desk.domain.opportunity import Evidence, Opportunity, SolutionRequest
from discovery_desk.domain.opportunity_tree import Outcome, Placement, TargetChoice, TreeNode
from discovery_desk.domain.participant import Attribute, Participant, Picture, QuickFact
from discovery_desk.domain.recruiting import Incentive, Recruiting
from discovery_desk.domain.sharing import Share
from discovery_desk.domain.snapshot import Quote, Snapshot
from discovery_desk.domain.story import Story
from discovery_desk.domain.team import Project, Seat, TeamMember
from discovery_desk.domain.third_person import ThirdPerson

Cell = str | int | float | bytes | None

NAMES: Mapping[type, str] = {
    Project: "project",
    TeamMember: "team_member",
    Picture: "picture",
    Participant: "participant",
    QuickFact: "quick_fact",
    Attribute: "attribute",
    Guide: "guide",
    ResearchQuestion: "research_question",
    StoryPrompt: "story_prompt",
    OwnPack: "own_pack",
    Interview: "interview",
    Seat: "seat",
    ConsentEntry: "consent_entry",
    Interruption: "interruption",
    AskedPrompt: "asked_prompt",
    HeardFacet: "heard_facet",
    Story: "story",
    Note: "note",
    Tag: "tag",
    NoteTag: "note_tag",
    Moment: "moment",
    MomentSource: "moment_source",
    Link: "link",
    Opportunity: "opportunity",
    Evidence: "evidence",
    SolutionRequest: "solution_request",
    Insight: "insight",
    Quote: "quote",
    Snapshot: "snapshot",
    FollowUp: "follow_up",
    DebriefLine: "debrief_line",
    Recruiting: "recruiting",
    Incentive: "incentive",
    Outcome: "outcome",
    TreeNode: "tree_node",
    Placement: "placement",
    TargetChoice: "target_choice",
    CompositeMap: "composite_map",
    CompositeLane: "composite_lane",
    CompositeStep: "composite_step",
    StepMoment: "step_moment",
    Share: "share",
    ThirdPerson: "third_person",
    Origin: "origin",
}


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    sql_type: str
    to_cell: Callable[[Any], Cell] | None
    from_cell: Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class Table:
    """One entity's table with the statements that read and write it."""

    entity: type
    name: str
    columns: tuple[Column, ...]
    upsert: str
    select: str
    delete: str

    def to_row(self, entity: Entity) -> tuple[Cell, ...]:
        values = ((column.to_cell, getattr(entity, column.name)) for column in self.columns)
        return tuple(to_cell(value) if to_cell and value is not None else value for to_cell, value in values)

    def from_row(self, row: tuple[Cell, ...]) -> Any:
        return self.entity(
            **{
                column.name: column.from_cell(value) if column.from_cell and value is not None else value
                for column, value in zip(self.columns, row, strict=True)
            }
        )

    def list_of(self, alias: str = "") -> str:
        """The columns in order, for a SELECT of another shape."""
        prefix = f"{alias}." if alias else ""
        return ", ".join(f'{prefix}"{column.name}"' for column in self.columns)


@cache
def table_of(entity: type) -> Table:
    """KeyError for what is not stored: a typing mistake must not make a table."""
    name = NAMES[entity]
    hints = typing.get_type_hints(entity)
    columns = tuple(_column(field.name, hints[field.name]) for field in dataclasses.fields(entity))
    listed = ", ".join(f'"{column.name}"' for column in columns)
    changed = ", ".join(f'"{c.name}" = excluded."{c.name}"' for c in columns if c.name != "id")
    marks = ", ".join("?" * len(columns))
    return Table(
        entity,
        name,
        columns,
        upsert=f'INSERT INTO "{name}" ({listed}) VALUES ({marks}) ON CONFLICT ("id") DO UPDATE SET {changed}',
        select=f'SELECT {listed} FROM "{name}"',
        delete=f'DELETE FROM "{name}" WHERE "id" = ?',
    )


def _column(name: str, hint: Any) -> Column:
    kind = _bare(hint)
    if typing.get_origin(kind) is tuple:
        return Column(name, "TEXT", _json_cell, _tuple_value)
    if issubclass(kind, Enum):
        return Column(name, "TEXT", lambda value: str(value.value), kind)
    if kind is bool:
        return Column(name, "INTEGER", int, bool)
    if kind is datetime:
        return Column(name, "TEXT", _datetime_cell, datetime.fromisoformat)
    if kind is date:
        return Column(name, "TEXT", date.isoformat, date.fromisoformat)
    return Column(name, {str: "TEXT", int: "INTEGER", float: "REAL", bytes: "BLOB"}[kind], None, None)


def _bare(hint: Any) -> Any:
    """The plain type behind `X | None` and `NewType`."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        (hint,) = (one for one in typing.get_args(hint) if one is not type(None))
    while isinstance(hint, typing.NewType):
        hint = hint.__supertype__
    return hint


def _json_cell(values: tuple[str, ...]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _tuple_value(cell: str) -> tuple[str, ...]:
    return tuple(json.loads(cell))


def _datetime_cell(value: datetime) -> str:
    return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
