"""What the recap itself says, in one table that can be put into other languages; braces are filled by the story."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from discovery_desk.domain.reading import END_OF_ISOLATE, ISOLATE, isolated


class RecapWords(NamedTuple):
    """In one language. `thens` take turns, so that a long story does not drone."""

    begins: str = "It starts like this"
    first_begins: str = "The first story starts like this"
    another_begins: str = "Another story starts like this"
    titled_begins: str = "The story “{title}” starts like this"
    thens: tuple[str, ...] = ("Then", "After that", "Next")
    because: str = "Because of that"
    waited: str = "Then it took a while"
    meanwhile: str = "Meanwhile"
    loose: str = "There was this, too"
    after: str = "After “{other}”"
    because_of: str = "Because of “{other}”"
    waited_since: str = "It took a while after “{other}”"
    beside: str = "At the same time as “{other}”"
    also_after: str = "That came after “{other}”, too"
    also_because_of: str = "“{other}” led to that"
    also_waited_since: str = "After “{other}” it took a while until then"
    also_beside: str = "That was at the same time as “{other}”"
    again: str = "That happened again and again"
    back_to: str = "From there it went back to “{other}”"
    with_words: str = "{link} – {words}"
    line: str = "{link}: {told}"
    scene: str = "{told} – {scene}"
    people: str = "with {names}"
    tools: str = "using {names}"
    thought: str = "You thought “{thought}”"
    felt: str = "You felt {feeling}"
    thought_and_felt: str = "You thought “{thought}” and felt {feeling}"
    levels: tuple[str, str, str, str, str] = (
        "It felt very bad",
        "It felt bad",
        "It felt neither good nor bad",
        "It felt good",
        "It felt very good",
    )
    comma: str = ", "
    conjunction: str = " and "
    full_stop: str = "."
    space: str = " "


ENGLISH = RecapWords()

_ENDS = ".!?…。؟！？۔।"


def said(text: str) -> str:
    """Words of a person within a sentence: on one line, without a full stop of their own, in their own direction."""
    words = " ".join(text.split())
    words = words if words.endswith("..") else words.rstrip(".。")
    runs_left = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words)
    return isolated(words) if runs_left else words


def sentence(text: str, words: RecapWords) -> str:
    """Begun with a capital and ended once."""
    start = 1 if text.startswith(ISOLATE) else 0
    head = text[start : start + 1].upper()
    if len(head) == 1 and text[start + 1 : start + 2].islower():  # an iPhone stays one
        text = text[:start] + head + text[start + 1 :]
    is_ended = text.rstrip(END_OF_ISOLATE + "”\"'").endswith(tuple(_ENDS))
    return text if is_ended else text + words.full_stop


def listed(names: Sequence[str], words: RecapWords) -> str:
    *first, last = map(said, names)
    return words.conjunction.join(filter(None, (words.comma.join(first), last)))
