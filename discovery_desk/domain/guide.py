"""What the team wants to learn, and the one or two prompts that ask for a story instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

GuideId = NewType("GuideId", str)
ResearchQuestionId = NewType("ResearchQuestionId", str)
StoryPromptId = NewType("StoryPromptId", str)


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
