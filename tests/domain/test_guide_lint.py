"""Questions that would not bring a story are named, with what to ask instead; good ones are left in peace."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.lint.guide import lint_amount, lint_question
from discovery_desk.domain.lint.words import Level
from discovery_desk.host.assets import asset
from discovery_desk.importing.word_lists import load_guide_rules
from discovery_desk.services.importing import demo_files

RULES = load_guide_rules()
WHOLE: dict[str, Any] = json.loads(asset("prompts", "guide_lint_cases.json").read_text("utf-8"))

# Names expected, whether it is a story prompt, the question. Written before the rules; two were mended by it.
MORE = """\
|0|What was the first thing you saw on the screen?
|1|Tell me about the last time a parcel came back to you.
|1|Walk me through last Tuesday's delivery, from the knock on the door.
|0|Who did you call then?
|0|And then?
|0|What made you open the second letter?
|0|How did the two of you settle it?
|0|Where did you look first?
|0|If the code had come at once, what would that have changed for you?
|1|Think back to the day you moved the stall and start in the morning.
general,no_anchor|1|How do you usually pack the van?
frequency|0|How many times a week do you check it?
hypothetical|0|What would you pay for it?
hypothetical|0|How will you use it next year?
opinion|0|Which of the two do you prefer?
solution|0|What should our app do better?
leading|0|That must have been annoying?
leading,closed|0|Isn't the form too long?
closed|0|Have you tried the other entrance?
double|0|Who opened it and what did they say?
double|0|What did it cost? Who paid?
why|0|And why was that?
blame|0|Why did you not ask her?
topic_not_episode,no_anchor|1|Tell me about how you work with your accountant.
no_anchor|1|Describe your mornings at the bakery.
hypothetical|0|Suppose the lift is out, what then?
closed,opinion|0|Do you think the price is fair?
opinion|0|How satisfied are you with the delivery?
"""


def names(text: str, **known: Any) -> set[str]:
    return {finding.name for finding in lint_question(text, RULES, **known)}


@pytest.mark.parametrize("case", WHOLE["cases"], ids=lambda case: case["q"][:60])
@pytest.mark.parametrize("is_said", [True, False], ids=["said to be a prompt", "judged by its start"])
def test_the_cases(case: dict[str, Any], is_said: bool) -> None:
    known = {"is_story_prompt": case.get("story_prompt", False)} if is_said else {}
    assert names(case["q"], research_questions=WHOLE["research_questions"], **known) == set(case["expect"])


@pytest.mark.parametrize("line", MORE.splitlines())
def test_more_questions(line: str) -> None:
    wanted, is_prompt, text = line.split("|")
    assert names(text, is_story_prompt=is_prompt == "1") == set(wanted.split(",")) - {""}


def test_of_the_stories_questions_only_two_double_ones_are_named() -> None:
    named = {}
    for story in (json.loads(path.read_text("utf-8")) for path in demo_files()):
        guide = story["guide"]
        asked = {note["text"]: False for note in story["notes"] if note["kind"] == "question"}
        asked |= {prompt["text"]: True for prompt in guide["story_prompts"]}
        for text, is_prompt in asked.items():
            named[text] = names(text, is_story_prompt=is_prompt, research_questions=guide["research_questions"])
    assert len(named) == 22
    assert {text: found for text, found in named.items() if found} == {
        "And the most recent time: which shift was that, and what day did you hear about it?": {"double"},
        "Who was there on the ninth, and what did closing look like?": {"double"},
    }


def test_a_finding_says_what_was_found_and_what_to_ask() -> None:
    (finding,) = lint_question("And what do you Typically watch?", RULES)
    assert (finding.match, finding.say, finding.level) == (
        "Typically",
        "Ask for one time instead of the rule.",
        Level.GREY,
    )


def test_four_rules_are_amber_and_the_rest_grey() -> None:
    amber = {name for name, rule in RULES.rules.items() if rule.level is Level.AMBER}
    assert amber == {"no_anchor", "hypothetical", "leading", "solution"}
    assert all(rule.say for rule in RULES.rules.values())


@pytest.mark.parametrize(
    "text",
    [
        "Suppose you had had that on Thursday. What would it have done for you?",
        "Had that been there on 30 August, what would it have done for you?",
        "If the rate had been there on 2 October, what would have been different for you?",
    ],
)
def test_what_a_wish_would_have_done_in_the_told_episode_may_be_asked(text: str) -> None:
    assert names(text) == set()


def test_a_probe_needs_no_anchor() -> None:
    assert names("Tell me about that") == names("Walk me through it once more") == set()


@pytest.mark.parametrize(
    "start", ["Could you show me", "Can you take me back to", "Would you tell me", "And can you read"]
)
def test_polite_requests_are_not_closed(start: str) -> None:
    assert names(f"{start} the day you signed?") == set()


def test_curly_apostrophes_are_apostrophes() -> None:
    assert names("Don’t you find it slow?") == {"leading", "closed"}


def test_a_short_question_is_no_copy_of_a_research_question() -> None:
    assert names("What did she try?", research_questions=["What did she look at or try before leaving?"]) == set()


def test_a_guide_holds_two_prompts_and_five_research_questions() -> None:
    assert lint_amount(["a"] * 2, ["b"] * 5, RULES) is None
    for prompts, questions in ((3, 0), (0, 6)):
        finding = lint_amount(["a"] * prompts, ["b"] * questions, RULES)
        assert finding is not None and finding.name == "too_many"


@pytest.mark.parametrize("start", ["Did. ", "and what did ", "x ", "? ", "how ", "if you "])
def test_a_very_long_question_is_read_at_once(start: str) -> None:
    begin = time.process_time()
    lint_question((start * 20_000)[:20_000], RULES, research_questions=["What did they do?"])
    assert time.process_time() - begin < 0.5


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(finding.match in text for finding in lint_question(text, RULES))
