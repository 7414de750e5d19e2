"""The experience map of one talk as it may leave the desk, and what of it had to stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, Moment, MomentId
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.opportunity import OpportunityId
from discovery_desk.domain.participant import Picture
from discovery_desk.domain.story import Story


class Withheld(StrEnum):
    """What stays in the desk: nobody agreed to its leaving, somebody said no, or this copy is to go without it."""

    PHOTO = "photo"
    NAME = "name"
    COMPANY = "company"
    QUOTE = "quote"
    THIRD_PERSONS = "third_persons"
    CONTACT = "contact"
    MOMENTS = "moments"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkMap:
    """Moments are in story order, stories one after the other; `person` and `title` are empty where withheld.

    `legend` is what the numbers on the map stand for. `brought` is, for rows that came out of a map file, what that
    file said beyond what the desk keeps.
    """

    interview_id: InterviewId
    title: str = ""
    person: str = ""
    on: date | None = None
    language: str = ""
    stories: tuple[Story, ...] = ()
    moments: tuple[Moment, ...] = ()
    links: tuple[Link, ...] = ()
    sources: Mapping[MomentId, tuple[NoteId, ...]] = field(default_factory=dict)
    numbers: Mapping[MomentId, tuple[tuple[int, OpportunityId], ...]] = field(default_factory=dict)
    legend: tuple[tuple[int, str], ...] = ()
    picture: Picture | None = None
    brought: Mapping[str, str] = field(default_factory=dict)
    withheld: Mapping[Withheld, int] = field(default_factory=dict)

    @property
    def badges(self) -> dict[MomentId, tuple[int, ...]]:
        return {moment: tuple(number for number, _ in found) for moment, found in self.numbers.items()}

    def of_story(self, story: Story) -> tuple[Moment, ...]:
        return tuple(moment for moment in self.moments if moment.story_id == story.id)
