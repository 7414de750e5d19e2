"""One note as the list shows it: words and colours' names only, nothing to look up."""

from __future__ import annotations

from dataclasses import dataclass


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
    spans: tuple[Span, ...] = ()

    @property
    def shown(self) -> str:
        return self.text or self.placeholder

    def said(self) -> str:
        """The row in one line, for a screen reader."""
        return ", ".join(part for part in (self.time, self.kind_word, self.shown, *self.tags, self.remark) if part)
