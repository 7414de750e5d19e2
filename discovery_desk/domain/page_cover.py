"""Makes of a page the one that may leave: nothing of what is withheld is in any of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from discovery_desk.domain.company import company_forms, is_about_company
from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.covering import Cover, Covering
from discovery_desk.domain.names_in_text import forms
from discovery_desk.domain.page_privacy import STAND_IN, Mask, Privacy, Reason, Withheld
from discovery_desk.domain.participant import Participant, PhotoKind, Picture, QuickFact
from discovery_desk.domain.private_data import MASK
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.domain.words_again import spoken


def applied(page: SnapshotPage, privacy: Privacy) -> SnapshotPage:
    """The same page where nothing is withheld, but for what it says of itself."""
    covering = covering_for(page.participant, page.facts, privacy)
    bare = _without_company(_without_quote(_without_photo(page, privacy), privacy), privacy)
    shown = covering.all(replace(bare, participant=_covered_person(bare.participant, privacy)))
    return replace(shown, withheld=_withheld(page, privacy, covering), unasked=_unasked(page, privacy))


def covering_for(person: Participant, facts: Sequence[QuickFact], privacy: Privacy) -> Covering:
    """For whatever else is shown of the same talk."""
    return Covering(
        tuple(_covers(person, facts, privacy)),
        spoken(privacy.spoken) if privacy.hides(Mask.QUOTE) else None,
        privacy.hides(Mask.CONTACT),
    )


def _covers(person: Participant, facts: Sequence[QuickFact], privacy: Privacy) -> Iterator[Cover]:
    own = forms((person.name, person.name_latin, person.call_me))
    if privacy.hides(Mask.NAME):
        yield Cover(Mask.NAME, own, STAND_IN)
    if privacy.hides(Mask.COMPANY):
        told = (fact.text for fact in facts if is_about_company(fact))
        yield Cover(Mask.COMPANY, company_forms((person.organisation, *told)))
    if privacy.hides(Mask.THIRD_PERSONS):
        shared = frozenset() if privacy.hides(Mask.NAME) else frozenset(form.text for form in own)
        for one in privacy.people:
            theirs = tuple(form for form in forms((one.name,)) if form.text not in shared)  # of one family
            yield Cover(Mask.THIRD_PERSONS, theirs, one.stands_for.strip() or MASK, one.id or one.name)


def _covered_person(person: Participant, privacy: Privacy) -> Participant:
    if privacy.hides(Mask.NAME):
        segment = person.segment or person.type
        person = replace(person, name=STAND_IN, name_latin="", call_me="", segment=segment)
    return replace(person, organisation="") if privacy.hides(Mask.COMPANY) else person


def _without_photo(page: SnapshotPage, privacy: Privacy) -> SnapshotPage:
    """The pixels, whatever the page calls them, and what is said of them."""
    if not privacy.hides(Mask.PHOTO):
        return page
    pixels: dict[str, Any] = {
        one.name: None for one in fields(page) if isinstance(getattr(page, one.name), bytes | Picture)
    }
    person = replace(
        page.participant,
        photo_kind=PhotoKind.INITIALS,
        photo_file="",
        photo_alt="",
        photo_allowed=None,
        picture_id=None,
    )
    return replace(page, participant=person, **pixels)


def _without_quote(page: SnapshotPage, privacy: Privacy) -> SnapshotPage:
    """What was noted for it goes, too."""
    if not privacy.hides(Mask.QUOTE):
        return page
    evidence = tuple(one for one in page.evidence if one.opportunity_id is not None)
    return replace(page, quote=None, quote_at_ms=None, evidence=evidence)


def _without_company(page: SnapshotPage, privacy: Privacy) -> SnapshotPage:
    if not privacy.hides(Mask.COMPANY):
        return page
    return replace(page, facts=tuple(fact for fact in page.facts if not is_about_company(fact)))


def _withheld(page: SnapshotPage, privacy: Privacy, covering: Covering) -> tuple[Withheld, ...]:
    """Only what there was; in the order of the masks, notes last."""
    person = page.participant
    has_company = bool(person.organisation) or any(is_about_company(fact) for fact in page.facts)
    counts = {
        Mask.NAME: 1,
        Mask.PHOTO: int(page.picture is not None),
        Mask.COMPANY: int(has_company),
        Mask.QUOTE: int(page.quote is not None or covering.count(Mask.QUOTE) > 0),
        Mask.THIRD_PERSONS: covering.count(Mask.THIRD_PERSONS),
        Mask.CONTACT: covering.count(Mask.CONTACT),
    }
    found = [Withheld(what, why, counts[what]) for what, why in privacy.withheld.items() if counts[what]]
    order = list(Mask)
    found.sort(key=lambda one: order.index(Mask(one.what)))
    if privacy.notes_withdrawn:
        found.append(Withheld(ConsentScope.NOTES, Reason.CONSENT, privacy.notes_withdrawn))
    return tuple(found)


def _unasked(page: SnapshotPage, privacy: Privacy) -> tuple[ConsentScope, ...]:
    """What the page shows of them and nobody has asked about, and a face that waits for a yes."""
    person = page.participant
    is_shown = {
        ConsentScope.NAME: not privacy.hides(Mask.NAME),
        ConsentScope.PHOTO: page.picture is not None
        and person.photo_kind is PhotoKind.PHOTO
        and person.photo_allowed is None,
        ConsentScope.COMPANY: not privacy.hides(Mask.COMPANY) and bool(person.organisation),
        ConsentScope.QUOTE: not privacy.hides(Mask.QUOTE) and page.quote is not None,
    }
    return tuple(scope for scope in privacy.unasked if is_shown.get(scope, False))
