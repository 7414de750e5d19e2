"""A map as pixels has its title and what its numbers stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.ui.experience_map.map_file_words import picture_words
from discovery_desk.ui.experience_map.map_picture import picture
from discovery_desk.ui.kit.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")

TALK, STORY = InterviewId("talk"), StoryId("s")
SHOWN = TalkMap(
    interview_id=TALK,
    person="أم كريم",
    stories=(Story(id=STORY, interview_id=TALK),),
    moments=(Moment(id=MomentId("m"), interview_id=TALK, story_id=STORY, label="Writes"),),
)


def drawn(shown: TalkMap) -> QImage:
    return picture(shown, Theme(), picture_words(), scale=1)


def inked(image: QImage, top: int, bottom: int) -> list[int]:
    ground = image.pixel(0, 0)
    return [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(top, bottom))]


def test_a_name_in_arabic_stands_over_the_corner_where_the_map_begins() -> None:
    ink = inked(drawn(SHOWN), 0, 40)
    assert 15 < min(ink) < max(ink) < 120


def test_what_numbers_stand_for_is_under_the_map() -> None:
    plain = drawn(SHOWN)
    told = drawn(replace(SHOWN, legend=((1, "Needs a second reader"), (2, "Wants it back"))))
    assert told.height() - plain.height() > 40
    assert told.copy(plain.rect().adjusted(0, 0, 0, -20)) == plain.copy(plain.rect().adjusted(0, 0, 0, -20))
    assert inked(told, plain.height(), told.height())[0] in range(18, 24)
