"""Which notes are worth a second look after the talk, in which order, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from discovery_desk.domain.note import NoteId, NoteKind, is_wordless


class Reason(StrEnum):
    WORDLESS = "wordless"
    CUE = "cue"
    UNTAGGED = "untagged"


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A note that nobody has looked at again, as far as has to be known before it is shown."""

    id: NoteId
    kind: NoteKind
    text: str
    is_participant: bool
    is_tagged: bool

    @property
    def is_plain(self) -> bool:
        """It has become nothing yet."""
        return self.kind in (NoteKind.NOTE, NoteKind.MARK) and not self.is_tagged


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a note is here; `match` is the words in which a cue was found."""

    reason: Reason
    match: str = ""


def cause_of(note: Unsettled, cue: str) -> Cause | None:
    """`cue` is the words that give something away, if there are any. None: nothing is to be decided about it."""
    if is_wordless(note.kind, note.text):
        return Cause(Reason.WORDLESS)
    if cue:
        return Cause(Reason.CUE, cue)
    return Cause(Reason.UNTAGGED) if note.is_plain else None


class Triage:
    """The notes to look at, in the order of the talk.

    To find the cues of thousands of notes takes a second or two. What is plain is known at once; the others are
    searched a few at a time.
    """

    def __init__(self, notes: Sequence[Unsettled], find_cue: Callable[[Unsettled], str]) -> None:
        self._notes = {note.id: note for note in notes}
        self._find_cue = find_cue
        self._to_search = [note for note in notes if not note.is_plain]
        self._known = {note.id for note in notes if note.is_plain}

    @property
    def is_searched(self) -> bool:
        """Whether it is known what is left."""
        return not self._to_search

    def __contains__(self, note_id: NoteId) -> bool:
        return note_id in self._known

    def search(self, most: int) -> bool:
        """Look for cues in so many more notes; whether any was found."""
        these, self._to_search = self._to_search[:most], self._to_search[most:]
        found = {note.id for note in these if cause_of(note, self._find_cue(note))}
        self._known |= found
        return bool(found)

    def ids(self) -> list[NoteId]:
        """Those that are known by now to need a look."""
        return [note_id for note_id in self._notes if note_id in self._known]

    def cause(self, note_id: NoteId) -> Cause | None:
        note = self._notes.get(note_id)
        return cause_of(note, self._find_cue(note)) if note else None
