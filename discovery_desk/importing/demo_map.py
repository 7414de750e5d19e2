"""The experience map of a demo story, and what was found: opportunities, quotes, insights, requests, the page."""

from __future__ import annotations

from discovery_desk.domain.insight import Insight, InsightId
from discovery_desk.domain.moment import (
    Link,
    LinkId,
    LinkKind,
    Moment,
    MomentId,
    MomentKind,
    MomentSource,
    MomentSourceId,
)
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.opportunity import (
    Evidence,
    EvidenceId,
    Opportunity,
    OpportunityId,
    OpportunityKind,
    SolutionRequest,
    SolutionRequestId,
)
from discovery_desk.domain.snapshot import Quote, QuoteId, Snapshot, SnapshotId
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.host.ids import new_id
from discovery_desk.importing.harvest import Harvest
from discovery_desk.importing.json_item import Item


def read_map(harvest: Harvest, source: Item) -> None:
    for position, item in enumerate(source.items("stories")):
        harvest.add("story", item.text("id"), _story(harvest, item, position), item)
    drawn = source.item("experience_map")
    heard = {note.id: note.at_ms for note in harvest.rows if hasattr(note, "at_ms") and hasattr(note, "keyed_ms")}
    for item in drawn.items("nodes"):
        _read_moment(harvest, item, heard)
    for position, item in enumerate(drawn.items("links")):
        harvest.add("link", str(position), _link(harvest, item, position), item)


def _story(harvest: Harvest, item: Item, position: int) -> Story:
    return Story(
        id=StoryId(new_id()),
        interview_id=harvest.interview.id,
        title=item.text("title"),
        when=item.text("when", ""),
        recency_days=item.integer("recency_days") if item.has("recency_days") else None,
        is_complete=item.flag("complete", default=False),
        rank=float(position),
    )


def _read_moment(harvest: Harvest, item: Item, heard: dict[str, int]) -> None:
    notes = [harvest.id_of("note", key, item) for key in item.texts("note_ids", optional=True)]
    emotion = item.integer("emotion") if item.has("emotion") else None
    if emotion is not None and not -2 <= emotion <= 2:
        raise item.complaint("a node's emotion is not between -2 and 2")
    moment = Moment(
        id=MomentId(new_id()),
        interview_id=harvest.interview.id,
        story_id=StoryId(harvest.id_of("story", item.text("story"), item)),
        label=item.text("label"),
        kind=item.one_of("kind", MomentKind),
        rank=float(item.integer("order")) * 1024,
        heard_ms=min((heard[note] for note in notes), default=None),
        told_time=item.text("time", ""),
        place=item.text("place", ""),
        actors=item.texts("actors", optional=True),
        tools=item.texts("tools", optional=True),
        doing=item.text("doing", ""),
        thinking=item.text("thinking", ""),
        feeling=item.text("feeling", ""),
        emotion=emotion,
    )
    harvest.add("moment", item.text("id"), moment, item)
    for rank, note in enumerate(notes):
        source_id = MomentSourceId(new_id())
        harvest.rows.append(MomentSource(id=source_id, moment_id=moment.id, note_id=NoteId(note), rank=float(rank)))


def _link(harvest: Harvest, item: Item, position: int) -> Link:
    return Link(
        id=LinkId(new_id()),
        interview_id=harvest.interview.id,
        from_id=MomentId(harvest.id_of("moment", item.text("from"), item)),
        to_id=MomentId(harvest.id_of("moment", item.text("to"), item)),
        kind=item.one_of("kind", LinkKind),
        label=item.text("label", ""),
        rank=float(position),
    )


