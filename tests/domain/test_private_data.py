"""What must not stand in a note is found; what only looks like it stays quiet."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.private_data import MASK, find_private, masked

FOUND = {
    "his number is +49 170 1234567": "+49 170 1234567",
    "call me on 0171 555 0199 after six": "0171 555 0199",
    "rings her at (020) 7946 0958": "(020) 7946 0958",
    "0044 20 7946 0958, the depot": "0044 20 7946 0958",
    "text me 555 0199": "555 0199",
    "(415) 555-2671 is the desk": "(415) 555-2671",
    "the office, 415-555-2671": "415-555-2671",
    "تتصل على +962 7 9012 3456": "+962 7 9012 3456",
    "write to marit.k+work@example.co.uk": "marit.k+work@example.co.uk",
    "Mail: 田中@例え.jp": "田中@例え.jp",
    "paid with 4111 1111 1111 1111 online": "4111 1111 1111 1111",
    "card 5500-0000-0000-0004": "5500-0000-0000-0004",
    "amex 340000000000009": "340000000000009",
    "to DE89 3704 0044 0532 0130 00 every month": "DE89 3704 0044 0532 0130 00",
    "iban gb29nwbk60161331926819": "gb29nwbk60161331926819",
    "lives at 221b Baker Street": "221b Baker Street",
    "the flat, 4 Old Mill Lane": "4 Old Mill Lane",
    "wohnt in der Hauptstraße 12": "Hauptstraße 12",
    "Lange Str. 5a, third bell": "Lange Str. 5a",
    "habite 12 rue de la Paix": "12 rue de la Paix",
    "vive en calle Mayor 14": "calle Mayor 14",
    "postcode SW1A 1AA": "SW1A 1AA",
}

QUIET = (
    "02:18 opens the curve, 03:40 closes it",
    "from 08.00-09.30 every Thursday",
    "09:00–17:30 on the night shift",
    "2025-10-14 16:05 in Lagos",
    "on 14.10.2025 and again on 15.10.",
    "10/14/2025, then 10-14-25",
    "between 2019-2024 it tripled",
    "costs 1,234,567.00 a year",
    "1.234.567,89 EUR",
    "$12 000 000 in one quarter",
    "12,000 pallets and 480 drivers",
    "order 4500012345 was short",
    "order number 0170 1234567",
    "invoice no. 202509171234",
    "ticket #0712345678",
    "tracking 00340434161094021501",
    "ISBN 9783161484100",
    "PO 4111111111111111",
    "4111 1111 1111 1112 is no card",
    "version 10.15.7.2 of it",
    "192.168.100.200 does not answer",
    "DE89 3704 0044 0532 0130 01",
    "they talked between us and the vendor",
    "between us there were three phones",
    "Parkplatz 12 is always taken",
    "walked 3 streets further",
    "gate B2 4PM sharp",
    "1000000000 rows",
    "100 200 300 400 in the columns",
    "on the record with everybody",
    "twelve people @ the depot",
    "row 12 to row 18, column 4 to column 9",
    "",
)


@pytest.mark.parametrize(("text", "stretch"), FOUND.items())
def test_private_data_is_found_to_its_last_character(text: str, stretch: str) -> None:
    assert [text[one.start : one.end] for one in find_private(text)] == [stretch]


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_like_it_stays_quiet(text: str) -> None:
    assert find_private(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Off the record: my boss drinks",
        "he told me in confidence",
        "just between you and me, they lost it",
        "please don’t write this down",
        "asks to leave her name out",
        "keep that to yourself",
        "asks to switch the recorder off",
    ],
)
def test_what_is_off_the_record_is_all_of_the_note(text: str) -> None:
    (found,) = find_private(text)
    assert (found.kind.value, found.start, found.end) == ("off_the_record", 0, len(text))


def test_several_in_one_note_are_found_in_order() -> None:
    text = "ada@example.org or +44 20 7946 0958, 10 Downing Street"
    assert [one.kind.value for one in find_private(text)] == ["mail", "phone", "address"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rings +49 170 1234567 twice", f"rings {MASK} twice"),
        ("Rings +49 170…", f"Rings {MASK}"),
        ("+49 170", MASK),
        ("Rings +49", "Rings +49"),
        ("Rings somebody", "Rings somebody"),
        ("", ""),
    ],
)
def test_masking_takes_the_stretch_and_a_beginning_that_breaks_off(text: str, expected: str) -> None:
    assert masked(text, ["+49 170 1234567"]) == expected


def test_the_length_of_the_mask_tells_nothing() -> None:
    assert masked("a@b.org", ["a@b.org"]) == masked("+49 170 1234567", ["+49 170 1234567"]) == MASK


@given(st.text(alphabet=st.sampled_from("0123456789+()-. /@ab\nßé"), max_size=80))
def test_any_text_is_read_without_trouble_and_masked_text_has_nothing_left_of_it(text: str) -> None:
    found = find_private(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    clear = [text[one.start : one.end] for one in found]
    assert not any(one in masked(text, clear) for one in clear)


@pytest.mark.parametrize("unit", ["0 ", "1", "a@", "1234 ", "DE89 1234 ", "A", "Straße ", "call me ", "12 A "])
def test_the_longest_note_is_read_at_once(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    began = perf_counter()
    find_private(text)
    assert perf_counter() - began < 1.0
