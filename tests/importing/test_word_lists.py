"""The word lists that ship are whole, and ones that are not say what they lack."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from discovery_desk.domain.lint.guide import MOST_PROMPTS, MOST_RESEARCH_QUESTIONS, MOST_WORDS
from discovery_desk.domain.lint.words import fold
from discovery_desk.host.assets import asset
from discovery_desk.importing.word_lists import (
    BrokenWordLists,
    load_cue_lists,
    load_guide_rules,
    load_opportunity_rules,
    read_cue_lists,
    read_guide_rules,
    read_opportunity_rules,
)

SHIPPED: dict[str, Any] = json.loads(asset("prompts", "word_lists.en.json").read_text("utf-8"))


@pytest.fixture
def raw() -> dict[str, Any]:
    return copy.deepcopy(SHIPPED)


def test_every_cue_has_a_title_and_something_to_say() -> None:
    cues = load_cue_lists().cues
    assert set(cues) == {
        "generality",
        "hypothetical",
        "solution_request",
        "opinion",
        "time_jump",
        "recall_gap",
        "second_hand",
        "sensitive",
    }
    assert all(cue.title and cue.say for cue in cues.values())
    assert [name for name, cue in cues.items() if cue.is_for_any_note] == ["sensitive"]


def test_the_rules_of_the_two_linters() -> None:
    assert len(load_guide_rules().rules) == 15
    assert len(load_opportunity_rules().rules) == 14


def test_lists_are_compiled_once() -> None:
    assert load_cue_lists("de") is load_cue_lists("de")
    assert load_guide_rules() is load_guide_rules()


@pytest.mark.parametrize("language", sorted(SHIPPED["starters_need_native_review"]))
def test_every_starter_word_is_found_by_its_own_list(language: str) -> None:
    lists = load_cue_lists(language)
    for name in ("generality", "hypothetical", "solution_request"):
        terms = SHIPPED["starters_need_native_review"][language][name]
        plain = [term for term in terms if not set(term) & set("{(?[")]
        assert all(lists.cues[name].strong.search(fold(term).text) for term in plain)
    assert "sensitive" in lists.cues


def test_nothing_in_the_lists_waits_for_a_capital() -> None:
    """Texts are folded to lower case before: a word with a capital would never be found."""
    texts = json.dumps({name: part for name, part in SHIPPED.items() if name != "starters_need_native_review"})
    patterns = re.findall(r'"(?:strong|medium|words|patterns|unless|ignore_in|specific)": \[(.*?)\]', texts)
    assert len(patterns) > 40
    assert not [one for one in patterns if re.search("[A-Z]", re.sub(r"\\\\[A-Z]", "", one))]


def test_a_language_without_lists_still_hides_private_data() -> None:
    assert set(load_cue_lists("ta").cues) == {"sensitive"}


def test_the_limits_are_those_of_the_prompt_pack() -> None:
    pack = json.loads(asset("prompts", "story_standard.en.json").read_text("utf-8"))
    assert pack["limits"]["guide"] == {
        "max_story_prompts": MOST_PROMPTS,
        "max_research_questions": MOST_RESEARCH_QUESTIONS,
        "max_words_per_prompt": MOST_WORDS,
    }


def _read_all(raw: object) -> None:
    read_cue_lists(raw)
    read_cue_lists(raw, "de")
    read_guide_rules(raw)
    read_opportunity_rules(raw)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda raw: raw.update(schema="other"), "schema is not"),
        (lambda raw: raw.pop("cues"), 'the file has no "cues"'),
        (lambda raw: raw["cues"]["lists"]["generality"].pop("title"), 'cues.lists.generality has no "title"'),
        (lambda raw: raw["cues"]["lists"]["generality"].update(title=""), "cues.lists.generality.title is not text"),
        (lambda raw: raw["cues"]["lists"]["opinion"].update(strong="it"), "cues.lists.opinion.strong is not a list"),
        (
            lambda raw: raw["cues"]["lists"]["opinion"].update(strong=["("]),
            "cues.lists.opinion.strong does not compile",
        ),
        (lambda raw: raw["cues"].update(specific=["<moon>"]), "there is no group <moon>"),
        (lambda raw: raw["cues"].update(specific=[""]), "cues.specific is not a list of texts"),
        (lambda raw: raw["guide_lint"]["rules"]["why"].update(level="red"), "guide_lint.why.level is neither"),
        (lambda raw: raw["opportunity_lint"].pop("filler"), 'opportunity_lint has no "filler"'),
        (
            lambda raw: raw["starters_need_native_review"].update(de=[]),
            "starters_need_native_review.de is not an object",
        ),
    ],
)
def test_lists_that_are_not_whole_say_what_they_lack(
    raw: dict[str, Any], spoil: Callable[[dict[str, Any]], object], says: str
) -> None:
    _read_all(raw)
    spoil(raw)
    with pytest.raises(BrokenWordLists) as caught:
        _read_all(raw)
    assert says in str(caught.value)
