"""Whatever is written, the page is one page: nothing leaves it, nothing covers another, nothing is lost unsaid."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from discovery_desk.domain.insight import Insight, InsightId
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId, MomentKind
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.page_fit import MOST_FACT_LINES, MOST_INSIGHTS, MOST_MOMENTS, MOST_OPPORTUNITIES, PageShape
from discovery_desk.domain.participant import Direction, Participant, ParticipantId, QuickFact, QuickFactId
from discovery_desk.domain.snapshot import Quote, QuoteId, SnapshotPage
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.export.pdf.page_composition import BOTTOM, SIDE, TOP
from discovery_desk.export.pdf.page_sheet import Placed
from discovery_desk.export.pdf.snapshot_page import Composed, compose, render

pytestmark = pytest.mark.usefixtures("qapp")

INTERVIEW, PARTICIPANT, STORY = InterviewId("i"), ParticipantId("p"), StoryId("s")
SHAPES = [PageShape(paper, is_portrait) for paper in ("a4", "letter") for is_portrait in (False, True)]
SENTENCES = (
    "She counts the pallets again by torch because the list was printed the night before ",
    "画面の名前が変わるまでは、まだ誰もいないのは私なんです。",
    "قالت إن التصدير فشل ثلاث مرات يوم الاثنين ثم أعادت المحاولة ",
    "उसने कहा कि निर्यात तीन बार विफल हुआ और फिर उसने कोशिश की ",
    "ผู้ใช้บอกว่าการส่งออกล้มเหลวเมื่อวันจันทร์และต้องทำซ้ำด้วยมือ",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    '<b>&amp;</b> <img src="x"> {text} %s \x00\x1b\u202e\ud800 🎧 👩‍💻\n',
)


def texts(longest: int) -> st.SearchStrategy[str]:
    return st.builds(
        lambda sentence, length: (sentence * (longest // len(sentence) + 1))[:length],
        st.sampled_from(SENTENCES),
        st.integers(0, longest),
    )


@st.composite
def pages(draw: st.DrawFn) -> SnapshotPage:
    moments = tuple(_moment(draw, place) for place in range(draw(st.integers(0, 18))))
    facts = draw(st.lists(st.tuples(texts(150), texts(30)), max_size=9))
    quote = draw(texts(400))
    return SnapshotPage(
        interview=Interview(
            id=INTERVIEW,
            participant_id=PARTICIPANT,
            title=draw(texts(80)),
            scheduled_start=draw(st.sampled_from([None, datetime(2026, 11, 17, 9)])),
            ended_ms=draw(st.sampled_from([None, 1_440_000])),
        ),
        participant=Participant(
            id=PARTICIPANT,
            name=draw(texts(90)),
            name_latin=draw(texts(60)),
            segment=draw(texts(150)),
            direction=draw(st.sampled_from(Direction)),
        ),
        facts=tuple(
            QuickFact(id=QuickFactId(f"f{place}"), participant_id=PARTICIPANT, text=text, label=label)
            for place, (text, label) in enumerate(facts)
        ),
        quote=Quote(id=QuoteId("q"), interview_id=INTERVIEW, text=quote, original=draw(texts(200))) if quote else None,
        quote_at_ms=draw(st.sampled_from([None, 641_000])),
        story=Story(id=STORY, interview_id=INTERVIEW, title=draw(texts(120)), when="2026-11-10/2026-11-12"),
        moments=moments,
        links=tuple(_links(draw, moments)),
        opportunities=tuple(_opportunity(draw, place, moments) for place in range(draw(st.integers(0, 9)))),
        insights=tuple(
            Insight(id=InsightId(f"n{place}"), interview_id=INTERVIEW, text=text, page_rank=place)
            for place, text in enumerate(draw(st.lists(texts(220), max_size=6)))
        ),
        seats=tuple((draw(texts(60)), seat) for seat in draw(st.lists(st.sampled_from(["interviewer", "guest"])))),
    )


def _moment(draw: st.DrawFn, place: int) -> Moment:
    spot = draw(st.sampled_from([(None, None), (None, None), (100.0, 40.0), (4000.0, -900.0)]))
    return Moment(
        id=MomentId(f"m{place}"),
        interview_id=INTERVIEW,
        story_id=STORY,
        label=draw(texts(80)),
        kind=draw(st.sampled_from(MomentKind)),
        told_time=draw(texts(20)),
        thinking=draw(texts(60)),
        emotion=draw(st.sampled_from([None, -2, 0, 2])),
        rank=place,
        x=spot[0],
        y=spot[1],
    )


def _links(draw: st.DrawFn, moments: tuple[Moment, ...]) -> list[Link]:
    if not moments:
        return []
    places = st.integers(0, len(moments) - 1)
    ends = draw(st.lists(st.tuples(places, places, texts(40), st.sampled_from(LinkKind)), max_size=12))
    return [
        Link(
            id=LinkId(f"l{place}"),
            interview_id=INTERVIEW,
            from_id=moments[a].id,
            to_id=moments[b].id,
            kind=kind,
            label=text,
        )
        for place, (a, b, text, kind) in enumerate(ends)
    ]


def _opportunity(draw: st.DrawFn, place: int, moments: tuple[Moment, ...]) -> Opportunity:
    return Opportunity(
        id=OpportunityId(f"o{place}"),
        interview_id=INTERVIEW,
        text=draw(texts(200)),
        moment_id=draw(st.sampled_from([None, *(moment.id for moment in moments)])),
        is_starred=draw(st.booleans()),
        is_draft=draw(st.sampled_from([False, False, False, True])),
        page_rank=place,
    )


def outside(placed: Placed, shape: PageShape) -> bool:
    width, height = shape.size.width, shape.size.height
    rect, slack = placed.rect, 0.6
    across = rect.x >= SIDE - slack and rect.right <= width - SIDE + slack
    return not (across and rect.y >= TOP - slack and rect.bottom <= height - BOTTOM + slack)


def overlapping(composed: Composed) -> list[tuple[Placed, Placed]]:
    pairs = combinations(composed.placed, 2)
    return [(a, b) for a, b in pairs if a.rect.grown(-0.3).overlaps(b.rect.grown(-0.3))]


@settings(max_examples=24)
@given(pages(), st.sampled_from(SHAPES))
def test_any_page_is_one_page_with_its_text_apart_and_inside_the_margins(page: SnapshotPage, shape: PageShape) -> None:
    composed = compose(page, shape)
    assert [one for one in composed.placed if outside(one, shape)] == []
    assert overlapping(composed) == []
    assert len(PdfReader(BytesIO(composed.document.finish())).pages) == 1


@settings(max_examples=16)
@given(pages())
def test_every_line_is_on_the_page_or_named_as_folded(page: SnapshotPage) -> None:
    composed = compose(page)
    shown = [one.what for one in composed.placed]
    for word, what, items in (
        ("Opportunity", "opportunity", [one.text for one in page.opportunities]),
        ("Insight", "insight", [one.text for one in page.insights]),
        ("Fact", "fact", [one.text for one in page.facts]),
    ):
        named = [line for line in composed.folded if line.startswith(f"{word}: ")]
        assert len(named) + shown.count(what) >= sum(bool(text.strip()) for text in items)
    unnamed = len(page.moments) - sum(line.startswith("Moment: ") for line in composed.folded)
    assert unnamed == len(page.moments) if len(page.moments) <= MOST_MOMENTS else unnamed == MOST_MOMENTS - 1


def page_of(facts: int, moments: int, opportunities: int, insights: int, quote: str = "It is a lie.") -> SnapshotPage:
    boxes = tuple(
        Moment(id=MomentId(f"m{n}"), interview_id=INTERVIEW, story_id=STORY, label="Counts by torch", emotion=n % 3 - 1)
        for n in range(moments)
    )
    return SnapshotPage(
        interview=Interview(id=INTERVIEW, participant_id=PARTICIPANT, title=""),
        participant=Participant(id=PARTICIPANT, name="Marit Kjeldsen", segment="Warehouse shift lead"),
        facts=tuple(
            QuickFact(id=QuickFactId(f"f{n}"), participant_id=PARTICIPANT, text=f"Fact number {n}")
            for n in range(facts)
        ),
        quote=Quote(id=QuoteId("q"), interview_id=INTERVIEW, text=quote),
        story=Story(id=STORY, interview_id=INTERVIEW, title="The last delivery"),
        moments=boxes,
        opportunities=tuple(
            Opportunity(id=OpportunityId(f"o{n}"), interview_id=INTERVIEW, text=f"Need number {n}", page_rank=n)
            for n in range(opportunities)
        ),
        insights=tuple(
            Insight(id=InsightId(f"n{n}"), interview_id=INTERVIEW, text=f"Insight number {n}", page_rank=n)
            for n in range(insights)
        ),
    )


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_as_many_lines_as_a_good_snapshot_has_are_all_shown(shape: PageShape) -> None:
    page = page_of(MOST_FACT_LINES, MOST_MOMENTS, MOST_OPPORTUNITIES, MOST_INSIGHTS)
    assert compose(page, shape).folded == ()


def test_what_is_folded_is_counted_on_the_page_and_named_in_the_report() -> None:
    composed = compose(page_of(8, 17, 10, 6))
    written = [one.text for one in composed.placed]
    assert written.count("+2 more") == 2
    assert "+3 more" in written
    assert "+4 more moments" in written
    assert [line for line in composed.folded if line.startswith("Opportunity: ")] == [
        f"Opportunity: Need number {n}" for n in (7, 8, 9)
    ]


def test_a_long_quote_is_smaller_and_a_longer_one_is_cut_visibly() -> None:
    sizes = {}
    for length in (40, 150, 260, 2000):
        composed = compose(page_of(0, 0, 0, 0, quote=("never told " * 200)[:length].strip()))
        sizes[length] = next(one for one in composed.placed if one.what == "quote")
        assert composed.folded == () or length == 2000
    heights = [placed.rect.height for placed in sizes.values()]
    assert max(heights) < 64
    assert sizes[40].rect.height < 30


def test_a_megabyte_in_every_field_is_a_page() -> None:
    page = page_of(1, 2, 1, 1, quote="word " * 200_000)
    assert len(PdfReader(BytesIO(render(page).data)).pages) == 1
