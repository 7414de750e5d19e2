"""Puts the parts of the page together: nothing is drawn before it is known what fits."""

from __future__ import annotations

from abc import ABC, abstractmethod

from discovery_desk.domain.geometry import Point, Rect
from discovery_desk.domain.page_fit import Fit, Kept, Offer, between, fitted, stretched
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_lists import LEAST_GAP, MOST_GAP, USUAL_GAP, PageList, insights, opportunities
from discovery_desk.export.pdf.page_person import WIDTH, Person, person_band, person_column
from discovery_desk.export.pdf.page_quote import PageQuote, page_quote
from discovery_desk.export.pdf.page_sheet import Sheet, Stroke, set_text
from discovery_desk.export.pdf.page_story import StorySection
from discovery_desk.export.pdf.page_styles import ink
from discovery_desk.export.pdf.page_words import Words, foot_text, second_foot
from discovery_desk.export.pdf.paragraph import Paragraph

SIDE, TOP, BOTTOM = 33.0, 30.0, 27.0
_LEAST_ABOVE_RULE, _ABOVE_RULE = 7.0, 10.0
_LEAST_BELOW_RULE, _BELOW_RULE = 6.0, 8.0
_FOOT_AIR = 12.0
_RULE = 0.75
_GUTTER = 22.0
_LIST_GUTTER, _LIST_SHARES = 24.0, (0.63, 0.68, 0.72, 0.57)  # what opportunities take, as a rule and where it helps
_BETWEEN_LISTS = 14.0
_USUAL_UPPER = 352.0  # a page with little on it keeps its shape
_GENEROUS = 2.0  # the ease that a page with room to spare is given
_MOST_MAP_GROWTH = 90.0


Lists = tuple[PageList, PageList]


class Composition(ABC):
    """`kept` and `fit` say what is on the page, and what it took to get it there."""

    def __init__(self, page: SnapshotPage, sheet: Sheet, words: Words) -> None:
        self.page, self.words = page, words
        self._sheet = sheet
        self._width = sheet.width - 2 * SIDE
        self._foot = _foot_lines(page, self._width, words)
        self._foot_top = sheet.height - BOTTOM - sum(line.height for line in self._foot)
        self._room = self._foot_top - _FOOT_AIR - TOP
        self.person, self.lists, self.story, self.quote = self._measured()
        self.fit: Fit = fitted(self._offer(), self._height, self._room)

    @property
    def kept(self) -> Kept:
        return self.fit.kept

    def paint(self) -> None:
        self._paint_parts()
        self._paint_foot()

    @abstractmethod
    def _measured(self) -> tuple[Person, Lists, StorySection, PageQuote]: ...

    @abstractmethod
    def _height(self, kept: Kept, ease: float) -> float: ...

    @abstractmethod
    def _paint_parts(self) -> None: ...

    def _offer(self) -> Offer:
        page = self.page
        return Offer(
            facts=self.person.fact_lines,
            starred=tuple(one.is_starred for one in page.opportunities),
            insights=len(page.insights),
            thoughts=len(self.story.thinking),
            link_words=len(self.story.worded),
        )

    def _rule(self, x: float, y: float, width: float) -> float:
        """Where the next part begins."""
        ease = self.fit.ease
        self._sheet.rule(x, y + between(_LEAST_ABOVE_RULE, _ABOVE_RULE, ease), width, Stroke(ink("ink"), _RULE))
        return y + _rule_height(ease)

    def _paint_foot(self) -> None:
        y = self._foot_top
        for line in self._foot:
            y = self._sheet.write("foot", line, SIDE, y)
        name = set_text(self.words.page, "foot")
        self._sheet.write("foot", name, self._sheet.width - SIDE - name.width, self._foot_top)


