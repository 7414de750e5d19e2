"""The quote of the page: shortened and translated without losing what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.snapshot import Quote, QuoteId
from discovery_desk.services import interviews, notes, quotes, snapshots
from discovery_desk.services.desk import Desk
from discovery_desk.services.snapshots import QuoteChoice


@pytest.fixture
def interview_id(desk: Desk) -> InterviewId:
    return interviews.prepare(desk, "Ada").id


def first(desk: Desk, interview_id: InterviewId) -> QuoteChoice:
    return snapshots.quote_choices(desk, interview_id)[0]


def shown(desk: Desk, interview_id: InterviewId) -> tuple[str, str, str]:
    quote = snapshots.page(desk, interview_id).quote
    assert quote is not None
    return quote.text, quote.original, quote.original_lang


def test_the_note_keeps_what_was_said_in_full(desk: Desk, interview_id: InterviewId) -> None:
    note = notes.keep(desk, interview_id, "> The list is already a lie")
    quotes.shorten(desk, interview_id, first(desk, interview_id), "The list is a lie")
    assert shown(desk, interview_id)[0] == "The list is … a lie"
    assert notes.get(desk, note.id).text == "The list is already a lie"
    quotes.shorten(desk, interview_id, first(desk, interview_id), " ")
    assert shown(desk, interview_id)[0] == "The list is already a lie"


def test_a_second_shortening_is_compared_with_the_note_and_not_with_the_first(desk, interview_id) -> None:  # type: ignore[no-untyped-def]
    notes.keep(desk, interview_id, "> The list is already a lie")
    quotes.shorten(desk, interview_id, first(desk, interview_id), "a lie")
    quotes.shorten(desk, interview_id, first(desk, interview_id), "already a lie")
    assert shown(desk, interview_id)[0] == "… already a lie"


def test_a_translation_stands_beside_their_words(desk: Desk, interview_id: InterviewId) -> None:
    notes.keep(desk, interview_id, "> Listen er allerede løgn")
    quotes.translate(desk, interview_id, first(desk, interview_id), "The list is a lie already")
    quotes.set_language(desk, interview_id, first(desk, interview_id), "da")
    assert shown(desk, interview_id) == ("The list is a lie already", "Listen er allerede løgn", "da")
    quotes.shorten(desk, interview_id, first(desk, interview_id), "er allerede løgn")
    assert shown(desk, interview_id)[:2] == ("The list is a lie already", "… er allerede løgn")
    quotes.translate(desk, interview_id, first(desk, interview_id), "")
    assert shown(desk, interview_id) == ("… er allerede løgn", "", "")


def test_a_note_that_holds_both_is_offered_with_both(desk: Desk, interview_id: InterviewId) -> None:
    note = notes.keep(desk, interview_id, "> The list is a lie")
    with desk.change("Original") as unit:
        unit.put(replace(note, original="Listen er løgn", original_lang="da"))
    wording = quotes.wording(desk, first(desk, interview_id))
    assert (wording.their_words, wording.translation, wording.language) == ("Listen er løgn", "The list is a lie", "da")
    quotes.shorten(desk, interview_id, first(desk, interview_id), "er løgn")
    quotes.translate(desk, interview_id, first(desk, interview_id), "a white lie")
    assert shown(desk, interview_id) == ("… a [white] lie", "… er løgn", "da")


def test_a_quote_without_a_note_is_worded_freely_but_never_away(desk: Desk, interview_id: InterviewId) -> None:
    with desk.change("Word") as unit:
        unit.put(Quote(id=QuoteId("loose"), interview_id=interview_id, text="from nowhere"))
    quotes.shorten(desk, interview_id, first(desk, interview_id), "from elsewhere")
    assert shown(desk, interview_id)[0] == "from elsewhere"
    with pytest.raises(RuleBroken):
        quotes.shorten(desk, interview_id, first(desk, interview_id), "")


def test_words_that_were_never_worded_after_their_note_are_taken_as_typed(desk, interview_id) -> None:  # type: ignore[no-untyped-def]
    note = notes.keep(desk, interview_id, "> The list is a lie")
    with desk.change("Word") as unit:
        unit.put(Quote(id=QuoteId("own"), interview_id=interview_id, text="Listen er løgn", note_id=note.id))
    choice = first(desk, interview_id)
    assert quotes.wording(desk, choice).said == ""
    quotes.shorten(desk, interview_id, choice, "er løgn")
    assert shown(desk, interview_id)[0] == "er løgn"
