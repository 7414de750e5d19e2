"""What is said when, and how one's own notes meet the careful ones."""

from __future__ import annotations

import pytest

from discovery_desk.domain.note import NoteId, NoteKind
from discovery_desk.domain.practice import (
    PHRASE_WORDS,
    CarefulNote,
    Finding,
    PracticeStory,
    Utterance,
    Voice,
    caption_at,
    phrases_of,
)
from discovery_desk.domain.practice_review import OwnNote, matches, review
from discovery_desk.domain.prompts import Facet, Phase, PromptPack

PACK = PromptPack(
    "pack",
    "en",
    phases=(
        Phase("scene", "Scene", ("Who else was there?", "Where were you?"), facets=("who", "where", "when")),
        Phase("dig", "Dig", ("What got in the way there?",), facets=("obstacle",)),
    ),
    facets=(
        Facet("when", fills_from_dates=True),
        Facet("who", ("actor",)),
        Facet("obstacle", ("pain",)),
        Facet("where", ("context",)),
    ),
)
UTTERANCES = (
    Utterance(10_000, 14_000, Voice.INTERVIEWER, "Which shift was that, and when did you hear of it?", ("n1",)),
    Utterance(
        16_000, 30_000, Voice.PARTICIPANT, "Last Thursday, about 16:40. It was Okada's, her child had a fever.", ("n2",)
    ),
    Utterance(34_000, 48_000, Voice.PARTICIPANT, "I read the message in the linen room, between the towels.", ("n3",)),
    Utterance(
        60_000, 75_000, Voice.PARTICIPANT, "The list says available. I read it as: not on the roster.", ("n4", "n5")
    ),
)
STORY = PracticeStory(
    id="01",
    title="A night shift",
    told_by="Sasaki",
    about="nurse",
    interviewer="Emi",
    prompt="Tell me about the last time.",
    template="story_standard",
    agreed_minutes=30,
    utterances=UTTERANCES,
    careful=(
        CarefulNote("n1", 15_000, NoteKind.QUESTION, "Which shift was that?", is_told=False),
        CarefulNote("n2", 32_000, NoteKind.NOTE, "Last Thursday 16:40, Okada's child had a fever", ("actor",)),
        CarefulNote("n3", 50_000, NoteKind.NOTE, "Read the message in the linen room", ("pain",)),
        CarefulNote(
            "n4", 77_000, NoteKind.QUOTE, "The list says available. I read it as: not on the roster.", ("key-moment",)
        ),
    ),
    moments=(Finding("Reads the message", ("n2", "n3")), Finding("Reads the list", ("n4",))),
    opportunities=(Finding("I can't tell who is allowed", ("n4", "n9")),),
)


def own(key: str, at_s: float, text: str, kind: NoteKind = NoteKind.NOTE, tags: tuple[str, ...] = ()) -> OwnNote:
    return OwnNote(NoteId(key), round(at_s * 1000), kind, text, tags)


def met(*notes: OwnNote) -> dict[str, str]:
    return {key: note.id for key, note in matches(STORY, notes).items()}


def test_before_the_first_word_there_is_nothing_to_read() -> None:
    assert caption_at(UTTERANCES, 9_999) == caption_at((), 0)


def test_a_phrase_appears_when_it_begins_to_be_spoken_and_the_one_before_stays_beside_it() -> None:
    caption = caption_at(UTTERANCES, 16_000)
    assert (caption.said, caption.before) == ("Last Thursday,", UTTERANCES[0])
    assert caption_at(UTTERANCES, 29_999).said == UTTERANCES[1].text


def test_what_was_said_stays_to_be_read_while_nobody_speaks() -> None:
    assert caption_at(UTTERANCES, 33_000).said == UTTERANCES[1].text


@pytest.mark.parametrize("text", ["", "Yes.", "one two three four five six seven eight nine", "So, then… I said: no"])
def test_phrases_are_short_and_together_are_the_text(text: str) -> None:
    phrases = phrases_of(text)
    assert " ".join(phrases) == text
    assert all(len(phrase.split()) <= PHRASE_WORDS for phrase in phrases)


