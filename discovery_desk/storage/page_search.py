"""Looks for pages by what is on them, in a handful of questions however many interviews there are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from discovery_desk.domain.interview import ConversationKind, InterviewStatus
from discovery_desk.domain.library import Facet, FacetValue, ListedPage, PageSearch, PageState, searchable
from discovery_desk.storage.tables import Cell

Fetch = Callable[[str, tuple[Cell, ...]], list[Any]]
MOST_WORDS = 40
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

_WHOLE_PAGE = (
    f"(SELECT interview_id, searchable(group_concat(text, char(10))) AS text FROM {_SAID} GROUP BY interview_id)"
)

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


@dataclass(frozen=True, slots=True)
class PageQuestion:
    """A search with its words looked up: `said` and `heard` are the interviews that hold them, None for any."""

    wanted: PageSearch
    said: str | None = None
    heard: str | None = None

    def where(self, *, but: Facet | None = None) -> Condition:
        """The condition for everything, or for everything but what is asked of one facet."""
        conditions = [(_HAS_PAGE, ()), *self._conditions(self.wanted if but is None else self.wanted.without(but), but)]
        return " AND ".join(sql for sql, _ in conditions), tuple(one for _, values in conditions for one in values)

    def _conditions(self, wanted: PageSearch, but: Facet | None) -> Iterator[Condition]:
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
        for ids in (self.said, None if but is Facet.OPPORTUNITY else self.heard):
            if ids is not None:
                yield "i.id IN (SELECT value FROM json_each(?))", (ids,)


def question(fetch: Fetch, wanted: PageSearch) -> PageQuestion:
    """Words are looked for once, however many questions are asked about what holds them."""
    said, heard = _words(wanted.words), _words(wanted.opportunity)
    return PageQuestion(
        wanted,
        _ids(fetch, f"SELECT interview_id FROM {_WHOLE_PAGE} WHERE {_all_in(said)}", said),
        _ids(fetch, f"SELECT interview_id FROM {_HEARD} WHERE {_all_in(heard, 'searchable(text)')}", heard),
    )


def found(fetch: Fetch, asked: PageQuestion) -> tuple[ListedPage, ...]:
    """Newest first."""
    where, values = asked.where()
    rows = fetch(
        f"SELECT i.id, p.id, coalesce(nullif(p.call_me, ''), p.name), p.segment, i.status, {_DAY}"
        f" FROM {_PAGES} WHERE {where} ORDER BY {_NEWEST_FIRST}",
        values,
    )
    return tuple(
        ListedPage(key, person, name, segment, _STATES[InterviewStatus(status)], date.fromisoformat(on) if on else None)
        for key, person, name, segment, status, on in rows
    )


def values_of(fetch: Fetch, facet: Facet, asked: PageQuestion) -> tuple[FacetValue, ...]:
    """What the facet can be given where everything else stays as it is, most people first."""
    key, words, count, joined = _FACETS[facet]
    where, values = asked.where(but=facet)
    by = key if facet in (Facet.PERSON, Facet.TAG) else f"searchable({key})"
    rows = fetch(
        f"SELECT {key}, {words}, {count} AS many FROM {_PAGES}{joined} WHERE {where} AND {key} <> ''"
        f" GROUP BY {by} ORDER BY many DESC, searchable({words}), {key}",
        values,
    )
    return tuple(FacetValue(*row) for row in rows)


def _words(text: str) -> tuple[str, ...]:
    """Each once; SQLite refuses a condition of too many parts, and nobody remembers a line by so many words."""
    return tuple(dict.fromkeys(searchable(text).split()))[:MOST_WORDS]


def _ids(fetch: Fetch, sql: str, words: Sequence[str]) -> str | None:
    return json.dumps([key for (key,) in fetch(sql, tuple(words))]) if words else None


def _all_in(words: Sequence[str], text: str = "text") -> str:
    return " AND ".join(f"instr({text}, ?)" for _ in words)
