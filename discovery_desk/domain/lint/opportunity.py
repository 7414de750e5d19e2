"""Whether an opportunity is framed as a need, pain or desire of one person in one moment."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from discovery_desk.domain.lint.words import NEVER, Finding, Folded, Rule, fold, words_of

FEWEST_WORDS = 5
SHORT_LINE_WORDS = 6
MOST_CHARACTERS = 100
SAME_SHARE = 0.6
FEWEST_SAME = 3
WEAK_CUES = frozenset({"generality", "hypothetical", "second_hand"})

SOLUTION = "solution"
VAGUE = "vague"
PLURAL = "generic_plural"


@dataclass(frozen=True, slots=True)
class OpportunityRules:
    """The rules by name, and the words by which a line is understood: things to build, verbs, I and my, small words."""

    rules: Mapping[str, Rule]
    things: re.Pattern[str] = NEVER
    verbs: re.Pattern[str] = NEVER
    first_person: re.Pattern[str] = NEVER
    filler: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Proof:
    """A note that an opportunity is linked to, as far as it can be weak."""

    cues: frozenset[str] = frozenset()
    is_parked: bool = False

    @property
    def is_weak(self) -> bool:
        return self.is_parked or not WEAK_CUES.isdisjoint(self.cues)


def lint_opportunity(
    text: str,
    rules: OpportunityRules,
    *,
    proofs: Collection[Proof] | None = None,
    is_on_a_moment: bool | None = None,
    others: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """What is off, in the order of the rules; nothing for a line that is well framed.

    None is "not known": a line being typed has no notes and no moment yet, and is not blamed for it.
    """
    folded = Folded(fold(text.strip()).text, text.strip())
    found = _by_words(folded, rules)
    double = next((one for one in others if _is_same(folded, fold(one), rules)), "")
    known: dict[str, str | None] = {
        VAGUE: _vague(folded, rules) if not found.keys() & {SOLUTION, "feeling_only", "metric_or_outcome"} else None,
        "too_long": "" if len(text.strip()) > MOST_CHARACTERS else None,
        "duplicate": double or None,
        "no_evidence": "" if proofs is not None and not proofs else None,
        "weak_evidence": "" if proofs and all(proof.is_weak for proof in proofs) else None,
        "no_moment": "" if is_on_a_moment is False else None,
    }
    found |= {name: rules.rules[name].finding(match) for name, match in known.items() if match is not None}
    return tuple(found[name] for name in rules.rules if name in found)


def _by_words(folded: Folded, rules: OpportunityRules) -> dict[str, Finding]:
    each = {name: rule.find(folded) for name, rule in rules.rules.items() if name != VAGUE}
    found = {name: finding for name, finding in each.items() if finding}
    if rules.first_person.search(folded.text):
        found.pop(PLURAL, None)
    if SOLUTION not in found and not found.keys() & {"metric_or_outcome", "feeling_only"}:
        thing = _thing_to_build(folded, rules)
        found |= {SOLUTION: rules.rules[SOLUTION].finding(thing)} if thing else {}
    return found


def _thing_to_build(folded: Folded, rules: OpportunityRules) -> str:
    """The thing in a line that only names one: no person in it, and nothing happens."""
    if rules.first_person.search(folded.text) or rules.verbs.search(folded.text):
        return ""
    thing = rules.things.search(folded.text)
    return folded.typed(*thing.span()) if thing else ""


def _vague(folded: Folded, rules: OpportunityRules) -> str | None:
    """A theme: too short for a situation, or short and with a word that means anything."""
    count = len(words_of(folded))
    loose = rules.rules[VAGUE].pattern.search(folded.text)
    if loose and count <= SHORT_LINE_WORDS:
        return folded.typed(*loose.span())
    return "" if count < FEWEST_WORDS else None


def _is_same(mine: Folded, other: Folded, rules: OpportunityRules) -> bool:
    """Most content words of the shorter line in both."""
    ours, theirs = (set(words_of(one)) - rules.filler for one in (mine, other))
    shared = len(ours & theirs)
    return shared >= FEWEST_SAME and shared >= SAME_SHARE * min(len(ours), len(theirs))
