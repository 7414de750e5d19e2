"""Questions that the services ask of the desk; answers are domain objects, read to the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Any, NamedTuple, TypeVar

from discovery_desk.domain.change import Entity
from discovery_desk.domain.errors import DamagedFile
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.library import Facet, FacetValue, ListedPage, PageSearch
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.domain.note import Note, NoteId, NoteKind, Speaker, Tag
from discovery_desk.domain.opportunity import OpportunityId
from discovery_desk.domain.participant import Participant
from discovery_desk.domain.story import StoryId
from discovery_desk.domain.triage import Unsettled
from discovery_desk.storage import page_search
from discovery_desk.storage.tables import Cell, table_of
from discovery_desk.storage.trouble import named_trouble

E = TypeVar("E", bound=Entity)
E_Id = TypeVar("E_Id", bound=str)


# The order of `services.snapshots.quote_choices`: by time, what has none last, worded ones before notes.
_LINES_TO_REPEAT = """
WITH line AS (
  SELECT q.interview_id, q.text, s.quote_id IS NOT NULL AS is_chosen, n.at_ms, 0 AS is_note, q."rank", q.id
  FROM quote q LEFT JOIN note n ON n.id = q.note_id AND n.interview_id = q.interview_id
  LEFT JOIN snapshot s ON s.interview_id = q.interview_id AND s.quote_id = q.id
  WHERE coalesce(n.is_withdrawn, 0) = 0
  UNION ALL
  SELECT n.interview_id, n.text, 0, n.at_ms, 1, n."rank", n.id FROM note n WHERE n.kind = 'quote'
  AND NOT n.is_withdrawn AND NOT n.is_parked
  AND NOT EXISTS (SELECT 1 FROM quote q WHERE q.note_id = n.id AND q.interview_id = n.interview_id)
), placed AS (
  SELECT interview_id, text, row_number() OVER (
    PARTITION BY interview_id ORDER BY is_chosen DESC, at_ms IS NULL, at_ms, is_note, "rank", id
  ) AS place FROM line
)
SELECT interview_id, text FROM placed WHERE place = 1
"""


class NoteOutline(NamedTuple):
    """Where a note stands in the talk, and about how much room it takes."""

    id: NoteId
    at_ms: int
    rank: float
    letters: int
    breaks: int
    has_tags: int


_OUTLINE = """
SELECT n.id, n.at_ms, n."rank", length(n.text), length(n.text) - length(replace(n.text, char(10), '')),
  EXISTS (SELECT 1 FROM note_tag t WHERE t.note_id = n.id)
