"""What stands on a card reads back as what it was made of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discovery_desk.domain.canvas_marks import (
    LONGEST,
    as_markdown,
    card_color,
    from_markdown,
    link_color,
    link_kind,
    meaning_of,
)
from discovery_desk.domain.canvas_order import told_order, with_new
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import LinkKind, Moment, MomentId, MomentKind
from discovery_desk.domain.story import StoryId

LABELS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=60).map(
    lambda text: " ".join(text.split())
)
MARKS = st.text(st.sampled_from("\\*_`[]<>&|$~=%#+-1.) ab:!"), min_size=1, max_size=24).map(str.strip)


@settings(max_examples=60)
@given(st.one_of(LABELS, MARKS).filter(bool))
def test_every_label_comes_back_from_its_card(label: str) -> None:
    assert from_markdown(as_markdown(label)) == (label, "")


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Calls *everyone* twice", r"Calls \*everyone\* twice"),
        ("# 3 of 5", r"\# 3 of 5"),
        ("2. Waits", r"2\. Waits"),
        ("- gives up", r"\- gives up"),
        ("<b>no</b> & [[more]]", r"\<b\>no\</b\> \& \[\[more\]\]"),
        ("Pays 3.50, as-is", "Pays 3.50, as-is"),
        ("C# and x + y", "C# and x + y"),
    ],
)
def test_only_what_would_be_a_mark_is_escaped(label: str, text: str) -> None:
    assert as_markdown(label) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Learn more\n\n- Apps\n- Spec", ("Learn more", "- Apps\n- Spec")),
        ("\n\n  - [ ] call **Ana**  \nat noon", ("[ ] call **Ana**", "at noon")),
        ("> said so", ("said so", "")),
        ("#", ("#", "")),
        ("", ("", "")),
        ("a" * 400, ("a" * (LONGEST - 1) + "…", "a" * 400)),
    ],
)
def test_a_card_of_another_tool_is_a_label_and_what_follows(text: str, words: tuple[str, str]) -> None:
    assert from_markdown(text) == words


@pytest.mark.parametrize("kind", MomentKind)
def test_the_colour_of_a_card_says_its_kind(kind: MomentKind) -> None:
    moment = Moment(
        id=MomentId("m"), interview_id=InterviewId("i"), story_id=StoryId("s"), label="x", kind=kind, emotion=1
    )
    assert meaning_of(card_color(moment)).kind is kind


@pytest.mark.parametrize("kind", LinkKind)
def test_a_line_says_its_kind(kind: LinkKind) -> None:
    has_head = kind is not LinkKind.PARALLEL
    assert link_kind(link_color(kind), is_loop=kind is LinkKind.LOOP, has_head=has_head) is kind


def test_a_story_is_told_along_its_arrows_however_the_cards_lie() -> None:
    serpentine = {"a": (0.0, 0.0), "b": (1.0, 0.0), "d": (0.0, 1.0), "c": (1.0, 1.0)}
    assert told_order(serpentine, [("a", "b"), ("b", "c"), ("c", "d")]) == ["a", "b", "c", "d"]


def test_without_arrows_a_drawing_is_read_as_a_page() -> None:
    assert told_order({"c": (0.0, 9.0), "b": (5.0, 0.0), "a": (0.0, 0.0)}, []) == ["a", "b", "c"]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30), st.integers(1, 10))
def test_every_card_is_told_once_and_circles_end(arrows: list[tuple[int, int]], count: int) -> None:
    cards = {str(number): (float(number % 3), float(number // 3)) for number in range(count)}
    told = told_order(cards, [(str(start), str(end)) for start, end in arrows])
    assert sorted(told) == sorted(cards)
    if all(start < end for start, end in arrows):
        place = {key: number for number, key in enumerate(told)}
        assert all(place[str(a)] < place[str(b)] for a, b in arrows if b < count)


def test_new_cards_come_after_the_one_that_leads_to_them_and_in_their_order() -> None:
    assert with_new(["a", "b"], ["x", "y", "z", "w"], {"x": "a", "y": "a", "z": "y"}) == ["a", "x", "y", "z", "b", "w"]
