"""All pages of the desk: which there are, what they can be looked for by, and each as it would leave the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.library import (
    FEWEST_COMPARED,
    MOST_COMPARED,
    Facet,
    FacetValue,
    ListedPage,
    PageSearch,
)
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.services import snapshots
from discovery_desk.services.desk import Desk

if TYPE_CHECKING:
    from discovery_desk.export.pdf.page_words import Words

EVERY_PAGE = PageSearch()


@dataclass(frozen=True, slots=True)
class Library:
    """What a search has found, newest first, and what it could be narrowed by. `all` is how many pages there are."""

    pages: tuple[ListedPage, ...]
    all: int
    facets: Mapping[Facet, tuple[FacetValue, ...]]

    @property
    def people(self) -> int:
        return len({page.participant_id for page in self.pages})


def search(desk: Desk, wanted: PageSearch = EVERY_PAGE) -> Library:
    """As many questions to the desk for a thousand pages as for one."""
    pages, facets = desk.read.pages_and_facets(wanted)
    everything = pages if wanted.is_empty else desk.read.pages(EVERY_PAGE)
    return Library(pages, len(everything), facets)


def comparable(interview_ids: Sequence[InterviewId]) -> tuple[InterviewId, ...]:
    """Each once, in order. Raises `RuleBroken("compare-few")` or `RuleBroken("compare-many")`."""
    ids = tuple(dict.fromkeys(interview_ids))
    if len(ids) < FEWEST_COMPARED:
        raise RuleBroken("compare-few")
    if len(ids) > MOST_COMPARED:
        raise RuleBroken("compare-many")
    return ids


def page(desk: Desk, interview_id: InterviewId) -> SnapshotPage:
    """What the page is made of: two that are equal look alike."""
    return snapshots.page(desk, interview_id)


def pdf(made_of: SnapshotPage, words: Words) -> bytes:
    """The page as it would be saved. Needs the thread of the desk, and Qt."""
    from discovery_desk.export.pdf.snapshot_page import render

    return render(made_of, words=words).data