FROM note n WHERE n.interview_id = ?
"""


@dataclass(frozen=True, slots=True)
class InterviewSummary:
    """One line of the list of interviews."""

    interview: Interview
    participant: Participant
    notes: int
    moments: int
    opportunities: int


class Reading:
    """Reads on the thread of the connection. Raises `FileTrouble` when the file cannot be read."""

    def __init__(self, db: Connection, path: Path) -> None:
        self._db = db
        self._path = path

    def get(self, entity: type[E], key: str) -> E | None:
        rows = self._select(entity, 'WHERE "id" = ?', (key,))
        return rows[0] if rows else None

    def all(self, entity: type[E], order: str = "id") -> tuple[E, ...]:
        return self.where(entity, order=order)

    def where(self, entity: type[E], /, *, order: str = "id", **equals: str | None) -> tuple[E, ...]:
        """Rows whose named columns equal the values. Names are fields of the entity, never user text."""
        columns = {column.name for column in table_of(entity).columns}
        for name in (*equals, order):
            if name not in columns:
                raise KeyError(name)
        conditions = " AND ".join(f'"{name}" IS ?' for name in equals) or "1"
        return self._select(entity, f'WHERE {conditions} ORDER BY "{order}", "id"', tuple(equals.values()))

    def notes(self, interview_id: InterviewId) -> tuple[Note, ...]:
        """In the order of the talk."""
        return self._select(Note, 'WHERE interview_id = ? ORDER BY at_ms, "rank", "id"', (interview_id,))

    def note_before(self, note: Note) -> Note | None:
        """In the order of the talk."""
        rows = self._select(
            Note,
            'WHERE interview_id = ? AND (at_ms, "rank", "id") < (?, ?, ?) ORDER BY at_ms DESC, "rank" DESC, "id" DESC'
            " LIMIT 1",
            (note.interview_id, note.at_ms, note.rank, note.id),
        )
        return rows[0] if rows else None

    def notes_at(self, interview_id: InterviewId, at_ms: int) -> tuple[Note, ...]:
        """All that are shown at exactly this time, in their order."""
        return self._select(Note, 'WHERE interview_id = ? AND at_ms = ? ORDER BY "rank", "id"', (interview_id, at_ms))

    def outline(self, interview_id: InterviewId) -> list[NoteOutline]:
        """The notes in the order of the talk, without their words."""
        found = self._fetch(f'{_OUTLINE} ORDER BY n.at_ms, n."rank", n.id', (interview_id,))
        return [NoteOutline(*row) for row in found]

    def outline_of(self, interview_id: InterviewId, note_id: NoteId) -> NoteOutline | None:
        """None when it is no note of the interview."""
        found = self._fetch(f"{_OUTLINE} AND n.id = ?", (interview_id, note_id))
        return NoteOutline(*found[0]) if found else None

    def tags_of(self, note_id: NoteId) -> tuple[str, ...]:
        """In the order in which they were given."""
        rows = self._fetch(
            "SELECT t.name FROM note_tag nt JOIN tag t ON t.id = nt.tag_id"
            ' WHERE nt.note_id = ? ORDER BY nt."rank", nt.id',
            (note_id,),
        )
        return tuple(name for (name,) in rows)

    def unsettled(self, interview_id: InterviewId) -> list[Unsettled]:
        """What the triage may be about, in the order of the talk: not parked or withdrawn, and no mark that another
        note has put into words."""
        rows = self._fetch(
            "SELECT n.id, n.kind, n.text, n.speaker, EXISTS (SELECT 1 FROM note_tag t WHERE t.note_id = n.id)"
            " FROM note n WHERE n.interview_id = ? AND NOT n.is_settled AND NOT n.is_parked AND NOT n.is_withdrawn"
            f" AND n.kind <> '{NoteKind.ASK_LATER}' AND n.id NOT IN (SELECT c.completes_id FROM note c"
            " WHERE c.interview_id = ? AND c.completes_id IS NOT NULL)"
            ' ORDER BY n.at_ms, n."rank", n.id',
            (interview_id, interview_id),
        )
        return [
            Unsettled(key, NoteKind(kind), text, speaker == Speaker.PARTICIPANT, bool(is_tagged))
            for key, kind, text, speaker, is_tagged in rows
        ]

    def neighbours(self, note: Note) -> tuple[Note | None, Note | None]:
        """The notes before and after it in the talk."""
        here = (note.interview_id, note.at_ms, note.rank, note.id)
        place = 'interview_id = ? AND (at_ms, "rank", "id")'
        before = self._select(
            Note, f'WHERE {place} < (?, ?, ?) ORDER BY at_ms DESC, "rank" DESC, "id" DESC LIMIT 1', here
        )
        after = self._select(Note, f'WHERE {place} > (?, ?, ?) ORDER BY at_ms, "rank", "id" LIMIT 1', here)
        return before[0] if before else None, after[0] if after else None

    def last_note(self, interview_id: InterviewId) -> Note | None:
        """The one kept last, whatever its time."""
        rows = self._select(Note, 'WHERE interview_id = ? ORDER BY kept_ms DESC, "id" DESC LIMIT 1', (interview_id,))
        return rows[0] if rows else None

    def last_of_participant(self, interview_id: InterviewId) -> Note | None:
        """What the participant said last and may be read again, by its time in the talk."""
        rows = self._select(
            Note,
            "WHERE interview_id = ? AND speaker = 'participant' AND text <> '' AND NOT is_withdrawn"
            ' AND NOT is_parked ORDER BY at_ms DESC, "rank" DESC, "id" DESC LIMIT 1',
            (interview_id,),
        )
        return rows[0] if rows else None

    def set_aside(self, interview_id: InterviewId) -> frozenset[NoteId]:
        """Notes that are withdrawn or parked: nothing that is shown to others rests on them."""
        rows = self._fetch(
            "SELECT id FROM note WHERE interview_id = ? AND (is_withdrawn OR is_parked)", (interview_id,)
        )
        return frozenset(NoteId(row[0]) for row in rows)

    def moments(self, interview_id: InterviewId) -> tuple[Moment, ...]:
        """In story order: stories one after the other."""
        names = table_of(Moment).list_of("m")
        return self._rows(
            Moment,
            f"SELECT {names} FROM moment m JOIN story s ON s.id = m.story_id"
            ' WHERE m.interview_id = ? ORDER BY s."rank", s.id, m."rank", m.id',
            (interview_id,),
        )

    def last_moment(self, story_id: StoryId) -> Moment | None:
        """In story order."""
        rows = self._select(Moment, 'WHERE story_id = ? ORDER BY "rank" DESC, "id" DESC LIMIT 1', (story_id,))
        return rows[0] if rows else None

    def moment_after(self, moment: Moment) -> Moment | None:
        """The next one of its story."""
        rows = self._select(
            Moment,
            'WHERE story_id = ? AND ("rank", "id") > (?, ?) ORDER BY "rank", "id" LIMIT 1',
            (moment.story_id, moment.rank, moment.id),
        )
        return rows[0] if rows else None

    def tags(self, interview_id: InterviewId) -> dict[NoteId, tuple[str, ...]]:
        """Names of the tags of each note, in the order in which they were given."""
        found: dict[NoteId, list[str]] = defaultdict(list)
        rows = self._fetch(
            "SELECT nt.note_id, t.name FROM note_tag nt JOIN tag t ON t.id = nt.tag_id JOIN note n ON n.id = nt.note_id"
            ' WHERE n.interview_id = ? ORDER BY nt."rank", nt.id',
            (interview_id,),
        )
        for note_id, name in rows:
            found[note_id].append(name)
        return {note_id: tuple(names) for note_id, names in found.items()}

    def tags_by_use(self) -> tuple[Tag, ...]:
        """The project's tags, those that most notes carry first, else in their order."""
        return self._rows(
            Tag,
            f"SELECT {table_of(Tag).list_of('t')} FROM tag t LEFT JOIN"
            " (SELECT tag_id, count(*) AS uses FROM note_tag GROUP BY tag_id) u ON u.tag_id = t.id"
            ' ORDER BY coalesce(u.uses, 0) DESC, t."rank", t.id',
            (),
        )

    def sources(self, interview_id: InterviewId) -> dict[MomentId, tuple[NoteId, ...]]:
        """Notes that each moment was drawn from."""
        return self._pairs(
            "SELECT ms.moment_id, ms.note_id FROM moment_source ms JOIN moment m ON m.id = ms.moment_id"
            ' WHERE m.interview_id = ? ORDER BY ms."rank", ms.id',
            interview_id,
        )

    def evidence(self, interview_id: InterviewId) -> dict[OpportunityId, tuple[NoteId, ...]]:
        """Notes that each opportunity rests on."""
        return self._pairs(
            "SELECT e.opportunity_id, e.note_id FROM evidence e JOIN opportunity o ON o.id = e.opportunity_id"
            ' WHERE o.interview_id = ? ORDER BY e."rank", e.id',
            interview_id,
        )

    def interviews(self) -> tuple[InterviewSummary, ...]:
        """All that are not in the bin, newest first."""
        interview, participant = table_of(Interview), table_of(Participant)
        rows = self._fetch(
            f"SELECT {interview.list_of('i')}, {participant.list_of('p')},"
            " (SELECT count(*) FROM note WHERE interview_id = i.id),"
            " (SELECT count(*) FROM moment WHERE interview_id = i.id),"
            " (SELECT count(*) FROM opportunity WHERE interview_id = i.id AND NOT is_draft)"
            " FROM interview i JOIN participant p ON p.id = i.participant_id WHERE i.binned_at IS NULL"
            " ORDER BY coalesce(i.started_at, i.scheduled_start) DESC, i.id DESC"
        )
        split = len(interview.columns)
        end = split + len(participant.columns)
        return tuple(
            InterviewSummary(interview.from_row(row[:split]), participant.from_row(row[split:end]), *row[end:])
            for row in rows
        )

    def lines_to_repeat(self) -> dict[InterviewId, str]:
        """For each interview the line that stands on its page: the chosen quote, else the first one of the talk."""
        return dict(self._fetch(_LINES_TO_REPEAT))

    def pages(self, wanted: PageSearch) -> tuple[ListedPage, ...]:
        """The pages that answer to all that is wanted, newest first."""
        return page_search.found(self._fetch, page_search.question(self._fetch, wanted))

    def pages_and_facets(
        self, wanted: PageSearch
    ) -> tuple[tuple[ListedPage, ...], dict[Facet, tuple[FacetValue, ...]]]:
        """And for each facet the values that would leave some page, where everything else that is wanted stays."""
        asked = page_search.question(self._fetch, wanted)
        facets = {facet: page_search.values_of(self._fetch, facet, asked) for facet in Facet}
        return page_search.found(self._fetch, asked), facets

    def highest_rank(self, entity: type[Entity], /, **equals: str) -> float:
        """The largest rank among rows whose columns equal the values; 0 when there is none."""
        conditions = " AND ".join(f'"{name}" = ?' for name in equals) or "1"
        sql = f'SELECT max("rank") FROM "{table_of(entity).name}" WHERE {conditions}'
        return float(self._fetch(sql, tuple(equals.values()))[0][0] or 0)

    def _pairs(self, sql: str, interview_id: InterviewId) -> dict[E_Id, tuple[NoteId, ...]]:
        found: dict[E_Id, list[NoteId]] = defaultdict(list)
        for key, note_id in self._fetch(sql, (interview_id,)):
            found[key].append(note_id)
        return {key: tuple(notes) for key, notes in found.items()}

    def _select(self, entity: type[E], rest: str, parameters: Iterable[Cell]) -> tuple[E, ...]:
        return self._rows(entity, f"{table_of(entity).select} {rest}", parameters)

    def _rows(self, entity: type[E], sql: str, parameters: Iterable[Cell]) -> tuple[E, ...]:
        table = table_of(entity)
        rows = self._fetch(sql, tuple(parameters))
        try:
            return tuple(table.from_row(row) for row in rows)
        except ValueError as error:  # a kind, a date or a list that this program would not have written
            raise DamagedFile(self._path) from error

    def _fetch(self, sql: str, parameters: tuple[Cell, ...] = ()) -> list[Any]:
        with named_trouble(self._path):
            return self._db.execute(sql, parameters).fetchall()
