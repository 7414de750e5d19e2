"""The numbers on the boxes of the map."""

from __future__ import annotations

from discovery_desk.domain import experience_map
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import MomentId
from discovery_desk.domain.opportunity import Opportunity, OpportunityId


def opportunity(name: str, rank: float, moment_id: str | None, **more: object) -> Opportunity:
    where = MomentId(moment_id) if moment_id else None
    return Opportunity(
        id=OpportunityId(name),
        interview_id=InterviewId("i"),
        text=name,
        rank=rank,
        moment_id=where,
        **more,  # type: ignore[arg-type]
    )


def test_opportunities_are_numbered_as_on_the_page_and_then_as_heard() -> None:
    found = experience_map.badges(
        [
            opportunity("heard first", 1, "a"),
            opportunity("second on the page", 2, "a", page_rank=2.0),
            opportunity("first on the page", 3, "b", page_rank=1.0),
            opportunity("nowhere", 4, None),
            opportunity("draft", 0, "c", is_draft=True),
        ]
    )
    assert found == {"b": (1,), "a": (2, 3)}
