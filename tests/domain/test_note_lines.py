"""The note line: signs, doubled signs, tags, and everything that only looks like one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.note import (
    MOST_PASTED,
    SIGNS,
    NoteKind,
    Speaker,
    as_typed,
    clean,
    in_other_signs,
    is_keepable,
    kind_of,
    pasted_lines,
    signs_in_force,
    signs_with,
    understand,
)

ANY_TEXT = st.text(st.characters(), max_size=60)  # lone surrogates too


@pytest.mark.parametrize(("sign", "kind"), SIGNS.items())
def test_a_sign_makes_the_kind_and_leaves_the_words(sign: str, kind: NoteKind) -> None:
    for line in (f"{sign}told me", f"{sign} told me", f"  {sign}   told me  "):
        typed = understand(line)
        assert (typed.kind, typed.text, typed.tags) == (kind, "told me", ())
        assert kind_of(line) is kind


@pytest.mark.parametrize("sign", SIGNS)
def test_a_doubled_sign_is_the_character_itself(sign: str) -> None:
    typed = understand(f"{sign}{sign} told me")
    assert (typed.kind, typed.text) == (NoteKind.NOTE, f"{sign} told me")


@pytest.mark.parametrize(
    ("line", "kind", "text", "tags"),
    [
        ("plain", NoteKind.NOTE, "plain", ()),
        ("knows C# and F#", NoteKind.NOTE, "knows C# and F#", ()),
        ("is #3 in the queue", NoteKind.NOTE, "is #3 in the queue", ()),
        ("issue#pain", NoteKind.NOTE, "issue#pain", ()),
        ("5 > 4 and 3 + 1 = 4", NoteKind.NOTE, "5 > 4 and 3 + 1 = 4", ()),
        ("waits an hour #pain", NoteKind.NOTE, "waits an hour", ("pain",)),
        ("waits #pain #Need #pain", NoteKind.NOTE, "waits", ("pain", "need")),
        ("the #pain of waiting", NoteKind.NOTE, "the pain of waiting", ("pain",)),
        ("#pain at the start", NoteKind.NOTE, "pain at the start", ("pain",)),
        ("C# is slow #pain", NoteKind.NOTE, "C# is slow", ("pain",)),
        ("asks again #follow-up", NoteKind.NOTE, "asks again", ("follow-up",)),
        ("! too late #pain", NoteKind.OPPORTUNITY, "too late", ("pain",)),
        ('> "I just gave up"', NoteKind.QUOTE, "I just gave up", ()),
        ("> „Ich gab auf“", NoteKind.QUOTE, "Ich gab auf", ()),
        ("> «J'ai abandonné»", NoteKind.QUOTE, "J'ai abandonné", ()),
        ('> "no" and then "yes"', NoteKind.QUOTE, '"no" and then "yes"', ()),
        ("[ looks away ]", NoteKind.OBSERVATION, "looks away", ()),
        ("[ looks away", NoteKind.OBSERVATION, "looks away", ()),
        ("*", NoteKind.MARK, "", ()),
        ("?", NoteKind.ASK_LATER, "", ()),
        ("", NoteKind.NOTE, "", ()),
        ("😀 laughs #feeling", NoteKind.NOTE, "😀 laughs", ("feeling",)),
        ("👩‍🚀 #👩‍🚀", NoteKind.NOTE, "👩‍🚀 #👩‍🚀", ()),
        ("> قالت لي لا #ألم", NoteKind.QUOTE, "قالت لي لا", ("ألم",)),
        ("数を保つ #痛み", NoteKind.NOTE, "数を保つ", ("痛み",)),
        ("+ first line\nsecond line", NoteKind.MOMENT, "first line\nsecond line", ()),
    ],
)
def test_lines_are_understood_as_a_person_would(line: str, kind: NoteKind, text: str, tags: tuple[str, ...]) -> None:
    typed = understand(line)
    assert (typed.kind, typed.text, typed.tags) == (kind, text, tags)


@pytest.mark.parametrize("tag", ["दर्द", "ปัญหา", "வலி", "ব্যথা", "مُشكلة", "nỗi-đau"])
def test_a_tag_may_be_written_with_marks_above_and_below_its_letters(tag: str) -> None:
    typed = understand(clean(f"waits #{tag}"))
    assert (typed.text, typed.tags) == ("waits", (clean(tag),))


@given(ANY_TEXT)
def test_understanding_loses_no_word(line: str) -> None:
    """Whatever is not a sign or a tag at the end is still in the text."""
    line = clean(line)
    typed = understand(line)
    kept = set((typed.text + " " + " ".join(typed.tags)).casefold())
    lost = {c for c in line.casefold() if c.isalnum()} - kept
    assert {c for c in lost if c not in "".join(typed.tags)} == set()


@given(ANY_TEXT)
def test_the_kind_shown_while_typing_is_the_kind_that_is_kept(line: str) -> None:
    assert kind_of(line) is understand(line).kind


@pytest.mark.parametrize(
    ("line", "speaker"),
    [("said it", Speaker.PARTICIPANT), ("> said it", Speaker.PARTICIPANT), ("[ frowns", Speaker.NOTE_TAKER)],
)
def test_what_we_saw_is_ours_and_what_was_said_is_theirs(line: str, speaker: Speaker) -> None:
    assert understand(line).speaker is speaker


@given(ANY_TEXT)
def test_clean_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in cleaned if c not in "\n\t")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60))
def test_clean_changes_nothing_but_composition(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\ud83db", "a\ufffdb"),
        ("a\ud83d", "a\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("a\x00b", "ab"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a\x0bb\x0cc\x85d", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("e\u0301", "é"),
        ("\u200fعربي\u200e", "\u200fعربي\u200e"),
    ],
)
def test_clean_mends_what_a_file_cannot_hold(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


OWN = {"quote": "%", "opportunity": ">", "mark": "!", "observation": "("}


def test_own_signs_take_the_place_of_the_usual_ones() -> None:
    signs = signs_with(OWN)
    assert understand("% so it goes #pain", signs).kind is NoteKind.QUOTE
    assert understand("> I need it", signs).kind is NoteKind.OPPORTUNITY
    assert understand("!", signs).kind is NoteKind.MARK
    assert understand("+ comes early", signs).kind is NoteKind.MOMENT
    assert understand("[ looks away ]", signs).text == "[ looks away ]"
    assert understand("( looks away )", signs).text == "looks away"
    assert understand("%% of them", signs).text == "% of them"


@pytest.mark.parametrize(
    ("own", "rule"),
    [
        *(({"quote": sign}, "sign-shape") for sign in ("", "ab", "a", "ж", "数", "5", " ", "#", "\u0301", "\u200f")),
        ({"quote": "\u037e"}, "sign-shape"),  # cleaning makes a semicolon of it
        ({"quote": "!"}, "sign-taken"),
        ({"quote": "%", "mark": "%"}, "sign-taken"),
        ({"question": "%"}, "sign-kind"),
        ({"nothing": "%"}, "sign-kind"),
    ],
)
def test_signs_that_would_be_mistaken_are_refused_and_never_in_force(own: dict[str, str], rule: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        signs_with(own)
    assert refused.value.rule == rule
    assert signs_in_force(own) == SIGNS


def test_two_kinds_may_exchange_their_signs() -> None:
    assert signs_with({"quote": "!", "opportunity": ">"})["!"] is NoteKind.QUOTE


TRIMMED = (NoteKind.QUOTE, NoteKind.OBSERVATION)  # they let go of quotation marks and of a bracket at the end
TYPED_KINDS = st.sampled_from([kind for kind in (NoteKind.NOTE, *SIGNS.values()) if kind not in TRIMMED])
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="#"), min_size=1, max_size=30)


@given(TYPED_KINDS, WORDS.map(lambda words: understand(clean(words)).text).filter(bool))
def test_a_note_shown_for_mending_is_understood_as_what_it_is(kind: NoteKind, text: str) -> None:
    typed = understand(as_typed(kind, text))
    assert (typed.kind, typed.text) == (kind, text)


@given(ANY_TEXT)
def test_a_line_half_typed_means_the_same_in_other_signs(line: str) -> None:
    line, own = clean(line), signs_with(OWN)
    there = in_other_signs(line, SIGNS, own)
    assert kind_of(there, own) is kind_of(line)
    assert understand(in_other_signs(there, own, SIGNS)).kind is understand(line).kind


@pytest.mark.parametrize(
    ("line", "is_one"), [("x", True), ("*", True), ("* ", True), (">", False), ("#pain", False), ("", False)]
)
def test_a_note_needs_words_and_a_mark_does_not(line: str, is_one: bool) -> None:
    assert is_keepable(line) is is_one


def test_a_paste_has_the_lines_that_say_something_and_a_piece_keeps_the_space_around_it() -> None:
    assert pasted_lines("one\r\n\n  two \n") == ["one", "two"]
    assert pasted_lines(" a piece ") == [" a piece "]
    assert pasted_lines("from a table\n") == ["from a table"]
    assert pasted_lines(" \n ") == []


@given(st.text(st.characters(), max_size=200))
def test_no_paste_breaks_anything(text: str) -> None:
    for line in pasted_lines(text):
        line.encode("utf-8")
        assert "\n" not in line


def test_what_is_far_too_long_is_not_even_looked_at() -> None:
    with pytest.raises(RuleBroken) as refused:
        pasted_lines("x\n" * MOST_PASTED)
    assert refused.value.rule == "paste-too-much"
