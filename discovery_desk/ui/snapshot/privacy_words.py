"""What is shown, masked or withheld of a page, in words."""

from __future__ import annotations

from collections.abc import Iterable

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.page_privacy import SCOPES, Mask, Reason, Withheld
from discovery_desk.ui.kit.withheld_words import mask_words
from discovery_desk.ui.kit.words import tr


def withheld_words(withheld: Iterable[Withheld]) -> str:
    """`Withheld: name, photo (consent) · 2 third persons (mask)`."""
    told = tuple(withheld)
    parts = []
    for reason, why in ((Reason.CONSENT, tr("consent")), (Reason.MASK, tr("mask"))):
        named = [_named(one) for one in told if one.reason is reason]
        if named:
            parts.append(tr("{what} ({why})").format(what=", ".join(named), why=why))
    return tr("Withheld: {what}").format(what=" · ".join(parts)) if parts else tr("Nothing is withheld")


def _named(one: Withheld) -> str:
    if isinstance(one.what, Mask):
        return mask_words(one.what, one.count)
    return tr("1 note") if one.count == 1 else tr("{n} notes").format(n=one.count)


def unasked_words(scopes: Iterable[ConsentScope]) -> str:
    """Empty where they were asked about all that is shown."""
    asked_for = set(scopes)
    named = ", ".join(mask_words(mask) for mask, scope in SCOPES.items() if scope in asked_for)
    return tr("Not asked: {what}").format(what=named) if named else ""


def state_words(reason: Reason | None, *, is_asked: bool) -> str:
    if reason is Reason.CONSENT:
        return tr("withheld") if is_asked else tr("withheld until asked")
    if reason is Reason.MASK:
        return tr("masked")
    return tr("shown") if is_asked else tr("not asked")
