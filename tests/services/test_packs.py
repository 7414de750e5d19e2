"""Packs of prompts: what ships stays, a copy can be changed, and an interview keeps the wording that it began with."""

from __future__ import annotations

import pytest

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.pack_editing import moved, titled, unknown_slots, with_phase, with_prompts, without
from discovery_desk.domain.prompts import Phase
from discovery_desk.services import interviews, packs, prompting
from discovery_desk.services.desk import Desk


def test_what_ships_comes_first_and_has_titles(desk: Desk) -> None:
    assert prompting.packs(desk) == (
        ("story_standard", "Story of one episode"),
        ("switch_timeline", "Switch timeline"),
        ("critical_incident", "Critical incident"),
        ("first_use", "First use"),
        ("internal_colleague", "Internal colleague"),
    )


def test_a_copy_says_the_same_and_is_offered(desk: Desk) -> None:
    own = packs.copy(desk, "switch_timeline", " Ours ")
    assert packs.packs(desk)[-1] == (own.id, "Ours")
    copied, shipped = packs.pack_of(desk, own.id), packs.pack_of(desk, "switch_timeline")
    assert copied.phases == shipped.phases
    assert copied.has_forces and copied.facets == shipped.facets
    again = packs.copy(desk, own.id, "Ours 2")
    assert again.template == "switch_timeline"


def test_a_change_nobody_uses_yet_is_made_in_place_and_undone_in_one_step(desk: Desk) -> None:
    own = packs.copy(desk, "story_standard", "Ours")
    phases = packs.pack_of(desk, own.id).phases
    after = packs.change(desk, own.id, with_prompts(phases, 1, ["And then?"]))
    assert (after.id, after.version) == (own.id, 1)
    assert packs.pack_of(desk, own.id).phases[1].prompts == ("And then?",)
    assert desk.undo() == "Change a pack of prompts"
    assert packs.pack_of(desk, own.id).phases == phases


def test_an_interview_keeps_the_wording_that_it_began_with(desk: Desk) -> None:
    own = packs.copy(desk, "story_standard", "Ours")
    phases = packs.pack_of(desk, own.id).phases
    interview = interviews.prepare(desk, "Marit", template=own.id)
    planned = packs.change(desk, own.id, titled(phases, 0, "Hello"))
    assert planned.id == own.id, "nothing has begun yet"
    interviews.start_clock(desk, interview.id)
    newer = packs.change(desk, own.id, titled(phases, 0, "Welcome"))
    assert newer.id != own.id and newer.version == 2
    assert prompting.outlook(desk, interview.id).pack.phases[0].title == "Hello"
    assert packs.packs(desk)[-1] == (newer.id, "Ours")
    newest = packs.change(desk, newer.id, titled(phases, 0, "Good day"))
    assert (newest.id, newest.version) == (newer.id, 2)
    assert [one.id for one in packs.own_packs(desk)] == [newer.id]
    desk.undo()
    desk.undo()
    assert [one.id for one in packs.own_packs(desk)] == [own.id]


def test_back_to_the_wording_that_ships(desk: Desk) -> None:
    own = packs.copy(desk, "first_use", "Ours")
    packs.change(desk, own.id, [Phase("only", "Only", ("What?",))])
    packs.reset(desk, own.id)
    assert packs.pack_of(desk, own.id).phases == packs.pack_of(desk, "first_use").phases


@pytest.mark.parametrize(
    ("phases", "rule"),
    [
        ((), "no-phases"),
        ((Phase("a", " ", ("What?",)),), "phase-untitled"),
        ((Phase("a", "A", (" ",)),), "empty"),
        ((Phase("a", "A", ("x" * 301,)),), "prompt-too-long"),
    ],
)
def test_a_pack_that_could_not_be_used_is_refused(desk: Desk, phases: tuple[Phase, ...], rule: str) -> None:
    own = packs.copy(desk, "story_standard", "Ours")
    with pytest.raises(RuleBroken, match=rule):
        packs.change(desk, own.id, phases)
    assert packs.own(desk, own.id) == own


def test_a_pack_in_use_is_not_removed(desk: Desk) -> None:
    own = packs.copy(desk, "story_standard", "Ours")
    interviews.prepare(desk, "Marit", template=own.id)
    with pytest.raises(RuleBroken, match="pack-in-use"):
        packs.remove(desk, own.id)
    other = packs.copy(desk, "story_standard", "Theirs")
    packs.remove(desk, other.id)
    with pytest.raises(NotFound):
        packs.own(desk, other.id)


def test_a_title_is_needed(desk: Desk) -> None:
    own = packs.copy(desk, "story_standard", "Ours")
    with pytest.raises(RuleBroken, match="pack-untitled"):
        packs.rename(desk, own.id, "  ")
    packs.rename(desk, own.id, "Weekly")
    assert packs.packs(desk)[-1][1] == "Weekly"


def test_a_pack_from_elsewhere_that_is_not_known_is_the_standard_one(desk: Desk) -> None:
    assert packs.pack_of(desk, "01-nowhere").id == "story_standard"


def test_phases_are_moved_added_and_removed() -> None:
    phases = (Phase("a", "A", ()), Phase("b", "B", ()), Phase("part_1", "C", ()))
    assert [one.id for one in moved(phases, 0, 1)] == ["b", "a", "part_1"]
    assert [one.id for one in moved(phases, 0, -1)] == ["a", "b", "part_1"]
    assert [one.id for one in moved(phases, 1, 5)] == ["a", "part_1", "b"]
    assert [one.id for one in with_phase(phases, 0, "New")] == ["a", "part_2", "b", "part_1"]
    assert [one.id for one in without(phases, 1)] == ["a", "part_1"]


def test_slots_that_nothing_fills_are_named() -> None:
    assert unknown_slots("On {when} in {city}?") == ("city",)
