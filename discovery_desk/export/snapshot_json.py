"""Writes the data of pages as JSON, in the manner of a demo story: what the pages hold, and nothing besides.

It is made of pages from which everything withheld has been taken already, so that it cannot say more than they do.
Where something is withheld, what the page does not show in words stays behind, too: places, tools, where they work.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from typing import Any

from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.page_file import SCHEMA
from discovery_desk.domain.page_privacy import Withheld
from discovery_desk.domain.snapshot import EvidenceNote, SnapshotPage
from discovery_desk.domain.story import Story


def write(pages: Iterable[SnapshotPage]) -> bytes:
    """The same pages give the same bytes."""
    document = {"schema": SCHEMA, "pages": [page_data(page) for page in pages]}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")


def page_data(page: SnapshotPage) -> Mapping[str, Any]:
    """Moments and opportunities are called by their place on the page."""
    names = {moment.id: f"m{number}" for number, moment in enumerate(page.moments, 1)}
    found = {one.id: f"o{number}" for number, one in enumerate(page.opportunities, 1)}
    return _said(
        {
            "id": page.interview.id,
            "title": page.interview.title,
            "interview": _interview(page),
            "participant": _participant(page),
            "minutes_to_make": page.minutes_to_make,
            "quote": _quote(page),
            "story": _story(page.story),
            "experience_map": {
                "nodes": [_moment(one, names, is_whole=not page.withheld) for one in page.moments],
                "links": [_link(one, names) for one in page.links if {one.from_id, one.to_id} <= names.keys()],
            },
            "opportunities": [_opportunity(one, names, found) for one in page.opportunities],
            "evidence": [_evidence(one, found) for one in page.evidence],
            "insights": [_said({"text": one.text, "source": one.source}) for one in page.insights],
            "withheld": [_withheld(one) for one in page.withheld],
        }
    )


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing; zero and no do."""
    return {key: value for key, value in fields.items() if value is not None and value not in ("", [], {}, ())}


def _interview(page: SnapshotPage) -> dict[str, Any]:
    interview = page.interview
    shown = {
        "date": interview.on.isoformat() if interview.on else "",
        "ended_at_s": _seconds(interview.ended_ms),
        "notes_language": interview.notes_language,
        "quality": interview.quality.value if interview.quality else "",
        "map_layout": interview.map_layout,
        "team": [_said({"name": name, "seat": seat}) for name, seat in page.seats],
    }
    return _said(shown if page.withheld else shown | {"spoken_language": interview.spoken_language})


def _participant(page: SnapshotPage) -> dict[str, Any]:
    """What is for the desk alone stays there: who knows them, whether they may be asked again."""
    person = page.participant
    shown = {
        "name": person.name,
        "name_latin": person.name_latin,
        "call_me": person.call_me,
        "direction": person.direction.value,
        "segment": person.segment,
        "photo": _photo(page),
        "quick_facts": [_said({"label": fact.label, "text": fact.text}) for fact in page.facts],
    }
    beside = {"type": person.type, "organisation": person.organisation, "location": person.location}
    return _said(shown if page.withheld else shown | beside)


def _photo(page: SnapshotPage) -> dict[str, Any]:
    person = page.participant
    data = base64.b64encode(page.picture).decode() if page.picture else ""
    return _said({"kind": person.photo_kind.value, "alt": person.photo_alt, "data": data})


def _quote(page: SnapshotPage) -> dict[str, Any]:
    if page.quote is None:
        return {}
    return _said(
        {
            "text": page.quote.text,
            "original": page.quote.original,
            "lang": page.quote.original_lang,
            "at_s": _seconds(page.quote_at_ms),
        }
    )


def _story(story: Story | None) -> dict[str, Any]:
    if story is None:
        return {}
    return _said(
        {
            "title": story.title,
            "when": story.when,
            "recency_days": story.recency_days,
            "complete": story.is_complete or None,
        }
    )


def _moment(moment: Moment, names: Mapping[Any, str], *, is_whole: bool) -> dict[str, Any]:
    shown = {
        "id": names[moment.id],
        "label": moment.label,
        "kind": moment.kind.value,
        "heard_s": _seconds(moment.heard_ms),
        "time": moment.told_time,
        "thinking": moment.thinking,
        "emotion": moment.emotion,
        "at": [moment.x, moment.y] if moment.is_pinned else None,
    }
    beside = {
        "place": moment.place,
        "actors": list(moment.actors),
        "tools": list(moment.tools),
        "doing": moment.doing,
        "feeling": moment.feeling,
    }
    return _said(shown | beside if is_whole else shown)


def _link(link: Link, names: Mapping[Any, str]) -> dict[str, Any]:
    return _said({"from": names[link.from_id], "to": names[link.to_id], "kind": link.kind.value, "label": link.label})


def _evidence(one: EvidenceNote, found: Mapping[Any, str]) -> dict[str, Any]:
    return _said({"text": one.text, "at_s": _seconds(one.at_ms), "opportunity": found.get(one.opportunity_id, "")})


def _opportunity(one: Opportunity, names: Mapping[Any, str], found: Mapping[Any, str]) -> dict[str, Any]:
    return _said(
        {
            "id": found[one.id],
            "text": one.text,
            "kind": one.kind.value if one.kind else "",
            "node": names.get(one.moment_id, ""),
            "starred": one.is_starred or None,
            "draft": one.is_draft or None,
        }
    )


def _withheld(one: Withheld) -> dict[str, Any]:
    """That something is missing, and not what."""
    return {"what": one.what.value, "reason": one.reason.value, "count": one.count}


def _seconds(at_ms: int | None) -> float | None:
    return None if at_ms is None else at_ms / 1000
