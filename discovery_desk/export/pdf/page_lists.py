"""The lower part of the page: what could be better for the person, and what else was learned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discovery_desk.domain.experience_map import numbered
from discovery_desk.domain.geometry import Point, Rect
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.page_fit import Kept, Line, Part
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_sheet import Sheet, Stroke, set_text
from discovery_desk.export.pdf.page_styles import ink, ink_of
from discovery_desk.export.pdf.page_words import Words
from discovery_desk.export.pdf.paragraph import Paragraph

BADGE = 13.0  # the diameter of a number's circle
LEAST_GAP, MOST_GAP = 3.5, 7.0
_NUMBER_INDENT, _DASH_INDENT = 19.0, 13.0
_AFTER_HEADING = 7.0
_SHARE = 0.63
_GUTTER = 24.0


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list; `number` is its circle's, and there is a dash where there is none."""

    line: Line
    text: Paragraph
    number: int | None = None
    is_draft: bool = False

    @property
    def height(self) -> float:
        """Its sign needs room even where nothing has been written."""
        return max(BADGE, self.text.height)


@dataclass(frozen=True, slots=True)
class PageList:
    """One of the two lists, measured."""

    heading: Paragraph
    items: tuple[Item, ...]
    x: float
    width: float
    indent: float
    words: Words

    @property
    def _nothing(self) -> Paragraph:
        return set_text(self.words.nothing, "remark")

    def height(self, kept: Kept, gap: float = LEAST_GAP) -> float:
        rows = [item.height for item in self.items if item.line in kept]
        if self._more(kept) is not None:
            rows.append(set_text("+", "remark").height)
        rows = rows or [self._nothing.height]
        return self.heading.height + _AFTER_HEADING + sum(rows) + gap * (len(rows) - 1)

    def gaps(self, kept: Kept) -> int:
        shown = sum(item.line in kept for item in self.items)
        return max(0, shown - 1 + (shown < len(self.items)))

    def shortened(self, kept: Kept) -> Iterator[Paragraph]:
        """What is shown, but not to its end."""
        return (item.text for item in self.items if item.line in kept and item.text.is_cut)

    def _more(self, kept: Kept) -> Paragraph | None:
        folded = sum(item.line not in kept for item in self.items)
        return set_text(self.words.more.format(count=folded), "remark") if folded else None

    def paint(self, sheet: Sheet, kept: Kept, y: float, gap: float) -> None:
        y = sheet.write("heading", self.heading, self.x, y) + _AFTER_HEADING
        if not self.items:
            sheet.write("nothing", self._nothing, self.x, y)
        with sheet.part("L"):
            for item in self.items:
                if item.line in kept:
                    with sheet.part("LI"):
                        y = self._paint(sheet, item, y) + gap
        more = self._more(kept)
        if more is not None:
            sheet.write("more", more, self.x + self.indent, y)

    def _paint(self, sheet: Sheet, item: Item, y: float) -> float:
        """Text that reads from right to left has its sign on the right."""
        middle = y + item.text.first_baseline - item.text.style.size * 0.727 / 2
        is_mirrored = item.text.is_right_to_left
        x = self.x + (0 if is_mirrored else self.indent)
        if item.line.part is Part.OPPORTUNITY:
            edge = self.x + self.width - BADGE if is_mirrored else self.x
            paint_badge(sheet, _number_text(item), Point(edge + BADGE / 2, middle), is_draft=item.is_draft)
        else:
            dash = set_text(self.words.nothing, "insight")
            sheet.write("dash", dash, self.x + self.width - dash.width if is_mirrored else self.x, y)
        sheet.write(item.line.part.value, item.text, x, y, self.width - self.indent)
        return y + item.height


def opportunities(page: SnapshotPage, x: float, width: float, words: Words) -> PageList:
    numbers = _numbers(page.opportunities)
    room = (width - _GUTTER) * _SHARE
    items = tuple(
        Item(
            Line(Part.OPPORTUNITY, place),
            set_text(one.text, "starred" if one.is_starred else "item", room - _NUMBER_INDENT),
            numbers.get(one.id),
            one.is_draft,
        )
        for place, one in enumerate(page.opportunities)
    )
    return PageList(set_text(words.opportunities, "heading"), items, x, room, _NUMBER_INDENT, words)


def insights(page: SnapshotPage, x: float, width: float, words: Words) -> PageList:
    room = (width - _GUTTER) * (1 - _SHARE)
    items = tuple(
        Item(Line(Part.INSIGHT, place), set_text(one.text, "insight", room - _DASH_INDENT))
        for place, one in enumerate(page.insights)
    )
    return PageList(set_text(words.insights, "heading"), items, x + width - room, room, _DASH_INDENT, words)


def _numbers(shown: Sequence[Opportunity]) -> dict[OpportunityId, int]:
    """The same as on the badges of the map."""
    return {one.id: number for number, one in numbered(one for one in shown if not one.is_draft)}


def _number_text(item: Item) -> str:
    return "" if item.number is None else str(item.number)


def paint_badge(sheet: Sheet, text: str, middle: Point, *, is_draft: bool = False) -> None:
    """A circle, or a pill where several numbers share it."""
    number = set_text(text, "number")
    width = max(BADGE, number.width + BADGE - 5)
    rect = Rect(middle.x - width / 2, middle.y - BADGE / 2, width, BADGE)
    color = ink_of("opportunity")
    if is_draft:
        sheet.box(rect.grown(-0.5), BADGE, stroke=Stroke(color))
    else:
        sheet.box(rect, BADGE, fill=color, stroke=Stroke(ink("surface"), 1.0))
    sheet.center("number", number, middle)
