"""The lower part of the page: what could be better for the person, and what else was learned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from discovery_desk.domain.experience_map import numbered
from discovery_desk.domain.geometry import Point, Rect
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.page_fit import Kept, Line, Part, between
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.domain.thin import is_thin
from discovery_desk.export.pdf.page_sheet import Sheet, Stroke, set_text
from discovery_desk.export.pdf.page_styles import ground_of, ink, ink_of
from discovery_desk.export.pdf.page_words import Words
from discovery_desk.export.pdf.paragraph import Paragraph

BADGE = 13.0  # the diameter of a number's circle
LEAST_GAP, USUAL_GAP, MOST_GAP = 2.5, 5.0, 7.0
NUMBER_INDENT = 19.0
_DASH_INDENT = 13.0
_AFTER_HEADING = 7.0
_BEFORE_STAR = 5.0
_CAPITAL = 0.727  # of the size


class BadgeLook(Enum):
    """A draft has no number yet; what a thin interview gave is paler, in ink and in grey."""

    FULL = "full"
    PALE = "pale"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list; `number` is its circle's, and there is a dash where it has no look."""

    line: Line
    text: Paragraph
    look: BadgeLook | None = None
    number: str = ""
    star: Paragraph | None = None

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

    def height(self, kept: Kept, ease: float = 0.0) -> float:
        rows = [item.height for item in self.items if item.line in kept]
        if self._more(kept) is not None:
            rows.append(set_text("+", "remark").height)
        rows = rows or [self._nothing.height]
        gap = between(LEAST_GAP, USUAL_GAP, ease)
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

    def paint(self, sheet: Sheet, kept: Kept, y: float, gap: float) -> float:
        y = sheet.write("heading", self.heading, self.x, y) + _AFTER_HEADING
        if not self.items:
            return sheet.write("nothing", self._nothing, self.x, y)
        with sheet.part("L"):
            for item in self.items:
                if item.line in kept:
                    with sheet.part("LI"):
                        y = self._paint(sheet, item, y) + gap
        more = self._more(kept)
        return y - gap if more is None else sheet.write("more", more, self.x + self.indent, y)

    def _paint(self, sheet: Sheet, item: Item, y: float) -> float:
        """Text that reads from right to left has its sign on the right, on a page that does not do so by itself."""
        middle = y + item.text.first_baseline - item.text.style.size * _CAPITAL / 2
        is_turned = item.text.is_right_to_left and not sheet.is_mirrored
        x, room = self.x + (0 if is_turned else self.indent), self.width - self.indent
        if item.look is not None:
            edge = self.x + self.width - BADGE if is_turned else self.x
            paint_badge(sheet, item.number, Point(edge + BADGE / 2, middle), item.look)
        else:
            dash = set_text(self.words.nothing, "insight")
            sheet.write("dash", dash, self.x + self.width - dash.width if is_turned else self.x, y)
        sheet.write(item.line.part.value, item.text, x, y, room)
        if item.star is not None:
            _paint_star(sheet, item, item.star, Rect(x, y, room, 0), is_turned=is_turned)
        return y + item.height


def _paint_star(sheet: Sheet, item: Item, star: Paragraph, row: Rect, *, is_turned: bool) -> None:
    """Right behind the text, as one would put it by hand."""
    end = item.text.width + _BEFORE_STAR
    x = row.right - end - star.width if is_turned else row.x + end
    sheet.write("star", star, x, row.y + item.text.first_baseline - star.first_baseline)


def opportunities(page: SnapshotPage, x: float, width: float, words: Words) -> PageList:
    numbers = _numbers(page.opportunities)
    is_pale = is_thin(page) and bool(page.opportunities)
    star = set_text(words.star, "pale-star" if is_pale else "star")
    items = tuple(
        _opportunity(one, place, width - NUMBER_INDENT, numbers, star, is_pale=is_pale)
        for place, one in enumerate(page.opportunities)
    )
    heading = set_text(words.thin if is_pale else words.opportunities, "heading", width)
    return PageList(heading, items, x, width, NUMBER_INDENT, words)


def _opportunity(
    one: Opportunity,
    place: int,
    room: float,
    numbers: Mapping[OpportunityId, int],
    star: Paragraph,
    *,
    is_pale: bool,
) -> Item:
    style = ("pale-" if is_pale else "") + ("starred" if one.is_starred else "item")
    look = BadgeLook.DRAFT if one.is_draft else BadgeLook.PALE if is_pale else BadgeLook.FULL
    beside = room - star.width - _BEFORE_STAR if one.is_starred else room
    text = set_text(one.text, style, beside)
    number = str(numbers[one.id]) if one.id in numbers else ""
    return Item(Line(Part.OPPORTUNITY, place), text, look, number, star if one.is_starred else None)


def insights(page: SnapshotPage, x: float, width: float, words: Words) -> PageList:
    items = tuple(
        Item(Line(Part.INSIGHT, place), set_text(one.text, "insight", width - _DASH_INDENT))
        for place, one in enumerate(page.insights)
    )
    return PageList(set_text(words.insights, "heading"), items, x, width, _DASH_INDENT, words)


def _numbers(shown: Sequence[Opportunity]) -> dict[OpportunityId, int]:
    """The same as on the badges of the map."""
    return {one.id: number for number, one in numbered(one for one in shown if not one.is_draft)}


def paint_badge(sheet: Sheet, text: str, middle: Point, look: BadgeLook = BadgeLook.FULL) -> None:
    """A circle, or a pill where several numbers share it."""
    number = set_text(text, "pale-number" if look is BadgeLook.PALE else "number")
    width = max(BADGE, number.width + BADGE - 5)
    rect = Rect(middle.x - width / 2, middle.y - BADGE / 2, width, BADGE)
    color = ink_of("opportunity")
    if look is BadgeLook.FULL:
        sheet.box(rect, BADGE, fill=color, stroke=Stroke(ink("surface"), 1.0))
    else:
        ground = ground_of("opportunity") if look is BadgeLook.PALE else ""
        sheet.box(rect.grown(-0.5), BADGE, fill=ground, stroke=Stroke(color))
    sheet.center("number", number, middle)
