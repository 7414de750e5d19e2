"""What boxes and lines look like, as values that know nothing of interviews."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from PySide6.QtGui import QColor, QFont

from discovery_desk.domain.geometry import PathPiece, Point, Rect
from discovery_desk.domain.map_edges import Arrow


class CanvasTheme(Protocol):
    """The part of the theme that a canvas is painted with."""

    @property
    def is_dark(self) -> bool: ...
    def color(self, name: str) -> QColor: ...
    def ink(self, kind: str) -> QColor: ...
    def soft(self, kind: str) -> QColor: ...
    def px(self, value: float) -> int: ...
    def font(self, role: str = "base", weight: int = 400) -> QFont: ...


class Stroke(Enum):
    SOLID = auto()
    DASHED = auto()
    DOTTED = auto()
    DOUBLE = auto()
    FINE = auto()


class Head(Enum):
    NONE = auto()
    FILLED = auto()
    OPEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeLook:
    """A box. `ink` names a note kind; `small` is the quiet line on top; `spoken` is what a screen reader says."""

    id: str
    rect: Rect
    label: str
    small: str = ""
    ink: str = "moment"
    is_dashed: bool = False
    is_pinned: bool = False
    is_mirrored: bool = False
    badges: tuple[str, ...] = ()
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeLook:
    """A line. `ink` names a note kind, or is empty for grey, faint if `is_quiet`.

    `dots` are marked along it, each for the box of `dot_ids` at the same place.
    """

    id: str
    pieces: tuple[PathPiece, ...]
    from_id: str = ""
    to_id: str = ""
    stroke: Stroke = Stroke.SOLID
    head: Head = Head.FILLED
    arrow: Arrow | None = None
    ink: str = ""
    label: str = ""
    label_at: Rect | None = None
    is_caption: bool = False
    is_quiet: bool = False
    dots: tuple[Point, ...] = ()
    dot_ids: tuple[str, ...] = ()
