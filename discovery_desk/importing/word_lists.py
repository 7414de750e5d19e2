"""Reads the word lists from the resources, compiles them once, and refuses lists that are not whole."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from discovery_desk.domain.cues import CueList, CueLists
from discovery_desk.domain.lint.guide import GuideRules
from discovery_desk.domain.lint.opportunity import OpportunityRules
from discovery_desk.domain.lint.words import Level, Rule, compile_patterns, compile_words
from discovery_desk.host.assets import asset

SCHEMA = "discovery-desk.word-lists/1"
REVIEWED = "en"
_GROUP = re.compile("<([a-z_]+)>")


@dataclass(eq=False)
class BrokenWordLists(Exception):
    """Lists that ship with the program are wrong: a bug, not something that a person did. `where` says which part."""

    where: str

    def __str__(self) -> str:
        return f"word lists: {self.where}"


@cache
def load_cue_lists(language: str = REVIEWED) -> CueLists:
    """For the language of the *notes*. One without lists is only searched for private data."""
    return read_cue_lists(_raw(), language)


@cache
def load_guide_rules() -> GuideRules:
    return read_guide_rules(_raw())


@cache
def load_opportunity_rules() -> OpportunityRules:
    return read_opportunity_rules(_raw())


def read_cue_lists(raw: object, language: str = REVIEWED) -> CueLists:
    """Cue lists out of parsed JSON; raises `BrokenWordLists`, as the other two do."""
    whole = _checked(raw)
    cues = _mapping(_need(whole, "cues", "the file"), "cues")
    lists = _mapping(_need(cues, "lists", "cues"), "cues.lists")
    if language != REVIEWED:
        return _starters(whole, lists, language)
    screen = _mapping(_need(cues, "screen", "cues"), "cues.screen")
    return CueLists(
        cues={name: _cue_list(name, one) for name, one in lists.items()},
        specific=_words(cues, "specific", "cues"),
        before_screen_text=_patterns(screen, "before", "cues.screen"),
        after_screen_text=_patterns(screen, "after", "cues.screen"),
    )


def read_guide_rules(raw: object) -> GuideRules:
    guide = _mapping(_need(_checked(raw), "guide_lint", "the file"), "guide_lint")
    return GuideRules(_rules(guide, "guide_lint"), _patterns(guide, "story_prompt", "guide_lint"))


def read_opportunity_rules(raw: object) -> OpportunityRules:
    where = "opportunity_lint"
    lint = _mapping(_need(_checked(raw), where, "the file"), where)
    return OpportunityRules(
        rules=_rules(lint, where),
        things=_words(lint, "things", where),
        verbs=_words(lint, "verbs", where),
        first_person=_words(lint, "first_person", where),
        filler=frozenset(_texts(lint, "filler", where)),
    )


@cache
def _raw() -> object:
    name = f"word_lists.{REVIEWED}.json"
    try:
        return json.loads(asset("prompts", name).read_text("utf-8"))
    except FileNotFoundError as error:
        raise BrokenWordLists(f"there is no {name}") from error
    except ValueError as error:
        raise BrokenWordLists(f"{name} is not JSON: {error}") from error


def _cue_list(name: str, raw: object) -> CueList:
    where = f"cues.lists.{name}"
    one = _mapping(raw, where)
    return CueList(
        name=name,
        title=_text(one, "title", where),
        say=_texts(one, "say", where),
        strong=_words(one, "strong", where),
        medium=_words(one, "medium", where, optional=True),
        medium_kinds=tuple(
            _compiled([term], f"{where}.medium") for term in _texts(one, "medium", where, optional=True)
        ),
        ignore_in=_words(one, "ignore_in", where, optional=True),
        only_as_a_wish=_patterns(one, "only_as_a_wish", where, optional=True),
        a_wish=_words(one, "a_wish", where, optional=True),
        is_for_any_note=one.get("on") == "any note",
    )


def _starters(whole: Mapping[str, Any], lists: Mapping[str, Any], language: str) -> CueLists:
    """Short lists that nobody who speaks the language has read yet; questions are put in the language of the pack."""
    where = f"starters_need_native_review.{language}"
    known = _mapping(_need(whole, "starters_need_native_review", "the file"), "starters_need_native_review")
    chosen = _mapping(known.get(language, {}), where)
    inside = chosen.get("match") == "substring"
    found: dict[str, CueList] = {}
    for name in lists:
        english = _cue_list(name, lists[name])
        if english.is_for_any_note:
            found[name] = english
        elif name in chosen:
            strong = _compiled(_texts(chosen, name, where), where, inside_words=inside)
            found[name] = CueList(name, english.title, english.say, strong)
    return CueLists(found)


def _rules(raw: Mapping[str, Any], where: str) -> dict[str, Rule]:
    rules = _mapping(_need(raw, "rules", where), f"{where}.rules")
    return {name: _rule(name, _mapping(one, f"{where}.{name}"), f"{where}.{name}") for name, one in rules.items()}


def _rule(name: str, one: Mapping[str, Any], where: str) -> Rule:
    level = _text(one, "level", where)
    if level not in tuple(Level):
        raise BrokenWordLists(f"{where}.level is neither amber nor grey")
    return Rule(
        name=name,
        say=_text(one, "say", where),
        level=Level(level),
        pattern=_words(one, "words", where) if "words" in one else _patterns(one, "patterns", where, optional=True),
        unless=_patterns(one, "unless", where, optional=True),
    )


def _words(raw: Mapping[str, Any], key: str, where: str, *, optional: bool = False) -> re.Pattern[str]:
    return _compiled(_texts(raw, key, where, optional=optional), f"{where}.{key}")


def _patterns(raw: Mapping[str, Any], key: str, where: str, *, optional: bool = False) -> re.Pattern[str]:
    return _compiled(_texts(raw, key, where, optional=optional), f"{where}.{key}", are_words=False)


def _compiled(
    terms: list[str] | tuple[str, ...], where: str, *, are_words: bool = True, inside_words: bool = False
) -> re.Pattern[str]:
    try:
        return compile_words(terms, inside_words=inside_words) if are_words else compile_patterns(terms)
    except re.error as error:
        raise BrokenWordLists(f"{where} does not compile: {error}") from error


def _checked(raw: object) -> Mapping[str, Any]:
    whole = _mapping(raw, "the file")
    if _need(whole, "schema", "the file") != SCHEMA:
        raise BrokenWordLists(f"schema is not {SCHEMA}")
    groups = _mapping(whole.get("groups", {}), "groups")
    named = {name: f"(?:{'|'.join(_texts(groups, name, 'groups'))})" for name in groups}
    expanded: dict[str, Any] = _expanded({name: part for name, part in whole.items() if name != "groups"}, named)
    return expanded


def _expanded(raw: Any, named: Mapping[str, str]) -> Any:
    """`<artefact>` in a term is any word of the group of that name, so that a list of things is written once."""
    if isinstance(raw, dict):
        return {key: _expanded(one, named) for key, one in raw.items()}
    if isinstance(raw, list):
        return [_expanded(one, named) for one in raw]
    if isinstance(raw, str):
        return _GROUP.sub(lambda match: _of_group(match[1], named), raw)
    return raw


def _of_group(name: str, named: Mapping[str, str]) -> str:
    if name not in named:
        raise BrokenWordLists(f"there is no group <{name}>")
    return named[name]


def _need(raw: Mapping[str, Any], key: str, where: str) -> Any:
    if key not in raw:
        raise BrokenWordLists(f'{where} has no "{key}"')
    return raw[key]


def _mapping(raw: object, where: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise BrokenWordLists(f"{where} is not an object")
    return raw


def _text(raw: Mapping[str, Any], key: str, where: str) -> str:
    found = _need(raw, key, where)
    if not isinstance(found, str) or not found.strip():
        raise BrokenWordLists(f"{where}.{key} is not text")
    return found


def _texts(raw: Mapping[str, Any], key: str, where: str, *, optional: bool = False) -> tuple[str, ...]:
    found = raw.get(key, []) if optional else _need(raw, key, where)
    if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
        raise BrokenWordLists(f"{where}.{key} is not a list of texts")
    return tuple(found)
