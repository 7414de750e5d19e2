"""What is off in the wording of an opportunity is named; well-framed ones are left in peace."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.cues import find_cues
from discovery_desk.domain.lint.opportunity import Proof, lint_opportunity
from discovery_desk.domain.lint.words import Level
from discovery_desk.importing.word_lists import load_cue_lists, load_opportunity_rules
from discovery_desk.services.importing import demo_files

RULES = load_opportunity_rules()
STORIES: list[dict[str, Any]] = [json.loads(path.read_text("utf-8")) for path in demo_files()]
DRAFTS = [(story, draft) for story in STORIES for draft in story["draft_opportunities"]]
GOOD = [(story, good) for story in STORIES for good in story["opportunities"]]

# Names expected, and the line. Written before the rules were; two rules were mended by it.
MORE = """\
|I lose half a day when the courier comes while I am on the roof.
|I can't prove who had the key last.
|I want my neighbour to hear from me before she hears the drill.
|When two families want the same day, I have to decide alone.
|My stall is empty for an hour because the permit arrives by post.
|I end up typing the same address for every child.
|I have nobody to ask once the office has closed.
|I don't dare to send the bill before the customer has calmed down.
|I pay for a second trip whenever the first one was for the wrong part.
|I only notice the dose is missing when the pharmacy has closed.
|I need to be sure that the dog is fed before I get on the train.
|I find out from my mother what the school has written to me.
solution|Build a shared key calendar
solution|I need an app for the neighbours
solution,generic_plural|Parents want push notifications
solution|One-click refund
solution|Reminder before the permit runs out
generic_plural|Drivers don't trust the sat nav
metric_or_outcome|Cut delivery complaints by 30 %
metric_or_outcome|Improve first-week retention
metric_or_outcome,company_view|We need to halve our support calls
company_view,generic_plural|Our customers misread the second page
behaviour_wish,generic_plural|Tenants should read the house rules
question|How can I get the key back?
feeling_only|I was so angry
feeling_only|It is frustrating.
vague|Easier handover
vague|Better communication
compound|I can't find the key and I need to pay the locksmith twice.
compound|I wait for the permit. I lose the first hour.
too_long|I have to call the depot, wait for the number, write it on my hand, go all the way back and read it out.
"""


def names(text: str, **known: Any) -> set[str]:
    return {finding.name for finding in lint_opportunity(text, RULES, **known)}


def siblings(story: dict[str, Any], text: str) -> list[str]:
    return [one["text"] for one in story["opportunities"] if one["text"] != text]


@pytest.mark.parametrize(("story", "draft"), DRAFTS, ids=[draft["text"][:50] for _, draft in DRAFTS])
def test_the_drafts(story: dict[str, Any], draft: dict[str, Any]) -> None:
    """That no note of the story shows it, a line cannot know: it is told so where the draft says so."""
    known = {"proofs": ()} if "no_evidence" in draft["expected_lint"] else {}
    found = names(draft["text"], others=siblings(story, draft["text"]), **known)
    assert (found or {"ok"}) == set(draft["expected_lint"])


@pytest.mark.parametrize(("story", "good"), GOOD, ids=[good["text"][:50] for _, good in GOOD])
def test_the_well_framed_ones_are_left_in_peace(story: dict[str, Any], good: dict[str, Any]) -> None:
    texts = {note["id"]: note["text"] for note in story["notes"]}
    heard = [find_cues(texts[note_id], load_cue_lists()) for note_id in good["evidence"]]
    proofs = [Proof(frozenset(cue.name for cue in cues)) for cues in heard]
    assert names(good["text"], proofs=proofs, is_on_a_moment=True, others=siblings(story, good["text"])) == set()


def test_there_are_as_many_as_were_measured() -> None:
    assert (len(DRAFTS), len(GOOD)) == (20, 23)


@pytest.mark.parametrize("line", MORE.splitlines())
def test_more_lines(line: str) -> None:
    wanted, text = line.split("|")
    assert names(text) == set(wanted.split(",")) - {""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Add a broadcast button", {"solution"}),
        ("Sellers want WhatsApp integration", {"solution", "generic_plural"}),
        ("We need to reduce false alarms", {"company_view"}),
        ("Reduce churn in month eleven", {"metric_or_outcome"}),
        ("I felt ashamed", {"feeling_only"}),
        ("Easier closing", {"vague"}),
        ("Users should use the rollback", {"behaviour_wish", "generic_plural"}),
    ],
)
def test_the_poor_examples_of_the_practice(text: str, expected: set[str]) -> None:
    assert names(text) == expected


def test_a_line_being_typed_is_not_blamed_for_what_it_cannot_have_yet() -> None:
    assert names("I find out too late that we meant different dates") == set()


def test_without_notes_without_a_moment() -> None:
    line = "I find out too late that we meant different dates"
    assert names(line, proofs=[], is_on_a_moment=False) == {"no_evidence", "no_moment"}


@pytest.mark.parametrize(
    "weak", [Proof(frozenset({"generality"})), Proof(frozenset({"second_hand"})), Proof(is_parked=True)]
)
def test_weak_notes_alone_do_not_carry_it(weak: Proof) -> None:
    line = "I find out too late that we meant different dates"
    assert names(line, proofs=[weak, weak]) == {"weak_evidence"}
    assert names(line, proofs=[weak, Proof(frozenset({"time_jump"}))]) == set()


def test_a_double_names_the_other_one() -> None:
    other = "An invoice I paid in two parts stays open in my ledger."
    (finding,) = lint_opportunity("The invoice that I paid in two parts is open in my ledger", RULES, others=[other])
    assert (finding.name, finding.match) == ("duplicate", other)


def test_a_solution_names_the_thing() -> None:
    (finding,) = lint_opportunity("Automatic bank rate feed", RULES)
    assert (finding.name, finding.match, finding.level) == ("solution", "Automatic", Level.AMBER)


def test_levels() -> None:
    grey = {name for name, rule in RULES.rules.items() if rule.level is Level.GREY}
    assert grey == {"feeling_only", "vague", "compound", "too_long", "duplicate", "no_moment"}


@pytest.mark.parametrize("start", ["i ", "and i ", "want a ", "a. ", "should "])
def test_a_very_long_line_is_read_at_once(start: str) -> None:
    text = (start * 20_000)[:20_000]
    begin = time.process_time()
    lint_opportunity(text, RULES, others=[text])
    assert time.process_time() - begin < 0.5


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(finding.match in text for finding in lint_opportunity(text, RULES))
