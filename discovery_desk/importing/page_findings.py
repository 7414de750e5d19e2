"""Reads back what was found in the talk of a page: opportunities, insights, the quote, and the notes behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from discovery_desk.domain.insight import Insight, InsightId
from discovery_desk.domain.moment import MomentId
from discovery_desk.domain.note import Note, NoteId, NoteKind, Speaker
from discovery_desk.domain.opportunity import Evidence, EvidenceId, Opportunity, OpportunityId, OpportunityKind
from discovery_desk.domain.snapshot import Quote, QuoteId, Snapshot, SnapshotId
from discovery_desk.host.ids import new_id
from discovery_desk.importing.harvest import Harvest
from discovery_desk.importing.json_item import Item


def read_findings(harvest: Harvest, page: Item) -> None:
    """After the story: opportunities hang on its moments."""
    _read_lists(harvest, page)
    _read_quote(harvest, page)
    _read_evidence(harvest, page)


def _read_lists(harvest: Harvest, page: Item) -> None:
    makers: tuple[tuple[str, Callable[[Harvest, Item, int], Opportunity | Insight]], ...] = (
        ("opportunities", _opportunity),
        ("insights", _insight),
    )
    for key, make in makers:
        items = enumerate(page.items(key, optional=True), 1)
        harvest.rows += [make(harvest, one, position) for position, one in items]


def _opportunity(harvest: Harvest, item: Item, position: int) -> Opportunity:
    node = item.text("node", "")
    made = Opportunity(
        id=OpportunityId(new_id()),
        interview_id=harvest.interview.id,
        text=item.text("text", ""),
        kind=item.one_of("kind", OpportunityKind) if item.has("kind") else None,
        moment_id=MomentId(harvest.id_of("moment", node, item)) if node else None,
        is_starred=item.flag("starred", default=False),
        is_draft=item.flag("draft", default=False),
        rank=float(position),
        page_rank=float(position),
    )
    harvest.ids["opportunity", item.text("id", "")] = made.id
    return made


def _insight(harvest: Harvest, item: Item, position: int) -> Insight:
    return Insight(
        id=InsightId(new_id()),
        interview_id=harvest.interview.id,
        text=item.text("text", ""),
        source=item.text("source", ""),
        rank=float(position),
        page_rank=float(position),
    )


def _read_quote(harvest: Harvest, page: Item) -> None:
    """With a note for it, as far as the page tells what that was: the evidence does, or else when it was said."""
    chosen = Snapshot(
        id=SnapshotId(new_id()),
        interview_id=harvest.interview.id,
        minutes_to_make=page.integer("minutes_to_make") if page.has("minutes_to_make") else None,
    )
    if not page.has("quote"):
        harvest.rows.append(chosen)
        return
    item = page.item("quote")
    quote = Quote(
        id=QuoteId(new_id()),
        interview_id=harvest.interview.id,
        text=item.text("text", ""),
        original=item.text("original", ""),
        original_lang=item.text("lang", ""),
    )
    said = next((one for one in page.items("evidence", optional=True) if not one.text("opportunity", "")), None)
    if item.has("at_s") or said is not None:
        note = _quote_note(harvest, quote, said.text("text") if said else quote.text, _at(said or item))
        quote = replace(quote, note_id=note.id)
        harvest.rows.append(note)
    harvest.rows += [quote, replace(chosen, quote_id=quote.id)]


def _at(item: Item) -> int:
    return item.optional_milliseconds("at_s") or 0


def _quote_note(harvest: Harvest, quote: Quote, text: str, at_ms: int) -> Note:
    said = _note(harvest, text, at_ms, NoteKind.QUOTE)
    return replace(said, original=quote.original, original_lang=quote.original_lang)


def _read_evidence(harvest: Harvest, page: Item) -> None:
    """A note that speaks for two opportunities is one note."""
    made: dict[tuple[str, int], NoteId] = {}
    for position, item in enumerate(page.items("evidence", optional=True)):
        key = item.text("opportunity", "")
        if not key:
            continue
        text, at_ms = item.text("text"), _at(item)
        if (text, at_ms) not in made:
            note = _note(harvest, text, at_ms, NoteKind.NOTE, position)
            made[text, at_ms] = note.id
            harvest.rows.append(note)
        opportunity = OpportunityId(harvest.id_of("opportunity", key, item))
        evidence = Evidence(
            id=EvidenceId(new_id()), opportunity_id=opportunity, note_id=made[text, at_ms], rank=float(position)
        )
        harvest.rows.append(evidence)


def _note(harvest: Harvest, text: str, at_ms: int, kind: NoteKind, rank: int = 0) -> Note:
    return Note(
        id=NoteId(new_id()),
        interview_id=harvest.interview.id,
        kind=kind,
        text=text,
        speaker=Speaker.PARTICIPANT,
        at_ms=at_ms,
        keyed_ms=at_ms,
        kept_ms=at_ms,
        rank=float(rank),
    )
