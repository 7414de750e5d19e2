"""The person interviewed, and the few facts that put their story in context."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from discovery_desk.domain.names_in_text import forms, is_named

ParticipantId = NewType("ParticipantId", str)
QuickFactId = NewType("QuickFactId", str)
AttributeId = NewType("AttributeId", str)
PictureId = NewType("PictureId", str)


class Direction(StrEnum):
    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class PhotoKind(StrEnum):
    INITIALS = "initials"
    PHOTO = "photo"
    DRAWING = "drawing"
    OBJECT = "object"
    PLACEHOLDER_PORTRAIT = "placeholder_portrait"

    @property
    def needs_leave(self) -> bool:
        """A drawing, an object and somebody else's face show nothing of theirs."""
        return self is PhotoKind.PHOTO


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """`may_return` is None until they were asked."""

    id: ParticipantId
    name: str
    name_latin: str = ""
    call_me: str = ""
    direction: Direction = Direction.LEFT_TO_RIGHT
    pronouns: str = ""
    type: str = ""
    segment: str = ""
    organisation: str = ""
    location: str = ""
    relationship: str = ""
    photo_kind: PhotoKind = PhotoKind.INITIALS
    photo_file: str = ""
    photo_alt: str = ""
    photo_allowed: bool | None = None
    picture_id: PictureId | None = None
    is_proxy: bool = False
    gatekeeper: str = ""
    relationship_owner: str = ""
    may_return: bool | None = None
    return_on: date | None = None
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickFact:
    id: QuickFactId
    participant_id: ParticipantId
    text: str
    label: str = ""
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A free attribute such as plan or tenure, reused as a filter."""

    id: AttributeId
    participant_id: ParticipantId
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Pixels of a photo or drawing, already re-encoded and free of metadata.

    The square that is shown begins at `crop_x` and `crop_y` and is `crop_side` wide, all of them shares of the
    shorter side; a side of 0 is the largest square, in the middle.
    """

    id: PictureId
    media_type: str
    data: bytes
    width: int
    height: int
    crop_x: float = 0.0
    crop_y: float = 0.0
    crop_side: float = 0.0


def may_show_picture(person: Participant) -> bool:
    """A photo of somebody waits for their yes; with initials no picture is shown."""
    if person.photo_kind.needs_leave:
        return person.photo_allowed is True
    return person.photo_kind is not PhotoKind.INITIALS


def names_person(text: str, person: Participant) -> bool:
    """Whether who reads it would know their name, or a part of it."""
    return is_named(text, forms((person.name, person.name_latin, person.call_me)))


def initials(name: str) -> str:
    """At most two letters that stand for the person, in the order in which the name is written."""
    words = [word for word in name.replace("-", " ").split() if unicodedata.category(word[0])[0] == "L"]
    if not words:
        return "?"
    picked = words if len(words) < 3 else [words[0], words[-1]]
    return "".join(word[0].upper()[0] for word in picked)
