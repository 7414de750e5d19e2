"""What the library says of a page, and of how many there are."""

from __future__ import annotations

from datetime import date

from discovery_desk.domain.library import Facet, FacetValue, ListedPage, PageState
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.reading import joined
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.services.library import Library
from discovery_desk.ui.kit.dates import short_day
from discovery_desk.ui.kit.withheld_words import mask_words
from discovery_desk.ui.kit.words import tr


def state_words(state: PageState) -> str:
    return {
        PageState.MADE: tr("Made"),
        PageState.OWED: tr("Still owed"),
        PageState.GROWING: tr("Running now"),
    }[state]


def day_words(page: ListedPage, today: date) -> str:
    return short_day(page.on, today) if page.on else ""


def about_words(page: ListedPage, today: date) -> str:
    return joined((day_words(page, today), page.segment))


def withheld_words(page: SnapshotPage) -> str:
    """What the page leaves out; empty where it shows everything."""
    left_out = [mask_words(one.what, 0) if isinstance(one.what, Mask) else tr("notes") for one in page.withheld]
    return tr("Withheld: {what}").format(what=", ".join(left_out)) if left_out else ""


def spoken_words(page: ListedPage, today: date, withheld: str, *, is_marked: bool) -> str:
    """All that a card shows, as one line that is read out."""
    marked = tr("marked") if is_marked else ""
    parts = (page.name, day_words(page, today), page.segment, state_words(page.state), withheld, marked)
    return ", ".join(part for part in parts if part)


def count_words(found: Library) -> str:
    """Pages and people; how many there are in all where some are left out."""
    if not found.pages:
        return tr("No page, {all} in all").format(all=found.all) if found.all else ""
    pages = tr("1 page") if len(found.pages) == 1 else tr("{n} pages").format(n=len(found.pages))
    people = people_words(found.people)
    counted = tr("{pages} of {people}").format(pages=pages, people=people)
    if len(found.pages) == found.all:
        return counted
    return tr("{counted}, {all} in all").format(counted=counted, all=found.all)


def people_words(count: int) -> str:
    return tr("1 person") if count == 1 else tr("{n} people").format(n=count)


def value_words(facet: Facet, value: FacetValue) -> str:
    """A value and what it leaves; a person is one person, however many pages."""
    if facet is not Facet.PERSON:
        return joined((value.words, people_words(value.count)), "   ")
    if value.count == 1:
        return value.words
    return joined((value.words, tr("{n} pages").format(n=value.count)), "   ")


def marked_words(count: int) -> str:
    return tr("1 marked") if count == 1 else tr("{n} marked").format(n=count)
