"""How a question of the guide, or one that was asked, could be put better. Never a reason to stop anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from discovery_desk.domain.lint.words import NEVER, Finding, Folded, Rule, fold, words_of

NO_ANCHOR = "no_anchor"
COPIED = "research_question_copied"
TOO_LONG = "too_long"
TOO_MANY = "too_many"

MOST_WORDS = 30
MOST_PROMPTS = 2
MOST_RESEARCH_QUESTIONS = 5
COPIED_SHARE = 0.6
# A short question shares its "what did you do" with anything.
FEWEST_SHARED = 3
FEWEST_SHARED_OF_THEIRS = 0.5


@dataclass(frozen=True, slots=True)
class GuideRules:
    """The rules by name, in the order in which they are told. `story_prompt` is how a request for a story begins."""

    rules: Mapping[str, Rule]
    story_prompt: re.Pattern[str] = NEVER


def lint_question(
    text: str, rules: GuideRules, *, is_story_prompt: bool | None = None, research_questions: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """What could be better about one question, in the order of the rules.

    Only a story prompt needs an anchor in time; None is "judge by how it begins".
    """
    folded = Folded(fold(text.strip()).text, text.strip())
    if is_story_prompt is None:
        is_story_prompt = rules.story_prompt.search(folded.text) is not None
    named = {
        NO_ANCHOR: is_story_prompt and not rules.rules[NO_ANCHOR].unless.search(folded.text),
        COPIED: any(_is_copied(folded, fold(question)) for question in research_questions),
        TOO_LONG: len(words_of(folded)) > MOST_WORDS,
    }
    found = (_judged(rule, folded, named) for rule in rules.rules.values())
    return tuple(finding for finding in found if finding)


def lint_amount(story_prompts: Sequence[str], research_questions: Sequence[str], rules: GuideRules) -> Finding | None:
    """Whether the guide asks for more than an interview holds."""
    is_over = len(story_prompts) > MOST_PROMPTS or len(research_questions) > MOST_RESEARCH_QUESTIONS
    return rules.rules[TOO_MANY].finding() if is_over else None


def _judged(rule: Rule, folded: Folded, named: Mapping[str, bool]) -> Finding | None:
    if rule.name in named:
        return rule.finding() if named[rule.name] else None
    return rule.find(folded)


def _is_copied(question: Folded, research: Folded) -> bool:
    ours, theirs = set(words_of(question)), set(words_of(research))
    shared = len(ours & theirs)
    return (
        shared >= FEWEST_SHARED
        and shared >= COPIED_SHARE * len(ours)
        and shared >= FEWEST_SHARED_OF_THEIRS * len(theirs)
    )
