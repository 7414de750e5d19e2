"""Shares the height of the page: person, quote and map above, the two lists below, one line at the foot."""

from __future__ import annotations

from collections.abc import Iterator

from discovery_desk.domain.geometry import Rect
from discovery_desk.domain.page_fit import Kept, Line, Offer, Part, fitted, stretched
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_lists import LEAST_GAP, MOST_GAP, insights, opportunities
from discovery_desk.export.pdf.page_map import PageMap, page_map
from discovery_desk.export.pdf.page_map_paint import MapPainter, folded_text
from discovery_desk.export.pdf.page_person import LEAST_PORTRAIT, MOST_PORTRAIT, WIDTH, person_column
from discovery_desk.export.pdf.page_quote import page_quote
from discovery_desk.export.pdf.page_sheet import Sheet, Stroke, set_text
from discovery_desk.export.pdf.page_styles import ink
from discovery_desk.export.pdf.page_words import Words, foot_text, heading_of
from discovery_desk.export.pdf.paragraph import Paragraph

SIDE, TOP, BOTTOM = 33.0, 30.0, 27.0
_GUTTER = 22.0
_FOOT_AIR = 12.0
_ABOVE_RULE, _BELOW_RULE = 10.0, 8.0
_BELOW_HEADING = 5.0
_RULE = 0.75
_USUAL_UPPER = 352.0  # a page with little on it keeps its shape