class Landscape(Composition):
    """Person at the left, quote and map beside it, the two lists side by side below."""

    def _measured(self) -> tuple[Person, Lists, StorySection, PageQuote]:
        page, words = self.page, self.words
        self._right, right_width = SIDE + WIDTH + _GUTTER, self._width - WIDTH - _GUTTER
        self._column = person_column(page, words)
        story, quote = StorySection(page, right_width, words), page_quote(page, right_width, words)
        return self._column.person, self._shared_lists(), story, quote

    def _shared_lists(self) -> Lists:
        """As wide as they usually are, unless another share of the width saves a line."""
        usual, *others = _LIST_SHARES
        lists = self._lists_with(usual)
        if all(len(item.text.lines) < 2 for item in lists[0].items):
            return lists
        return min((lists, *map(self._lists_with, others)), key=_lists_height)

    def _lists_with(self, share: float) -> Lists:
        room = self._width - _LIST_GUTTER
        first, second = room * share, room * (1 - share)
        left = SIDE + self._width - second
        return opportunities(self.page, SIDE, first, self.words), insights(self.page, left, second, self.words)

    def _height(self, kept: Kept, ease: float) -> float:
        room = self._room - self._lower_height(kept, 0.0)
        upper = max(self._column.height(kept, ease), self._right_height(kept, room, ease))
        return self._lower_height(kept, ease) + upper

    def _lower_height(self, kept: Kept, ease: float) -> float:
        return _rule_height(ease) + max(one.height(kept, ease) for one in self.lists)

    def _right_height(self, kept: Kept, room: float, ease: float) -> float:
        above = self.quote.height + _rule_height(ease)
        return above + self.story.height(kept, room - above, ease)

    def _paint_parts(self) -> None:
        upper, gap = self._shares()
        kept, sheet = self.kept, self._sheet
        with_story = self._column.holds_story(kept, upper)
        self._column.paint(sheet, Rect(SIDE, TOP, WIDTH, upper), kept, with_story=with_story)
        width = self._width - WIDTH - _GUTTER
        y = self._rule(self._right, self.quote.paint(sheet, self._right, TOP), width)
        self.story.paint(sheet, Rect(self._right, y, width, TOP + upper - y), kept, with_title=not with_story)
        y = self._rule(SIDE, TOP + upper, self._width)
        for one in self.lists:
            one.paint(sheet, kept, y, gap)

    def _shares(self) -> tuple[float, float]:
        """How tall the upper half is, and the gap in the lists. What nobody wants stays blank above the foot."""
        kept = self.kept
        lower = self._lower_height(kept, 0.0) + _rule_height(self.fit.ease) - _rule_height(0.0)
        room = self._room - lower
        left = self._column.height(kept, _GENEROUS, with_story=True)
        wanted = min(room, max(_USUAL_UPPER, left, self._right_height(kept, room, _GENEROUS)))
        gaps = max(one.gaps(kept) for one in self.lists)
        gap = stretched(LEAST_GAP, MOST_GAP, room - wanted, gaps)
        return min(wanted, room - gaps * (gap - LEAST_GAP)), gap


class Portrait(Composition):
    """All one below the other: person, quote, map and the two lists."""

    def _measured(self) -> tuple[Person, Lists, StorySection, PageQuote]:
        page, words, width = self.page, self.words, self._width
        self._band = person_band(page, width, words)
        lists = (opportunities(page, SIDE, width, words), insights(page, SIDE, width, words))
        return self._band.person, lists, StorySection(page, width, words), page_quote(page, width, words)

    def _height(self, kept: Kept, ease: float) -> float:
        return self._others_height(kept, ease) + self._story_height(kept, ease)

    def _story_height(self, kept: Kept, ease: float) -> float:
        return self.story.height(kept, self._room - self._others_height(kept, 0.0), ease)

    def _others_height(self, kept: Kept, ease: float) -> float:
        rules = 3 * _rule_height(ease)
        lists = sum(one.height(kept, ease) for one in self.lists) + _BETWEEN_LISTS
        return self._band.height(kept, ease) + self.quote.height + rules + lists

    def _paint_parts(self) -> None:
        kept, ease, sheet = self.kept, self.fit.ease, self._sheet
        growth, gap, with_story = self._shares()
        self._band.paint(sheet, Point(SIDE, TOP), kept, ease, with_story=with_story)
        y = self._rule(SIDE, TOP + self._band.height(kept, ease, with_story=with_story), self._width)
        y = self._rule(SIDE, self.quote.paint(sheet, SIDE, y), self._width)
        height = self._story_height(kept, ease) + growth
        self.story.paint(sheet, Rect(SIDE, y, self._width, height), kept, with_title=not with_story)
        y = self._rule(SIDE, y + height, self._width)
        for one in self.lists:
            y = one.paint(sheet, kept, y, gap) + _BETWEEN_LISTS

    def _shares(self) -> tuple[float, float, bool]:
        """What of the room that is left the map takes, the gap in the lists, and whether the story has its own fact."""
        kept, ease = self.kept, self.fit.ease
        spare = self._room - self._height(kept, ease)
        for_story = self._band.height(kept, ease, with_story=True) - self._band.height(kept, ease)
        with_story = for_story <= spare
        spare -= for_story if with_story else 0.0
        least = between(LEAST_GAP, USUAL_GAP, ease)
        gaps = sum(one.gaps(kept) for one in self.lists)
        gap = stretched(least, MOST_GAP, spare, gaps)
        growth = spare - gaps * (gap - least) if self.page.moments else 0.0
        return min(_MOST_MAP_GROWTH, growth), gap, with_story


def _rule_height(ease: float) -> float:
    above, below = between(_LEAST_ABOVE_RULE, _ABOVE_RULE, ease), between(_LEAST_BELOW_RULE, _BELOW_RULE, ease)
    return min(above, _ABOVE_RULE) + min(below, _BELOW_RULE)


def _lists_height(lists: Lists) -> float:
    """With everything that a page may have of them."""
    everything = frozenset(item.line for one in lists for item in one.items)
    return max(one.height(everything) for one in lists)


def composition(page: SnapshotPage, sheet: Sheet, words: Words) -> Composition:
    return (Portrait if sheet.height > sheet.width else Landscape)(page, sheet, words)


def _foot_lines(page: SnapshotPage, width: float, words: Words) -> tuple[Paragraph, ...]:
    """One line where both texts fit beside the name of the page, else two."""
    texts = [text for text in (foot_text(page.interview, page.seats, words), second_foot(page, words)) if text]
    room = width * 0.8
    whole = set_text(words.sentence_gap.join(texts), "foot", room)
    return tuple(set_text(text, "foot", room) for text in texts) if whole.is_cut else (whole,)
