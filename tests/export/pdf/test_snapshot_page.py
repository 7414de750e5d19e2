"""The page of each demo interview holds its seven components, on one sheet, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.moment import MomentId, MomentKind
from discovery_desk.domain.page_fit import PageShape
from discovery_desk.domain.participant import PhotoKind
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.snapshot_page import RenderedPage, compose, render
from discovery_desk.services import importing, snapshots
from discovery_desk.services.desk import Desk, desk_in_memory

SHAPES = [PageShape(paper, is_portrait) for paper in ("a4", "letter") for is_portrait in (False, True)]
STORIES = [path.stem for path in importing.demo_files()]


@pytest.fixture(scope="module")
def demo(qapp: QApplication) -> Iterator[dict[str, SnapshotPage]]:
    desk = desk_in_memory()
    yield {path.stem: _page(desk, path) for path in importing.demo_files()}
    desk.close()


def _page(desk: Desk, path: Path) -> SnapshotPage:
    return snapshots.page(desk, importing.import_file(desk, path).id)


def words_of(made: RenderedPage) -> str:
    """Without spaces: where a line breaks is not what this is about."""
    reader = PdfReader(BytesIO(made.data))
    assert len(reader.pages) == 1
    return re.sub(r"\s", "", reader.pages[0].extract_text())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("story", STORIES)
def test_all_seven_components_can_be_read_from_the_page(
    demo: dict[str, SnapshotPage], story: str, shape: PageShape
) -> None:
    page = demo[story]
    made = render(page, shape)
    words = words_of(made)
    expected = [
        *(fact.text for fact in page.facts),
        *(moment.label for moment in page.moments),
        *(opportunity.text for opportunity in page.opportunities),
        *(insight.text for insight in page.insights),
        page.participant.segment,
        "Interview snapshot",
        page.quote.text if page.quote else "",
    ]
    assert [text for text in expected if squeezed(text) not in words] == []
    assert not made.missing
    assert [line for line in made.folded if not line.startswith(("Link: ", "Thought: "))] == []


@pytest.mark.parametrize("story", STORIES)
def test_the_name_is_written_as_the_person_writes_it(demo: dict[str, SnapshotPage], story: str) -> None:
    person = demo[story].participant
    placed = {one.what: one.text for one in compose(demo[story]).placed}
    assert placed["name"] == person.name
    assert placed.get("latin", person.name) == (person.name_latin or person.name)


@pytest.mark.parametrize("story", STORIES)
def test_every_font_is_in_the_file(demo: dict[str, SnapshotPage], story: str) -> None:
    fonts = PdfReader(BytesIO(render(demo[story]).data)).pages[0]["/Resources"]["/Font"]
    assert fonts
    for font in fonts.values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor


@pytest.mark.parametrize("story", STORIES)
def test_the_same_page_gives_the_same_bytes(demo: dict[str, SnapshotPage], story: str) -> None:
    assert render(demo[story]).data == render(demo[story]).data


def test_the_file_names_person_interviewer_and_language(demo: dict[str, SnapshotPage]) -> None:
    page = demo["04_month_end_invoice"]
    reader = PdfReader(BytesIO(render(page).data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Chukwuemeka Ọbịọra – Interview snapshot"
    assert reader.metadata.author == "Hannah Weiss"
    assert reader.root_object["/Lang"] == "en"


def test_numbers_on_the_map_are_those_of_the_list(demo: dict[str, SnapshotPage]) -> None:
    numbers = [one.text for one in compose(demo["05_leaving_the_language_app"]).placed if one.what == "number"]
    assert sorted(numbers) == sorted([str(number) for number in range(1, 6)] * 2)


def test_an_empty_page_says_what_is_not_there_yet(demo: dict[str, SnapshotPage]) -> None:
    page = demo["04_month_end_invoice"]
    bare = SnapshotPage(interview=page.interview, participant=page.participant)
    words = words_of(render(bare))
    assert "Noquotechosenyet" in words
    assert "Nomomentsyet" in words


def test_text_of_a_right_to_left_person_ends_at_the_right_edge_of_its_block(demo: dict[str, SnapshotPage]) -> None:
    placed = compose(demo["02_engagement_cake"]).placed
    column = {round(one.rect.right, 3) for one in placed if one.what in {"name", "latin", "segment", "fact"}}
    assert len(column) == 1


def test_words_in_a_box_begin_at_the_side_where_they_are_read_from(demo: dict[str, SnapshotPage]) -> None:
    page = demo["04_month_end_invoice"]
    worded = {"Calls back": "17:20", "تتصل مرتين": "الخميس", "פונה אליה": "אתמול"}
    plain = replace(page.moments[0], kind=MomentKind.ACTION, emotion=None)
    boxes = [replace(plain, id=MomentId(label), label=label, told_time=time) for label, time in worded.items()]
    composed = compose(replace(page, moments=tuple(boxes), links=(), opportunities=()))
    at = {one.text: one.rect for one in composed.placed if one.what in {"label", "time"}}
    assert at["17:20"].x == at["Calls back"].x
    assert at["الخميس"].right == pytest.approx(at["تتصل مرتين"].right)
    assert at["אתמול"].right == pytest.approx(at["פונה אליה"].right)


def test_markup_is_text(demo: dict[str, SnapshotPage]) -> None:
    page = demo["04_month_end_invoice"]
    text = '<b>bold</b> <img src="file:///x"> &amp; {name} %s'
    facts = (replace(page.facts[0], text="<i>&lt;</i> {text}"), *page.facts[1:])
    hostile = replace(page, insights=(replace(page.insights[0], text=text),), facts=facts)
    words = words_of(render(hostile))
    assert squeezed(text) in words
    assert "<i>&lt;</i>{text}" in words


def picture(width: int = 300, height: int = 400) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "PNG")
    return file.getvalue()


def with_picture(page: SnapshotPage, data: bytes, kind: PhotoKind, allowed: bool | None) -> SnapshotPage:
    person = replace(page.participant, photo_kind=kind, photo_allowed=allowed)
    return replace(page, picture=data, participant=person)


def images_on(page: SnapshotPage) -> int:
    return len(PdfReader(BytesIO(render(page).data)).pages[0].images)


def test_a_photo_is_shown_unless_it_was_refused(demo: dict[str, SnapshotPage]) -> None:
    page = demo["04_month_end_invoice"]
    assert images_on(with_picture(page, picture(), PhotoKind.PHOTO, True)) == 1
    assert images_on(with_picture(page, picture(), PhotoKind.PHOTO, False)) == 0
    assert images_on(with_picture(page, picture(), PhotoKind.DRAWING, False)) == 1


@pytest.mark.parametrize(
    "data",
    [b"not a picture", picture()[:60], b"<svg/>", b"\x00" * 40],
    ids=["words", "cut off", "drawing", "zeros"],
)
def test_bytes_that_are_no_picture_leave_the_initials(demo: dict[str, SnapshotPage], data: bytes) -> None:
    page = with_picture(demo["04_month_end_invoice"], data, PhotoKind.PHOTO, True)
    assert "initials" in {one.what for one in compose(page).placed}
    assert images_on(page) == 0