class Composition:
    """Nothing is drawn before it is known what fits."""

    def __init__(self, page: SnapshotPage, sheet: Sheet, words: Words) -> None:
        self._page, self._sheet, self._words = page, sheet, words
        self._width = sheet.width - 2 * SIDE
        self._right, self._right_width = SIDE + WIDTH + _GUTTER, self._width - WIDTH - _GUTTER
        self._foot = set_text(foot_text(page.interview, page.seats, words), "foot", self._width * 0.8)
        self._foot_top = sheet.height - BOTTOM - set_text(words.page, "foot").height
        self._room = self._foot_top - _FOOT_AIR - TOP
        self._person = person_column(page, words)
        self._quote = page_quote(page, self._right_width, words)
        self._lists = (opportunities(page, SIDE, self._width, words), insights(page, SIDE, self._width, words))
        self._map = self._map_with(None)
        self._kept = fitted(_offer(page), self._least_height, self._room)
        self._map = self._map_with(self._kept)

    def paint(self) -> tuple[str, ...]:
        """One line for each thing that was left off."""
        upper, gap = self._shares()
        with_story = MOST_PORTRAIT * 0.6 + self._person.height(self._kept, with_story=True) <= upper
        self._person.paint(self._sheet, Rect(SIDE, TOP, WIDTH, upper), self._kept, with_story=with_story)
        painter = self._paint_right(upper, with_story=with_story)
        self._paint_lists(TOP + upper, gap)
        self._paint_foot()
        return tuple(self._folded(painter))

    def _map_with(self, kept: Kept | None) -> PageMap:
        everything = self._page.opportunities
        shown = [one for at, one in enumerate(everything) if kept is None or Line(Part.OPPORTUNITY, at) in kept]
        return page_map(self._page, shown, self._right_width, self._words)

    def _least_height(self, kept: Kept) -> float:
        lower = self._lower_height(kept, LEAST_GAP)
        left = LEAST_PORTRAIT + self._person.height(kept, with_story=False)
        return lower + max(left, self._head_height() + self._least_map(self._room - lower))

    def _lower_height(self, kept: Kept, gap: float) -> float:
        return _ABOVE_RULE + _BELOW_RULE + max(one.height(kept, gap) for one in self._lists)

    def _head_height(self) -> float:
        """Of all that stands above the map."""
        heading = set_text(self._words.how_it_went, "heading").height
        return self._quote.height + _ABOVE_RULE + _BELOW_RULE + heading + _BELOW_HEADING

    def _least_map(self, room: float) -> float:
        if not self._page.moments:
            return self._no_moments().height
        return self._map.least_height(room - self._head_height())

    def _no_moments(self) -> Paragraph:
        return set_text(self._words.no_moments, "remark")

    def _shares(self) -> tuple[float, float]:
        """How tall the upper half is, and the gap in the lists. What nobody wants stays blank above the foot."""
        room = self._room - self._lower_height(self._kept, LEAST_GAP)
        wanted = min(room, max(_USUAL_UPPER, self._wanted_left(), self._wanted_right(room)))
        gaps = max(one.gaps(self._kept) for one in self._lists)
        gap = stretched(LEAST_GAP, MOST_GAP, room - wanted, gaps)
        return min(wanted, self._room - self._lower_height(self._kept, gap)), gap

    def _wanted_left(self) -> float:
        return MOST_PORTRAIT + self._person.height(self._kept, with_story=True)

    def _wanted_right(self, room: float) -> float:
        head = self._head_height()
        return head + (self._map.wanted_height(room - head) if self._page.moments else self._no_moments().height)

    def _paint_right(self, upper: float, *, with_story: bool) -> MapPainter | None:
        self._quote.paint(self._sheet, self._right, TOP, self._right_width)
        y = TOP + self._quote.height + _ABOVE_RULE
        self._rule(self._right, y, self._right_width)
        heading = heading_of(self._page.story, with_title=not with_story, words=self._words)
        shown = set_text(heading, "heading", self._right_width)
        y = self._sheet.write("heading", shown, self._right, y + _BELOW_RULE) + _BELOW_HEADING
        if not self._page.moments:
            self._sheet.write("no moments", self._no_moments(), self._right, y)
            return None
        painter = MapPainter(
            self._sheet, self._map, Rect(self._right, y, self._right_width, TOP + upper - y), self._words
        )
        with self._sheet.part("Figure", alt=self._map.said(self._page, self._words)):
            painter.paint()
        return painter

    def _paint_lists(self, y: float, gap: float) -> None:
        self._rule(SIDE, y + _ABOVE_RULE, self._width)
        for one in self._lists:
            one.paint(self._sheet, self._kept, y + _ABOVE_RULE + _BELOW_RULE, gap)

    def _paint_foot(self) -> None:
        name = set_text(self._words.page, "foot")
        self._sheet.write("foot", self._foot, SIDE, self._foot_top)
        self._sheet.write("foot", name, self._sheet.width - SIDE - name.width, self._foot_top)

    def _rule(self, x: float, y: float, width: float) -> None:
        self._sheet.rule(x, y, width, Stroke(ink("ink"), _RULE))

    def _folded(self, painter: MapPainter | None) -> Iterator[str]:
        words, page = self._words, self._page
        yield from (words.folded_moment.format(text=moment.label) for moment in self._map.folded)
        if painter:
            yield from (words.folded_link.format(text=folded_text(link, page.moments)) for link in painter.folded)
        for part, form, texts in (
            (Part.INSIGHT, words.folded_insight, [one.text for one in page.insights]),
            (Part.OPPORTUNITY, words.folded_opportunity, [one.text for one in page.opportunities]),
            (Part.FACT, words.folded_fact, [one.text for one in page.facts]),
        ):
            yield from (form.format(text=text) for at, text in enumerate(texts) if Line(part, at) not in self._kept)
        yield from (words.shortened.format(text=cut.text) for cut in self._shortened(painter))

    def _shortened(self, painter: MapPainter | None) -> Iterator[Paragraph]:
        yield from self._quote.shortened
        yield from self._person.shortened(self._kept)
        if painter:
            yield from painter.shortened
        for one in self._lists:
            yield from one.shortened(self._kept)


def _offer(page: SnapshotPage) -> Offer:
    return Offer(len(page.facts), tuple(one.is_starred for one in page.opportunities), len(page.insights))
