"""What is half typed in the note line, kept apart from the history."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`note_id` is the id that the note will have, so that a note kept twice is one note.

    `mends_id` names the note that is being mended, if the line holds one; it is the `note_id` then.
    """

    interview_id: InterviewId
    note_id: NoteId
    text: str
    keyed_ms: int
    mends_id: NoteId | None = None


class Drafts:
    """Writes join the open transaction, or commit by themselves where there is none."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def save(self, draft: Draft) -> None:
        """An interview has at most one line begun and, apart from it, one note being mended."""
        self._db.execute(
            "INSERT INTO draft (interview_id, note_id, text, keyed_ms, mends_id) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (interview_id, coalesce(mends_id, '')) DO UPDATE SET note_id = excluded.note_id,"
            " text = excluded.text, keyed_ms = excluded.keyed_ms",
            (draft.interview_id, draft.note_id, draft.text, draft.keyed_ms, draft.mends_id),
        )

    def drop(self, note_id: NoteId) -> None:
        """The draft of that note, and of no other: a note that comes from elsewhere leaves the line alone."""
        self._db.execute("DELETE FROM draft WHERE note_id = ?", (note_id,))

    def of(self, interview_id: InterviewId) -> Draft | None:
        """The line that was begun."""
        return self._one("interview_id = ? AND mends_id IS NULL", interview_id)

    def begun(self) -> frozenset[InterviewId]:
        """The interviews whose line holds words."""
        found = self._db.execute("SELECT interview_id FROM draft WHERE text != ''")
        return frozenset(InterviewId(key) for (key,) in found)

    def mending_of(self, interview_id: InterviewId) -> Draft | None:
        """The note that was being mended."""
        return self._one("interview_id = ? AND mends_id IS NOT NULL", interview_id)

    def _one(self, condition: str, interview_id: InterviewId) -> Draft | None:
        row = self._db.execute(
            f"SELECT note_id, text, keyed_ms, mends_id FROM draft WHERE {condition}", (interview_id,)
        ).fetchone()
        if row is None:
            return None
        return Draft(interview_id=interview_id, note_id=row[0], text=row[1], keyed_ms=row[2], mends_id=row[3])
