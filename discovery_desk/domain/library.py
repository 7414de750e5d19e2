"""All pages of a desk as one library: how each is listed, and by what they are looked for."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from discovery_desk.domain.folded_words import folded
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.participant import ParticipantId

FEWEST_COMPARED, MOST_COMPARED = 2, 4

_DAYS = re.compile(
    r"(?P<year>\d{4})(?:[-./ ](?P<month>\d{1,2})(?:[-./ ](?P<day>\d{1,2}))?)?"
    r"|(?:(?P<day_first>\d{1,2})\.)?(?P<month_second>\d{1,2})\.(?P<year_last>\d{4})"
)

_PARTS = (("year", "year_last"), ("month", "month_second"), ("day", "day_first"))


class PageState(StrEnum):
    """Whether the page is made, still owed, or growing with a talk that goes on."""

    MADE = "made"
    OWED = "owed"
    GROWING = "growing"


class Facet(StrEnum):
    """What pages can be looked for by, apart from words and days."""

    PERSON = "person"
    SEGMENT = "segment"
    TAG = "tag"
    OPPORTUNITY = "opportunity"


@dataclass(frozen=True, slots=True)
class ListedPage:
    """One page as the library lists it. `on` is the day at the place of the talk."""

    interview_id: InterviewId
    participant_id: ParticipantId
    name: str
    segment: str
    state: PageState
    on: date | None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that a facet can be given and how many people it would leave; of a person, how many pages."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class PageSearch:
    """What pages are looked for, all of it together; what is empty leaves every page in.

    `words` may each stand anywhere on a page or in what is known of the person, those of `opportunity` in one
    opportunity. Both days are the outermost ones that still count.
    """

    words: str = ""
    person: str = ""
    segment: str = ""
    tag: str = ""
    opportunity: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        return replace(self, words=self.words.strip(), opportunity=self.opportunity.strip()) == PageSearch()

    def without(self, facet: Facet) -> PageSearch:
        """What is counted for the values of a facet: everything else that is asked for."""
        rest: dict[str, Any] = {facet.value: ""}
        return replace(self, **rest)


def searchable(text: str) -> str:
    """As texts are compared when a word is looked for in them."""
    return text.lower() if text.isascii() else folded(text)


def days_of(text: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day; None where it is no day.

    Written from the year on, or with dots from the day on; which way slashes are meant, nobody can know.
    """
    match = _DAYS.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(match[one] or match[other] or 0) for one, other in _PARTS)
    try:
        last_month = month or 12
        last_day = day or monthrange(year, last_month)[1]
        return date(year, month or 1, day or 1), date(year, last_month, last_day)
    except ValueError:
        return None
