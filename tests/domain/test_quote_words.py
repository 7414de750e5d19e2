"""A shortened quote: nobody can read what was not said without seeing that it was not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.quote_words import Quoted, as_quoted

SAID = "Well, the list is already a lie by the time I’m holding it, you know."
WORDS = st.lists(
    st.sampled_from(
        ["the", "list", "is", "a", "lie", "by", "time", "already", "It,", "it.", "…", "not", "[ours]", "嘘", "だ"]
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (SAID, SAID),
        ("already a lie by the time I'm holding it", "… already a lie by the time I'm holding it …"),
        ("Well, the list is a lie", "Well, the list is … a lie …"),
        ("Well, the list is ... a lie …", "Well, the list is … a lie …"),
        ("“Well, the list is already a lie”", "Well, the list is already a lie …"),
        ("Well, the printed list is already a lie", "Well, the [printed] list is already a lie …"),
        ("Well, [she says] the list is already a lie", "Well, [she says] the list is already a lie …"),
        ("Well, the list from last night lies", "Well, the list [from last night lies]"),
        ("the time I'm holding it, you know.", "… the time I'm holding it, you know."),
        ("  ", ""),
        ("!?", ""),
    ],
)
def test_what_is_cut_and_what_is_ours_is_seen(typed: str, text: str) -> None:
    assert as_quoted(typed, SAID).text == text


def test_the_words_of_ours_are_named() -> None:
    assert as_quoted("The printed list is wrong", SAID) == Quoted(
        "… The [printed] list is [wrong]", ("printed", "wrong")
    )


def test_a_script_without_spaces_is_cut_by_letters() -> None:
    said = "リストは、手に取った時にはもう嘘なんです。"
    assert as_quoted("リストはもう嘘なんです。", said).text == "リスト…はもう嘘なんです。"
    assert as_quoted("手に取った時にはもう嘘", said).text == "…手に取った時にはもう嘘…"
    assert as_quoted("リストは全部嘘なんです。", said).text == "リストは[全部]嘘なんです。"


def test_quotation_marks_inside_stay_in_pairs() -> None:
    said = "彼は「はい」と言った、私は「いいえ」"
    assert as_quoted("私は「いいえ」", said).text == "…私は「いいえ」"
    assert as_quoted("「はい」と言った、私は「いいえ」", said).text == "…「はい」と言った、私は「いいえ」"
    assert as_quoted("“It’s “fine””", "It’s “fine”").text == "“It’s “fine””"


@given(WORDS, WORDS)
def test_wording_it_once_more_changes_nothing(typed: list[str], said: list[str]) -> None:
    once = as_quoted(" ".join(typed), " ".join(said))
    assert as_quoted(once.text, " ".join(said)).text == once.text


@given(WORDS, WORDS)
def test_every_word_outside_brackets_was_said(typed: list[str], said: list[str]) -> None:
    bare = re.sub(r"\[[^\]]*\]|…", " ", as_quoted(" ".join(typed), " ".join(said)).text)
    known = {word.casefold().strip(".,") for word in said} | set("".join(said))
    assert {word.casefold().strip(".,…") for word in bare.split()} - known <= {""}
