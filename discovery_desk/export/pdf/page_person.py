"""Who it is: portrait, name, and the few facts that put the story in context; as a column, or as a band on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discovery_desk.domain.geometry import Point, Rect
from discovery_desk.domain.page_fit import Kept, Line, Part, between, rows_of
from discovery_desk.domain.participant import Participant, QuickFact
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_portrait import paint_portrait
from discovery_desk.export.pdf.page_sheet import Sheet, Stroke, set_text
from discovery_desk.export.pdf.page_styles import ink
from discovery_desk.export.pdf.page_words import Words
from discovery_desk.export.pdf.paragraph import Paragraph

LEAST_PORTRAIT, USUAL_PORTRAIT, MOST_PORTRAIT = 52.0, 112.0, 141.0
WIDTH = 197.0
_BELOW_PORTRAIT, _ABOVE_FACTS = 11.0, 9.0
_LEAST_PAD, _USUAL_PAD, _MOST_PAD = 2.5, 4.25, 5.0
_HAIRLINE = 0.5
_BELOW_NAME = 2.0
_LEAST_SQUARE, _MOST_SQUARE = 76.0, 104.0  # the portrait of a band
_BESIDE_SQUARE, _BETWEEN_FACTS = 15.0, 16.0


@dataclass(frozen=True, slots=True)
class Fact:
    """`line` is None for what the page adds itself: its story, and how many more there are."""

    line: Line | None
    label: Paragraph | None
    text: Paragraph

    @property
    def height(self) -> float:
        return self.text.height + (self.label.height if self.label else 0.0)


@dataclass(frozen=True, slots=True)
class Person:
    """All words of the person, measured for lines of `width`; the facts for lines of `fact_width`."""

    page: SnapshotPage
    words: Words
    width: float
    fact_width: float
    headings: tuple[tuple[str, Paragraph], ...]
    facts: tuple[Fact, ...]
    story: Fact | None

    @property
    def heading_height(self) -> float:
        return sum(paragraph.height for _, paragraph in self.headings) + _BELOW_NAME

    @property
    def fact_lines(self) -> tuple[int, ...]:
        return tuple(len(fact.text.lines) for fact in self.facts)

    def shown(self, kept: Kept, *, with_story: bool) -> list[Fact]:
        facts = [fact for fact in self.facts if fact.line in kept]
        folded = len(self.facts) - len(facts)
        if folded:
            facts.append(Fact(None, None, set_text(self.words.more.format(count=folded), "remark", self.fact_width)))
        return [*facts, self.story] if with_story and self.story else facts

    def paint_headings(self, sheet: Sheet, x: float, y: float) -> float:
        for what, paragraph in self.headings:
            y = sheet.write(what, paragraph, x, y, self.width) + (_BELOW_NAME if what == "name" else 0.0)
        return y

    def shortened(self, kept: Kept) -> Iterator[Paragraph]:
        yield from (paragraph for _, paragraph in self.headings if paragraph.is_cut)
        for fact in self.facts:
            if fact.line in kept and (fact.text.is_cut or (fact.label and fact.label.is_cut)):
                yield fact.text


def person(page: SnapshotPage, width: float, fact_width: float, words: Words) -> Person:
    facts = tuple(_fact(fact, Line(Part.FACT, place), fact_width) for place, fact in enumerate(page.facts))
    headings = tuple(_headings(page.participant, width, words))
    return Person(page, words, width, fact_width, headings, facts, _story(page, fact_width, words))


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """One below the other; the portrait takes what height the words leave."""

    person: Person

    def height(self, kept: Kept, ease: float, *, with_story: bool = False) -> float:
        pad = between(_LEAST_PAD, _USUAL_PAD, ease)
        return between(LEAST_PORTRAIT, USUAL_PORTRAIT, ease) + self._words_height(kept, pad, with_story=with_story)

    def holds_story(self, kept: Kept, height: float) -> bool:
        """Whether that much height leaves room to say what the story is about."""
        return MOST_PORTRAIT * 0.6 + self._words_height(kept, _LEAST_PAD, with_story=True) <= height

    def _words_height(self, kept: Kept, pad: float, *, with_story: bool) -> float:
        facts = self.person.shown(kept, with_story=with_story)
        rows = sum(fact.height + 2 * pad + _HAIRLINE for fact in facts)
        return _BELOW_PORTRAIT + self.person.heading_height + (_ABOVE_FACTS + rows - pad if facts else 0.0)

    def paint(self, sheet: Sheet, rect: Rect, kept: Kept, *, with_story: bool) -> None:
        person = self.person
        words = self._words_height(kept, _MOST_PAD, with_story=with_story)
        pad = _MOST_PAD if rect.height - words >= MOST_PORTRAIT else _LEAST_PAD
        room = rect.height - self._words_height(kept, pad, with_story=with_story)
        portrait = Rect(rect.x, rect.y, rect.width, min(MOST_PORTRAIT, room))
        paint_portrait(sheet, person.page, portrait, person.words)
        y = person.paint_headings(sheet, rect.x, portrait.bottom + _BELOW_PORTRAIT) + _ABOVE_FACTS
        with sheet.part("L"):
            for fact in person.shown(kept, with_story=with_story):
                with sheet.part("LI"):
                    y = _paint_fact(sheet, fact, Rect(rect.x, y, rect.width, 0), pad)


@dataclass(frozen=True, slots=True)
class PersonBand:
    """A square portrait, and beside it the name above two columns of facts."""

    person: Person

    def height(self, kept: Kept, ease: float, *, with_story: bool = False) -> float:
        rows = self._rows(kept, ease, with_story=with_story)
        least = between(_LEAST_SQUARE, _MOST_SQUARE, ease)
        return max(least, self.person.heading_height + (_ABOVE_FACTS + sum(rows) if rows else 0.0))

    def _rows(self, kept: Kept, ease: float, *, with_story: bool) -> Sequence[float]:
        pad = between(_LEAST_PAD, _USUAL_PAD, ease)
        facts = self.person.shown(kept, with_story=with_story)
        return rows_of([fact.height + 2 * pad + _HAIRLINE for fact in facts], 2)

    def paint(self, sheet: Sheet, at: Point, kept: Kept, ease: float, *, with_story: bool) -> None:
        height = self.height(kept, ease, with_story=with_story)
        side, pad = min(_MOST_SQUARE, height), between(_LEAST_PAD, _USUAL_PAD, ease)
        person = self.person
        paint_portrait(sheet, person.page, Rect(at.x, at.y, side, side), person.words)
        left = at.x + _MOST_SQUARE + _BESIDE_SQUARE
        top = person.paint_headings(sheet, left, at.y) + _ABOVE_FACTS
        facts = person.shown(kept, with_story=with_story)
        with sheet.part("L"):
            for row, height in enumerate(self._rows(kept, ease, with_story=with_story)):
                for column, fact in enumerate(facts[2 * row : 2 * row + 2]):
                    with sheet.part("LI"):
                        x = left + column * (person.fact_width + _BETWEEN_FACTS)
                        _paint_fact(sheet, fact, Rect(x, top, person.fact_width, 0), pad)
                top += height


def person_column(page: SnapshotPage, words: Words) -> PersonColumn:
    return PersonColumn(person(page, WIDTH, WIDTH, words))


def person_band(page: SnapshotPage, width: float, words: Words) -> PersonBand:
    beside = width - _MOST_SQUARE - _BESIDE_SQUARE
    return PersonBand(person(page, beside, (beside - _BETWEEN_FACTS) / 2, words))


def _headings(someone: Participant, width: float, words: Words) -> Iterator[tuple[str, Paragraph]]:
    name = someone.name.strip() or words.nobody
    sizes = (set_text(name, style, width) for style in ("name", "long-name"))
    fitting = (one for one in sizes if not one.is_cut)
    yield "name", next(fitting, None) or set_text(name, "longest-name", width)
    latin = someone.name_latin.strip()
    if latin and latin != name:
        yield "latin", set_text(latin, "latin", width)
    if someone.segment.strip():
        yield "segment", set_text(someone.segment, "segment", width)


def _fact(fact: QuickFact, line: Line, width: float) -> Fact:
    label = set_text(fact.label, "fact-label", width) if fact.label.strip() else None
    return Fact(line, label, set_text(fact.text, "fact", width))


def _story(page: SnapshotPage, width: float, words: Words) -> Fact | None:
    if page.story is None or not page.story.title.strip():
        return None
    return Fact(None, set_text(words.story_about, "fact-label", width), set_text(page.story.title, "fact", width))


def _paint_fact(sheet: Sheet, fact: Fact, at: Rect, pad: float) -> float:
    sheet.rule(at.x, at.y, at.width, Stroke(ink("line"), _HAIRLINE))
    y = at.y + _HAIRLINE + pad
    if fact.label:
        y = sheet.write("fact label", fact.label, at.x, y, at.width)
    return sheet.write("fact", fact.text, at.x, y, at.width) + pad
