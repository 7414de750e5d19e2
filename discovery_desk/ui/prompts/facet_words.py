"""What the facets of a story are called."""

from __future__ import annotations

from discovery_desk.domain.note import Force
from discovery_desk.ui.kit.kind_words import force_word
from discovery_desk.ui.kit.words import tr


def facet_title(name: str) -> str:
    """Of a pack of somebody's own it is the name itself."""
    titles = {
        "when": tr("When"),
        "where": tr("Where"),
        "who": tr("Who"),
        "tools": tr("Tools"),
        "trigger": tr("What set it off"),
        "goal": tr("Hoped-for end"),
        "first_step": tr("First step"),
        "sequence": tr("Four moments"),
        "ending": tr("Ending"),
        "obstacle": tr("Obstacle"),
        "attempt": tr("Workaround"),
        "thought": tr("Thought"),
        "feeling": tr("Feeling"),
        "cost": tr("Cost"),
        "delight": tr("Delight"),
    }
    return titles.get(name) or (force_word(Force(name)) if name in tuple(Force) else name)
