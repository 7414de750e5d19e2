"""What every detector needs: text folded for comparison, terms compiled once, and a rule with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

LONGEST_READ = 20_000
NEVER = re.compile(r"(?!)")

# The dotted capital I is the only letter whose lower case is two characters; without it every place stays a place.
_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ`´", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("\t\u00a0\u202f", " "),
        **dict.fromkeys("أإآٱ", "ا"),
        "İ": "i",
    }
)
_VOWEL_SIGNS = re.compile("[\u0640\u064b-\u0652\u0670]")
_SAYS_WHERE = ("^", "(?:^", r"\b", "(?<")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Level(StrEnum):
    AMBER = "amber"
    GREY = "grey"


class Finding(NamedTuple):
    """`match` is what was found, as it was typed; empty when it is about the whole, or about something missing."""

    name: str
    match: str
    say: str
    level: Level


@dataclass(frozen=True, slots=True)
class Rule:
    """Fires on `pattern`, but not in a text in which `unless` is found."""

    name: str
    say: str
    level: Level
    pattern: re.Pattern[str] = NEVER
    unless: re.Pattern[str] = NEVER

    def find(self, folded: Folded) -> Finding | None:
        found = self.pattern.search(folded.text)
        if found is None or self.unless.search(folded.text):
            return None
        return self.finding(folded.typed(*found.span()).strip(" ,.;:"))

    def finding(self, match: str = "") -> Finding:
        return Finding(self.name, match, self.say, self.level)


@dataclass(frozen=True, slots=True)
class Folded:
    """Lower case, plain quotation marks and spaces. `places` says where each character stood, if any was left out."""

    text: str
    source: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the source."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def typed(self, start: int, end: int) -> str:
        first, last = self.span(start, end)
        return self.source[first:last]

    def without(self, *patterns: re.Pattern[str]) -> Folded:
        """What these find is blanked; everything else keeps its place."""
        text = self.text
        for pattern in patterns:
            text = pattern.sub(_blank, text)
        return Folded(text, self.source, self.places)


def fold(source: str) -> Folded:
    """A text as the lists are written. Only the first 20,000 characters are read, the longest that a note may be."""
    plain = source[:LONGEST_READ].translate(_LOOKALIKES)
    if not _VOWEL_SIGNS.search(plain):
        return Folded(plain.lower(), source)
    places = tuple(at for at, char in enumerate(plain) if not _VOWEL_SIGNS.match(char))
    return Folded("".join(plain[at] for at in places).lower(), source, places)


def compile_words(terms: Iterable[str], *, inside_words: bool = False) -> re.Pattern[str]:
    """Any of these, as whole words; `inside_words` for languages written without spaces.

    A term begins with a letter or digit, or says itself where it begins.
    """
    terms = tuple(terms)
    if inside_words:
        return compile_patterns(terms)
    placed = [term for term in terms if term.startswith(_SAYS_WHERE)]
    whole = "|".join(f"(?:{term})" for term in terms if term not in placed)
    # The start of a word is asked for once, not by each of fifty words at every character.
    joined = [rf"(?<!\w)(?=\w)(?:{whole})"] if whole else []
    return compile_patterns(rf"(?:{term})(?!\w)" for term in (*joined, *placed))


def compile_patterns(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of these, as they are. Texts are folded before: nothing has to ignore the case."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined, re.MULTILINE) if joined else NEVER


def words_of(folded: Folded) -> list[str]:
    return _WORD.findall(folded.text)


def _blank(match: re.Match[str]) -> str:
    return "\x00" * len(match[0])
