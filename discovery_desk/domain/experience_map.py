"""An experience map as a whole: the order of its moments, its loose ends, and what arose where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId
from discovery_desk.domain.opportunity import Opportunity


def in_story_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(moments, key=lambda moment: (moment.rank, moment.id)))


def in_talk_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """As they were told; what has no time of hearing comes last, in story order."""
    return tuple(
        sorted(moments, key=lambda moment: (moment.heard_ms is None, moment.heard_ms or 0, moment.rank, moment.id))
    )


def first_moment(moments: Iterable[Moment]) -> Moment | None:
    return next(iter(in_story_order(moments)), None)


def last_moment(moments: Iterable[Moment]) -> Moment | None:
    return next(reversed(in_story_order(moments)), None)


def sequence_links(moments: Sequence[Moment], links: Iterable[Link]) -> tuple[Link, ...]:
    """What simply came next, in the order of the story."""
    place = {moment.id: index for index, moment in enumerate(moments)}
    found = [link for link in links if link.kind is LinkKind.SEQUENCE and {link.from_id, link.to_id} <= place.keys()]
    return tuple(sorted(found, key=lambda link: (place[link.from_id], place[link.to_id], link.id)))


def loose_moments(moments: Iterable[Moment], links: Iterable[Link]) -> tuple[Moment, ...]:
    """Those that nothing leads to or from; a loop to itself ties a moment to nothing."""
    tied = {end for link in links if link.from_id != link.to_id for end in (link.from_id, link.to_id)}
    return tuple(moment for moment in moments if moment.id not in tied)


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
