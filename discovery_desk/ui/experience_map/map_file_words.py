"""What a picture of a map says itself, what stayed in the desk, and what a format has no place for, in words."""

from __future__ import annotations

from collections.abc import Iterable

from discovery_desk.domain.talk_map import TalkMap, Withheld
from discovery_desk.export.map_frame import Said
from discovery_desk.ui.kit.page_words import page_words
from discovery_desk.ui.kit.words import tr


def picture_words() -> Said:
    return Said(
        title=tr("Experience map: {title}"),
        untitled=tr("Experience map"),
        untitled_story=tr("Story {number}"),
        described=tr("{count} moments in the order of the story: {labels}"),
        how_it_felt=tr("How it felt"),
        interviewed=tr("Interviewed {day}"),
        opportunities=tr("Opportunities"),
        page=page_words(),
    )


def withheld_lines(shown: TalkMap) -> tuple[str, ...]:
    words = {
        Withheld.NAME: tr("the name"),
        Withheld.PHOTO: tr("the photo"),
        Withheld.COMPANY: tr("the company"),
        Withheld.QUOTE: tr("their own words"),
        Withheld.THIRD_PERSONS: tr("{count} other people"),
        Withheld.CONTACT: tr("{count} addresses or numbers"),
        Withheld.MOMENTS: tr("{count} moments that rest only on notes set aside"),
    }
    ones = {
        Withheld.THIRD_PERSONS: tr("1 other person"),
        Withheld.CONTACT: tr("1 address or number"),
        Withheld.MOMENTS: tr("1 moment that rests only on notes set aside"),
    }
    found = shown.withheld.items()
    return tuple((ones if count == 1 and what in ones else words)[what].format(count=count) for what, count in found)


def lost_lines(lost: Iterable[str]) -> tuple[str, ...]:
    words = {
        "places": tr("where boxes were placed by hand"),
        "details": tr("who, where and what was done, thought and felt"),
        "feelings": tr("the line of feelings"),
        "links": tr("links and their words"),
        "unfelt": tr("which moments nobody has given a feeling: they stand in the middle"),
    }
    return tuple(words[one] for one in lost)
