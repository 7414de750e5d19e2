"""The line worth repeating, and when it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_sheet import Sheet, set_text
from discovery_desk.export.pdf.page_words import Words, quoted
from discovery_desk.export.pdf.paragraph import Paragraph

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NARROWINGS = 4
_AIR = 5.0


@dataclass(frozen=True, slots=True)
class PageQuote:
    """The blocks from top to bottom, measured."""

    blocks: tuple[tuple[str, Paragraph], ...]
    language: str = ""
    """Of the original."""

    @property
    def height(self) -> float:
        return sum(paragraph.height for _, paragraph in self.blocks) + _AIR * (len(self.blocks) - 1)

    @property
    def shortened(self) -> tuple[Paragraph, ...]:
        return tuple(paragraph for _, paragraph in self.blocks if paragraph.is_cut)

    def paint(self, sheet: Sheet, x: float, y: float) -> float:
        """All of it begins at one side, whichever way each line reads."""
        for what, paragraph in self.blocks:
            y = sheet.write(what, paragraph, x, y, language=self.language if what == "original" else "") + _AIR
        return y - _AIR


def page_quote(page: SnapshotPage, width: float, words: Words) -> PageQuote:
    if page.quote is None or not page.quote.text.strip():
        is_withheld = any(one.what is Mask.QUOTE for one in page.withheld)
        return PageQuote((("no quote", set_text(words.quote_withheld if is_withheld else words.no_quote, "remark")),))
    blocks = [("quote", _as_large_as_fits(quoted(page.quote.text, words), width))]
    if page.quote.original.strip():
        blocks.append(("original", set_text(page.quote.original, "original", width)))
    if page.quote_at_ms is not None:
        clock = words.in_the_call.format(clock=clock_text(page.quote_at_ms))
        blocks.append(("quote time", set_text(clock, "remark", width)))
    language = page.quote.original_lang
    return PageQuote(tuple(blocks), language if LANGUAGE.fullmatch(language) else "")


def _as_large_as_fits(text: str, width: float) -> Paragraph:
    """The length of the line decides, never how full the page is."""
    large = set_text(text, "quote", width)
    if len(large.lines) == 1:
        return large
    one_line = set_text(text, "full-line-quote", width)
    if not one_line.is_cut:
        return one_line
    for size in ("quote", "long-quote"):
        if not set_text(text, size, width).is_cut:
            return _balanced(text, size, width)
    return set_text(text, "longest-quote", width)


def _balanced(text: str, size: str, width: float) -> Paragraph:
    """Lines of about the same length: a single word on the last one looks forgotten."""
    low, best = width / 2, set_text(text, size, width)
    for _ in range(_NARROWINGS):
        middle = (low + width) / 2
        tried = set_text(text, size, middle)
        if len(tried.lines) == len(best.lines) and not tried.is_cut:
            best, width = tried, middle
        else:
            low = middle
    return best
