"""Labels of boxes, initials of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import LONGEST_LABEL, Moment, MomentId, short_label
from discovery_desk.domain.participant import initials
from discovery_desk.domain.story import StoryId


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Calls the ward", "Calls the ward"),
        ("Calls the ward. Nobody answers", "Calls the ward. Nobody answers"),
        ("Calls! Again", "Calls! Again"),
        ("Calls! Asks who has the spare key of the medicine room", "Calls"),
        ("Why? Because who has the spare key of the medicine room", "Why"),
        ("朝。" + "昼" * 50, "朝"),
        ("لماذا؟ " + "لأن " * 15, "لماذا"),
        ("Calls the ward\nand waits", "Calls the ward"),
        ("Paid 3.50 for it", "Paid 3.50 for it"),
        ("...", "..."),
        ("! careful", "! careful"),
        ("", ""),
        ("Nobody on the ward answers the phone after the late shift", "Nobody on the ward answers the phone after…"),
        ("x" * 60, "x" * 43 + "…"),
    ],
)
def test_a_label_is_the_first_line_or_sentence_cut_between_words(text: str, label: str) -> None:
    assert short_label(text) == label


@given(st.text(max_size=120).map(str.strip))
def test_a_label_fits_and_is_empty_only_for_nothing(text: str) -> None:
    label = short_label(text)
    assert len(label) <= LONGEST_LABEL
    assert "\n" not in label
    assert bool(label) == bool(text)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Nguyễn Thị Hạnh", "NH"),
        ("Clara Moreau", "CM"),
        ("Ana de la Cruz", "AC"),
        ("דנה לוי", "דל"),
        ("– x", "X"),
        ("Jean-Luc", "JL"),
        ("王小明", "王"),
        ("李 小明", "李小"),
        ("ليلى حداد", "لح"),
        ("ada", "A"),
        ("ßa ﬁx", "SF"),
        ("P07 (pilot)", "P"),
        ("07", "?"),
        ("", "?"),
        ("😀", "?"),
    ],
)
def test_initials_are_two_letters_at_most(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(max_size=40))
def test_initials_never_fail_and_never_grow(name: str) -> None:
    assert 1 <= len(initials(name)) <= 2


def test_a_box_is_pinned_once_both_its_places_are_known() -> None:
    def box(x: float | None, y: float | None) -> Moment:
        return Moment(id=MomentId("m"), interview_id=InterviewId("i"), story_id=StoryId("s"), label="Calls", x=x, y=y)

    assert box(0.0, 0.0).is_pinned
    assert not box(1.0, None).is_pinned
    assert not box(None, None).is_pinned
