"""What is told of a box, where a hand puts it, what hangs on it, and what stays when it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discovery_desk.domain.composite import (
    CompositeMap,
    CompositeMapId,
    CompositeStep,
    CompositeStepId,
    StepMoment,
    StepMomentId,
)
from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.moment import MomentId, MomentKind
from discovery_desk.domain.note import LONGEST_NOTE, Note
from discovery_desk.services import moments, notes, opportunities
from discovery_desk.services.desk import Desk


@pytest.fixture
def told(desk: Desk, talk: Callable[..., Any]) -> Any:
    return talk(desk, labels="ABC")


def test_a_box_is_described_in_one_step_and_what_is_not_named_stays(told: Any) -> None:
    moments.feel(told.desk, told["A"], -1)
    moments.describe(
        told.desk,
        told["A"],
        kind=MomentKind.WAIT,
        told_time=" 22\n:40 ",
        place="the ward\x00",
        actors=("Okada", " ", "a nurse", "Okada"),
        tools=("a paper list",),
        doing="She looks through the list\nagain ",
        thinking="Not again",
        feeling="tired",
    )
    box = told.box("A")
    assert (box.kind, box.told_time, box.place) == (MomentKind.WAIT, "22 :40", "the ward")
    assert (box.actors, box.tools) == (("Okada", "a nurse"), ("a paper list",))
    assert (box.doing, box.thinking, box.feeling) == ("She looks through the list\nagain", "Not again", "tired")
    assert box.emotion == -1
    told.desk.undo()
    assert told.box("A").actors == ()


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"label": " "}, "empty"),
        ({"kind": "party"}, "moment-kind"),
        ({"emotion": 3}, "emotion"),
        ({"emotion": True}, "emotion"),
        ({"doing": "a" * (LONGEST_NOTE + 1)}, "too-long"),
        ({"label": "a" * (LONGEST_NOTE + 1)}, "too-long"),
        ({"actors": tuple(map(str, range(101)))}, "too-many"),
    ],
)
def test_what_cannot_be_told_of_a_box_is_refused_and_nothing_is_changed(
    told: Any, fields: dict[str, Any], rule: str, dump: Callable[[Desk], Any]
) -> None:
    before = dump(told.desk)
    with pytest.raises(RuleBroken) as refused:
        moments.describe(told.desk, told["A"], place="the ward", **fields)
    assert refused.value.rule == rule
    assert dump(told.desk) == before


def test_what_is_told_is_told_of_a_box_that_is_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        moments.describe(desk, MomentId("x"), place="the ward")


def test_boxes_are_pinned_where_they_are_and_let_go_one_by_one(told: Any) -> None:
    moments.pin(told.desk, [(told["A"], 1.0, 2.0), (told["B"], 3.0, 4.0)])
    assert told.desk.history.to_undo.label == "Pin moments"
    moments.unpin(told.desk, [told["B"]])
    assert [box.is_pinned for box in told.boxes] == [True, False, False]
    told.desk.undo()
    told.desk.undo()
    assert not any(box.is_pinned for box in told.boxes)


def test_a_deleted_box_leaves_its_notes_and_opportunities_and_says_how_many(told: Any) -> None:
    notes.keep(told.desk, told.interview.id, "! I need sleep")
    left = moments.delete(told.desk, [told["B"], told["C"], told["B"]])
    assert (left.notes, left.opportunities) == (2, 1)
    assert len(told.desk.read.where(Note, interview_id=told.interview.id)) == 4
    (opportunity,) = opportunities.of_interview(told.desk, told.interview.id)
    assert opportunity.moment_id is None


def test_a_deleted_note_leaves_its_box_and_says_so(told: Any) -> None:
    first = notes.of_interview(told.desk, told.interview.id)[0]
    assert notes.delete(told.desk, first.id) == 1
    assert told.order == "ABC"
    assert told.desk.read.sources(told.interview.id).get(told["A"], ()) == ()
    plain = notes.keep(told.desk, told.interview.id, "By the way")
    assert notes.delete(told.desk, plain.id) == 0


def test_a_deleted_box_is_matched_with_no_step_any_more(told: Any) -> None:
    with told.desk.change("A composite") as unit:
        unit.put(CompositeMap(id=CompositeMapId("c"), title="Nights"))
        unit.put(CompositeStep(id=CompositeStepId("s"), composite_id=CompositeMapId("c"), label="Calls"))
        for label in "AB":
            key = StepMomentId(label)
            unit.put(StepMoment(id=key, step_id=CompositeStepId("s"), moment_id=told[label]))
    moments.delete(told.desk, [told["A"]])
    assert [one.id for one in told.desk.read.all(StepMoment)] == ["B"]
    told.desk.undo()
    assert len(told.desk.read.all(StepMoment)) == 2


def test_an_opportunity_hangs_on_a_box_of_its_own_talk(told: Any, talk: Callable[..., Any]) -> None:
    found = opportunities.add(told.desk, told.interview.id, "I need sleep")
    opportunities.hang(told.desk, found.id, told["B"])
    assert opportunities.get(told.desk, found.id).moment_id == told["B"]
    other = talk(told.desk, "Grace", "X")
    with pytest.raises(RuleBroken, match="two-interviews"):
        opportunities.hang(told.desk, found.id, other["X"])
    with pytest.raises(NotFound):
        opportunities.hang(told.desk, found.id, MomentId("x"))
    opportunities.hang(told.desk, found.id, None)
    assert opportunities.get(told.desk, found.id).moment_id is None
