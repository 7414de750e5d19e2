"""What the colleague hears who made an introduction: thanks, what was told, and whether there is somebody else.

It holds nothing that was concluded: no opportunities, no insights, no feelings. The quote is there only where they
said yes to being quoted; that nobody has asked is not enough to hand their words to somebody who knows them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from discovery_desk.domain.consent import ConsentEntry, ConsentScope, in_force
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.snapshot import SnapshotPage

MOST_MOMENTS = 4


@dataclass(frozen=True, slots=True)
class Introduction:
    """`colleague` and `person` are empty where they are not known, or not to be named."""

    colleague: str
    person: str
    page: SnapshotPage
    story: str
    moments: tuple[str, ...]
    quote: str


def introduction(page: SnapshotPage, consent: Iterable[ConsentEntry], masks: Iterable[Mask] = ()) -> Introduction:
    """`page` is one from which all that is withheld has been taken."""
    answer = in_force(consent).get(ConsentScope.QUOTE)
    may_quote = answer is not None and answer.is_given and Mask.QUOTE not in masks
    hides_others = Mask.THIRD_PERSONS in masks
    person = page.participant
    return Introduction(
        colleague="" if hides_others else " ".join(person.gatekeeper.split()),
        person="" if page.is_nameless else " ".join((person.call_me or person.name).split()),
        page=page,
        story=" ".join(page.story.title.split()) if page.story else "",
        moments=tuple(" ".join(one.label.split()) for one in _told(page.moments)),
        quote=page.quote.text if page.quote and may_quote else "",
    )


def _told(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The first ones that say what happened and not how it hurt."""
    return tuple(one for one in moments if not one.hurts and one.label.strip())[:MOST_MOMENTS]
