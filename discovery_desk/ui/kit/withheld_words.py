"""What of a page stayed in the desk, and which characters no font has, in words; for windows and command line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.page_privacy import Mask, Reason, Withheld
from discovery_desk.ui.kit.words import tr


def mask_words(mask: Mask, count: int = 1) -> str:
    """In a word; third persons and contact data counted where there are any."""
    words = {
        Mask.NAME: tr("name"),
        Mask.PHOTO: tr("photo"),
        Mask.COMPANY: tr("company"),
        Mask.QUOTE: tr("quote"),
        Mask.THIRD_PERSONS: tr("third persons"),
        Mask.CONTACT: tr("contact data"),
    }
    counted = {
        Mask.THIRD_PERSONS: tr("1 third person") if count == 1 else tr("{n} third persons"),
        Mask.CONTACT: tr("contact data") if count == 1 else tr("{n} × contact data"),
    }
    return counted[mask].format(n=count) if mask in counted and count else words[mask]


def withheld_lines(withheld: Iterable[Withheld]) -> tuple[str, ...]:
    """One line for each thing, with the reason."""
    return tuple(_line(one) for one in withheld)


def _line(one: Withheld) -> str:
    reason = tr("not agreed to") if one.reason is Reason.CONSENT else tr("masked")
    return tr("{what} ({reason})").format(what=_what(one), reason=reason)


def _what(one: Withheld) -> str:
    words = {
        Mask.NAME: tr("the name"),
        Mask.PHOTO: tr("the photo"),
        Mask.COMPANY: tr("the company"),
        Mask.QUOTE: tr("the quote"),
        Mask.THIRD_PERSONS: tr("{count} people who are spoken of"),
        Mask.CONTACT: tr("{count} addresses and numbers"),
        ConsentScope.NOTES: tr("{count} notes that were withdrawn"),
    }
    single = {
        Mask.THIRD_PERSONS: tr("1 person who is spoken of"),
        Mask.CONTACT: tr("1 address or number"),
        ConsentScope.NOTES: tr("1 note that was withdrawn"),
    }
    table = single if one.count == 1 and one.what in single else words
    return table.get(one.what, str(one.what)).format(count=one.count)


def character_names(missing: Iterable[str]) -> tuple[str, ...]:
    """`က Myanmar letter ka (U+1000)`."""
    return tuple(_character(one) for one in sorted(missing))


def _character(one: str) -> str:
    code = f"U+{ord(one):04X}"
    name = unicodedata.name(one, "").capitalize()
    shown = one if one.isprintable() and not unicodedata.combining(one) else ""
    return " ".join(filter(None, (shown, name, f"({code})" if name else code)))
