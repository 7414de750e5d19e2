"""Nothing of what is withheld is in any field of a page that may leave, whatever fields a page will have."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from discovery_desk.domain.consent import ConsentEntry, ConsentEntryId, ConsentScope
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.page_cover import applied
from discovery_desk.domain.page_privacy import Mask, Privacy, Reason, Withheld, reasons
from discovery_desk.domain.participant import Participant, ParticipantId, PhotoKind, QuickFact, QuickFactId
from discovery_desk.domain.snapshot import Quote, QuoteId, SnapshotPage
from discovery_desk.domain.third_person import ThirdPerson, ThirdPersonId
from tests.sowing import PIXELS, hidden, sown, tells, texts

NAME, LATIN, CALLED = "Qvirella Zøndag", "Kvirela Zondak", "Qvirri"
COMPANY = "Blåfjell Drosje AS (invented)"
OTHER, PHONE, MAIL = "Sander Vikmo", "+47 912 34 567", "post@blafjelldrosje.no"
QUOTE = "I wrote to eleven people and not one of them told me who was free"
SECRETS: Mapping[Mask, tuple[str, ...]] = {
    Mask.NAME: ("Qvirella", "Zøndag", "Kvirela", "Zondak", "Qvirri"),
    Mask.COMPANY: ("Blåfjell Drosje", "Blåfjell"),
    Mask.THIRD_PERSONS: ("Sander", "Vikmo"),
    Mask.CONTACT: ("912 34 567", "post@blafjelldrosje"),
    Mask.QUOTE: ("eleven people", "told me who was free"),
}
WORDS = ("waits", "—", "for the", "taxi", "عند الباب", "夜に", "\n", "🙂", "<b>", "x", "'", "(", "/", "then")
PEOPLE = (ThirdPerson(id=ThirdPersonId("p"), interview_id=InterviewId("i"), name=OTHER, stands_for="a colleague"),)


def everything(reason: Reason = Reason.MASK) -> Privacy:
    return Privacy(withheld=dict.fromkeys(Mask, reason), people=PEOPLE, spoken=(QUOTE,))


def _written(chance: random.Random, secret: str) -> str:
    """As somebody may have typed it."""
    ways = (str.upper, str.lower, str.title, str, lambda text: text.replace(" ", "\u00a0"), lambda text: f"{text}'s")
    return chance.choice(ways)(secret)


def a_page(chance: random.Random) -> SnapshotPage:
    """Random words with every secret in every text field there is."""
    told = (NAME, *NAME.split(), LATIN, *LATIN.split(), CALLED, COMPANY, "BLÅFJELL DROSJE", OTHER, *OTHER.split())

    def say(_field: str) -> str:
        names = [_written(chance, one) for one in chance.sample(told, 5)]
        parts = [*names, PHONE, MAIL, QUOTE, *chance.choices(WORDS, k=6)]
        chance.shuffle(parts)
        return " ".join(parts)

    page: SnapshotPage = sown(SnapshotPage, say)
    person = replace(page.participant, name=NAME, name_latin=LATIN, call_me=CALLED, organisation=COMPANY)
    return replace(page, participant=replace(person, photo_kind=PhotoKind.PHOTO))


def leaks(page: SnapshotPage, masks: tuple[Mask, ...]) -> list[tuple[str, str]]:
    return [leak for mask in masks for leak in tells(page, SECRETS.get(mask, ()))]


def check(seed: int) -> None:
    page = a_page(random.Random(seed))
    assert leaks(page, (Mask.NAME,)), "nothing was sown"
    shown = applied(page, everything())
    assert leaks(shown, tuple(Mask)) == []
    assert PIXELS not in repr(shown).encode() and b"pixels are a face" not in repr(shown).encode()
    assert shown.quote is None
    assert {one.what for one in shown.withheld} == set(Mask)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_of_what_is_withheld_is_in_any_field(seed: int) -> None:
    check(seed)


NAMED: Mapping[str, tuple[str, str, str]] = {
    "cyrillic": ("Кузьма Преображенский", "Kuzma Preobrazhensky", "Кузя"),
    "greek": ("Αθανάσιος Παπαδόπουλος", "Athanasios Papadopoulos", "Νάσος"),
    "arabic": ("ليلى حدّاد", "Layla Haddad", "أم كريم"),
    "hebrew": ("שלומית אברמוביץ", "Shlomit Abramovitz", "שולי"),
    "hindi": ("मीनाक्षी चतुर्वेदी", "Meenakshi Chaturvedi", "मीनू"),
    "bengali": ("মৈত্রেয়ী চট্টোপাধ্যায়", "Maitreyi Chattopadhyay", "মিষ্টি"),
    "tamil": ("மீனாட்சி சுப்பிரமணியன்", "Meenatchi Subramanian", "மீனு"),
    "thai": ("มณีรัตน์ ศรีสุวรรณ", "Maneerat Srisuwan", "มะนาว"),
    "japanese": ("佐々木 美咲", "Sasaki Misaki", "ミサキ"),
    "korean": ("김민준", "Kim Minjun", "민준이"),
    "chinese": ("欧阳晓明", "Ouyang Xiaoming", "晓明"),
    "vietnamese": ("Nguyễn Thị Quỳnh", "Nguyen Thi Quynh", "Quỳnh"),
    "turkish": ("Işıl İpekçioğlu", "Isil Ipekcioglu", "Işılcan"),
    "georgian": ("თინათინ ჯავახიშვილი", "Tinatin Javakhishvili", "თიკო"),
    "norse": ("Þorbjörg Æsudóttir", "Thorbjorg Aesudottir", "Þobba"),
}
NO_NAMES = ("thi", "thị", "أم")  # what many are called


def check_name(script: str, seed: int) -> None:
    """Whole or in part, in any case and form of Unicode, between any words."""
    chance, names = random.Random(seed), NAMED[script]
    parts = tuple(part for name in names for part in name.split() if part.casefold() not in NO_NAMES)

    def say(_field: str) -> str:
        found = [_written(chance, one) for one in chance.choices((*names, *parts), k=4)]
        form = chance.choice(("NFC", "NFD", "NFKC", "NFKD"))
        said = [unicodedata.normalize(form, one) for one in (*found, *chance.choices(WORDS, k=5))]
        chance.shuffle(said)
        return chance.choice((" ", ", ", " – ", "/", " «")).join(said)

    page: SnapshotPage = sown(SnapshotPage, say)
    named = dict(zip(("name", "name_latin", "call_me"), names, strict=True))
    page = replace(page, participant=replace(page.participant, **named))
    assert tells(page, parts)
    assert tells(applied(page, Privacy(withheld={Mask.NAME: Reason.MASK})), parts) == []


@pytest.mark.parametrize("script", NAMED)
def test_a_name_of_any_script_is_in_no_field(script: str) -> None:
    check_name(script, 1)


@pytest.mark.parametrize("mask", [Mask.NAME, Mask.COMPANY, Mask.THIRD_PERSONS, Mask.CONTACT])
def test_one_mask_takes_nothing_else(mask: Mask) -> None:
    page = a_page(random.Random(7))
    shown = applied(page, Privacy(withheld={mask: Reason.MASK}, people=PEOPLE))
    assert leaks(shown, (mask,)) == []
    for other in (Mask.NAME, Mask.COMPANY, Mask.THIRD_PERSONS):
        assert bool(leaks(shown, (other,))) is (other is not mask)
    assert shown.quote is not None and shown.picture == PIXELS


def test_a_page_of_which_nothing_is_withheld_stays_as_it_is() -> None:
    page = a_page(random.Random(1))
    assert applied(page, Privacy()) == replace(page, withheld=(), unasked=())


# --- by example ----------------------------------------------------------------------------------------------------


def plain_page(**more: Any) -> SnapshotPage:
    person = Participant(id=ParticipantId("p"), name=NAME, segment="night driver", organisation=COMPANY)
    interview = Interview(id=InterviewId("i"), participant_id=person.id, title=f"{NAME} at night")
    return replace(SnapshotPage(interview=interview, participant=person), **more)


def a_quote(text: str) -> Quote:
    return Quote(id=QuoteId("q"), interview_id=InterviewId("i"), text=text, note_id=NoteId("n"))


def a_fact(label: str, text: str) -> QuickFact:
    return QuickFact(id=QuickFactId(label), participant_id=ParticipantId("p"), text=text, label=label)


def test_somebody_without_a_name_has_a_stand_in_and_no_initials() -> None:
    shown = applied(plain_page(), Privacy(withheld={Mask.NAME: Reason.CONSENT}))
    assert (shown.participant.name, shown.participant.segment) == ("Participant", "night driver")
    assert shown.interview.title == "Participant at night"
    assert shown.is_nameless
    assert shown.withheld == (Withheld(Mask.NAME, Reason.CONSENT),)


def test_the_type_stands_where_there_is_no_segment_unless_it_names_them() -> None:
    page = plain_page()
    nameless = Privacy(withheld={Mask.NAME: Reason.MASK})
    typed = replace(page, participant=replace(page.participant, segment="", type="customer"))
    assert applied(typed, nameless).participant.segment == "customer"
    telling = replace(page, participant=replace(page.participant, segment="the one and only Qvirella"))
    assert applied(telling, nameless).participant.segment == "the one and only Participant"


def test_a_fact_about_the_company_goes_and_its_words_with_it() -> None:
    facts = (a_fact("Employer", "Fjordtaxi AS"), a_fact("Team", "leads 4 at Fjordtaxi"))
    shown = applied(plain_page(facts=facts), Privacy(withheld={Mask.COMPANY: Reason.MASK}))
    assert [one.text for one in shown.facts] == [hidden("leads 4 at #")]
    assert shown.participant.organisation == ""


def test_a_company_is_known_by_its_first_word_unless_many_are_called_so() -> None:
    def said(organisation: str, text: str) -> str:
        page = plain_page(facts=(a_fact("Day", text),))
        page = replace(page, participant=replace(page.participant, organisation=organisation))
        return applied(page, Privacy(withheld={Mask.COMPANY: Reason.MASK})).facts[0].text

    assert said("Harmattan Medical Supplies Ltd (invented)", "Harmattan, harmattan wind") == hidden("#, harmattan wind")
    assert said("freelance", "does freelance work") == "does freelance work"
    assert said("City Hospital", "The city hospital of the city") == hidden("The # of the city")
    assert said("大阪みなと総合病院 (invented)", "大阪みなと総合病院で") == hidden("#で")
    assert said("Nord GmbH & Co. KG", "at Nord") in (hidden("at #"), "at Nord")


@pytest.mark.parametrize(
    ("label", "left"),
    [
        (QUOTE, hidden("#")),
        ("I wrote to eleven people…", hidden("#")),
        ("wrote to ELEVEN people", hidden("#")),
        ("She said: I wrote to eleven people, but sighed", hidden("She said: #, but sighed")),
        ("Writes to people", "Writes to people"),
        ("I wrote", "I wrote"),
    ],
)
def test_a_refused_quote_goes_wherever_its_words_stand(label: str, left: str) -> None:
    page = plain_page(quote=a_quote("I wrote to eleven people"), quote_at_ms=4, facts=(a_fact("Label", label),))
    shown = applied(page, Privacy(withheld={Mask.QUOTE: Reason.CONSENT}, spoken=(QUOTE,)))
    assert (shown.quote, shown.quote_at_ms, shown.facts[0].text.rstrip("…")) == (None, None, left)


def test_a_short_or_unspaced_quote_goes_too() -> None:
    facts = (
        a_fact("a", "Nobody answered."),
        a_fact("b", "誰が本当に代われるのか分からないから困る"),
        a_fact("c", "Nobody"),
    )
    rules = Privacy(
        withheld={Mask.QUOTE: Reason.CONSENT}, spoken=("Nobody answered", "誰が本当に代われるのか分からない")
    )
    assert [one.text for one in applied(plain_page(facts=facts), rules).facts] == [
        hidden("#."),
        hidden("#から困る"),
        "Nobody",
    ]


def test_other_people_are_counted_as_people_and_only_where_they_stand() -> None:
    people = (*PEOPLE, replace(PEOPLE[0], id=ThirdPersonId("x"), name="Never Mentioned"))
    page = plain_page(facts=(a_fact("a", "Sander drives, Vikmo says"), a_fact("b", f"Call {PHONE}, {PHONE} or {MAIL}")))
    rules = Privacy(withheld={Mask.THIRD_PERSONS: Reason.MASK, Mask.CONTACT: Reason.MASK}, people=people)
    shown = applied(page, rules)
    assert [one.text for one in shown.facts] == ["A colleague drives, a colleague says", hidden("Call #, # or #")]
    assert shown.withheld == (
        Withheld(Mask.THIRD_PERSONS, Reason.MASK, 1),
        Withheld(Mask.CONTACT, Reason.MASK, 2),
    )


def test_the_name_of_a_family_stays_the_persons_own_while_they_may_be_named() -> None:
    people = (replace(PEOPLE[0], name="Sander Zøndag"),)
    page = plain_page(facts=(a_fact("a", "Sander Zøndag waits, says Zøndag"),))
    spoken_of = Privacy(withheld={Mask.THIRD_PERSONS: Reason.MASK}, people=people)
    shown = applied(page, spoken_of)
    assert (shown.participant.name, shown.facts[0].text) == (NAME, "A colleague waits, says Zøndag")
    nobody = replace(spoken_of, withheld={Mask.THIRD_PERSONS: Reason.MASK, Mask.NAME: Reason.MASK})
    assert "Zøndag" not in " ".join(texts(applied(page, nobody)))


def answered(scope: ConsentScope, at_ms: int, *, is_given: bool) -> ConsentEntry:
    return ConsentEntry(
        id=ConsentEntryId(f"{scope}{at_ms}"), interview_id=InterviewId("i"), at_ms=at_ms, scope=scope, is_given=is_given
    )


def test_a_no_weighs_more_than_a_mask_and_a_later_yes_more_than_a_no() -> None:
    person = plain_page().participant
    no, yes = answered(ConsentScope.NAME, 1, is_given=False), answered(ConsentScope.NAME, 2, is_given=True)
    assert reasons((no,), person, (Mask.NAME, Mask.CONTACT)) == {
        Mask.NAME: Reason.CONSENT,
        Mask.CONTACT: Reason.MASK,
    }
    assert reasons((no, yes), person, ()) == {}
    assert reasons((), person, ()) == {}


def test_a_drawing_needs_no_leave_but_can_be_masked() -> None:
    no = answered(ConsentScope.PHOTO, 1, is_given=False)
    person = replace(plain_page().participant, photo_kind=PhotoKind.DRAWING, photo_allowed=False)
    assert reasons((no,), person, ()) == {}
    assert reasons((no,), person, (Mask.PHOTO,)) == {Mask.PHOTO: Reason.MASK}
    assert reasons((no,), replace(person, photo_kind=PhotoKind.PHOTO), ()) == {Mask.PHOTO: Reason.CONSENT}


def test_what_nobody_asked_about_is_shown_and_counted() -> None:
    rules = Privacy(unasked=(ConsentScope.NAME, ConsentScope.PHOTO, ConsentScope.COMPANY, ConsentScope.QUOTE))
    shown = applied(plain_page(quote=a_quote("Nobody")), rules)
    assert shown.unasked == (ConsentScope.NAME, ConsentScope.COMPANY, ConsentScope.QUOTE)
    assert "Qvirella" in " ".join(texts(shown))
    masked = replace(rules, withheld={Mask.NAME: Reason.MASK, Mask.COMPANY: Reason.MASK})
    assert applied(plain_page(quote=a_quote("Nobody")), masked).unasked == (ConsentScope.QUOTE,)


if __name__ == "__main__":
    for case in range(int(sys.argv[2]), int(sys.argv[2]) + int(sys.argv[1])):
        check(case)
        for script in NAMED:
            check_name(script, case)
    print(f"{sys.argv[1]} pages: nothing of what was withheld")
