"""What the composer is given to choose from, and what it makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import Quality
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.page_check import Gap, Part
from discovery_desk.domain.participant import QuickFact
from discovery_desk.services.photos import Portrait
from discovery_desk.services.quotes import Wording
from discovery_desk.services.snapshots import QuoteChoice
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.opportunity_rows import OpportunityLine

MOST_STARS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that can be chosen for one page. `wording` is that of the chosen quote, `times` say when the notes
    behind insights were taken."""

    portrait: Portrait
    quotes: tuple[QuoteChoice, ...]
    wording: Wording | None
    opportunities: tuple[OpportunityLine, ...]
    off_page: tuple[Opportunity, ...]
    facts: tuple[QuickFact, ...]
    insights: tuple[Insight, ...]
    times: Mapping[str, str]
    parts: frozenset[Part]
    gaps: tuple[Gap, ...]
    quality: Quality | None


def quote_keys(choices: Sequence[QuoteChoice]) -> list[str]:
    """A note keeps its row when it becomes a worded quote; a second quote of the same note has one of its own."""
    keys: list[str] = []
    for choice in choices:
        key = choice.note_id
        keys.append(key if key and key not in keys else f"quote:{choice.quote.id if choice.quote else len(keys)}")
    return keys


def star_words(lines: Sequence[OpportunityLine]) -> str:
    stars = sum(line.opportunity.is_starred for line in lines)
    if stars > MOST_STARS:
        return tr("{n} have a star. Two or three stand out; more than that, and none does.").format(n=stars)
    if len(lines) > MOST_STARS and not stars:
        return tr("Star the two or three that matter most: what has no star is folded first.")
    return ""


def text_and_label(typed: str) -> tuple[str, str]:
    """`Team: leads 4` is a label and a fact; anything else is a fact."""
    label, colon, text = typed.partition(":")
    return (text.strip(), label.strip()) if colon and text.strip() and len(label) <= 24 else (typed.strip(), "")
