"""The note line: signs, doubled signs, tags, and everything that only looks like one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.note import SIGNS, NoteKind, Speaker, clean, kind_of, understand

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
