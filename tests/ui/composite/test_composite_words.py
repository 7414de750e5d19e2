"""The words of a composite are read in order, whatever script a person is named in."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from discovery_desk.domain.composite import CompositeLaneId, CompositeMap, CompositeMapId
from discovery_desk.domain.composite_map import Composite, Lane
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.domain.story import StoryId
from discovery_desk.ui.canvas.words import Words
from discovery_desk.ui.composite.composite_words import moment_about, moment_small, moment_spoken
from discovery_desk.ui.kit.direction import direction_of
from discovery_desk.ui.kit.theme import Theme

TOLD = Moment(
    id=MomentId("m"),
    interview_id=InterviewId("i"),
    story_id=StoryId("s"),
    label="Bakes",
    rank=1.0,
    told_time="21 Sept 23:50",
)


def lane_of(person: str) -> tuple[Composite, Lane]:
    lane = Lane(
        id=CompositeLaneId("l"),
        story_id=TOLD.story_id,
        interview_id=TOLD.interview_id,
        participant_id=None,
        person=person,
        moments=(TOLD,),
    )
    return Composite(map=CompositeMap(id=CompositeMapId("c"), title=""), lanes=(lane,)), lane


def places(text: str, *parts: str) -> list[float]:
    """How far from the left each part is: behind its first letter, which is not where two directions meet."""
    layout = QTextLayout(text, Theme().font("small"))
    option = QTextOption()
    option.setTextDirection(direction_of(text))
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return [line.cursorToX(text.index(part) + 1)[0] for part in parts]  # type: ignore[index]


@pytest.mark.parametrize(("person", "initial"), [("Emeka Obi", "EO"), ("أم كريم", "أك"), ("רות", "ר")])
@pytest.mark.parametrize("is_back", [False, True])
def test_initials_come_before_the_time_and_the_time_reads_as_it_is_said(
    qtbot: QtBot, person: str, initial: str, is_back: bool
) -> None:
    small = moment_small(*lane_of(person), TOLD, is_back=is_back, is_mirrored=False)
    found = places(small, initial, "21", "Sept", "23:50")
    assert found == sorted(found)
    mirrored = moment_small(*lane_of(person), TOLD, is_back=is_back, is_mirrored=True)
    whose, *time = places(mirrored, initial, "21", "Sept", "23:50")
    assert time == sorted(time) and whose > max(time)


def test_a_time_that_is_too_long_is_cut_at_its_end(qtbot: QtBot) -> None:
    small = moment_small(*lane_of("أم كريم"), TOLD, is_back=False, is_mirrored=False)
    cut = Words(small, Theme().font("small"), 84).text
    assert "21 Sep" in cut and "23:50" not in cut and cut.rstrip("\u2069").endswith("…")


def test_a_name_in_another_script_leaves_the_numbers_beside_it_alone(qtbot: QtBot) -> None:
    found = places(moment_about(*lane_of("أم كريم"), TOLD), "أم", "1 of", "21", "23:50")
    assert found == sorted(found)


def test_what_is_read_aloud_is_free_of_signs_that_only_order(qtbot: QtBot) -> None:
    assert moment_spoken(*lane_of("أم كريم"), TOLD, None).startswith("أم كريم, 1 of 1, 21 Sept 23:50, Bakes")
