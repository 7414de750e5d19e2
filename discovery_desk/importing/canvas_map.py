"""A drawing as it was read: cards, groups and arrows, with what this program or another one wrote beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from discovery_desk.domain.canvas_marks import from_markdown
from discovery_desk.domain.moment import LinkKind

NO_WORDS = "…"


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in pixels of the canvas."""

    x: int
    y: int
    width: int
    height: int

    @property
    def center(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, other: Frame) -> bool:
        x, y = other.center
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class OwnCard:
    """What this program wrote beside a card: the moment's fields, its place in the story, and the card as it was."""

    moment: Mapping[str, Any]
    notes: tuple[str, ...]
    opportunities: tuple[str, ...]
    story: str
    order: int
    text: str
    color: str | None
    at: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Card:
    """`body` is what kind of node it is, for a link or a file; `more` is what else its tool wrote."""

    key: str
    frame: Frame
    text: str
    color: str | None = None
    group: str | None = None
    own: OwnCard | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return from_markdown(self.text)[0] or NO_WORDS

    @property
    def details(self) -> str:
        return from_markdown(self.text)[1]

    @property
    def kept(self) -> str:
        """What is kept of it beside the moment, as JSON."""
        kept = {
            "text": self.text,
            "color": self.color,
            "at": [self.frame.x, self.frame.y],
            "group": self.group,
            "body": dict(self.body),
            "more": dict(self.more),
        }
        return json.dumps({key: value for key, value in kept.items() if value}, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    frame: Frame
    label: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    order: int = 0
    title_before: str | None = None
    shift: int = 0
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kept(self) -> str:
        kept = {"label": self.label, "more": dict(self.more)}
        return json.dumps({key: value for key, value in kept.items() if value}, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class OwnArrow:
    kind: LinkKind
    label: str
    from_key: str
    to_key: str


@dataclass(frozen=True, slots=True)
class Arrow:
    key: str
    from_key: str
    to_key: str
    kind: LinkKind
    label: str = ""
    color: str | None = None
    own: OwnArrow | None = None

    @property
    def kept(self) -> str:
        kept = {"color": self.color, "label": self.label}
        return json.dumps({key: value for key, value in kept.items() if value}, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Head:
    """What this program wrote about the whole map."""

    interview: str = ""
    title: str = ""
    person: str = ""
    on: date | None = None
    language: str = ""
    scale: int = 2


@dataclass(frozen=True, slots=True)
class CanvasMap:
    """Cards in the order of the story that they tell; `loose` lines led to no card, `strange` nodes are of no kind."""

    path: Path
    head: Head | None
    groups: tuple[Group, ...]
    cards: tuple[Card, ...]
    arrows: tuple[Arrow, ...]
    loose: int = 0
    strange: int = 0

    @property
    def is_ours(self) -> bool:
        """Written by this program, and nobody dropped its keys."""
        return self.head is not None and any(card.own for card in self.cards)
