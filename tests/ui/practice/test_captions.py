"""Captions above the live screen: they can be read, and nothing below them moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.practice import PracticeStory, Voice, caption_at
from discovery_desk.services import practice
from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.practice.caption_strip import CaptionStrip

Show = Callable[..., CaptionStrip]


@pytest.fixture(scope="module")
def told() -> tuple[PracticeStory, ...]:
    return practice.stories()


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Show]:
    shown: list[CaptionStrip] = []

    def one(story: PracticeStory, *, scale: float = 1.0, width: int = 1024, height: int = 640) -> CaptionStrip:
        theme = Theme(scale=scale)
        themes.apply(qapp, theme)
        strip = CaptionStrip(theme, story)
        strip.resize(width, height)
        shown.append(strip)
        with qtbot.waitExposed(strip):
            strip.show()
        return strip

    yield one
    for strip in shown:
        strip.close()
        strip.deleteLater()


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_whatever_is_said_has_room_and_takes_no_other(
    show: Show, told: tuple[PracticeStory, ...], scale: float
) -> None:
    for story in told:
        strip = show(story, scale=scale)
        needed = strip.sizeHint().height()
        for one in story.utterances:
            strip.show_caption(caption_at(story.utterances, one.to_ms))
            label = strip.words_label
            box = label.fontMetrics().boundingRect(
                QRect(0, 0, label.width(), 10_000), Qt.TextFlag.TextWordWrap, label.text()
            )
            assert box.height() <= label.height(), one.text
        assert strip.sizeHint().height() == needed, story.title


def test_the_one_before_is_there_with_its_name(show: Show, told: tuple[PracticeStory, ...]) -> None:
    story = told[0]
    strip = show(story)
    strip.show_caption(caption_at(story.utterances, story.utterances[1].to_ms))
    assert strip.who == story.told_by
    assert strip.before.endswith(story.utterances[0].text)
    assert "Emi:" in strip.before


def test_what_can_only_be_seen_has_no_name_and_is_quieter(show: Show, told: tuple[PracticeStory, ...]) -> None:
    story = told[0]
    scene = next(one for one in story.utterances if one.voice is Voice.SCENE)
    strip = show(story)
    strip.show_caption(caption_at(story.utterances, scene.to_ms))
    assert (strip.who, strip.words_label.property("look")) == ("", "quiet")


@pytest.mark.parametrize(
    ("goes", "is_over", "begins"), [(True, False, "Nobody"), (False, False, "Paused"), (False, True, "That was")]
)
def test_it_says_what_it_is_doing(
    show: Show, told: tuple[PracticeStory, ...], goes: bool, is_over: bool, begins: str
) -> None:
    strip = show(told[0])
    strip.show_state(goes=goes, is_over=is_over)
    assert strip.state.startswith(begins)
