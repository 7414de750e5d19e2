"""The notes behind a page come only when they are asked for, and never take more than one page."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from discovery_desk.domain.page_fit import PageShape
from discovery_desk.domain.participant import Direction
from discovery_desk.domain.snapshot import EvidenceNote, SnapshotPage
from discovery_desk.export.pdf.snapshot_page import compose, render
from tests.export.pdf.hard_pages import JAPANESE, page_of

pytestmark = pytest.mark.usefixtures("qapp")

SHAPES = [PageShape(paper, is_portrait) for paper in ("a4", "letter") for is_portrait in (False, True)]


SECTIONS = 1 + len(JAPANESE.opportunities)


def page(notes_each: int) -> SnapshotPage:
    made = page_of(JAPANESE)
    notes = [
        EvidenceNote(text=f"Note {place} for {one or 'quote'}", at_ms=60_000 * (20 - place), opportunity_id=one)
        for one in (None, *(one.id for one in made.opportunities))
        for place in range(notes_each)
    ]
    return replace(made, evidence=tuple(notes))


def text_of(data: bytes, number: int) -> str:
    return re.sub(r"\s+", " ", PdfReader(BytesIO(data)).pages[number].extract_text())


def test_without_being_asked_for_no_note_is_in_the_file() -> None:
    data = render(page(2)).data
    assert len(PdfReader(BytesIO(data)).pages) == 1
    assert "Note 0" not in text_of(data, 0)


def test_each_line_of_the_page_has_its_notes_with_their_times_in_the_order_of_the_talk() -> None:
    composed = compose(page(2), with_evidence=True)
    rows = [one.text for one in composed.behind if one.what in {"note time", "note"}]
    assert rows[:4] == ["19:00", "Note 1 for quote", "20:00", "Note 0 for quote"]
    headings = [one.text for one in composed.behind if one.what == "proven"]
    assert headings == [one.text for one in page(2).opportunities]
    assert composed.folded == compose(page(2)).folded


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_of_too_many_notes_each_line_shows_some_and_counts_the_rest(shape: PageShape) -> None:
    made = render(page(30), shape, with_evidence=True)
    assert len(PdfReader(BytesIO(made.data)).pages) == 2
    composed = compose(page(30), shape, with_evidence=True)
    left_off = [line for line in composed.folded if line.startswith("Note: ")]
    shown = sum(one.what == "note" for one in composed.behind)
    assert shown + len(left_off) == SECTIONS * 30
    counts = {one.text for one in composed.behind if one.what == "more"}
    assert counts == {f"+{len(left_off) // SECTIONS} more notes"}


def test_a_line_without_a_note_says_so() -> None:
    composed = compose(page(0), with_evidence=True)
    assert [one.text for one in composed.behind].count("No notes yet") == SECTIONS


def test_what_the_page_has_folded_has_no_notes_either() -> None:
    made = page(1)
    more = tuple(replace(made.opportunities[1], id=f"x{n}", text=f"One more, {n}") for n in range(4))
    composed = compose(replace(made, opportunities=(*made.opportunities, *more)), with_evidence=True)
    proven = [one.text for one in composed.behind if one.what == "proven"]
    assert proven[-2:] == ["One more, 0", "One more, 1"]


def test_for_a_person_who_reads_from_the_right_the_times_stand_at_the_right() -> None:
    made = page(1)
    turned = replace(made, participant=replace(made.participant, direction=Direction.RIGHT_TO_LEFT))
    places = {one.what: one.rect.x for one in compose(turned, with_evidence=True).behind}
    assert places["note time"] > places["note"]
