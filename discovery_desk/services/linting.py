"""What the panel would say about a note, a question of the guide, or an opportunity."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from discovery_desk.domain.cues import Cue, CueLists, find_cues
from discovery_desk.domain.heard import Heard, heard_in
from discovery_desk.domain.lint.guide import GuideRules, lint_amount, lint_question
from discovery_desk.domain.lint.opportunity import OpportunityRules, Proof, lint_opportunity
from discovery_desk.domain.lint.words import Finding as Advice
from discovery_desk.domain.lint.words import Level
from discovery_desk.domain.prompts import NO_SLOTS, Slots, fill
from discovery_desk.importing import word_lists

FINE = "ok"


@dataclass(frozen=True, slots=True)
class Finding:
    """`match` is empty when nothing in the text is to blame, but something that it lacks."""

    name: str
    match: str
    say: str


@dataclass(frozen=True, slots=True)
class Linted:
    text: str
    findings: tuple[Finding, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The verdict in words: `ok` when there is nothing to say."""
        return tuple(finding.name for finding in self.findings) or (FINE,)


def cues(
    text: str, *, language: str = word_lists.REVIEWED, is_participant: bool = True, slots: Slots = NO_SLOTS
) -> Linted:
    """`slots` is what the interview's other notes know; what this one knows itself is newer."""
    known = {**slots, **Heard([heard_in(text)]).slots()}
    found = find_cues(text, word_lists.load_cue_lists(language), is_participant=is_participant)
    return Linted(text, tuple(Finding(cue.name, cue.match, _said(cue, known)) for cue in found))


def question(text: str, *, is_story_prompt: bool | None = None, research_questions: Iterable[str] = ()) -> Linted:
    """A question of the guide, or one that was asked; None is "judge by how it begins whether it asks for a story"."""
    found = lint_question(text, guide_rules(), is_story_prompt=is_story_prompt, research_questions=research_questions)
    return _linted(text, found)


def guide(story_prompts: Sequence[str], research_questions: Sequence[str] = ()) -> list[Linted]:
    """Every story prompt, and, when there is too much of them, a last one without a text."""
    each = [question(text, is_story_prompt=True, research_questions=research_questions) for text in story_prompts]
    amount = lint_amount(story_prompts, research_questions, guide_rules())
    return [*each, _linted("", [amount])] if amount else each


def opportunity(
    text: str,
    *,
    proofs: Collection[Proof] | None = None,
    is_on_a_moment: bool | None = None,
    others: Sequence[str] = (),
) -> Linted:
    """None is "not known": a bare line is not blamed for having no notes and no moment."""
    found = lint_opportunity(text, opportunity_rules(), proofs=proofs, is_on_a_moment=is_on_a_moment, others=others)
    return _linted(text, found)


def is_pressing(finding: Finding) -> bool:
    """Of an opportunity: it is to be mended before the line goes out; others are worth a thought."""
    return opportunity_rules().rules[finding.name].level is Level.AMBER


@lru_cache(maxsize=1024)
def proof(text: str, *, language: str = word_lists.REVIEWED, is_parked: bool = False) -> Proof:
    """A note as evidence, as far as its words make it weak."""
    return Proof(frozenset(cue.name for cue in find_cues(text, cue_lists(language))), is_parked)


def cue_lists(language: str = word_lists.REVIEWED) -> CueLists:
    """For the panels, which need places and levels besides the words; read and compiled once."""
    return word_lists.load_cue_lists(language)


def guide_rules() -> GuideRules:
    return word_lists.load_guide_rules()


def opportunity_rules() -> OpportunityRules:
    return word_lists.load_opportunity_rules()


def _linted(text: str, found: Iterable[Advice]) -> Linted:
    return Linted(text, tuple(Finding(advice.name, advice.match, advice.say) for advice in found))


def _said(cue: Cue, known: Slots) -> str:
    """The first sentence whose slots are known: one with a hole in it is not shown."""
    return next((filled for filled in (fill(say, known) for say in cue.say) if filled), "")
