"""The left column of the page: portrait, name, and the few facts that put the story in context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from discovery_desk.domain.geometry import Rect
from discovery_desk.domain.page_fit import Kept, Line, Part
from discovery_desk.domain.participant import Direction, Participant, QuickFact
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_portrait import paint_portrait
from discovery_desk.export.pdf.page_sheet import Sheet, Stroke, set_text, towards_right
from discovery_desk.export.pdf.page_styles import ink
from discovery_desk.export.pdf.page_words import Words
from discovery_desk.export.pdf.paragraph import Paragraph

LEAST_PORTRAIT, MOST_PORTRAIT = 52.0, 141.0
WIDTH = 197.0
_BELOW_PORTRAIT, _ABOVE_FACTS = 11.0, 9.0
LEAST_PAD, MOST_PAD = 3.5, 5.0
_HAIRLINE = 0.5
_BELOW_NAME = 2.0


@dataclass(frozen=True, slots=True)
class Fact:
    """`line` is None for the one that the page adds itself."""

    line: Line | None
    label: Paragraph | None
    text: Paragraph

    @property
    def height(self) -> float:
        return self.text.height + (self.label.height if self.label else 0.0)


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """Measured; the portrait takes what height the words leave."""

    page: SnapshotPage
    words: Words
    headings: tuple[tuple[str, Paragraph], ...]
    facts: tuple[Fact, ...]
    story: Fact | None

    def height(self, kept: Kept, *, with_story: bool, pad: float = LEAST_PAD) -> float:
        """Of the words alone."""
        facts = self._shown(kept, with_story=with_story)
        heads = sum(paragraph.height for _, paragraph in self.headings)
        rows = sum(fact.height + 2 * pad + _HAIRLINE for fact in facts)
        return _BELOW_PORTRAIT + heads + _BELOW_NAME + (_ABOVE_FACTS + rows - pad if facts else 0.0)

    def _shown(self, kept: Kept, *, with_story: bool) -> list[Fact]:
        facts = [fact for fact in self.facts if fact.line in kept]
        folded = len(self.facts) - len(facts)
        if folded:
            facts.append(Fact(None, None, set_text(self.words.more.format(count=folded), "remark", WIDTH)))
        return [*facts, self.story] if with_story and self.story else facts

    def paint(self, sheet: Sheet, rect: Rect, kept: Kept, *, with_story: bool) -> None:
        words = self.height(kept, with_story=with_story, pad=MOST_PAD)
        pad = MOST_PAD if rect.height - words >= MOST_PORTRAIT else LEAST_PAD
        room = rect.height - self.height(kept, with_story=with_story, pad=pad)
        portrait = Rect(rect.x, rect.y, rect.width, min(MOST_PORTRAIT, room))
        paint_portrait(sheet, self.page, portrait, self.words)
        y = portrait.bottom + _BELOW_PORTRAIT
        for what, paragraph in self.headings:
            y = sheet.write(what, paragraph, rect.x, y, rect.width) + (_BELOW_NAME if what == "name" else 0.0)
        y += _ABOVE_FACTS
        with sheet.part("L"):
            for fact in self._shown(kept, with_story=with_story):
                with sheet.part("LI"):
                    y = _paint_fact(sheet, fact, rect, y, pad)

    def shortened(self, kept: Kept) -> Iterator[Paragraph]:
        yield from (paragraph for _, paragraph in self.headings if paragraph.is_cut)
        for fact in self.facts:
            if fact.line in kept and (fact.text.is_cut or (fact.label and fact.label.is_cut)):
                yield fact.text


def person_column(page: SnapshotPage, words: Words) -> PersonColumn:
    person = page.participant
    facts = tuple(_fact(fact, Line(Part.FACT, place), person) for place, fact in enumerate(page.facts))
    return PersonColumn(page, words, tuple(_headings(person, words)), facts, _story(page, words))


def _headings(person: Participant, words: Words) -> Iterator[tuple[str, Paragraph]]:
    name = person.name.strip() or words.nobody
    large = set_text(name, "name", WIDTH)
    yield "name", _aligned(set_text(name, "long-name", WIDTH) if large.is_cut else large, person)
    latin = person.name_latin.strip()
    if latin and latin != name:
        yield "latin", _aligned(set_text(latin, "latin", WIDTH), person)
    if person.segment.strip():
        yield "segment", _aligned(set_text(person.segment, "segment", WIDTH), person)


def _fact(fact: QuickFact, line: Line, person: Participant) -> Fact:
    label = _aligned(set_text(fact.label, "fact-label", WIDTH), person) if fact.label.strip() else None
    return Fact(line, label, _aligned(set_text(fact.text, "fact", WIDTH), person))


def _story(page: SnapshotPage, words: Words) -> Fact | None:
    if page.story is None or not page.story.title.strip():
        return None
    label = _aligned(set_text(words.story_about, "fact-label", WIDTH), page.participant)
    return Fact(None, label, _aligned(set_text(page.story.title, "fact", WIDTH), page.participant))


def _aligned(paragraph: Paragraph, person: Participant) -> Paragraph:
    return towards_right(paragraph) if person.direction is Direction.RIGHT_TO_LEFT else paragraph


def _paint_fact(sheet: Sheet, fact: Fact, rect: Rect, y: float, pad: float) -> float:
    sheet.rule(rect.x, y, rect.width, Stroke(ink("line"), _HAIRLINE))
    y += _HAIRLINE + pad
    if fact.label:
        y = sheet.write("fact label", fact.label, rect.x, y, rect.width)
    return sheet.write("fact", fact.text, rect.x, y, rect.width) + pad
