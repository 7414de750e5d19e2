"""What the words of a note give away, and every trap that was fallen into once."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.cues import Cue, find_cues
from discovery_desk.importing.word_lists import load_cue_lists

LISTS = load_cue_lists()


def names(text: str) -> set[str]:
    return {cue.name for cue in find_cues(text, LISTS)}


def only(text: str) -> Cue:
    (cue,) = find_cues(text, LISTS)
    return cue


def test_a_cue_says_where_it_was_heard_and_what_could_be_asked() -> None:
    cue = only("So we usually call them")
    assert (cue.name, cue.title, cue.match) == ("generality", "Sounds general", "usually")
    assert (cue.start, cue.end) == (6, 13)
    assert cue.say[0] == "And on {when}: what did you do then?"


def test_a_word_as_it_was_typed_is_the_match() -> None:
    assert only("It’d be nice to know").match == "It’d be nice"
    assert only("İşte, USUALLY it rains").match == "USUALLY"


# Strong and medium.


def test_a_strong_word_fires_even_on_a_dated_note() -> None:
    assert names("On Thursday we usually eat late") == {"generality"}


def test_a_medium_word_fires_alone_when_nothing_says_which_time() -> None:
    assert names("I always ask for half up front") == {"generality"}


@pytest.mark.parametrize(
    "when", ["on Friday", "at 16:40", "yesterday", "that morning", "3 days later", "last week", "on the 12th", "11 aug"]
)
def test_a_medium_word_is_quiet_in_a_note_that_says_which_time(when: str) -> None:
    assert names(f"I always asked for half, {when}") == set()


def test_two_medium_words_always_fire() -> None:
    assert names("On Friday they never ask and I always pay") == {"generality"}


def test_a_price_is_not_a_clock_time() -> None:
    assert names("I always ask 14.50 for it") == {"generality"}


def test_only_the_first_of_a_name_is_told() -> None:
    assert only("Usually, normally, generally").match == "Usually"


# The traps.


@pytest.mark.parametrize("verb", ["load", "open", "answer", "save", "connect"])
def test_a_past_refusal_is_no_maybe(verb: str) -> None:
    assert names(f"The page wouldn't {verb}") == names(f"The page would not {verb}") == set()


@pytest.mark.parametrize("text", ["She would ring every morning", "He'd call me at six each evening"])
def test_a_past_habit_is_general_and_not_a_maybe(text: str) -> None:
    assert names(text) == {"generality"}


def test_never_mind_is_no_habit() -> None:
    assert names("Never mind, she said") == set()


@pytest.mark.parametrize(
    "text", ["Posted it to the general ledger", "The general manager came", "A normally open valve"]
)
def test_names_of_things_are_not_general(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The dialog says 'You usually sign in with a code'",
        'The button "Always allow" was grey',
        "Pressed the “Ask me whenever” button",
        "It says: ‘You should add a card’",
    ],
)
def test_the_text_on_a_screen_is_not_what_they_do(text: str) -> None:
    assert names(text) == set()


def test_what_somebody_said_is_heard_although_it_is_quoted() -> None:
    assert names("Her boss: 'we usually trust the list'") == {"generality"}


def test_an_apostrophe_opens_no_quotation() -> None:
    assert names("The ward's phone rang, we usually don't pick up, that's ours") == {"generality"}


def test_nobody_answered_is_an_event() -> None:
    assert names("Nobody answered") == set()


def test_everybody_who_only_listens_does_nothing_in_general() -> None:
    assert names("She told everybody just before lunch") == set()
    assert names("Everybody knows the list lies") == {"generality"}


def test_great_if_is_a_wish_and_no_verdict() -> None:
    assert names("It would be great if it knew") == {"hypothetical"}
    assert names("That is great if it knows") == set()


def test_an_app_that_does_not_remember_is_no_gap_in_memory() -> None:
    assert names("The app doesn't remember my login") == set()
    assert names("I don't remember who opened it") == {"recall_gap"}


def test_mostly_okay_is_a_verdict() -> None:
    assert names("It is mostly okay") == {"opinion"}


def test_a_need_to_know_is_a_need() -> None:
    assert names("I need to know who is on") == set()


def test_a_dated_present_tense_tells_a_story() -> None:
    assert names("02:18 opens the curve") == set()
    assert names("On Thursday at 9:00 I open it, I click export, I ask Petra") == set()


def test_plain_present_tense_is_general() -> None:
    assert names("When I log in I have to pick the branch again") == {"generality"}


def test_what_would_have_been_answers_our_own_question() -> None:
    assert names("She would not have had to be the one who chooses") == set()
    assert names("If I had known I would have waited") == set()


def test_finally_complete_skips_nothing() -> None:
    assert names("Bank feed finally complete") == set()
    assert names("Eventually it was closed") == {"time_jump"}


def test_forgetting_is_a_fact_of_the_story() -> None:
    assert names("Forgot the keys in the van") == set()


def test_what_a_button_did_is_no_idea_of_theirs() -> None:
    assert names("Pressed the export button, a form came up") == set()
    assert names("There was a report on my desk") == set()
    assert names("If there was a report I would like it") == {"solution_request", "hypothetical"}


@pytest.mark.parametrize("text", ["Why can't it just remember?", "Just ask me", "We need a way to undo it"])
def test_an_idea_seldom_says_feature(text: str) -> None:
    assert names(text) == {"solution_request"}


def test_workarounds_and_feelings_are_never_inferred() -> None:
    assert names("Copied three names by hand, felt ashamed, had to sit down") == set()


# Private data, and whose note it is.


@pytest.mark.parametrize(
    "text",
    ["Ring 079 555 0134", "a.b@example.org", "+49 (0)171 5550134", "4929 1234 5678 9012", "off the record", "son (7)"],
)
def test_private_data_is_noticed_in_any_note(text: str) -> None:
    assert [cue.name for cue in find_cues(text, LISTS, is_participant=False)] == ["sensitive"]


@pytest.mark.parametrize(
    "text", ["2025-11-03 09:15", "CNY 61,240 and 1,187,430.55", "3/11/2025, 17:40", "4 and 9 Oct 2025"]
)
def test_dates_and_amounts_are_not_private(text: str) -> None:
    assert names(text) == set()


def test_private_data_in_the_text_of_a_screen_is_private() -> None:
    assert names("The screen says 'call 079 555 0134'") == {"sensitive"}


def test_our_own_words_are_not_judged() -> None:
    assert find_cues("What do you usually do? It would be nice to know", LISTS, is_participant=False) == ()


# Other languages.


@pytest.mark.parametrize(
    ("language", "text", "match"),
    [
        ("de", "Normalerweise ruft sie an", "Normalerweise"),
        ("ja", "私は普段は店で買います", "普段"),
        ("ar", "أكتبها عادةً", "عادة"),
        ("vi", "Tôi thường thì đi bộ", "thường thì"),
        ("uk", "Зазвичай вона дзвонить", "Зазвичай"),
    ],
)
def test_the_starter_lists_are_heard(language: str, text: str, match: str) -> None:
    (cue,) = find_cues(text, load_cue_lists(language))
    assert (cue.name, cue.match) == ("generality", match)


def test_vowel_signs_do_not_hide_an_arabic_word_nor_shift_its_place() -> None:
    text = "كُلَّ مَرَّة"
    (cue,) = find_cues(text, load_cue_lists("ar"))
    assert (cue.match, cue.start, cue.end) == (text, 0, len(text))


@pytest.mark.parametrize("text", ["வழக்கமாக நான் அழைப்பேன்", "普段は店で買います", "Yleensä soitan ensin"])
def test_a_language_without_lists_is_silent(text: str) -> None:
    assert names(text) == set()
    assert find_cues("We usually call them", load_cue_lists("ta")) == ()


# Bounds.


def is_read_within(seconds: float, text: str) -> bool:
    """The best of up to twenty runs, in processor time: a busy machine is not the reader's fault."""

    def cost() -> float:
        start = time.process_time()
        find_cues(text, LISTS)
        return time.process_time() - start

    return any(cost() < seconds for _ in range(20))


def test_the_longest_note_that_may_be_is_read_in_a_blink() -> None:
    assert is_read_within(0.05, ("on Friday we opened it and then she rang the usual number; " * 400)[:20_000])


@pytest.mark.parametrize(
    "start", ["a", "1 ", "'", "'a ", "+", "a.", "when i ", "aaaa@", "I want a x", " ", "We", "x\n"]
)
def test_no_text_makes_a_pattern_run_wild(start: str) -> None:
    assert is_read_within(0.15, (start * 20_000)[:20_000])


@given(st.text(max_size=300))
def test_any_text_is_read_and_each_cue_lies_in_it(text: str) -> None:
    for lists in (LISTS, load_cue_lists("ar"), load_cue_lists("ja")):
        assert all(text[cue.start : cue.end] == cue.match != "" for cue in find_cues(text, lists))
