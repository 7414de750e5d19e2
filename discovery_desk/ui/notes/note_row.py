"""One note as the list shows it: words and colours' names only, nothing to look up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class RowHead(NamedTuple):
    """What is known of a row that nobody has looked at: enough to guess its height."""

    id: str
    letters: int = 0
    breaks: int = 0
    has_line_below: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that is underlined in waves; `why` is told to whoever asks for it."""

    start: int
    length: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """`kind` names the colours, `kind_word` is what a screen reader says, `remark` is a quiet "edited" or the like.

    `text` is the note's own; `placeholder` stands in its place while there is none, and is never edited or copied.
    `recorded` tells the place in the recording. A row that `is_stretch` tells of a stretch of the talk and is no note.
    """

    id: str
    time: str
    text: str
    placeholder: str = ""
    kind: str = "note"
    kind_word: str = ""
    sign: str = "·"
    tags: tuple[str, ...] = ()
    remark: str = ""
    is_rtl: bool = False
    is_quiet: bool = False
    is_stretch: bool = False
    spans: tuple[Span, ...] = ()
    recorded: str = ""

    @property
    def shown(self) -> str:
        return self.text or self.placeholder

    @property
    def head(self) -> RowHead:
        return RowHead(self.id, len(self.shown), self.shown.count("\n"), bool(self.tags or self.remark))

    def said(self) -> str:
        """The row in one line, for a screen reader."""
        marked = (f"{self.text[span.start : span.start + span.length]}: {span.why}" for span in self.spans if span.why)
        parts = (self.time, self.kind_word, self.shown, *self.tags, self.remark, *marked, self.recorded)
        return ", ".join(part for part in parts if part)
