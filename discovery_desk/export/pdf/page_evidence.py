"""The second page, where it is asked for: the quote and each opportunity with the notes that speak for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from discovery_desk.domain.geometry import Point
from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.opportunity import OpportunityId
from discovery_desk.domain.page_fit import most_each, stretched
from discovery_desk.domain.snapshot import EvidenceNote, SnapshotPage
from discovery_desk.export.pdf.page_composition import BOTTOM, SIDE, TOP
from discovery_desk.export.pdf.page_lists import BADGE, NUMBER_INDENT, BadgeLook, Item, paint_badge
from discovery_desk.export.pdf.page_sheet import Sheet, Stroke, set_text
from discovery_desk.export.pdf.page_styles import ink
from discovery_desk.export.pdf.page_words import Words, quoted
from discovery_desk.export.pdf.paragraph import Paragraph

_BELOW_TITLE, _BELOW_SUBTITLE, _FOOT_AIR = 3.0, 8.0, 12.0
_ABOVE, _BELOW = 7.0, 3.0  # a section's rule and its notes
_GAP = 2.5
_LEAST_AIR, _MOST_AIR = 1.0, 8.0  # below a section
_TIME = 46.0
_RULE = 0.5


@dataclass(frozen=True, slots=True)
class Section:
    """What the page says, and the notes behind it with their times."""

    heading: Paragraph
    notes: tuple[tuple[str, Paragraph], ...]
    badge: tuple[str, BadgeLook] | None = None


class EvidencePage:
    """Always one page: of each section as many notes as all of them have room for."""

    def __init__(self, page: SnapshotPage, shown: Sequence[Item], sheet: Sheet, words: Words) -> None:
        self._page, self._sheet, self._words = page, sheet, words
        self._width = sheet.width - 2 * SIDE
        self._note_width = self._width - NUMBER_INDENT - _TIME
        self._title = set_text(page.participant.name.strip() or words.nobody, "name", self._width)
        self._subtitle = set_text(words.evidence, "heading", self._width)
        self._sections = tuple(self._measured(shown))
        self._foot = set_text(words.page, "foot")
        head = self._title.height + _BELOW_TITLE + self._subtitle.height + _BELOW_SUBTITLE
        self._room = sheet.height - TOP - head - _FOOT_AIR - self._foot.height - BOTTOM
        self._most = most_each([len(one.notes) for one in self._sections], self._height, self._room)
        spare = self._room - self._height(self._most)
        self._air = stretched(_LEAST_AIR, _MOST_AIR, spare, len(self._sections))

    @property
    def folded(self) -> Iterator[str]:
        for section in self._sections:
            for _, note in section.notes[self._most :]:
                yield self._words.folded_note.format(text=note.text)

    def paint(self) -> None:
        sheet = self._sheet
        y = sheet.write("name", self._title, SIDE, TOP) + _BELOW_TITLE
        y = sheet.write("heading", self._subtitle, SIDE, y) + _BELOW_SUBTITLE
        for section in self._sections:
            y = self._paint(section, y)
        left = sheet.width - SIDE - self._foot.width
        sheet.write("foot", self._foot, left, sheet.height - BOTTOM - self._foot.height)

    def _measured(self, shown: Sequence[Item]) -> Iterator[Section]:
        page, words = self._page, self._words
        room = self._width - NUMBER_INDENT
        if page.quote is not None and page.quote.text.strip():
            heading = set_text(quoted(page.quote.text, words), "evidence-quote", room)
            yield Section(heading, tuple(self._notes({None})))
        for item in shown:
            one = page.opportunities[item.line.place]
            heading = set_text(one.text, "evidence-heading", room)
            yield Section(heading, tuple(self._notes({one.id})), (item.number, item.look or BadgeLook.FULL))

    def _notes(self, wanted: Collection[OpportunityId | None]) -> Iterator[tuple[str, Paragraph]]:
        """In the order of the talk."""
        found = [note for note in self._page.evidence if note.opportunity_id in wanted and note.text.strip()]
        for note in sorted(found, key=_time_of):
            time = clock_text(note.at_ms) if note.at_ms is not None else ""
            yield time, set_text(note.text, "note", self._note_width)

    def _height(self, most: int) -> float:
        return sum(self._section_height(section, most) + _LEAST_AIR for section in self._sections)

    def _section_height(self, section: Section, most: int) -> float:
        rows = [note.height for _, note in section.notes[:most]]
        rows += [set_text("+", "remark").height] if len(rows) < max(1, len(section.notes)) else []
        heading = max(BADGE, section.heading.height)
        return _ABOVE + _RULE + heading + _BELOW + sum(rows) + _GAP * len(rows)

    def _paint(self, section: Section, y: float) -> float:
        sheet, left = self._sheet, SIDE + NUMBER_INDENT
        bottom = y + self._section_height(section, self._most) + self._air
        sheet.rule(SIDE, y, self._width, Stroke(ink("line"), _RULE))
        y += _ABOVE
        if section.badge:
            number, look = section.badge
            capital = section.heading.style.size * 0.727
            paint_badge(sheet, number, Point(SIDE + BADGE / 2, y + section.heading.first_baseline - capital / 2), look)
        sheet.write("quote" if section.badge is None else "proven", section.heading, left, y)
        y += max(BADGE, section.heading.height) + _BELOW
        with sheet.part("L"):
            for time, note in section.notes[: self._most]:
                with sheet.part("LI"):
                    self._paint_note(time, note, y)
                y += note.height + _GAP
        self._paint_rest(section, y)
        return bottom

    def _paint_note(self, time: str, note: Paragraph, y: float) -> None:
        left = SIDE + NUMBER_INDENT
        self._sheet.write("note time", set_text(time, "note-time", _TIME), left, y)
        self._sheet.write("note", note, left + _TIME, y, self._note_width)

    def _paint_rest(self, section: Section, y: float) -> None:
        rest = len(section.notes) - self._most
        left = SIDE + NUMBER_INDENT
        if not section.notes:
            self._sheet.write("no notes", set_text(self._words.no_evidence, "remark"), left, y)
        elif rest > 0:
            more = set_text(self._words.more_notes.format(count=rest), "remark")
            self._sheet.write("more", more, left, y)


def _time_of(note: EvidenceNote) -> tuple[bool, int]:
    return note.at_ms is None, note.at_ms or 0
