"""What a moment leads to, written and read as one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.leads_to import LeadsTo, read, written
from discovery_desk.domain.moment import LinkKind

WORDS = {
    LinkKind.SEQUENCE: "then",
    LinkKind.CAUSE: "cause",
    LinkKind.WAIT: "wait",
    LinkKind.LOOP: "loop",
    LinkKind.PARALLEL: "parallel",
}
LABELS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters='"”'), max_size=20).map(
    lambda text: " ".join(text.split())
)
LEADS = st.lists(
    st.builds(LeadsTo, st.integers(1, 200), st.sampled_from(LinkKind), LABELS), unique_by=lambda one: one.number
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("3", (LeadsTo(3),)),
        (" 3 ;; 5 ", (LeadsTo(3), LeadsTo(5))),
        ("3; 5 wait after two days", (LeadsTo(3), LeadsTo(5, LinkKind.WAIT, "after two days"))),
        ("2 Cause", (LeadsTo(2, LinkKind.CAUSE),)),
        ("2 waits at the gate", (LeadsTo(2, LinkKind.SEQUENCE, "waits at the gate"),)),
        ('4 "rain; wind"; 5', (LeadsTo(4, LinkKind.SEQUENCE, "rain; wind"), LeadsTo(5))),
        ("7", (LeadsTo(7, LinkKind.LOOP),)),
    ],
)
def test_a_line_is_read_as_links(text: str, found: tuple[LeadsTo, ...]) -> None:
    assert read(text, WORDS, own_number=7) == found


@pytest.mark.parametrize(("text", "rule"), [("next", "leads-to"), ("3; 3 wait", "leads-twice"), ("-1", "leads-to")])
def test_what_names_no_moment_or_one_twice_is_refused(text: str, rule: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        read(text, WORDS)
    assert broken.value.rule == rule


def test_words_that_would_be_taken_for_a_kind_are_written_after_one() -> None:
    assert written([LeadsTo(2, LinkKind.SEQUENCE, "wait for the bank")], WORDS) == "2 then wait for the bank"


@given(LEADS)
def test_what_is_written_is_read_again(leads: list[LeadsTo]) -> None:
    assert list(read(written(leads, WORDS), WORDS)) == leads
