"""The rows of one interview in the order of the talk: all of their places, and their words once they are seen."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.errors import DeskError
from discovery_desk.domain.interview import Interruption, Interview, InterviewId
from discovery_desk.domain.note import Note, NoteId, NoteTag, Tag
from discovery_desk.domain.snapshot import Quote, Snapshot
from discovery_desk.services import snapshots
from discovery_desk.storage.reading import NoteOutline
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.notes.note_row import NoteRow, RowHead, Span
from discovery_desk.ui.notes.rows import rows_of, stretch_row

SHOWN = (Note, NoteTag, Tag, Snapshot, Quote, Interruption)
MOST_FOLLOWED = 200  # notes changed at once; above this it is quicker to read all places again

Place = tuple[int, float, str]
SpansOf = Callable[[Note], Sequence[Span]]


class TalkRows:
    """Keeps where every row stands; what a row says is read from the desk each time it is asked for."""

    def __init__(self, place: Workplace, spans_of: SpansOf = lambda _note: ()) -> None:
        self._place, self._desk, self._spans_of = place, place.desk, spans_of
        self._interview_id: InterviewId | None = None
        self._quoted: NoteId | None = None
        self._talk: Interview | None = None
        self._places: list[Place] = []
        self._place_of: dict[str, Place] = {}
        self._stretches: dict[str, Interruption] = {}
        self.heads: list[RowHead] = []

    def read(self, interview_id: InterviewId | None) -> None:
        """Read all places again."""
        self._interview_id = interview_id
        self._talk = self._read_talk()
        outline = self._desk.read.outline(interview_id) if interview_id else []
        self._places = [(one.at_ms, one.rank, one.id) for one in outline]
        self._place_of = {place[2]: place for place in self._places}
        self.heads = [_head(one) for one in outline]
        self._quoted = self._read_quoted()
        self._read_stretches()

    def is_note(self, row_id: str) -> bool:
        return row_id in self._place_of and row_id not in self._stretches

    def before(self, row_id: str) -> NoteId | None:
        """The note before this one in the talk."""
        here = bisect_left(self._places, self._place_of[row_id]) if row_id in self._place_of else 0
        earlier = (place[2] for place in reversed(self._places[:here]))
        return next((NoteId(one) for one in earlier if self.is_note(one)), None)

    def after(self, row_id: str) -> NoteId | None:
        """The note after this one in the talk."""
        here = bisect_left(self._places, self._place_of[row_id]) if row_id in self._place_of else len(self._places)
        return next((NoteId(place[2]) for place in self._places[here + 1 :] if self.is_note(place[2])), None)

    def follow(self, changes: ChangeSet) -> set[str] | None:
        """Read again what the changes touch: the rows to be asked for anew, or None where all have to be."""
        touched = _touched_notes(changes)
        is_tag_renamed = any(change.before and change.after for change in changes.of(Tag))
        if is_tag_renamed or len(touched) > MOST_FOLLOWED or changes.touches(Interruption):
            return None
        if changes.touches(Interview) and _recording(self._read_talk()) != _recording(self._talk):
            return None
        for note_id in touched:
            self._move(note_id)
        if changes.touches(Snapshot, Quote):
            touched |= {one for one in (self._quoted, self._read_quoted()) if one}
            self._quoted = self._read_quoted()
        return {str(one) for one in touched}

    def row(self, row_id: str) -> NoteRow | None:
        """None when it cannot be read now; it is asked for again."""
        stretch = self._stretches.get(row_id)
        if stretch is not None:
            return stretch_row(stretch)
        try:
            note = self._desk.read.get(Note, row_id)
            tags = self._desk.read.tags_of(NoteId(row_id))
        except DeskError:
            return None
        if note is None:
            return None
        spans = {note.id: self._spans_of(note)}
        return rows_of([note], {note.id: tags}, self._place.theme, self._quoted, spans=spans, talk=self._talk)[0]

    def _move(self, note_id: NoteId) -> None:
        self._take_out(note_id)
        outline = self._desk.read.outline_of(self._interview_id, note_id) if self._interview_id else None
        if outline is not None:
            self._put_in((outline.at_ms, outline.rank, outline.id), _head(outline))

    def _take_out(self, row_id: str) -> None:
        place = self._place_of.pop(row_id, None)
        if place is not None:
            at = bisect_left(self._places, place)
            del self._places[at], self.heads[at]

    def _put_in(self, place: Place, head: RowHead) -> None:
        at = bisect_left(self._places, place)
        insort(self._places, place)
        self.heads.insert(at, head)
        self._place_of[head.id] = place

    def _read_stretches(self) -> None:
        """A stretch stands before the first note in it."""
        found = self._desk.read.where(Interruption, interview_id=self._interview_id) if self._interview_id else ()
        self._stretches = {stretch.id: stretch for stretch in found}
        for stretch in found:
            self._put_in((stretch.from_ms, float("-inf"), stretch.id), stretch_row(stretch).head)

    def _read_talk(self) -> Interview | None:
        return self._desk.read.get(Interview, self._interview_id) if self._interview_id else None

    def _read_quoted(self) -> NoteId | None:
        snapshot = snapshots.of_interview(self._desk, self._interview_id) if self._interview_id else None
        quote = self._desk.read.get(Quote, snapshot.quote_id) if snapshot and snapshot.quote_id else None
        return quote.note_id if quote else None


def _recording(talk: Interview | None) -> tuple[int | None, int | None] | None:
    return (talk.recording_offset_ms, talk.recording_stopped_ms) if talk else None


def _head(one: NoteOutline) -> RowHead:
    return RowHead(one.id, one.letters, one.breaks, bool(one.has_tags))


def _touched_notes(changes: ChangeSet) -> set[NoteId]:
    rows = (row for change in changes.of(NoteTag) for row in (change.before, change.after))
    tagged: Iterable[NoteId] = (row.note_id for row in rows if isinstance(row, NoteTag))
    return {NoteId(change.id) for change in changes.of(Note)} | set(tagged)
