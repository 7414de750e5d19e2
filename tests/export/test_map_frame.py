"""A picture of a map says whose story it shows, and what the numbers on it stand for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from discovery_desk.domain.geometry import Size
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export.map_frame import ENGLISH, LONGEST_LINE, MARGIN, Frame, Measured, frame, title_lines

TALK = InterviewId("talk")
NIGHT = Story(id=StoryId("s1"), interview_id=TALK, title="A night shift", when="2026-11-12/2026-11-13")
UNTITLED = replace(NIGHT, title="")
LATER = Story(id=StoryId("s2"), interview_id=TALK, title="Later")
SHOWN = TalkMap(interview_id=TALK, title="Swapping shifts", person="Marit", on=date(2026, 11, 17), stories=(NIGHT,))
LEGEND = ((1, "Sees a remainder " * 12), (2, "تريد أن تعرف من سيأتي"), (13, "明日"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ("Marit", "A night shift · 12–13 November 2026")),
        ({"person": ""}, ("A night shift", "12–13 November 2026")),
        ({"person": "", "stories": (UNTITLED,)}, ("Swapping shifts", "12–13 November 2026")),
        (
            {"person": "", "title": "", "stories": (UNTITLED,)},
            ("Experience map", "12–13 November 2026"),
        ),
        ({"stories": (NIGHT, LATER)}, ("Marit", "Swapping shifts · Interviewed 17 November 2026")),
        ({"stories": (), "on": None, "title": "Marit"}, ("Marit", "")),
    ],
)
def test_the_title_names_the_person_where_that_may_be_and_the_story(change: Any, told: tuple[str, str]) -> None:
    assert title_lines(replace(SHOWN, **change), ENGLISH) == told


def measured(text: str, style: str, width: float) -> Measured[str]:
    lines = -(-len(text) * 6 // int(width))
    return Measured(text, min(len(text) * 6.0, width), lines * 16.0, 12.0, 12.0)


def made(width: float, *, is_mirrored: bool = False, legend: Any = LEGEND) -> Frame[str]:
    return frame(replace(SHOWN, legend=legend), Size(width, 300), 40, ENGLISH, measured, is_mirrored=is_mirrored)


def test_numbers_stand_below_the_map_where_their_words_begin() -> None:
    framed = made(1000)
    latin, arabic, japanese = framed.entries
    assert latin.badge.x == japanese.badge.x == MARGIN
    assert latin.badge.right < latin.text.at.x == japanese.text.at.x
    assert arabic.text.at.x + arabic.text.room < arabic.badge.x
    assert arabic.badge.right == MARGIN + LONGEST_LINE
    assert all(above.badge.bottom < below.badge.y for above, below in pairwise(framed.entries))
    assert framed.entries[0].badge.y > framed.map_y + 300 - MARGIN
    assert arabic.text.at.y - latin.text.at.y > 3 * 16  # under all lines of the one before
    assert framed.size.height > japanese.badge.bottom + MARGIN / 2


def test_a_map_from_right_to_left_has_its_numbers_on_the_right() -> None:
    framed = made(1000, is_mirrored=True)
    assert {one.badge.right for one in framed.entries} == {1000 - MARGIN}
    assert all(one.text.at.x >= 1000 - MARGIN - LONGEST_LINE for one in framed.entries)


def test_a_map_without_numbers_ends_below_itself() -> None:
    framed = made(500, legend=())
    assert (framed.below, framed.entries) == ((), ())
    assert framed.size == Size(500, framed.map_y + 300)
    assert framed.map_y + 40 > framed.above[-1].at.y + 16
