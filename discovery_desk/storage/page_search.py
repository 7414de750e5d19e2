"""Looks for pages by what is on them, in a handful of questions however many interviews there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from discovery_desk.domain.interview import ConversationKind, InterviewStatus
from discovery_desk.domain.library import Facet, FacetValue, ListedPage, PageSearch, PageState, searchable
from discovery_desk.storage.tables import Cell

Fetch = Callable[[str, tuple[Cell, ...]], list[Any]]
Condition = tuple[str, tuple[Cell, ...]]

_STATES = {
    InterviewStatus.SNAPSHOT_DONE: PageState.MADE,
    InterviewStatus.ENDED: PageState.OWED,
    InterviewStatus.LIVE: PageState.GROWING,
}

_DAY = "coalesce(date(i.started_at, i.utc_offset_min || ' minutes'), date(i.scheduled_start))"

_PAGES = "interview i JOIN participant p ON p.id = i.participant_id"

_HAS_PAGE = (
    f"i.binned_at IS NULL AND i.kind = '{ConversationKind.INTERVIEW}'"
    f" AND i.status IN ({', '.join(repr(status.value) for status in _STATES)})"
)

_NEWEST_FIRST = "coalesce(i.started_at, i.scheduled_start) DESC, i.id DESC"

# What rests only on notes that are withdrawn or parked is found by nobody, as it is on no page.
_ASIDE = """(EXISTS (SELECT 1 FROM {table} s WHERE s.{key} = {one}.id) AND NOT EXISTS (
  SELECT 1 FROM {table} s JOIN note n ON n.id = s.note_id
  WHERE s.{key} = {one}.id AND NOT n.is_withdrawn AND NOT n.is_parked))"""
_OPPORTUNITY_ASIDE = _ASIDE.format(table="evidence", key="opportunity_id", one="o")
_MOMENT_ASIDE = _ASIDE.format(table="moment_source", key="moment_id", one="m")

# In the tree an opportunity of one talk may stand below one that is worded for several people.
_HEARD = f"""(
  SELECT o.interview_id, o.text FROM opportunity o WHERE NOT o.is_draft AND NOT {_OPPORTUNITY_ASIDE}
  UNION ALL
  SELECT o.interview_id, t.text FROM opportunity o JOIN placement l ON l.opportunity_id = o.id
  JOIN tree_node t ON t.id = l.node_id WHERE NOT o.is_draft AND NOT {_OPPORTUNITY_ASIDE}
)"""

_SAID = f"""(
  SELECT i.id AS interview_id,
    i.title || char(10) || p.name || char(10) || p.name_latin || char(10) || p.call_me || char(10) || p.segment
    || char(10) || p.organisation || char(10) || p.location || char(10) || p.relationship AS text FROM {_PAGES}
  UNION ALL
  SELECT i.id, f.label || char(10) || f.text FROM quick_fact f JOIN interview i USING (participant_id)
  UNION ALL
  SELECT interview_id, title || char(10) || "when" FROM story
  UNION ALL
  SELECT m.interview_id, m.label || char(10) || m.place || char(10) || m.feeling FROM moment m WHERE NOT {_MOMENT_ASIDE}
  UNION ALL
  SELECT q.interview_id, q.text FROM quote q LEFT JOIN note n ON n.id = q.note_id WHERE coalesce(n.is_withdrawn, 0) = 0
  UNION ALL
  SELECT interview_id, text FROM note WHERE kind = 'quote' AND NOT is_withdrawn AND NOT is_parked
  UNION ALL
  SELECT g.interview_id, g.text FROM insight g LEFT JOIN note n ON n.id = g.note_id
  WHERE coalesce(n.is_withdrawn, 0) = 0 AND coalesce(n.is_parked, 0) = 0
  UNION ALL
  SELECT interview_id, text FROM {_HEARD}
)"""

_TAGGED = (
    "SELECT n.interview_id FROM note n JOIN note_tag nt ON nt.note_id = n.id JOIN tag t ON t.id = nt.tag_id"
    " WHERE NOT n.is_withdrawn AND t.name = ?"
)

_FACETS = {
    Facet.PERSON: ("p.id", "p.name", "count(*)", ""),
    Facet.SEGMENT: ("p.segment", "p.segment", "count(DISTINCT p.id)", ""),
    Facet.TAG: (
        "t.name",
        "t.name",
        "count(DISTINCT p.id)",
        " JOIN note n ON n.interview_id = i.id AND NOT n.is_withdrawn"
        " JOIN note_tag nt ON nt.note_id = n.id JOIN tag t ON t.id = nt.tag_id",
    ),
    Facet.OPPORTUNITY: ("h.text", "h.text", "count(DISTINCT p.id)", f" JOIN {_HEARD} h ON h.interview_id = i.id"),
}


def found(fetch: Fetch, wanted: PageSearch) -> tuple[ListedPage, ...]:
    """Newest first."""
    where, values = _where(wanted)
    rows = fetch(
        f"SELECT i.id, p.id, coalesce(nullif(p.call_me, ''), p.name), p.segment, i.status, {_DAY}"
        f" FROM {_PAGES} WHERE {where} ORDER BY {_NEWEST_FIRST}",
        values,
    )
    return tuple(
        ListedPage(key, person, name, segment, _STATES[InterviewStatus(status)], date.fromisoformat(on) if on else None)
        for key, person, name, segment, status, on in rows
    )


def values_of(fetch: Fetch, facet: Facet, wanted: PageSearch) -> tuple[FacetValue, ...]:
    """What the facet can be given where everything else stays as it is, most people first."""
    key, words, count, joined = _FACETS[facet]
    where, values = _where(wanted.without(facet))
    by = key if facet is Facet.PERSON else f"searchable({key})"
    rows = fetch(
        f"SELECT {key}, {words}, {count} AS many FROM {_PAGES}{joined} WHERE {where} AND {key} <> ''"
        f" GROUP BY {by} ORDER BY many DESC, searchable({words}), {key}",
        values,
    )
    return tuple(FacetValue(*row) for row in rows)


def _where(wanted: PageSearch) -> Condition:
    conditions = [(_HAS_PAGE, ()), *_conditions(wanted)]
    return " AND ".join(sql for sql, _ in conditions), tuple(value for _, values in conditions for value in values)


def _conditions(wanted: PageSearch) -> Iterator[Condition]:
    if wanted.person:
        yield "p.id = ?", (wanted.person,)
    if wanted.segment:
        yield "searchable(p.segment) = ?", (searchable(wanted.segment),)
    if wanted.tag:
        yield f"i.id IN ({_TAGGED})", (wanted.tag,)
    if wanted.since is not None:
        yield f"{_DAY} >= ?", (wanted.since.isoformat(),)
    if wanted.until is not None:
        yield f"{_DAY} <= ?", (wanted.until.isoformat(),)
    heard = searchable(wanted.opportunity).split()
    if heard:
        yield f"i.id IN (SELECT interview_id FROM {_HEARD} WHERE {_all_in('text', len(heard))})", tuple(heard)
    for word in searchable(wanted.words).split():
        yield f"i.id IN (SELECT interview_id FROM {_SAID} WHERE {_all_in('text', 1)})", (word,)


def _all_in(text: str, count: int) -> str:
    return " AND ".join([f"instr(searchable({text}), ?)"] * count)
