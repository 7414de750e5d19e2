"""#words half typed, and the tags that they may become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.note import clean, understand
from discovery_desk.domain.tag_words import MOST_OFFERED, folded, tag_begun, tags_like

TAGS = (
    "pain",
    "need",
    "Besoin",
    "spaint",
    "painting",
    "nỗi-đau",
    "Løsning",
    "दर्द",
    "痛み",
    "고통",
    "ألم",
    "two words",
    "3rd",
)


@pytest.mark.parametrize(
    ("before", "begun"),
    [
        ("waits #pa", "pa"),
        ("#p", "p"),
        ("waits #", ""),
        ("waits # pa", ""),
        ("waits #pa ", ""),
        ("issue#pa", ""),
        ("#a#b", ""),
        ("#3", ""),
        ("", ""),
        ("#दर्", "दर्"),
        ("数を保つ #痛", "痛"),
        ("😀 #solution-re", "solution-re"),
        ("\n#pa", "pa"),
    ],
)
def test_the_word_that_is_being_typed_is_a_tag_or_it_is_not(before: str, begun: str) -> None:
    assert tag_begun(before) == begun


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("pai", ("pain", "painting", "spaint")),
        ("pain", ("pain", "painting", "spaint")),
        ("need", ()),
        ("NEED", ("need",)),
        ("bes", ("Besoin",)),
        ("noi", ("nỗi-đau",)),
        ("los", ("Løsning",)),
        ("दर", ("दर्द",)),
        ("み", ("痛み",)),
        ("고", ("고통",)),
        ("أل", ("ألم",)),
        ("two", ()),
        ("a", ()),
        ("ai", ("pain", "spaint", "painting")),
        ("3", ()),
        ("zzz", ()),
    ],
)
def test_tags_are_found_by_their_beginning_then_by_their_middle(begun: str, offered: tuple[str, ...]) -> None:
    assert tags_like(begun, TAGS) == offered


def test_the_order_given_is_kept_and_not_too_many_are_offered() -> None:
    names = [f"pa{letter}" for letter in "zyxwvutsr"]
    assert tags_like("pa", names) == tuple(names[:MOST_OFFERED])


@given(st.text(st.characters(), max_size=20).map(clean))
def test_a_tag_half_typed_is_kept_as_a_tag(text: str) -> None:
    begun = tag_begun(f"waits #{text}")
    if begun:
        assert understand(f"waits #{begun}").tags == (begun.lower(),)


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
