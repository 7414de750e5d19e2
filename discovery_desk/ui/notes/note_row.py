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
    """`kind` names the colours, `kind_word` is what a screen reader says, `remark` is a quiet "edited" or the like."""

    id: str
    time: str
    text: str
    kind: str = "note"
    kind_word: str = ""
    sign: str = "·"
    tags: tuple[str, ...] = ()
    remark: str = ""
    is_rtl: bool = False
    is_quiet: bool = False
    spans: tuple[Span, ...] = ()

    def said(self) -> str:
        """The row in one line, for a screen reader."""
        return ", ".join(part for part in (self.time, self.kind_word, self.text, *self.tags, self.remark) if part)
