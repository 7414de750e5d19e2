"""A flagged question is offered in words that would not be flagged again."""

from __future__ import annotations

import json

import pytest

from discovery_desk.domain.lint.rewording import reworded
from discovery_desk.host.assets import asset
from discovery_desk.services import linting

CASES = json.loads(asset("prompts", "guide_lint_cases.json").read_text("utf-8"))["cases"]
FLAGGED = [case["q"] for case in CASES if linting.question(case["q"]).findings]


@pytest.mark.parametrize("when", ["", "Tuesday", "last night", "2 October", "04:40", "3 weeks ago"])
@pytest.mark.parametrize("question", FLAGGED)
def test_what_is_offered_is_not_flagged_itself(question: str, when: str) -> None:
    words = reworded(question, linting.question(question).names, when)
    if words:
        assert linting.question(words).findings == ()


def test_nearly_every_flagged_question_gets_a_rewording() -> None:
    without = [one for one in FLAGGED if not reworded(one, linting.question(one).names)]
    assert len(without) <= 1, without


@pytest.mark.parametrize(
    ("question", "when", "better"),
    [
        ("What do you typically watch?", "Tuesday", "And on Tuesday: what did you watch?"),
        ("How do you decide what to watch?", "", "And the last time it happened: how did you decide what to watch?"),
        ("Why do you use spreadsheets?", "", "What led you to use spreadsheets?"),
        ("Why didn't you call support?", "last night", "And last night: what held you back?"),
        ("So who was there, and what did closing look like?", "", "Who was there?"),
        ("How frustrating was the delay?", "", "How was the delay?"),
        ("Would you use this feature?", "2 October", "And on 2 October: what did you do?"),
        ("Would you use this feature?", "04:40", "And the last time it happened: what did you do?"),
    ],
)
def test_the_words_of_the_talk_are_used(question: str, when: str, better: str) -> None:
    assert reworded(question, linting.question(question).names, when) == better


def test_a_fine_question_is_left_alone() -> None:
    assert reworded("What did you do then?", ("ok",), "Tuesday") == ""
