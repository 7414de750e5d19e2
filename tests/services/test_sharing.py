"""What leaves the desk is in the log, can be put right there, and the colleague hears only what is theirs to hear."""

from __future__ import annotations

import pytest

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import Interview
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.sharing import ShareForm, ShareId, last_recipient
from discovery_desk.services import consent, importing, interviews, notes, sharing
from discovery_desk.services.desk import Desk
from discovery_desk.services.sharing import Options, Shared, Told

INVOICE = importing.demo_files()[2]


@pytest.fixture
def talk(desk: Desk) -> Interview:
    return importing.import_file(desk, INVOICE)


def shared(talk: Interview, form: ShareForm = ShareForm.MARKDOWN, *masks: Mask) -> Shared:
    return Shared(form, b"# x", (Told(talk.id, talk.title),), frozenset(masks))


def test_the_log_says_what_to_whom_when_and_without_what(desk: Desk, talk: Interview) -> None:
    sharing.log(desk, shared(talk, ShareForm.PNG, Mask.PHOTO, Mask.NAME), to_whom="  Ana\nB ")
    (entry,) = sharing.of_interview(desk, talk.id)
    assert (entry.form, entry.to_whom, entry.file, entry.masked) == (ShareForm.PNG, "Ana B", "", ("name", "photo"))
    assert entry.at == desk.clock.now().at


def test_newest_first_and_the_last_recipient_is_remembered(desk: Desk, talk: Interview) -> None:
    assert last_recipient(sharing.of_interview(desk, talk.id)) == ""
    sharing.log(desk, shared(talk), to_whom="Ana")
    sharing.log(desk, shared(talk, ShareForm.HTML))
    assert [one.form for one in sharing.of_interview(desk, talk.id)] == [ShareForm.HTML, ShareForm.MARKDOWN]
    assert last_recipient(sharing.of_interview(desk, talk.id)) == "Ana"


def test_to_whom_can_be_said_later_and_taken_back(desk: Desk, talk: Interview) -> None:
    (entry,) = sharing.log(desk, shared(talk))
    sharing.say_to_whom(desk, entry.id, "Ben")
    assert sharing.of_interview(desk, talk.id)[0].to_whom == "Ben"
    desk.undo()
    assert sharing.of_interview(desk, talk.id) == (entry,)


def test_a_line_can_be_struck_and_comes_back(desk: Desk, talk: Interview) -> None:
    (entry,) = sharing.log(desk, shared(talk))
    sharing.strike(desk, entry.id)
    assert sharing.of_interview(desk, talk.id) == ()
    desk.undo()
    assert sharing.of_interview(desk, talk.id) == (entry,)
    with pytest.raises(NotFound):
        sharing.strike(desk, ShareId("gone"))


def test_a_talk_whose_page_has_left_is_not_undone(desk: Desk, talk: Interview) -> None:
    sharing.log(desk, shared(talk))
    with pytest.raises(RuleBroken, match="has-left"):
        desk.undo()
    assert interviews.get(desk, talk.id) == talk
    assert len(sharing.of_interview(desk, talk.id)) == 1


def test_one_line_for_each_talk_of_a_bundle(desk: Desk, talk: Interview) -> None:
    other = importing.import_file(desk, importing.demo_files()[0])
    both = Shared(ShareForm.BUNDLE, b"%PDF-", (Told(talk.id, ""), Told(other.id, "")))
    sharing.log(desk, both)
    assert len(sharing.of_interview(desk, talk.id)) == len(sharing.of_interview(desk, other.id)) == 1


def test_forms_of_one_page_hold_one(desk: Desk, talk: Interview) -> None:
    other = importing.import_file(desk, importing.demo_files()[0])
    with pytest.raises(RuleBroken, match="one-page"):
        sharing.exported(desk, [talk.id, other.id], ShareForm.HTML)
    with pytest.raises(RuleBroken, match="no-pages"):
        sharing.exported(desk, [], ShareForm.BUNDLE)
    assert sharing.exported(desk, [talk.id, talk.id], ShareForm.HTML).interview_ids == (talk.id,)


def test_a_letter_does_not_lie_on_the_page(desk: Desk, talk: Interview) -> None:
    names = [sharing.file_name(desk, talk.id, form) for form in ShareForm if form is not ShareForm.BUNDLE]
    assert len(set(names)) == len(names)
    assert sharing.file_name(desk, talk.id, ShareForm.PNG, (Mask.NAME,)) == "Participant 2025-10-14.png"


def letter(desk: Desk, talk: Interview, *masks: Mask) -> str:
    return sharing.introduction_text(desk, talk.id, Options(masks=frozenset(masks))).data.decode()


def test_the_letter_thanks_tells_and_asks(desk: Desk, talk: Interview) -> None:
    text = letter(desk, talk)
    for part in ("introducing us to Emeka", "14 October 2025", "Closing September", "similar need", "Hannah Weiss"):
        assert part in text


def test_the_letter_holds_nothing_that_was_concluded(desk: Desk, talk: Interview) -> None:
    text = letter(desk, talk)
    page = sharing.told_to_colleague(desk, talk.id, Options()).page
    assert page.opportunities
    assert page.insights
    hurting = [one.label for one in page.moments if one.hurts]
    assert hurting
    for words in (*(one.text for one in page.opportunities), *(one.text for one in page.insights), *hurting):
        assert words not in text


def test_the_letter_quotes_only_after_a_yes(desk: Desk, talk: Interview) -> None:
    assert "In their words" in letter(desk, talk)
    assert "In their words" not in letter(desk, talk, Mask.QUOTE)
    consent.answer(desk, talk.id, ConsentScope.QUOTE, is_given=False)
    assert "In their words" not in letter(desk, talk)


def test_the_letter_does_not_quote_who_was_never_asked(desk: Desk) -> None:
    talk = interviews.prepare(desk, "Marit")
    notes.keep(desk, talk.id, "> I wait")
    assert sharing.told_to_colleague(desk, talk.id, Options()).page.quote
    assert "I wait" not in letter(desk, talk)


def test_the_letter_names_nobody_who_is_masked(desk: Desk, talk: Interview) -> None:
    text = letter(desk, talk, Mask.NAME)
    assert "Emeka" not in text
    assert "Thank you for the introduction." in text
