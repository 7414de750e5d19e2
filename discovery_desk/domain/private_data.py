"""Finds what ought not to stand in a note: phone, mail, card and account numbers, addresses, what is off the record.

A false alarm in the middle of a talk costs more than a miss: times, dates, prices and order numbers stay quiet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

MASK = "■■■"  # which the faces of the program have
LONGEST_LEAD = 48
LEAST_TELLING = 4  # so many first characters of a masked stretch give it away


class PrivateKind(StrEnum):
    PHONE = "phone"
    MAIL = "mail"
    CARD = "card"
    ACCOUNT = "account"
    ADDRESS = "address"
    OFF_THE_RECORD = "off_the_record"


@dataclass(frozen=True, slots=True)
class PrivateData:
    """A stretch of a text."""

    kind: PrivateKind
    start: int
    end: int


def find_private(text: str) -> tuple[PrivateData, ...]:
    """In the order of the text, none inside another. What is off the record is the whole of it."""
    if _patterns()["off_record"].search(text):
        return (PrivateData(PrivateKind.OFF_THE_RECORD, 0, len(text)),)
    found: list[PrivateData] = []
    for kind, spans in (
        (PrivateKind.MAIL, _spans("mail", text)),
        (PrivateKind.ACCOUNT, _accounts(text)),
        (PrivateKind.CARD, _cards(text)),
        (PrivateKind.ADDRESS, _spans("address", text)),
        (PrivateKind.PHONE, _phones(text)),
    ):
        for start, end in spans:
            if not any(one.start < end and start < one.end for one in found):
                found.append(PrivateData(kind, start, end))
    return tuple(sorted(found, key=lambda one: one.start))


def masked(text: str, clear: Iterable[str]) -> str:
    """Without any of these, nor the beginning of one at which a shortened text breaks off."""
    for one in sorted(clear, key=len, reverse=True):
        text = _without_its_beginning(text.replace(one, MASK), one)
    return text


def _without_its_beginning(text: str, clear: str) -> str:
    body = text.removesuffix("…").rstrip()
    for length in range(len(clear) - 1, LEAST_TELLING - 1, -1):
        beginning = clear[:length].rstrip()
        if body == beginning or (text.endswith("…") and body.endswith(beginning)):
            return body[: -len(beginning)] + MASK
    return text


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Made when first asked for, because it takes its time."""
    name = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*"
    english = (
        "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Close|Court|Ct|Crescent|Terrace|Place|Square|Way"
    )
    addresses = (
        rf"\b\d{{1,5}}[A-Za-z]?,? (?:{name} ){{1,3}}(?:{english})\b\.?",
        r"\b[A-ZÄÖÜ][\w-]*(?:(?<!Park)(?<!Arbeits)(?<!Sitz)(?<!Stell)(?<!Steh)platz|straße|strasse|str\.|gasse|weg|allee"
        r"|damm|ufer) ?\d{1,4} ?[a-z]?\b",
        r"\b[A-ZÄÖÜ][\w-]+[ -](?:Straße|Strasse|Str\.|Allee|Gasse) ?\d{1,4} ?[a-z]?\b",
        rf"\b\d{{1,4}}(?: ?bis| ?ter)?,? (?i:rue|avenue|boulevard|place|chemin|impasse|allée|quai) "
        rf"(?:de la |de |du |des |d['’])?{name}",
        rf"\b(?i:calle|avenida|plaza|via|viale|piazza|rua) (?:de la |de |del |della |da |do )?{name}(?: {name})*,? "
        r"(?:n[º°.]? ?)?\d{1,4}\b",
        r"\b[A-Z]{1,2}\d[A-Z\d]? \d(?![AP]M\b)[A-Z]{2}\b",
    )
    off_record = (
        r"\boff the record\b",
        r"\b(?:switch|turn)(?:ed)? (?:the recorder|the recording|recording) off\b",
        r"\bdon['’]?t write (?:this|that|it)\b",
        r"\b(?:leave|keep) (?:my|our|his|her|their|the)\b[^.;\n]{0,20}\b(?:name|names|company) out\b",
        r"\bbetween (?:you and me|us)\b(?! (?:and|there|we|two|three|the))",
        r"\b(?:told|said|mentioned|this is|that is|that['’]s) (?:\w+ )?in confidence\b",
        r"\bkeep (?:it|this|that) to yourself\b",
        r"\bdon['’]?t tell (?:anyone|anybody|them|him|her|my)\b",
    )
    date = (
        r"(?<![\d.-])\d{4}-\d{1,2}-\d{1,2}(?![\d-])",
        r"(?<![\d.-])\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\d/-])",
        r"(?<![\d.-])\d{1,2}\.\d{1,2}\.(?!\d)",
        r"(?<!\d)\d{1,2}[.:h]\d{2}(?:[.:]\d{2})?(?!\d)(?: ?[-–] ?\d{1,2}[.:h]\d{2}(?!\d))?",
        r"(?<!\d)(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d(?!\d)",
        r"(?<![\d.,])\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?(?= ?(?:[€$£¥%]|EUR|USD|GBP|CHF|kr\b|euro|dollar|pound))",
        r"(?<=[€$£¥]) ?\d[\d.,' ]*\d",
        r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)",
    )
    return {
        "mail": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"),
        "account": re.compile(r"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,3})?\b"),
        "card": re.compile(r"(?<![\w+-])(?<![A-Za-z]{2}\d\d )[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w-])"),
        "phone": re.compile(r"(?<![\w+.,#/-])(?:\+|\(\+?)?\d(?:[ ().\-/]{0,2}\d){6,16}(?!\w|[.,]\d)"),
        "address": re.compile("|".join(addresses)),
        "off_record": re.compile("|".join(off_record), re.IGNORECASE),
        "date": re.compile("|".join(date)),
        "north_american": re.compile(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"),
        "number_of": re.compile(
            r"(?:#|\b(?:orders?|invoices?|ticket|ref|reference|serial|article|item|part|batch|tracking|parcel|contract"
            r"|policy|case|customer|po|sku|id|isbn|nr|no|number|bestellung|rechnung|auftrag|commande|pedido)"
            r"(?: (?:no|nr|number|id|code))?)[.:]? ?(?:is |was |= ?)?$",
            re.IGNORECASE,
        ),
        "call_on": re.compile(
            r"\b(?:phone|telephone|tel|mobile|cell|handy|whatsapp|fax"
            r"|(?:call(?:s|ed)?|rings?|reach(?:es)?|text) (?:me|him|her|them|us))\b[^.;\n\d]{0,20}$",
            re.IGNORECASE,
        ),
    }


def _spans(name: str, text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _patterns()[name].finditer(text))


def _accounts(text: str) -> Iterator[tuple[int, int]]:
    for match in _patterns()["account"].finditer(text):
        words = match[0]
        while len(words.replace(" ", "")) >= 15:
            if _is_account(words.replace(" ", "").upper()):
                yield match.start(), match.start() + len(words)
                break
            words = words.rpartition(" ")[0]  # the next word of the sentence looked like its last group


def _is_account(iban: str) -> bool:
    """ISO 13616: moved four to the right, letters as numbers, the remainder by 97 is 1."""
    if not iban.isascii():
        return False
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def _cards(text: str) -> Iterator[tuple[int, int]]:
    for match in _patterns()["card"].finditer(text):
        digits = _digits(match[0])
        if 13 <= len(digits) <= 19 and _is_card(digits) and not _is_number_of_something(text, match.start()):
            yield match.span()


def _is_card(digits: str) -> bool:
    """Luhn's check."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _phones(text: str) -> Iterator[tuple[int, int]]:
    plain = _patterns()["date"].sub(lambda match: "\x00" * len(match[0]), text)
    for match in _patterns()["phone"].finditer(plain):
        if _is_phone(match[0], _lead(plain, match.start())):
            start = match.start() - (text[match.start() - 1 : match.start()] == "(")
            yield start, match.end()


def _is_phone(found: str, before: str) -> bool:
    digits = _digits(found)
    if _patterns()["call_on"].search(before):
        return True
    if "+" in found:
        return 8 <= len(digits) <= 15
    if _patterns()["number_of"].search(before):
        return False
    if found.startswith("00"):
        return 10 <= len(digits) <= 17
    if digits.startswith("0"):
        return 9 <= len(digits) <= 12
    return _patterns()["north_american"].fullmatch(found.strip()) is not None


def _is_number_of_something(text: str, start: int) -> bool:
    return _patterns()["number_of"].search(_lead(text, start)) is not None


def _lead(text: str, start: int) -> str:
    """The words right before, which say what a number is of."""
    return text[max(0, start - LONGEST_LEAD) : start]


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isdigit())