def test_what_has_not_been_said_yet_is_no_part_of_the_comparison() -> None:
    heard = STORY.until(50_000)
    assert [note.key for note in heard.careful] == ["n1", "n2", "n3"]
    assert [moment.text for moment in heard.moments] == ["Reads the message"]
    assert heard.opportunities == ()


def test_notes_of_the_same_stretch_that_share_words_meet() -> None:
    assert met(own("a", 31, "thu 16:40, okada, child with fever"), own("b", 55, "linen room")) == {"n2": "a", "n3": "b"}


def test_the_same_words_much_later_are_another_thing() -> None:
    assert met(own("a", 30 + 46, "16:40, okada, child with fever")) == {}


def test_a_note_about_something_else_stands_alone() -> None:
    one = review(STORY, [own("a", 31, "nice weather today")], PACK)
    assert [line.own.text for line in one.only_own if line.own] == ["nice weather today"]
    assert one.caught == ()


def test_one_common_word_is_not_enough_to_meet() -> None:
    assert met(own("a", 50, "a long message from my colleague about lunch")) == {}


def test_a_mark_without_words_belongs_to_what_was_being_said() -> None:
    assert met(own("a", 40, "", NoteKind.MARK)) == {"n3": "a"}


def test_a_note_that_holds_two_things_has_caught_both() -> None:
    both = own("a", 52, "thursday 16:40 okada child fever, read message in linen room")
    assert met(both) == {"n2": "a", "n3": "a"}


def test_a_quote_kept_nearly_word_for_word_is_the_first_thing_to_be_named() -> None:
    notes = [
        own("a", 31, "thursday 16:40 okada child fever"),
        own("b", 78, "list says available, I read it as not on the roster", NoteKind.QUOTE),
    ]
    caught = review(STORY, notes, PACK).caught
    assert [line.careful.key for line in caught if line.careful] == ["n4", "n2"]
    assert [line.is_verbatim for line in caught] == [True, False]


def test_what_only_the_careful_notes_hold_is_named_but_not_the_questions() -> None:
    missed = review(STORY, [own("a", 52, "linen room")], PACK).missed
    assert [line.careful.key for line in missed if line.careful] == ["n2", "n4"]


def test_lights_that_the_story_lit_and_ones_own_notes_did_not_are_named_with_what_could_be_asked() -> None:
    one = review(STORY, [own("a", 31, "last thursday 16:40 okada child fever")], PACK)
    assert [facet.name for facet in one.lights.told] == ["when", "who", "obstacle"]
    assert [facet.name for facet in one.lights.missed] == ["who", "obstacle"]
    assert one.could_ask == ("Who else was there?", "What got in the way there?", "Where were you?")


def test_a_facet_ticked_by_hand_is_lit() -> None:
    lights = review(STORY, [], PACK, ticked=("who",)).lights
    assert "who" not in [facet.name for facet in lights.missed]


def test_moments_and_opportunities_are_caught_with_any_of_their_notes() -> None:
    one = review(STORY, [own("a", 52, "linen room")], PACK)
    assert [is_caught for _, is_caught in one.moments] == [True, False]
    assert [is_caught for _, is_caught in one.opportunities] == [False]


def test_the_lag_is_measured_from_the_end_of_the_words() -> None:
    one = review(STORY, [own("a", 36, "thu 16:40 okada child fever"), own("b", 56, "linen room")], PACK)
    assert (one.lag_ms, one.careful_lag_ms) == (7000, 2000)


def test_without_notes_there_is_nothing_to_measure_and_everything_to_read() -> None:
    one = review(STORY, [], PACK)
    assert one.lag_ms is None
    assert len(one.lines) == 4
    assert one.caught == ()


def test_tags_that_only_the_careful_note_has_are_named() -> None:
    line = review(STORY, [own("a", 52, "linen room", tags=("context",))], PACK).caught[0]
    assert line.tags_of_careful_only == ("pain",)
