"""What the column of prompts says of its own: titles of nudges."""

from __future__ import annotations

from discovery_desk.domain.heard import back_to
from discovery_desk.domain.nudges import Nudge
from discovery_desk.ui.kit.words import tr

LONGEST_MATCH = 40


def nudge_title(nudge: Nudge) -> str:
    """What was noted and what to do about it: worded so that it is still right half a minute later."""
    back = tr("Come back to {day}.").replace("{day}", back_to(nudge.when)) if nudge.when else ""
    words = {
        "generality": tr("You noted “{match}”.") + " " + (back or tr("Come back to one time.")),
        "hypothetical": tr("You noted “{match}”.") + " " + (back or tr("Come back to what has happened.")),
        "solution_request": tr("You noted an idea: “{match}”. Ask what it is for."),
        "recall_gap": tr("You noted “{match}”. Help to remember."),
        "time_jump": tr("You noted “{match}”. Something was skipped."),
        "opinion": tr("You noted a verdict: “{match}”. Ask what happened."),
    }
    return words.get(nudge.cue, tr("You noted “{match}”.")).replace("{match}", shortened(nudge.match))


def shortened(match: str) -> str:
    if len(match) <= LONGEST_MATCH:
        return match
    return match[:LONGEST_MATCH].rsplit(" ", 1)[0] + "…"
