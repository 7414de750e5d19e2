"""Prompts: slots that are not known hide a prompt, asked ones go, the phase that is due is only believed to be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from discovery_desk.domain.heard import Heard, dated_words, heard_in
from discovery_desk.domain.prompts import Facet, Phase, Progress, PromptPack, fill, phase_due, prompts_of

STANDARD = ("settle", "open", "scene", "timeline", "dig", "playback", "more", "close", "debrief")
PACK = PromptPack(
    id="story_standard",
    language="en",
    phases=tuple(
        Phase(
            one,
            one.capitalize(),
            ("And then?", "Between {node_a} and {node_b}?", "Who was there?", "Where does it end?"),
        )
        for one in STANDARD
    ),
    facets=(
        Facet("when", fills_from_dates=True),
        Facet("where", tags=("context",)),
        Facet("obstacle", tags=("pain",)),
        Facet("sequence", fills_from_moments=True),
        Facet("goal"),
    ),
)


def words_of(*args: Any, **more: Any) -> list[str]:
    return [prompt.words for prompt in prompts_of(*args, **more)]


TALK = Progress(elapsed_ms=5 * 60_000, agreed_ms=30 * 60_000)


def test_an_unfilled_slot_hides_the_prompt() -> None:
    assert words_of(PACK, "timeline") == ["And then?", "Who was there?", "Where does it end?"]
    slots = {"node_a": "Truck comes", "node_b": "Counts pallets"}
    assert words_of(PACK, "timeline", slots)[1] == "Between Truck comes and Counts pallets?"
    assert fill("{when}", {"when": "  "}) is None


def test_what_was_typed_is_never_taken_for_a_slot() -> None:
    assert fill("You said '{their_word}'.", {"their_word": "{when}"}) == "You said '{when}'."
    assert fill("{a} & {a}", {"a": r"\1 <b>"}) == r"\1 <b> & \1 <b>"


def test_asked_prompts_go_and_those_put_off_come_last_in_order() -> None:
    assert words_of(PACK, "dig", asked=["And then?"]) == ["Who was there?", "Where does it end?"]
    put_off = ["Who was there?", "And then?"]
    assert words_of(PACK, "dig", put_off=put_off) == ["Where does it end?", "Who was there?", "And then?"]


def test_asking_is_remembered_by_the_words_as_shown_too() -> None:
    slots = {"node_a": "A", "node_b": "B"}
    assert "Between A and B?" not in words_of(PACK, "dig", slots, asked=["Between A and B?"])
    assert "Between A and B?" not in words_of(PACK, "dig", slots, asked=["Between {node_a} and {node_b}?"])


def test_an_unknown_phase_has_no_prompts() -> None:
    assert prompts_of(PACK, "nowhere") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On tuesday at 04:40 the truck came", ["tuesday", "04:40"]),
        ("it was the 3rd of March", ["3rd of March"]),
        ("on March 3", ["March 3"]),
        ("2026-11-17 and 17.11.2026", ["2026-11-17", "17.11.2026"]),
        ("last night, two days ago", ["last night", "two days ago"]),
        ("about 7 pm", ["7 pm"]),
        ("11/12 pallets; they may 5 times, sat 5 minutes; 3.50 a piece", []),
        ("usually", []),
    ],
)
def test_dates_are_found_as_typed(text: str, found: list[str]) -> None:
    assert dated_words(text) == found


def test_slots_come_from_the_newest_notes_and_the_interview_wins() -> None:
    notes = [
        heard_in("On monday the list was old"),
        heard_in("Then on Tuesday, 04:40", tags=("actor",)),
        heard_in("05:10 signs"),
        heard_in("the dock.", tags=("Context",)),
        heard_in("It was a nightmare", is_quote=True),
        heard_in("Friday: ask about the planner", is_ours=True),
    ]
    slots = Heard(notes).slots(["Truck", "Counts", "Signs"], {"place": "Aarhus", "end_time": "10:30", "thanks": ""})
    assert slots["when"] == "Tuesday"
    assert (slots["node_a"], slots["node_b"]) == ("Counts", "Signs")
    assert (slots["place"], slots["end_time"], slots["their_word"]) == ("Aarhus", "10:30", "nightmare")
    assert "thanks" not in slots
    assert Heard().slots() == {}


def test_a_clock_time_is_used_when_there_is_no_day() -> None:
    assert Heard([heard_in("04:40 truck")]).slots()["when"] == "04:40"
    assert Heard([heard_in("yesterday"), heard_in("04:40 truck")]).slots()["when"] == "yesterday"


def test_facets_fill_from_dates_tags_moments_and_ticks_only() -> None:
    notes = [heard_in("at the dock on Tuesday", tags=("pain",)), heard_in("goal", tags=("context",), is_ours=True)]
    assert Heard(notes).facets(PACK) == {"when", "obstacle"}
    assert Heard(notes).facets(PACK, moments=4, ticked=["goal", "nonsense"]) == {"when", "obstacle", "sequence", "goal"}
    assert Heard([heard_in("Friday?", is_ours=True)]).facets(PACK, moments=3) == frozenset()


def test_what_was_heard_can_be_taken_back() -> None:
    notes = [
        heard_in("On monday, the dock", at=(1, 0.0, "a")),
        heard_in("On Tuesday or Friday #x", tags=("pain",), at=(2, 0.0, "b")),
        heard_in("the dock", tags=("context",), force="push", at=(3, 0.0, "c")),
        heard_in("told back", is_summary=True, is_ours=True, at=(4, 0.0, "d")),
    ]
    heard = Heard(reversed(notes))
    assert (heard.slots()["when"], heard.deepest, heard.has_summary) == ("Friday", "On Tuesday or Friday #x", True)
    for note in notes[1:]:
        heard.remove(note)
    assert heard.slots() == {"when": "Monday"}
    assert (heard.deepest, heard.has_summary, heard.facets(PACK)) == ("", False, {"when"})


def test_a_tagged_pain_is_worth_digging_at() -> None:
    assert heard_in("short pallet", tags=("Pain",)).is_deep
    assert not heard_in("short pallet", tags=("Pain",), is_ours=True).is_deep
    assert not heard_in("x").is_deep


@pytest.mark.parametrize(
    ("progress", "due"),
    [
        (Progress(elapsed_ms=None, agreed_ms=1_800_000), "settle"),
        (replace(TALK, has_consent=False), "settle"),
        (TALK, "open"),
        (replace(TALK, heard=frozenset({"when"})), "scene"),
        (replace(TALK, heard=frozenset({"when", "who"})), "timeline"),
        (replace(TALK, heard=frozenset({"where", "who"})), "open"),
        (replace(TALK, heard=frozenset({"when", "who"}), has_deep_note=True), "dig"),
        (replace(TALK, elapsed_ms=18 * 60_000, heard=frozenset({"when", "who"})), "playback"),
        (replace(TALK, elapsed_ms=19 * 60_000, heard=frozenset({"when", "ending"}), has_summary=True), "more"),
        (replace(TALK, elapsed_ms=21 * 60_000, heard=frozenset({"when"}), has_summary=True), "scene"),
        (replace(TALK, elapsed_ms=24 * 60_000), "close"),
        (replace(TALK, elapsed_ms=40 * 60_000, is_ended=True), "debrief"),
    ],
)
def test_the_phase_that_is_due(progress: Progress, due: str) -> None:
    assert phase_due(PACK, progress) == due


def test_a_pack_without_rules_shares_the_time_evenly() -> None:
    pack = PromptPack("switch_timeline", "en", (Phase("first", "First", ()), Phase("second", "Second", ())))
    assert phase_due(pack, Progress(elapsed_ms=0, agreed_ms=60_000)) == "first"
    assert phase_due(pack, Progress(elapsed_ms=40_000, agreed_ms=60_000)) == "second"
    assert phase_due(pack, Progress(elapsed_ms=40_000, agreed_ms=0)) == "first"
    assert phase_due(PromptPack("empty", "en", ()), TALK) == ""
