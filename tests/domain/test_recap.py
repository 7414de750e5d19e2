"""The story as sentences to be read out loud: in its order, in the words of the map, with nothing made up."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.recap import RecapLine, sentences
from discovery_desk.domain.recap_words import RecapWords
from discovery_desk.domain.story import Story, StoryId

TALK = InterviewId("i")


def story(key: str = "s", title: str = "") -> Story:
    return Story(id=StoryId(key), interview_id=TALK, title=title)


def box(label: str, story_id: str = "s", **told: Any) -> Moment:
    return Moment(id=MomentId(label), interview_id=TALK, story_id=StoryId(story_id), label=label, **told)


def link(start: str, end: str, kind: LinkKind = LinkKind.SEQUENCE, label: str = "") -> Link:
    key = LinkId(f"{start}>{end}")
    return Link(id=key, interview_id=TALK, from_id=MomentId(start), to_id=MomentId(end), kind=kind, label=label)


def read(*boxes: Moment, links: tuple[Link, ...] = (), **more: Any) -> list[str]:
    return [line.text for line in sentences([story()], boxes, links, **more)]


def test_nothing_told_is_nothing_to_read() -> None:
    assert sentences([story()], (), ()) == ()


def test_a_plain_chain_is_told_with_words_that_take_turns() -> None:
    chain = tuple(link(one, other) for one, other in zip("ABCD", "BCDE", strict=True))
    assert read(*map(box, "ABCDE"), links=chain) == [
        "It starts like this: A.",
        "Then: B.",
        "After that: C.",
        "Next: D.",
        "Then: E.",
    ]


@pytest.mark.parametrize(
    ("kind", "label", "text"),
    [
        (LinkKind.SEQUENCE, "half an hour", "Then – half an hour: B."),
        (LinkKind.WAIT, "", "Then it took a while: B."),
        (LinkKind.WAIT, "two days", "Then it took a while – two days: B."),
        (LinkKind.CAUSE, "", "Because of that: B."),
        (LinkKind.CAUSE, "nobody left.", "Because of that – nobody left: B."),
        (LinkKind.PARALLEL, "", "Meanwhile: B."),
    ],
)
def test_how_one_came_to_a_moment_is_said_before_it(kind: LinkKind, label: str, text: str) -> None:
    assert read(box("A"), box("B"), links=(link("A", "B", kind, label),))[1] == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (LinkKind.SEQUENCE, "After “A”: C."),
        (LinkKind.WAIT, "It took a while after “A”: C."),
        (LinkKind.CAUSE, "Because of “A”: C."),
        (LinkKind.PARALLEL, "At the same time as “A”: C."),
    ],
)
def test_a_branch_says_where_it_comes_from(kind: LinkKind, text: str) -> None:
    assert read(*map(box, "ABC"), links=(link("A", "B"), link("A", "C", kind)))[2] == text


def test_where_ways_meet_both_are_said_the_one_from_the_line_before_first() -> None:
    ways = (link("A", "C", LinkKind.CAUSE, "misheard"), link("A", "B"), link("B", "C"))
    assert read(*map(box, "ABC"), links=ways)[2] == "After that: C. “A” led to that – misheard."


def test_loops_are_said_where_they_begin() -> None:
    ways = (link("A", "B"), link("B", "B", LinkKind.LOOP, "next name"), link("B", "A", LinkKind.LOOP))
    assert read(*map(box, "AB"), links=ways)[1] == (
        "Then: B. That happened again and again – next name. From there it went back to “A”."
    )


def test_a_moment_that_nothing_leads_to_is_not_said_to_have_come_next() -> None:
    assert read(box("A"), box("B"))[1] == "There was this, too: B."


def test_scene_deeds_thoughts_and_feelings_are_said_as_they_were_told() -> None:
    told = box(
        "Writes her own list.",
        told_time="17:15",
        place="nurses' station",
        actors=("Sasaki", "Okada", "a clerk"),
        tools=("handover sheet", "pen"),
        doing="marks who\ncan do bed 12",
        thinking="I hope I remember right?",
        feeling="unsure",
    )
    assert read(told, told_by=("Sasaki Misaki",)) == [
        "It starts like this: Writes her own list – 17:15, nurses' station, with Okada and a clerk, using handover "
        "sheet and pen. Marks who can do bed 12. You thought “I hope I remember right?” and felt unsure."
    ]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({"thinking": "at last."}, " You thought “at last”."),
        ({"feeling": "torn"}, " You felt torn."),
        ({"emotion": -2}, " It felt very bad."),
        ({"emotion": 0}, " It felt neither good nor bad."),
        ({"emotion": 2, "feeling": "light"}, " You felt light."),
        ({"thinking": "at last", "emotion": 1}, " You thought “at last”. It felt good."),
    ],
)
def test_what_it_was_like_is_said_as_far_as_it_is_known(told: dict[str, Any], text: str) -> None:
    assert read(box("A", **told)) == [f"It starts like this: A.{text}"]


def test_several_stories_are_told_one_after_the_other_each_under_its_title() -> None:
    stories = [story("s", " "), story("t", "The cake"), story("u"), story("v")]
    boxes = [box("A"), box("B", "t"), box("C", "t"), box("D", "v")]
    ways = [link("B", "C")]
    assert sentences(stories, boxes, ways) == (
        RecapLine(StoryId("s"), MomentId("A"), "The first story starts like this: A.", starts_story=True),
        RecapLine(StoryId("t"), MomentId("B"), "The story “The cake” starts like this: B.", starts_story=True),
        RecapLine(StoryId("t"), MomentId("C"), "Then: C."),
        RecapLine(StoryId("v"), MomentId("D"), "Another story starts like this: D.", starts_story=True),
    )


def test_words_that_run_from_right_to_left_keep_to_themselves_within_a_sentence() -> None:
    (line,) = read(box("ترسم الاسم مرتين.", tools=("رنيم 3", "pen")))
    assert line == "It starts like this: \u2068ترسم الاسم مرتين\u2069 – using \u2068رنيم 3\u2069 and pen."


@pytest.mark.parametrize("label", ["Really?", "走る。", "وانتظرت؟", "and so on…", "He said “no.”"])
def test_a_sentence_ends_once(label: str) -> None:
    (line,) = read(box("A", doing=label))
    assert line.count(".") + line.count("。") <= 2
    assert line.rstrip("\u2069”")[-1] in ".?…؟。"


def test_another_language_is_another_table() -> None:
    german = RecapWords(begins="Es beginnt so", thens=("Dann",), felt="Da war dir: {feeling}")
    assert read(box("A", feeling="mulmig"), box("B"), links=(link("A", "B"),), words=german) == [
        "Es beginnt so: A. Da war dir: mulmig.",
        "Dann: B.",
    ]


WORDS = st.text(st.sampled_from(string.ascii_letters + "{}%éعربי数 "), min_size=1, max_size=8)


ENDS = st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(LinkKind))


@given(labels=st.lists(WORDS, min_size=1, max_size=6), ends=st.lists(ENDS, max_size=8))
def test_any_map_is_read_line_by_line_with_every_word_of_it(labels: list[str], ends: list[tuple[Any, ...]]) -> None:
    boxes = [
        Moment(id=MomentId(str(at)), interview_id=TALK, story_id=StoryId("s"), label=label, doing=label, place=label)
        for at, label in enumerate(labels)
    ]
    ways = [link(str(start % len(boxes)), str(end % len(boxes)), kind) for start, end, kind in ends]
    lines = sentences([story()], boxes, ways)
    assert [line.moment_id for line in lines] == [one.id for one in boxes]
    for line, label in zip(lines, labels, strict=True):
        assert " ".join(label.split()) in line.text
        assert "{other}" not in line.text.replace(label, "")
