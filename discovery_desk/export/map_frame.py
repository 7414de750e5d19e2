"""What stands around the map in a picture of it: whose story it is above, and what its numbers stand for below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from discovery_desk.domain.geometry import PathPiece, Point, Rect, Size
from discovery_desk.domain.reading import is_right_to_left, joined
from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export.pdf import page_words
from discovery_desk.export.pdf.page_words import Words, day_text, when_text

MARGIN = 20.0
BADGE, BADGE_AIR = 16.0, 9.0  # how tall, and how much wider than its words
LONGEST_LINE = 620.0  # beyond this the eye loses its line
BESIDE_BADGE, AFTER_HEADING, BETWEEN = 10.0, 8.0, 7.0
BELOW_TITLE, ABOVE_MAP, ABOVE_LEGEND = 2.0, 16.0, 24.0
_CAPITAL = 0.727  # how high a capital is, in sizes
TITLE_LINES, LEGEND_LINES = 2, 12

T = TypeVar("T")
"""What text becomes when it has been set."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words that the picture itself says."""

    title: str = "Experience map: {title}"
    untitled: str = "Experience map"
    untitled_story: str = "Story {number}"
    described: str = "{count} moments in the order of the story: {labels}"
    how_it_felt: str = "How it felt"
    interviewed: str = "Interviewed {day}"
    opportunities: str = "Opportunities"
    page: Words = page_words.ENGLISH


ENGLISH = Said()


@dataclass(frozen=True, slots=True)
class Measured(Generic[T]):
    """Text that has been set, and what of it has to be known to find its place."""

    words: T
    width: float
    height: float
    baseline: float
    """Of its first line, from the top."""
    size: float


Measure = Callable[[str, str, float], Measured[T]]
"""Sets a text in the style of that name, in so much room."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """`room` is how wide the place is."""

    style: str
    words: T
    at: Point
    room: float


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    number: str
    badge: Rect
    text: Placed[T]


@dataclass(frozen=True, slots=True)
class Frame(Generic[T]):
    """Entries begin at the side where their words are read from, all else where the map begins.

    `map_y` is how far down in the picture the upper edge of the map comes to lie.
    """

    size: Size
    map_y: float
    above: tuple[Placed[T], ...]
    below: tuple[Placed[T], ...]
    entries: tuple[Entry[T], ...]


def top_of(boxes: Iterable[Rect], words: Iterable[Rect], lines: Iterable[PathPiece]) -> float:
    """Where the highest of a map is painted, numbers at the corners of boxes not forgotten."""
    tops = [*(box.y - BADGE / 2 for box in boxes), *(rect.y for rect in words), *(piece.to.y for piece in lines)]
    return min(tops, default=0.0)


def title_lines(shown: TalkMap, said: Said) -> tuple[str, str]:
    """Whose story it is, and what it is about and of when; stories have their own headings where there are several."""
    story = shown.stories[0] if len(shown.stories) == 1 else None
    told = story.title.strip() if story else ""
    when = when_text(story.when, said.page) if story else ""
    first = shown.person.strip() or told or shown.title.strip() or said.untitled
    about = next((one for one in (told, shown.title.strip()) if one and one != first), "") if first != told else ""
    day = when or (said.interviewed.format(day=day_text(shown.on, said.page)) if shown.on else "")
    return first, joined((about, day))


def frame(
    shown: TalkMap, size: Size, top: float, said: Said, measure: Measure[T], *, is_mirrored: bool = False
) -> Frame[T]:
    """`size` is that of the map, and `top` where the highest of it is painted: a layout leaves air above that."""
    laying = _Laying(measure, size.width, is_mirrored=is_mirrored)
    for text, style in zip(title_lines(shown, said), ("title", "subtitle"), strict=True):
        laying.add_line(text, style, BELOW_TITLE)
    above = tuple(laying.texts)
    map_y = laying.y - BELOW_TITLE + ABOVE_MAP - top
    laying.y = map_y + size.height
    if shown.legend:
        laying.y += ABOVE_LEGEND - MARGIN
        laying.add_line(said.opportunities, "caption", AFTER_HEADING)
        laying.add_entries(shown.legend)
        laying.y += MARGIN - BETWEEN
    below = tuple(laying.texts[len(above) :])
    return Frame(Size(size.width, laying.y), map_y, above, below, tuple(laying.entries))


class _Laying(Generic[T]):
    """Puts one thing below the other."""

    def __init__(self, measure: Measure[T], width: float, *, is_mirrored: bool) -> None:
        self._measure, self._width, self._is_mirrored = measure, width, is_mirrored
        self.y = MARGIN
        self.texts: list[Placed[T]] = []
        self.entries: list[Entry[T]] = []

    def add_line(self, text: str, style: str, after: float) -> None:
        if not text:
            return
        room = self._width - 2 * MARGIN
        made = self._measure(text, style, room)
        self.texts.append(Placed(style, made.words, Point(MARGIN, self.y), room))
        self.y += made.height + after

    def add_entries(self, legend: Sequence[tuple[int, str]]) -> None:
        indent = max(map(self._badge_width, legend)) + BESIDE_BADGE
        for one in legend:
            self._add_entry(one, indent)

    def _add_entry(self, one: tuple[int, str], indent: float) -> None:
        """The number stands where the words begin."""
        is_towards_right = self._is_mirrored or is_right_to_left(one[1])
        whole = min(self._width - 2 * MARGIN, LONGEST_LINE)
        left = self._width - MARGIN - whole if self._is_mirrored else MARGIN
        made = self._measure(one[1], "legend", whole - indent)
        middle = max(BADGE / 2, made.baseline - made.size * _CAPITAL / 2)
        width = self._badge_width(one)
        badge = Rect(left + whole - width if is_towards_right else left, self.y + middle - BADGE / 2, width, BADGE)
        at = Point(left if is_towards_right else left + indent, self.y)
        self.entries.append(Entry(f"!{one[0]}", badge, Placed("legend", made.words, at, whole - indent)))
        self.y += max(made.height, middle + BADGE / 2) + BETWEEN

    def _badge_width(self, one: tuple[int, str]) -> float:
        return max(BADGE, self._measure(f"!{one[0]}", "badge", self._width).width + BADGE_AIR)
