"""The experience map laid out for a file: words broken and boxes placed as on screen, at 100 %."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import sqrt

from discovery_desk.domain.geometry import Size
from discovery_desk.domain.map_layout import MapLayout, MapMetrics, lay_out_talk
from discovery_desk.domain.moment import Link, Moment, MomentId
from discovery_desk.domain.reading import joined
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export.map_frame import ENGLISH, LEGEND_LINES, MARGIN, TITLE_LINES, Measured, Said
from discovery_desk.export.pdf.page_words import time_of, when_text
from discovery_desk.export.pdf.paragraph import Paragraph, TextStyle, Weight
from discovery_desk.export.pdf.typeset import Typesetter
from discovery_desk.host.theme_file import load_tokens

BOX_WIDTH, GAP = 128.0, 44.0
PADDING_X, PADDING_TOP, PADDING_BOTTOM = 9.0, 6.0, 8.0
FEWEST_COLUMNS, MOST_COLUMNS = 3, 8
SPARING = 0.87
_LONGEST = 2_000
_WIDEST_LINK = 400.0


@dataclass(frozen=True, slots=True)
class BoxWords:
    """What stands in one box, measured."""

    time: Paragraph | None
    label: Paragraph

    @property
    def height(self) -> float:
        return PADDING_TOP + _style("time").size * _style("time").leading + 1 + self.label.height + PADDING_BOTTOM


@dataclass(frozen=True, slots=True)
class Drawing:
    layout: MapLayout
    words: Mapping[MomentId, BoxWords]
    headings: Mapping[StoryId, str]


def drawing(shown: TalkMap, said: Said = ENGLISH, *, is_mirrored: bool = False) -> Drawing:
    words = {moment.id: _words(moment) for moment in shown.moments}
    headings = {story.id: heading_text(story, number, said) for number, story in enumerate(shown.stories, 1)}
    metrics = MapMetrics(
        width=drawing_width(shown),
        height_of=lambda moment: round(words[moment.id].height),
        label_size_of=_link_size,
        heading_size_of=lambda story: _heading_size(headings[story.id]),
        box_width=BOX_WIDTH,
        margin=MARGIN,
        min_box_height=56,
        max_box_height=120,
        gap_y=46,
        lane_gap=36,
        heading_room=12,
        feeling_height=76,
        badged=shown.numbers.keys(),
        is_mirrored=is_mirrored,
    )
    return Drawing(lay_out_talk(shown.stories, shown.moments, shown.links, metrics), words, headings)


def heading_text(story: Story, number: int, said: Said = ENGLISH) -> str:
    """Its title and when it happened; the number of one that has neither."""
    return joined((story.title.strip(), when_text(story.when, said.page))) or said.untitled_story.format(number=number)


def set_words(text: str, style: str, width: float | None = None) -> Paragraph:
    """One paragraph, whatever line ends the text has."""
    return _typesetter().measure(" ".join(text[:_LONGEST].split()), _style(style), width)


def measured(text: str, style: str, width: float) -> Measured[Paragraph]:
    """With room to spare: the program that shows the drawing may have a wider face."""
    words = set_words(text, style, width * SPARING)
    return Measured(words, words.width, words.height, words.first_baseline, words.style.size)


def drawing_width(shown: TalkMap) -> float:
    """About as wide as it is high, and no narrower than what a hand has placed."""
    columns = min(max(round(sqrt(len(shown.moments)) * 1.4), FEWEST_COLUMNS), MOST_COLUMNS)
    right = max((moment.x or 0.0 for moment in shown.moments if moment.is_pinned), default=0.0) + BOX_WIDTH
    return max(2 * MARGIN + columns * (BOX_WIDTH + GAP) - GAP, right + MARGIN)


def _words(moment: Moment) -> BoxWords:
    room = BOX_WIDTH - 2 * PADDING_X
    time = time_of(moment).strip()
    return BoxWords(set_words(time, "time", room) if time else None, set_words(moment.label, "label", room))


def _heading_size(text: str) -> Size:
    words = set_words(text, "caption", _WIDEST_LINK)
    return Size(round(words.width + 4), round(words.height))


def _link_size(link: Link) -> Size:
    words = set_words(link.label, "link", _WIDEST_LINK)
    return Size(round(words.width + 8), round(words.height))


@cache
def _style(name: str) -> TextStyle:
    return _styles()[name]


@cache
def _styles() -> Mapping[str, TextStyle]:
    tokens = load_tokens()
    small, quiet = float(tokens.type["small"]), tokens.color["ink-3"].light
    plain = TextStyle(small, color=quiet, leading=1.21, max_lines=1)
    return {
        "time": plain,
        "link": plain,
        "label": TextStyle(
            float(tokens.type["label"]), Weight.MEDIUM, tokens.color["ink"].light, leading=1.21, max_lines=3
        ),
        "caption": replace(plain, weight=Weight.SEMIBOLD, color=tokens.color["ink-2"].light),
        "title": TextStyle(
            float(tokens.type["heading"]),
            Weight.SEMIBOLD,
            tokens.color["ink"].light,
            leading=1.21,
            max_lines=TITLE_LINES,
        ),
        "subtitle": TextStyle(
            float(tokens.type["label"]),
            color=tokens.color["ink-2"].light,
            leading=1.21,
            max_lines=TITLE_LINES,
        ),
        "legend": TextStyle(
            float(tokens.type["label"]),
            color=tokens.color["ink"].light,
            leading=1.3,
            max_lines=LEGEND_LINES,
        ),
        "badge": replace(plain, weight=Weight.BOLD, color=tokens.color["surface"].light),
    }


@cache
def _typesetter() -> Typesetter:
    return Typesetter()
