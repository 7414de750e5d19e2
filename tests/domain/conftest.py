"""What tests of the domain share: composites made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discovery_desk.domain.composite import (
    CompositeLaneId,
    CompositeMap,
    CompositeMapId,
    CompositeStep,
    CompositeStepId,
)
from discovery_desk.domain.composite_map import Composite, Lane
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Moment, MomentId, MomentKind
from discovery_desk.domain.participant import ParticipantId
from discovery_desk.domain.story import StoryId

HERE = CompositeMapId("c")


def moment(name: str, index: int, line: str, **more: object) -> Moment:
    words, _, tools = line.partition("|")
    kind, colon, label = words.partition(": ")
    known = kind in {one.value for one in MomentKind}
    return Moment(
        id=MomentId(f"{name}{index}"),
        interview_id=InterviewId(name),
        story_id=StoryId(name),
        label=(label if colon and known else words).strip(),
        kind=MomentKind(kind) if colon and known else MomentKind.ACTION,
        rank=float(index),
        tools=tuple(tool.strip() for tool in tools.split(",") if tool.strip()),
        **more,  # type: ignore[arg-type]
    )


def lane(name: str, lines: tuple[str, ...], participant: str = "") -> Lane:
    return Lane(
        id=CompositeLaneId(f"lane-{name}"),
        story_id=StoryId(name),
        interview_id=InterviewId(name),
        participant_id=ParticipantId(participant or name),
        person=name.title(),
        moments=tuple(moment(name, index, line) for index, line in enumerate(lines)),
    )


def step(name: str, label: str = "") -> CompositeStep:
    return CompositeStep(id=CompositeStepId(name), composite_id=HERE, label=label or name)


def made(lanes: dict[str, tuple[str, ...]], steps: dict[str, list[str]], labels: dict[str, str]) -> Composite:
    """A story is a line a moment, `wait:` in front of a wait, tools after `|`.

    `steps` says which moments each one holds, by story and number, as in `ada3`; `labels` what it is called.
    """
    return Composite(
        map=CompositeMap(id=HERE, title="Together"),
        lanes=tuple(lane(name, lines) for name, lines in lanes.items()),
        steps=tuple(step(name, labels.get(name, "")) for name in steps),
        matches={MomentId(key): CompositeStepId(name) for name, keys in steps.items() for key in keys},
    )


@pytest.fixture(scope="session")
def composite() -> Callable[..., Composite]:
    """`composite({"ada": ("Rings|phone", "wait: Waits")}, {"call": ["ada0"]}, {"call": "They ring"})`"""
    return made
