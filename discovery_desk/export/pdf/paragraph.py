"""Text that has been set: what it says, what it looks like and how large it is. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, Protocol

from discovery_desk.export.pdf.faces import Face


class Weight(Enum):
    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600
    BOLD = 700


class Align(Enum):
    """START is the left edge, and the right one for a line that reads from right to left."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True)
class TextStyle:
    size: float
    weight: Weight = Weight.REGULAR
    color: str = "#1f1d1a"
    leading: float = 1.3
    """From baseline to baseline, in multiples of the size."""
    align: Align = Align.START
    max_lines: int | None = None
    """Text that needs more is cut, and shows an ellipsis."""


class Glyph(NamedTuple):
    """One shape of a face; thousandths of the size from the left end of the line and up from the baseline."""

    number: int
    x: float
    y: float


class Cluster(NamedTuple):
    """Glyphs that only together stand for their text: a letter and its accents, a ligature, an Indic syllable."""

    text: str
    glyphs: tuple[Glyph, ...]


class Run(NamedTuple):
    face: Face
    clusters: tuple[Cluster, ...]
    """From left to right, whichever way they read."""


class Shapes(Protocol):
    """Found when a line is drawn: most lines are only measured."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """From left to right."""
        ...


@dataclass(frozen=True)
class Line:
    text: str
    width: float
    is_right_to_left: bool
    shapes: Shapes = field(compare=False)

    @property
    def runs(self) -> tuple[Run, ...]:
        return self.shapes.runs

    def offset(self, align: Align, room: float) -> float:
        """From the left edge of `room` to the left end of the line."""
        if align is Align.CENTER:
            return (room - self.width) / 2
        return room - self.width if (align is Align.START) == self.is_right_to_left else 0.0


@dataclass(frozen=True)
class Paragraph:
    text: str
    style: TextStyle
    lines: tuple[Line, ...]
    width: float
    """Of the widest line as it is, not the room it was given."""
    height: float
    missing: frozenset[str]
    """Characters that no bundled face has: they are drawn as boxes, and the person should be told."""
    is_right_to_left: bool
    is_cut: bool
    first_baseline: float
    """Down from the top."""
