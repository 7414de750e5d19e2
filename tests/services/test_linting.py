"""What the command line and the panels are told about a text."""

from __future__ import annotations

import json
from dataclasses import asdict

from discovery_desk.services import linting


def test_the_shape_is_that_of_the_command_line() -> None:
    told = json.loads(json.dumps(asdict(linting.cues("We usually call them"))))
    assert told == {
        "text": "We usually call them",
        "findings": [
            {"name": "generality", "match": "usually", "say": "Help me see it once. Which time was the last?"}
        ],
    }


def test_a_day_in_the_note_fills_the_question() -> None:
    (finding,) = linting.cues("On Friday we usually wait").findings
    assert finding.say == "And on Friday: what did you do then?"


def test_a_day_of_an_earlier_note_fills_it_too() -> None:
    (finding,) = linting.cues("We usually wait", slots={"when": "Monday"}).findings
    assert finding.say == "And on Monday: what did you do then?"


def test_every_cue_can_be_said_without_knowing_a_day() -> None:
    for name, one in linting.cue_lists().cues.items():
        assert any("{" not in say for say in one.say), name


def test_a_note_of_ours_and_one_in_another_language() -> None:
    assert linting.cues("We usually wait", is_participant=False).names == ("ok",)
    assert linting.cues("Normalerweise warten wir", language="de").names == ("generality",)


def test_a_text_with_nothing_to_say_about() -> None:
    assert linting.cues("") == linting.Linted("")
    assert linting.question("").names == ("ok",)
    assert linting.opportunity("I end up asking the same colleague again").names == ("ok",)


def test_questions() -> None:
    assert linting.question("How often do you work out?").names == ("frequency",)
    assert linting.question("Describe a typical day.").names == ("no_anchor",)
    assert linting.question("Describe a typical day.", is_story_prompt=False).names == ("ok",)


def test_a_guide_with_too_much_in_it_is_told_so_last() -> None:
    prompts = ["Tell me about the last time you moved.", "Tell me about the last box.", "Your flat?"]
    told = linting.guide(prompts, ["Who helps?"])
    assert [one.text for one in told] == [*prompts, ""]
    assert told[-1].names == ("too_many",)
    assert len(linting.guide(prompts[:2])) == 2


def test_an_opportunity_and_the_notes_that_show_it() -> None:
    line = "I end up asking the same colleague again"
    general = linting.proof("We usually ask Ueda")
    assert linting.opportunity(line, proofs=[general]).names == ("weak_evidence",)
    assert linting.opportunity(line, proofs=[general, linting.proof("Third time on Thursday")]).names == ("ok",)
    assert linting.opportunity("Add a button", others=[line]).names == ("solution",)