def read_findings(harvest: Harvest, source: Item) -> None:
    page = source.item("snapshot")
    on_page = page.texts("opportunities_on_page")
    for position, item in enumerate(source.items("opportunities")):
        key = item.text("id")
        rank = float(on_page.index(key)) if key in on_page else None
        opportunity = _opportunity(harvest, item, position, rank)
        evidence = _evidence(harvest, item, opportunity.id)
        harvest.add("opportunity", key, opportunity, item)
        harvest.rows += evidence
    for position, item in enumerate(source.items("draft_opportunities", optional=True)):
        harvest.add("draft opportunity", str(position), _draft(harvest, item, position), item)
    for position, item in enumerate(source.items("quotes", optional=True)):
        harvest.add("quote", item.text("id"), _quote(harvest, item, position), item)
    shown = page.integer("insights_on_page", 0)
    for position, text in enumerate(source.texts("insights", optional=True)):
        harvest.add("insight", str(position), _insight(harvest, text, position, position < shown))
    for position, item in enumerate(source.items("solution_requests", optional=True)):
        harvest.add("solution request", str(position), _request(harvest, item, position), item)
    harvest.add("snapshot", "", _snapshot(harvest, page), page)
    for key in on_page:
        harvest.id_of("opportunity", key, page)


def _opportunity(harvest: Harvest, item: Item, position: int, page_rank: float | None) -> Opportunity:
    node = item.text("node", "")
    return Opportunity(
        id=OpportunityId(new_id()),
        interview_id=harvest.interview.id,
        text=item.text("text"),
        kind=item.one_of("kind", OpportunityKind),
        moment_id=MomentId(harvest.id_of("moment", node, item)) if node else None,
        is_starred=item.flag("starred", default=False),
        rank=float(position),
        page_rank=page_rank,
    )


def _evidence(harvest: Harvest, item: Item, opportunity: OpportunityId) -> list[Evidence]:
    keys = item.texts("evidence", optional=True)
    notes = [NoteId(harvest.id_of("note", key, item)) for key in keys]
    return [
        Evidence(id=EvidenceId(new_id()), opportunity_id=opportunity, note_id=note, rank=float(rank))
        for rank, note in enumerate(notes)
    ]


def _draft(harvest: Harvest, item: Item, position: int) -> Opportunity:
    return Opportunity(
        id=OpportunityId(new_id()),
        interview_id=harvest.interview.id,
        text=item.text("text"),
        is_draft=True,
        rank=float(position),
    )


def _quote(harvest: Harvest, item: Item, position: int) -> Quote:
    note = item.text("note", "")
    return Quote(
        id=QuoteId(new_id()),
        interview_id=harvest.interview.id,
        text=item.text("text"),
        note_id=NoteId(harvest.id_of("note", note, item)) if note else None,
        original=item.text("original", ""),
        original_lang=item.text("lang", ""),
        rank=float(position),
    )


def _insight(harvest: Harvest, text: str, position: int, is_on_page: bool) -> Insight:
    return Insight(
        id=InsightId(new_id()),
        interview_id=harvest.interview.id,
        text=text,
        rank=float(position),
        page_rank=float(position) if is_on_page else None,
    )


def _request(harvest: Harvest, item: Item, position: int) -> SolutionRequest:
    opportunity = item.text("opportunity", "")
    return SolutionRequest(
        id=SolutionRequestId(new_id()),
        interview_id=harvest.interview.id,
        note_id=NoteId(harvest.id_of("note", item.text("note"), item)),
        as_said=item.text("as_said"),
        probe=item.text("probe", ""),
        answer=item.text("answer", ""),
        opportunity_id=OpportunityId(harvest.id_of("opportunity", opportunity, item)) if opportunity else None,
        rank=float(position),
    )


def _snapshot(harvest: Harvest, page: Item) -> Snapshot:
    quote = page.text("quote", "")
    return Snapshot(
        id=SnapshotId(new_id()),
        interview_id=harvest.interview.id,
        quote_id=QuoteId(harvest.id_of("quote", quote, page)) if quote else None,
        minutes_to_make=page.integer("minutes_to_make") if page.has("minutes_to_make") else None,
        was_made_right_after=page.flag("made_right_after") if page.has("made_right_after") else None,
    )
