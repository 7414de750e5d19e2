"""A distinct moment of a story (a box of the experience map) and what led to what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NewType

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.story import StoryId

MomentId = NewType("MomentId", str)
MomentSourceId = NewType("MomentSourceId", str)
LinkId = NewType("LinkId", str)

LONGEST_LABEL = 44
CUT = "…"
LOWEST_EMOTION, HIGHEST_EMOTION = -2, 2


class MomentKind(StrEnum):
    ACTION = "action"
    EVENT = "event"
    WAIT = "wait"
    FEELING = "feeling"


class LinkKind(StrEnum):
    SEQUENCE = "sequence"
    CAUSE = "cause"
    WAIT = "wait"
    LOOP = "loop"
    PARALLEL = "parallel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`rank` is story order; `heard_ms` is when it was told. `x` and `y` are set once a hand has placed the box."""

    id: MomentId
    interview_id: InterviewId
    story_id: StoryId
    label: str
    kind: MomentKind = MomentKind.ACTION
    rank: float = 0.0
    heard_ms: int | None = None
    told_time: str = ""
    place: str = ""
    actors: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    doing: str = ""
    thinking: str = ""
    feeling: str = ""
    emotion: int | None = None
    x: float | None = None
    y: float | None = None

    @property
    def hurts(self) -> bool:
        """What screen and paper draw in the ink of feelings: told as one, or at the lowest point."""
        return self.kind is MomentKind.FEELING or self.emotion == LOWEST_EMOTION

    @property
    def is_pinned(self) -> bool:
        return self.x is not None and self.y is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentSource:
    """A note that a moment was drawn from."""

    id: MomentSourceId
    moment_id: MomentId
    note_id: NoteId
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How one moment leads to another; a loop leads to itself."""

    id: LinkId
    interview_id: InterviewId
    from_id: MomentId
    to_id: MomentId
    kind: LinkKind = LinkKind.SEQUENCE
    label: str = ""
    rank: float = 0.0

    @property
    def leads_on(self) -> bool:
        """Whether the story goes on along it, rather than back."""
        return self.kind is not LinkKind.LOOP

    @property
    def is_plain(self) -> bool:
        """It says no more than what came next."""
        return self.kind is LinkKind.SEQUENCE and not self.label

    def led_through(self, middle_id: MomentId, new_id: LinkId) -> tuple[Link, Link]:
        """What it becomes when a box is put in between.

        The earlier half stays what it was: that much was told. A loop goes back on its later half, and what happens
        at the same time happens at the same time as the box between.
        """
        earlier, later = replace(self, to_id=middle_id), replace(self, from_id=middle_id)
        if self.kind is LinkKind.LOOP:
            return replace(earlier, id=new_id, kind=LinkKind.SEQUENCE, label=""), later
        kind = LinkKind.PARALLEL if self.kind is LinkKind.PARALLEL else LinkKind.SEQUENCE
        return earlier, replace(later, id=new_id, kind=kind, label="")


def bears_words_of(label: str, text: str) -> bool:
    """Whether a label is what the text of a note made, or its beginning, cut off by a hand."""
    words = label.rstrip("… ")
    return label == short_label(text) or bool(words and text.strip().startswith(words))


def short_label(text: str) -> str:
    """The text of a note as the label of a box: its first line, or first sentence, or what of it fits between words."""
    line = text.split("\n", 1)[0].strip()
    sentence = line
    for stop in (". ", "! ", "? ", "。", "؟ "):
        sentence = sentence.split(stop, 1)[0] or sentence
    for label in (line.rstrip(". ") or line, sentence.rstrip(". ") or sentence):
        if len(label) <= LONGEST_LABEL:
            return label
    head = sentence[: LONGEST_LABEL - 1]
    cut = head.rsplit(" ", 1)[0] if " " in head[LONGEST_LABEL // 2 :] else head
    return cut.rstrip(" ,;:–-") + CUT
