"""The middle of the page: what happened, as a map under its heading, and beside that how much was left out of it."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.geometry import Rect
from discovery_desk.domain.moment import Link, MomentId
from discovery_desk.domain.page_fit import Kept, Line, Part
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.domain.thin import is_thin
from discovery_desk.export.pdf.page_lists import BadgeLook
from discovery_desk.export.pdf.page_map import PageMap, kept_numbers, page_map
from discovery_desk.export.pdf.page_map_paint import MapPainter
from discovery_desk.export.pdf.page_sheet import Sheet, set_text
from discovery_desk.export.pdf.page_words import Words, heading_of
from discovery_desk.export.pdf.paragraph import Paragraph

_BELOW_HEADING = 5.0
_BESIDE_HEADING = 12.0


class StorySection:
    """Measured for lines of `width`."""

    def __init__(self, page: SnapshotPage, width: float, words: Words) -> None:
        self._page, self._width, self._words = page, width, words
        self._look = BadgeLook.PALE if is_thin(page) else BadgeLook.FULL
        self._whole = page_map(page, width, words)
        self._maps: dict[tuple[frozenset[MomentId], bool], PageMap] = {}
        self.thinking = [moment.id for moment in self._whole.moments if moment.id in self._whole.thoughts]
        self.worded = [link for link in self._whole.links if link.label.strip()]
        self.painter: MapPainter | None = None

    @property
    def folded_moments(self) -> tuple[str, ...]:
        return tuple(moment.label for moment in self._whole.folded)

    def height(self, kept: Kept, room: float, ease: float = 0.0) -> float:
        """With a map that suits the room."""
        head = self._head_height
        if not self._page.moments:
            return head + self._no_moments.height
        return head + self._map_with(kept).height(room - head, ease)

    def paint(self, sheet: Sheet, rect: Rect, kept: Kept, *, with_title: bool) -> None:
        top = rect.y + self._head_height
        if self._page.moments:
            shown = replace(self._map_with(kept), numbers=self._numbers(kept))
            room = Rect(rect.x, top, rect.width, rect.bottom - top)
            self.painter = MapPainter(sheet, shown, room, self._words, self._look)
        self._paint_heading(sheet, rect, kept, with_title=with_title)
        if self.painter is None:
            sheet.write("no moments", self._no_moments, rect.x, top)
            return
        with sheet.part("Figure", alt=self._whole.said(self._page, self._words)):
            self.painter.paint()

    def _paint_heading(self, sheet: Sheet, rect: Rect, kept: Kept, *, with_title: bool) -> None:
        text = heading_of(self._page.story, with_title=with_title, words=self._words)
        more = self._more(kept)
        room = rect.width - (more.width + _BESIDE_HEADING if more else 0.0)
        sheet.write("heading", set_text(text, "heading", room), rect.x, rect.y)
        if more:
            sheet.write("more", more, rect.right - more.width, rect.y)

    def _more(self, kept: Kept) -> Paragraph | None:
        """What is not on the map, counted."""
        words = self._words
        counts = (
            (words.one_more_thought, words.more_thoughts, len(self.folded_thoughts(kept))),
            (words.one_more_link_label, words.more_link_labels, len(self.folded_words(kept))),
            (words.one_more_link, words.more_links, len(self.folded_links)),
        )
        said = ((one if count == 1 else more.format(count=count)) for one, more, count in counts if count)
        text = words.comma.join(said)
        return set_text(text, "remark", self._width / 2) if text else None

    def folded_thoughts(self, kept: Kept) -> tuple[str, ...]:
        shown = self._map_with(kept).thoughts
        return tuple(
            one.thinking.strip() for one in self._page.moments if one.id in self.thinking and one.id not in shown
        )

    def folded_words(self, kept: Kept) -> tuple[Link, ...]:
        """Links that are drawn without their words."""
        if not self._map_with(kept).has_link_words:
            gone = {link.id for link in self.folded_links}
            return tuple(link for link in self.worded if link.id not in gone)
        return self.painter.no_words if self.painter else ()

    @property
    def folded_links(self) -> tuple[Link, ...]:
        return self.painter.no_line if self.painter else ()

    def _map_with(self, kept: Kept) -> PageMap:
        thoughts = frozenset(id_ for place, id_ in enumerate(self.thinking) if Line(Part.THOUGHT, place) in kept)
        has_words = any(Line(Part.LINK_WORDS, place) in kept for place in range(len(self.worded)))
        key = (thoughts, has_words)
        if key not in self._maps:
            self._maps[key] = replace(self._whole, thoughts=thoughts, has_link_words=has_words)
        return self._maps[key]

    def _numbers(self, kept: Kept) -> tuple[tuple[MomentId, tuple[int, ...]], ...]:
        everything = enumerate(self._page.opportunities)
        return kept_numbers(self._page, [one for at, one in everything if Line(Part.OPPORTUNITY, at) in kept])

    @property
    def _head_height(self) -> float:
        return set_text(self._words.how_it_went, "heading").height + _BELOW_HEADING

    @property
    def _no_moments(self) -> Paragraph:
        return set_text(self._words.no_moments, "remark")
