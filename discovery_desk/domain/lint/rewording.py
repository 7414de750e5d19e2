"""A flagged question put as one could have put it: about one time, open, one thing, without a judgement.

English only, as the rules are. What a rule can mend in the words themselves it mends; else it offers a sentence that
fits any talk, with the day of this one where that is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_OPENING = re.compile(r"^(?:(?:and|so|but|okay|ok|well|now|then),? )+", re.IGNORECASE)
_SECOND = re.compile(
    r",? (?:and|or)(?: then)?(?= (?:who|what|when|where|which|how|why|did|do|does|was|were|is|are|has|have|had)\b)",
    re.IGNORECASE,
)
_WHY_DID = re.compile(r"^(?:why|how come) (?:did |do )?you (?P<rest>[^?]+)\?*$", re.IGNORECASE)
_WHY_WAS = re.compile(r"^why (?:was|is|were|are) (?P<rest>[^?]+)\?*$", re.IGNORECASE)
_NOT = re.compile(r"^(?:not|never|didn't|don't) (?P<rest>.+)$", re.IGNORECASE)
_TAIL = re.compile(
    r"[,.]? *(?:right|correct|isn't it|wasn't it|don't you|didn't you|aren't you|doesn't it|didn't it) *\?+ *$",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"^(?P<ask>what|where|who|when|how|which [\w-]+) do you(?: usually| typically| normally| generally| often)? "
    r"(?P<rest>[^?]+)\?*$",
    re.IGNORECASE,
)
_TYPICAL_DAY = re.compile(
    r"\b(?:typical|normal|usual|average) (?:\w+ )?(?:day|week|month|shift|morning)\b", re.IGNORECASE
)
_HOW_BAD = re.compile(r"^how \w+ (?P<was>was|is|were|are) (?P<rest>[^?]+)\?*$", re.IGNORECASE)
_YOU_DID = re.compile(r"^(?:so )?you \w+", re.IGNORECASE)
_DID_YOU = re.compile(r"^(?:did|do|does|have|had|can|could) (?:you|he|she|they)\b", re.IGNORECASE)
_WAS_IT = re.compile(
    r"^(?P<was>was|is|were|are) (?P<what>it|that|this|they|the [\w-]+|your [\w-]+) [^?]+\?*$", re.IGNORECASE
)
_IS_THERE = re.compile(r"^(?:was|is|were|are) there\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question without its opening words; `on_the_day` is "on Tuesday" where a day is known."""

    text: str
    on_the_day: str

    def of_that_day(self, question: str) -> str:
        """`question` is asked about the day that was told of, or else about the last time."""
        start = f"And {self.on_the_day}" if self.on_the_day else "And the last time it happened"
        return f"{start}: {question}"


def reworded(question: str, rules: Sequence[str], when: str = "") -> str:
    """What could have been asked instead; empty when nothing better than the advice is known.

    `rules` are the names of what was found; `when` is the day or date that the talk told of.
    """
    asked = _Asked(_OPENING.sub("", question.strip()), _on(when))
    found = (mend(asked) for name, mend in _MENDS.items() if name in rules)
    return next((words for words in found if words), "")


def _on(when: str) -> str:
    when = when.strip()
    if not when or re.match(r"(?i)(?:last|this|that|yesterday|the other)\b", when):
        return when.lower()
    is_clock = re.match(r"\d{1,2}[:h.]\d", when) or re.match(r"(?i)\d{1,2} ?[ap]m", when)
    return "" if is_clock or re.search(r"(?i)\bago\b", when) else f"on {when}"


def _blame(asked: _Asked) -> str:
    return asked.of_that_day("what held you back?")


def _why(asked: _Asked) -> str:
    if found := _WHY_DID.match(asked.text):
        return _blame(asked) if _NOT.match(found["rest"]) else f"What led you to {found['rest'].strip()}?"
    if _WHY_WAS.match(asked.text):
        return asked.of_that_day("what led to that?")
    return ""


def _first_of_two(asked: _Asked) -> str:
    """Up to where the second question begins."""
    first = asked.text.split("?", 1)[0]
    if cut := _SECOND.search(first):
        first = first[: cut.start()]
    words = first.strip(" ,;")
    return f"{_capital(words)}?" if len(words.split()) > 1 else ""


def _without_judgement(asked: _Asked) -> str:
    stated = _TAIL.sub("", asked.text)
    if found := _HOW_BAD.match(asked.text):
        return f"How {found['was'].lower()} {found['rest'].strip()}?"
    if stated != asked.text and _YOU_DID.match(stated):
        return asked.of_that_day("what did you do?")
    return asked.of_that_day("how was that for you?")


def _opened(asked: _Asked) -> str:
    if _IS_THERE.match(asked.text):
        return "What was there?"
    if found := _WAS_IT.match(asked.text):
        return f"How {found['was'].lower()} {found['what']}?"
    return asked.of_that_day("what did you do?" if _DID_YOU.match(asked.text) else "what happened then?")


def _that_once(asked: _Asked) -> str:
    """The same about one time."""
    if found := _HABIT.match(asked.text):
        return asked.of_that_day(f"{found['ask'].lower()} did you {found['rest'].strip()}?")
    return ""


def _not_the_rule(asked: _Asked) -> str:
    if _TYPICAL_DAY.search(asked.text):
        return "Tell me about the last one, from its beginning."
    return _that_once(asked) or asked.of_that_day("what did you do?")


def _anchored(asked: _Asked) -> str:
    if _TYPICAL_DAY.search(asked.text):
        return "Tell me about the last one, from its beginning."
    return _that_once(asked) or f"Think of the last time. {_capital(asked.text)}"


# In the order in which a question is mended: what asks about nothing that happened comes before how it is asked.
_MENDS: dict[str, Callable[[_Asked], str]] = {
    "hypothetical": lambda asked: asked.of_that_day("what did you do?"),
    "solution": lambda asked: asked.of_that_day("how did you manage?"),
    "opinion": lambda _asked: "What happened that shows it best?",
    "frequency": lambda _asked: "When was the last time?",
    "general": _not_the_rule,
    "blame": _blame,
    "why": _why,
    "leading": _without_judgement,
    "double": _first_of_two,
    "closed": _opened,
    "topic_not_episode": lambda _asked: "Tell me about the last time, from the moment it began.",
    "research_question_copied": lambda _asked: "Tell me about the last time you had to do with this.",
    "no_anchor": _anchored,
}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
