"""The words for what a moment is, how it felt and how it leads to another, on map, list and card."""

from __future__ import annotations

from collections.abc import Mapping

from discovery_desk.domain.moment import LinkKind, MomentKind
from discovery_desk.domain.story import Story
from discovery_desk.export.pdf.page_words import ENGLISH, when_text
from discovery_desk.ui.kit.words import tr

LEFT_TO_RIGHT = "\u200e"
FEELINGS = (-2, -1, 0, 1, 2)
SHORT = ENGLISH._replace(months=tuple(month[:3] for month in ENGLISH.months))


def kind_words() -> Mapping[MomentKind, str]:
    return {
        MomentKind.ACTION: tr("action"),
        MomentKind.EVENT: tr("event"),
        MomentKind.WAIT: tr("wait"),
        MomentKind.FEELING: tr("feeling"),
    }


def link_words() -> Mapping[LinkKind, str]:
    return {
        LinkKind.SEQUENCE: tr("then"),
        LinkKind.CAUSE: tr("cause"),
        LinkKind.WAIT: tr("wait"),
        LinkKind.LOOP: tr("loop"),
        LinkKind.PARALLEL: tr("parallel"),
    }


def felt_words() -> Mapping[int, str]:
    return {
        -2: tr("very bad"),
        -1: tr("bad"),
        0: tr("neither"),
        1: tr("good"),
        2: tr("very good"),
    }


def level_text(level: int) -> str:
    """−2 to +2, with the real minus, and with the sign before its figure in whatever direction the window is read."""
    return LEFT_TO_RIGHT + (f"{level:+d}".replace("-", "−") if level else "0")


def felt_text(level: int | None) -> str:
    return f"{level_text(level)} {felt_words()[level]}" if level is not None else ""


def story_name(story: Story, number: int) -> str:
    """`number` counts the stories of the talk from 1."""
    return story.title or tr("Story {n}").format(n=number)


def days_of(story: Story) -> str:
    """“16 Feb – 18 Nov 2025”, as it can also be typed."""
    return when_text(story.when, SHORT) or story.when
