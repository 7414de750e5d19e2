"""What the team wants to learn, and the one or two prompts that ask for a story instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

GuideId = NewType("GuideId", str)
ResearchQuestionId = NewType("ResearchQuestionId", str)
StoryPromptId = NewType("StoryPromptId", str)
OwnPackId = NewType("OwnPackId", str)


class Scope(StrEnum):
    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    id: GuideId
    title: str
    outcome: str = ""
    template: str = "story_standard"
    language: str = "en"
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchQuestion:
    """Never read out."""

    id: ResearchQuestionId
    guide_id: GuideId
    text: str
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPrompt:
    """Asks for one specific past episode."""

    id: StoryPromptId
    guide_id: GuideId
    text: str
    scope: Scope = Scope.MEDIUM
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPack:
    """Prompts that a team has made its own; an interview names it in `template` by its id.

    `template` is the shipped pack that it began as; `body` is its phases as JSON, read by `importing.prompt_pack`.
    """

    id: OwnPackId
    title: str
    template: str
    language: str = "en"
    version: int = 1
    body: str = ""
    rank: float = 0.0
