"""What arose where on an experience map: opportunities numbered, and the numbers of each moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from discovery_desk.domain.moment import MomentId
from discovery_desk.domain.opportunity import Opportunity


def numbered(opportunities: Iterable[Opportunity]) -> tuple[tuple[int, Opportunity], ...]:
    """Those on the page come first, in its order, then the others as they were heard."""
    return tuple(enumerate(sorted(opportunities, key=_page_order), start=1))


def badges(opportunities: Iterable[Opportunity]) -> Mapping[MomentId, tuple[int, ...]]:
    """The numbers of the opportunities that arose in each moment; drafts have none."""
    found: dict[MomentId, tuple[int, ...]] = {}
    for number, opportunity in numbered(one for one in opportunities if not one.is_draft):
        if opportunity.moment_id is not None:
            found[opportunity.moment_id] = (*found.get(opportunity.moment_id, ()), number)
    return found


def _page_order(opportunity: Opportunity) -> tuple[bool, float, float, str]:
    page = opportunity.page_rank
    return page is None, page or 0.0, opportunity.rank, opportunity.id
