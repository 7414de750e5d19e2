"""What a page tells beyond its words: what matters most, how sure one may be, how it was made and what is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from discovery_desk.domain.interview import Quality
from discovery_desk.domain.moment import MomentKind
from discovery_desk.domain.page_fit import PageShape
from discovery_desk.domain.participant import Direction, PhotoKind
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_composition import SIDE
from discovery_desk.export.pdf.snapshot_page import Composed, compose, render
from tests.export.pdf.hard_pages import ARABIC, JAPANESE, LIMITS, page_of

pytestmark = pytest.mark.usefixtures("qapp")

SHAPES = [PageShape(paper, is_portrait) for paper in ("a4", "letter") for is_portrait in (False, True)]


def texts(composed: Composed, what: str) -> list[str]:
    return [one.text for one in composed.placed if one.what == what]


def test_a_star_stands_behind_each_opportunity_that_has_one() -> None:
    composed = compose(page_of(JAPANESE))
    at = {one.text: one.rect for one in composed.placed if one.what == "opportunity"}
    stars = [one.rect for one in composed.placed if one.what == "star"]
    starred = [one.text for one in page_of(JAPANESE).opportunities if one.is_starred]
    assert len(stars) == 2
    assert [at[text].right < star.x for text, star in zip(starred, stars, strict=True)] == [True, True]


def test_what_a_thin_interview_gave_is_paler_and_says_so() -> None:
    page = page_of(JAPANESE)
    thin = replace(page, interview=replace(page.interview, quality=Quality.THIN))
    assert "Opportunities, from a thin interview" in texts(compose(thin), "heading")
    inks = {
        name: {one.paragraph.style.color for one in compose(made).placed if one.what == "opportunity"}
        for name, made in (("thin", thin), ("usual", page))
    }
    assert inks["thin"].isdisjoint(inks["usual"])


def test_the_foot_says_when_who_which_interview_and_how_soon() -> None:
    (line, _) = texts(compose(page_of(ARABIC)), "foot")
    assert line == (
        "Interviewed 17 November 2026, 24 min, by Ines Almeida with Tom Reuter"
        " · Story of 10 November 2026 · Interview 01930a5e-7c1b-7d2e-9a41 · Made within 1 h"
    )


def test_a_foot_that_is_too_long_for_one_line_takes_two() -> None:
    first, second, name = texts(compose(page_of(ARABIC), PageShape("a4", is_portrait=True)), "foot")
    assert (first.startswith("Interviewed"), second.startswith("Story of"), name) == (True, True, "Interview snapshot")


def test_thoughts_stand_in_their_boxes_in_quotation_marks_of_their_language() -> None:
    assert "“now he is awake”" in texts(compose(page_of(LIMITS)), "thought")
    assert "「今じゃない」" in texts(compose(page_of(JAPANESE)), "thought")
    assert texts(compose(page_of(JAPANESE)), "quote")[0].startswith("『")


def test_a_full_page_counts_what_is_not_on_its_map_and_says_why() -> None:
    made = compose(page_of(LIMITS), PageShape("letter"))
    thoughts = [line for line in made.folded if line.startswith("Thought: ")]
    (more,) = [text for text in texts(made, "more") if "thoughts" in text]
    assert more.startswith(f"+{len(thoughts)} thoughts")
    assert made.why[0] == "Everything stands closer together than usual."
    assert f"Thoughts: {len(thoughts)} left off, as this page is full." in made.why


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_every_limit_at_once_fits_with_all_lines_of_all_lists(shape: PageShape) -> None:
    page = page_of(LIMITS)
    assert page.quote is not None
    made = compose(replace(page, quote=replace(page.quote, original="")), shape)
    lists = ("Fact: ", "Insight: ", "Opportunity: ", "Moment: ", "Shortened: ")
    assert [line for line in made.folded if line.startswith(lists)] == []


def test_a_list_over_its_limit_is_told_apart_from_a_full_page() -> None:
    page = page_of(JAPANESE)
    many = replace(page, insights=tuple(replace(page.insights[0], id=f"n{n}") for n in range(6)))
    assert compose(many).why == ("Insights: 2 left off, as no page shows more of them.",)


def test_an_easy_page_has_nothing_to_explain() -> None:
    assert render(page_of(ARABIC)).why == ()


@pytest.mark.parametrize("shape", [PageShape(), PageShape("a4", is_portrait=True)], ids=str)
def test_a_page_is_turned_around_for_a_person_who_reads_from_the_right(shape: PageShape) -> None:
    placed = compose(page_of(ARABIC, direction=Direction.RIGHT_TO_LEFT), shape).placed
    ends = {what: [one.rect for one in placed if one.what == what] for what in {one.what for one in placed}}
    (name,), (face,) = ends["name"], ends["initials"]
    listed = ends["opportunity"]
    assert name.right > shape.size.width / 2 < face.right
    assert all(one.right == pytest.approx(listed[0].right) for one in listed)
    assert all(one.right > listed[0].right for one in ends["number"][-len(listed) :])
    assert ends["dash"][0].x > ends["insight"][0].x
    first, second = ends["label"][:2]
    assert first.x > second.x


def test_kinds_and_feelings_differ_in_grey() -> None:
    page = page_of(JAPANESE)
    looks = set()
    for kind in (MomentKind.ACTION, MomentKind.EVENT, MomentKind.WAIT, MomentKind.FEELING):
        one = replace(page, moments=(replace(page.moments[0], kind=kind, emotion=None),), links=(), opportunities=())
        looks.add(strokes(render(one).data))
    assert len(looks) == 4


def strokes(data: bytes) -> tuple[str, ...]:
    """Everything that is drawn, without any colour."""
    return tuple(re.findall(r"[-\d. ]+ [cdlw]\b|\[[\d. ]*\] \d+ d\b", content(data)))


def content(data: bytes) -> str:
    contents = PdfReader(BytesIO(data)).pages[0].get_contents()
    assert contents is not None
    return contents.get_data().decode("latin-1")


def with_photo(page: SnapshotPage, picture: Image.Image, **saved: object) -> SnapshotPage:
    file = BytesIO()
    picture.save(file, "JPEG", **saved)
    person = replace(page.participant, photo_kind=PhotoKind.PHOTO, photo_allowed=True)
    return replace(page, picture=file.getvalue(), participant=person)


def test_nothing_that_a_camera_wrote_into_a_photo_reaches_the_page() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "SECRET-CAMERA", "SECRET-OWNER"
    page = with_photo(page_of(JAPANESE), Image.new("RGB", (500, 400), "teal"), exif=exif.tobytes(), comment=b"SECRET")
    assert b"SECRET" in (page.picture or b"")
    assert b"SECRET" not in render(page).data


def test_a_photo_is_a_square_at_the_side_where_lines_begin() -> None:
    for direction in Direction:
        page = with_photo(page_of(ARABIC, direction=direction), Image.new("RGB", (500, 400), "teal"))
        drawn = re.search(r"([\d.]+) 0 0 ([\d.]+) ([\d.]+) [\d.]+ cm\s+/\S+ Do", content(render(page).data))
        assert drawn is not None
        width, height, left = map(float, drawn.groups())
        assert width == height
        at_start = SIDE if direction is Direction.LEFT_TO_RIGHT else PageShape().size.width - SIDE - width
        assert left == pytest.approx(at_start, abs=0.1)
