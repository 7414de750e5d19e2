"""Boxes copied and pasted: within a map, into another talk, into another desk, and from a clipboard of anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain import copied_moments
from discovery_desk.domain.copied_moments import CopiedMoments
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.moment import LinkKind, Moment, MomentKind
from discovery_desk.services import desk as desks
from discovery_desk.services import interviews, links, moment_copies, moments, opportunities
from discovery_desk.services.desk import Desk


@pytest.fixture
def told(desk: Desk, talk: Callable[..., Any]) -> Any:
    return talk(desk, labels="ABCD")


def copy(told: Any, labels: str) -> CopiedMoments:
    return moment_copies.copied(told.desk, [told[label] for label in labels])


def lower(told: Any, pasted: tuple[Moment, ...]) -> None:
    """Tell the new boxes from the old ones."""
    for box in pasted:
        moments.relabel(told.desk, box.id, box.label.lower())


def test_pasted_boxes_come_after_the_current_one_and_the_chain_leads_through_them(told: Any) -> None:
    lower(told, moment_copies.paste(told.desk, told.interview.id, copy(told, "CB"), told["A"]))
    assert told.order == "AbcBCD"
    assert told.links == "A>b B>C C>D b>c c>B"


def test_pasting_is_one_step(told: Any, dump: Callable[[Desk], Any]) -> None:
    copied, before = copy(told, "BC"), dump(told.desk)
    moment_copies.paste(told.desk, told.interview.id, copied, told["A"])
    assert told.desk.undo() == "Paste moments"
    assert dump(told.desk) == before


def test_without_a_current_box_they_end_the_newest_story(told: Any) -> None:
    told.another_story("X")
    lower(told, moment_copies.paste(told.desk, told.interview.id, copy(told, "AB")))
    assert told.order == "ABCD|Xab"
    assert told.links == "A>B B>C C>D X>a a>b"


def test_what_is_told_of_a_box_and_the_links_between_come_along(told: Any) -> None:
    links.retype(told.desk, told.link("AB").id, LinkKind.WAIT)
    links.relabel(told.desk, told.link("AB").id, "two days")
    links.connect(told.desk, told["B"], told["B"], label="again")
    fields = {"kind": MomentKind.WAIT, "place": "the ward", "actors": ("Okada",), "doing": "waits", "emotion": -2}
    moments.describe(told.desk, told["B"], **fields)
    made = moment_copies.paste(told.desk, told.interview.id, copy(told, "AB"), told["D"])
    assert {name: getattr(made[1], name) for name in fields} == fields
    lower(told, made)
    assert told.links == "A~>B(two days) B<>B(again) B>C C>D D>a a~>b(two days) b<>b(again)"


def test_boxes_that_were_not_linked_are_pasted_one_after_the_other(told: Any) -> None:
    lower(told, moment_copies.paste(told.desk, told.interview.id, copy(told, "AC"), told["D"]))
    assert (told.order, told.links) == ("ABCDac", "A>B B>C C>D D>a a>c")


def test_boxes_with_several_ways_in_are_pasted_as_they_are(told: Any) -> None:
    links.remove(told.desk, [told.link("AB").id])
    links.connect(told.desk, told["A"], told["C"], LinkKind.CAUSE)
    lower(told, moment_copies.paste(told.desk, told.interview.id, copy(told, "ABC"), told["C"]))
    assert (told.order, told.links) == ("ABCabcD", "A=>C B>C C>D a=>c b>c")


def test_within_a_talk_notes_come_along_and_a_place_is_a_little_beside(told: Any) -> None:
    moments.place(told.desk, told["B"], 100, 50)
    (made,) = moment_copies.paste(told.desk, told.interview.id, copy(told, "B"), told["A"])
    sources = told.desk.read.sources(told.interview.id)
    assert sources[made.id] == sources[told.boxes[2].id]
    assert made.heard_ms == told.boxes[2].heard_ms
    assert (made.x, made.y) == (124.0, 74.0)


def test_what_was_cut_and_pasted_holds_its_opportunities_again_and_a_copy_takes_none(told: Any) -> None:
    found = opportunities.add(told.desk, told.interview.id, "I need sleep")
    opportunities.hang(told.desk, found.id, told["B"])
    held = copied_moments.from_json(copy(told, "B").to_json())
    moment_copies.paste(told.desk, told.interview.id, held, told["A"])
    assert opportunities.get(told.desk, found.id).moment_id == told.boxes[2].id
    moments.delete(told.desk, [told.boxes[2].id])
    (made,) = moment_copies.paste(told.desk, told.interview.id, held, told["D"])
    assert opportunities.get(told.desk, found.id).moment_id == made.id


def test_in_another_talk_they_rest_on_no_note_and_lie_where_the_program_puts_them(
    told: Any, talk: Callable[..., Any]
) -> None:
    moments.place(told.desk, told["B"], 100, 50)
    other = talk(told.desk, "Grace", "X")
    made = moment_copies.paste(told.desk, other.interview.id, copy(told, "BC"), other["X"])
    assert (other.order, other.links) == ("XBC", "B>C X>B")
    assert other.desk.read.sources(other.interview.id).keys() == {other["X"]}
    assert all(box.heard_ms is None and not box.is_pinned for box in made)
    assert {box.id for box in made}.isdisjoint(box.id for box in told.boxes)


def test_nothing_is_pasted_after_a_box_of_another_talk(told: Any, talk: Callable[..., Any]) -> None:
    other = talk(told.desk, "Grace", "X")
    with pytest.raises(RuleBroken, match="two-interviews"):
        moment_copies.paste(told.desk, told.interview.id, copy(told, "B"), other["X"])


def test_boxes_of_two_talks_are_not_copied_together(told: Any, talk: Callable[..., Any]) -> None:
    other = talk(told.desk, "Grace", "X")
    with pytest.raises(RuleBroken, match="two-interviews"):
        moment_copies.copied(told.desk, [told["A"], other["X"]])


def test_copying_nothing_pastes_nothing(told: Any) -> None:
    assert moment_copies.paste(told.desk, told.interview.id, moment_copies.copied(told.desk, [])) == ()


def test_a_clipboard_brings_them_to_another_desk(told: Any, talk: Callable[..., Any]) -> None:
    links.retype(told.desk, told.link("BC").id, LinkKind.CAUSE)
    moments.relabel(told.desk, told["B"], "e\u0301te\u0301 “数” عربي")
    copied = moment_copies.copied(told.desk, [box.id for box in told.boxes[:3]])
    held = copied_moments.from_json(copied.to_json())
    assert held == copied
    elsewhere = desks.desk_in_memory()
    other = talk(elsewhere, "Grace")
    moment_copies.paste(elsewhere, other.interview.id, held)
    assert [box.label for box in other.boxes] == ["A", "été “数” عربي", "C"]
    assert elsewhere.read.sources(other.interview.id) == {}
    elsewhere.close()


def test_elsewhere_they_are_lines_of_text_and_lines_of_text_are_boxes(told: Any) -> None:
    assert copy(told, "AB").to_text() == "A\nB"
    made = moment_copies.paste(told.desk, told.interview.id, copied_moments.from_text("a\n\n  b \r\nc"), told["D"])
    assert len(made) == 3
    assert (told.order, told.links) == ("ABCDabc", "A>B B>C C>D D>a a>b b>c")


def test_boxes_are_pasted_between_two_others_for_ever(told: Any) -> None:
    for _ in range(40):
        moment_copies.paste(told.desk, told.interview.id, copied_moments.from_text("x\nx"), told["A"])
    assert told.order == "A" + "x" * 80 + "BCD"


GOOD = {
    "format": copied_moments.FORMAT,
    "interview": "i",
    "moments": [
        {
            "label": "Calls",
            "kind": "action",
            "told_time": "",
            "place": "",
            "actors": [],
            "tools": [],
            "doing": "",
            "thinking": "",
            "feeling": "",
            "emotion": None,
            "heard_ms": 1000,
            "x": 1.5,
            "y": None,
            "notes": ["n"],
            "opportunities": [],
        }
    ],
    "links": [{"from": 0, "to": 0, "kind": "loop", "label": ""}],
}


def changed(path: str, value: Any) -> str:
    held = json.loads(json.dumps(GOOD))
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner = held
    for step in steps:
        inner = inner[step]
    inner[last] = value
    return json.dumps(held)


def test_the_clipboard_of_this_program_is_understood() -> None:
    assert copied_moments.from_json(json.dumps(GOOD)).moments[0].told["label"] == "Calls"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("format", "discovery-desk moments 2"),
        ("format", None),
        ("interview", 3),
        ("moments", []),
        ("moments", {}),
        ("moments", [3]),
        ("moments.0", "Calls"),
        ("moments.0.label", " "),
        ("moments.0.label", ["Calls"]),
        ("moments.0.label", "a" * 20_001),
        ("moments.0.kind", "party"),
        ("moments.0.actors", "Okada"),
        ("moments.0.actors", [None]),
        ("moments.0.actors", list(map(str, range(101)))),
        ("moments.0.emotion", 3),
        ("moments.0.emotion", 0.5),
        ("moments.0.emotion", True),
        ("moments.0.heard_ms", 10**30),
        ("moments.0.heard_ms", "now"),
        ("moments.0.x", float("nan")),
        ("moments.0.x", float("inf")),
        ("moments.0.x", 10**400),
        ("moments.0.x", False),
        ("moments.0.notes", [["n"]]),
        ("moments.0.opportunities", None),
        ("links", [{"from": 0, "to": 1, "kind": "loop", "label": ""}]),
        ("links", [{"from": -1, "to": 0, "kind": "loop", "label": ""}]),
        ("links", [{"from": None, "to": 0, "kind": "loop", "label": ""}]),
        ("links", [GOOD["links"][0]] * 2),  # type: ignore[index]
        ("links", 3),
    ],
)
def test_a_clipboard_that_says_anything_else_is_refused(path: str, value: Any) -> None:
    with pytest.raises(RuleBroken) as refused:
        copied_moments.from_json(changed(path, value))
    assert refused.value.rule == "not-moments"


@pytest.mark.parametrize("text", ["", "null", "3", "[]", "{}", '"x"', "{", "[" * 100_000, "\ud800", "1" * 5000])
def test_what_is_no_clipboard_of_this_program_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match="not-moments"):
        copied_moments.from_json(text)


def test_far_too_much_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(RuleBroken, match="too-many-moments"):
        copied_moments.from_json("[" * (copied_moments.LONGEST_COPY + 1))
    with pytest.raises(RuleBroken) as refused:
        copied_moments.from_json(changed("moments", [GOOD["moments"][0]] * 1001))  # type: ignore[index]
    assert refused.value.rule == "too-many-moments"
    with pytest.raises(RuleBroken) as refused:
        copied_moments.from_text("x\n" * 1001)
    assert refused.value.rule == "too-many-moments"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    path=st.sampled_from(["moments.0", "links.0", *(f"moments.0.{name}" for name in GOOD["moments"][0])]),  # type: ignore[index]
    value=JSON,
)
def test_any_clipboard_is_pasted_or_refused_in_words(path: str, value: Any) -> None:
    try:
        copied = copied_moments.from_json(changed(path, value))
    except RuleBroken as refused:
        assert refused.rule in {"not-moments", "too-many-moments"}
        return
    desk = desks.desk_in_memory()
    made = moment_copies.paste(desk, interviews.prepare(desk, "Ada").id, copied)
    assert [box.label for box in made] == [one.told["label"] for one in copied.moments]
    desk.close()
