"""What of a page stays in the desk: because somebody did not agree, or because this copy is to go without it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from discovery_desk.domain.consent import ConsentEntry, ConsentScope, is_refused
from discovery_desk.domain.participant import Participant, may_show_picture
from discovery_desk.domain.third_person import ThirdPerson

STAND_IN = "Participant"


class Mask(StrEnum):
    """What can be left out of a copy; the words of the command line."""

    NAME = "name"
    PHOTO = "photo"
    COMPANY = "company"
    QUOTE = "quote"
    THIRD_PERSONS = "third_persons"
    CONTACT = "contact"


class Reason(StrEnum):
    """Why. What was refused cannot be shown; what is masked is shown again in the next copy."""

    CONSENT = "consent"
    MASK = "mask"


SCOPES: Mapping[Mask, ConsentScope] = {
    Mask.NAME: ConsentScope.NAME,
    Mask.PHOTO: ConsentScope.PHOTO,
    Mask.COMPANY: ConsentScope.COMPANY,
    Mask.QUOTE: ConsentScope.QUOTE,
}
"""What they are asked about; nobody is asked about third persons and contact data."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """`count` is how many persons, addresses or notes it is; `what` is a mask, or notes that were withdrawn."""

    what: Mask | ConsentScope
    reason: Reason
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """`spoken` are their words, which go with the quote wherever else they stand."""

    withheld: Mapping[Mask, Reason] = field(default_factory=dict)
    people: tuple[ThirdPerson, ...] = ()
    spoken: tuple[str, ...] = ()
    unasked: tuple[ConsentScope, ...] = ()
    notes_withdrawn: int = 0

    def hides(self, what: Mask) -> bool:
        return what in self.withheld


def reasons(entries: Iterable[ConsentEntry], person: Participant, masks: Collection[Mask]) -> dict[Mask, Reason]:
    """What is withheld, and why: a no counts for more than a mask."""
    said = tuple(entries)
    refused = {what for what, scope in SCOPES.items() if is_refused(said, scope)}
    if not person.photo_kind.needs_leave:
        refused.discard(Mask.PHOTO)
    elif not may_show_picture(person):
        refused.add(Mask.PHOTO)
    found = {what: Reason.CONSENT for what in Mask if what in refused}
    return found | {what: Reason.MASK for what in Mask if what in masks and what not in refused}
