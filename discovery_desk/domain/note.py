"""What was typed, by whom, when, and what the signs at its start mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.tag_words import tag_patterns

NoteId = NewType("NoteId", str)
TagId = NewType("TagId", str)
NoteTagId = NewType("NoteTagId", str)

LONGEST_NOTE = 20_000
MOST_PASTED = 200_000  # characters, of several notes at once
MOST_PASTED_LINES = 2_000
TAG_KEYS = 9


class NoteKind(StrEnum):
    NOTE = "note"
    QUOTE = "quote"
    OPPORTUNITY = "opportunity"
    MOMENT = "moment"
    FEELING = "feeling"
    INSIGHT = "insight"
    ASK_LATER = "ask-later"
    OBSERVATION = "observation"
    MARK = "mark"
    QUESTION = "question"
    SUMMARY = "summary"
    BACKCHANNEL = "backchannel"


class Speaker(StrEnum):
    PARTICIPANT = "participant"
    INTERVIEWER = "interviewer"
    NOTE_TAKER = "note_taker"
    OTHER = "other"


class Force(StrEnum):
    """The four forces of a switch."""

    PUSH = "push"
    PULL = "pull"
    ANXIETY = "anxiety"
    HABIT = "habit"


SIGNS: Mapping[str, NoteKind] = MappingProxyType(
    {
        ">": NoteKind.QUOTE,
        "!": NoteKind.OPPORTUNITY,
        "+": NoteKind.MOMENT,
        "~": NoteKind.FEELING,
        "=": NoteKind.INSIGHT,
        "?": NoteKind.ASK_LATER,
        "[": NoteKind.OBSERVATION,
        "*": NoteKind.MARK,
    }
)

_CLOSING = {"[": "]", "(": ")", "{": "}", "<": ">"}

OURS = frozenset({NoteKind.ASK_LATER, NoteKind.OBSERVATION, NoteKind.MARK, NoteKind.SUMMARY, NoteKind.BACKCHANNEL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Three times are kept: first key, Enter, and the one shown (first key less the reaction offset, or as retimed).

    Order in the interview is by `at_ms`, then by `rank`. `is_settled` says that nothing is left to do about it: it
    has been looked at in the triage, or, where it was to be asked later, it has been asked.
    """

    id: NoteId
    interview_id: InterviewId
    kind: NoteKind
    text: str
    speaker: Speaker
    at_ms: int
    keyed_ms: int
    kept_ms: int
    rank: float = 0.0
    author: str = ""
    original: str = ""
    original_lang: str = ""
    phase: str = ""
    force: Force | None = None
    is_added_later: bool = False
    is_edited: bool = False
    is_parked: bool = False
    is_withdrawn: bool = False
    completes_id: NoteId | None = None
    duplicate_of_id: NoteId | None = None
    is_settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """`key` is the digit that toggles it, 1 to 9."""

    id: TagId
    name: str
    key: int | None = None
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTag:
    id: NoteTagId
    note_id: NoteId
    tag_id: TagId
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line of the note line, understood."""

    kind: NoteKind
    text: str
    tags: tuple[str, ...] = ()

    @property
    def speaker(self) -> Speaker:
        return speaker_of(self.kind)


def is_wordless(kind: NoteKind, text: str) -> bool:
    """A mark that says nothing yet; an imported one holds its own sign."""
    return kind is NoteKind.MARK and not any(letter.isalnum() for letter in text)


def speaker_of(kind: NoteKind) -> Speaker:
    """Whose words a note of this kind is taken to hold, unless somebody says otherwise."""
    if kind is NoteKind.QUESTION:
        return Speaker.INTERVIEWER
    return Speaker.NOTE_TAKER if kind in OURS else Speaker.PARTICIPANT


_QUOTED = re.compile(r'^["“„«](?P<words>[^"“”„«»]+)["”“»]$')
_UNWANTED = dict.fromkeys(map(ord, "\u202d\u202e\ufeff"))
_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def signs_with(own: Mapping[str, str]) -> Mapping[str, NoteKind]:
    """The usual signs, with the ones that a person has given to kinds of note (kind to sign).

    Raises `RuleBroken`: "sign-shape" for what cannot be a sign, "sign-taken" where two kinds would have one,
    "sign-kind" for a kind that is typed without one.
    """
    of_kind = {kind: sign for sign, kind in SIGNS.items()}
    for name, sign in own.items():
        if name not in of_kind:
            raise RuleBroken("sign-kind", name)
        if not _can_be_sign(sign):
            raise RuleBroken("sign-shape", sign)
        of_kind[NoteKind(name)] = sign
    signs = {sign: kind for kind, sign in of_kind.items()}
    for kind, sign in of_kind.items():
        if signs[sign] is not kind:
            raise RuleBroken("sign-taken", sign)
    return signs


def signs_in_force(own: Mapping[str, str]) -> Mapping[str, NoteKind]:
    """The same for settings that somebody may have edited: what breaks the rules leaves the usual signs."""
    try:
        return signs_with(own)
    except RuleBroken:
        return SIGNS


def _can_be_sign(sign: str) -> bool:
    """One character that no word, number or tag begins with, and that cleaning leaves as it is."""
    return len(sign) == 1 and sign != "#" and unicodedata.category(sign)[0] in "PS" and clean(sign) == sign


def as_typed(kind: NoteKind, text: str, signs: Mapping[str, NoteKind] = SIGNS) -> str:
    """The line that would be understood as this kind of note with this text."""
    sign = next((sign for sign, meant in signs.items() if meant is kind), "")
    if sign:
        return f"{sign} {text}"
    return text[:1] + text if text[:1] in signs else text


def in_other_signs(line: str, before: Mapping[str, NoteKind], after: Mapping[str, NoteKind]) -> str:
    """A line half typed with some signs, as it is typed with others."""
    start = line.lstrip()
    kind = kind_of(line, before)
    if not start:
        return line
    if kind is not NoteKind.NOTE:
        return as_typed(kind, start[1:].lstrip(), after)
    return as_typed(kind, start[1:] if start[:1] in before else start, after)


def kind_of(line: str, signs: Mapping[str, NoteKind] = SIGNS) -> NoteKind:
    """What the line is going to be, known from its first characters on."""
    start = line.lstrip()
    sign = start[:1]
    return NoteKind.NOTE if sign not in signs or start[1:2] == sign else signs[sign]


def understand(line: str, signs: Mapping[str, NoteKind] = SIGNS) -> TypedLine:
    """Sign, text and tags of a typed line.

    A doubled sign is the character itself. `#word` becomes a tag; inside a sentence the word stays in the text.
    """
    kind = kind_of(line, signs)
    text = line.strip()
    sign = text[:1]
    if sign in signs:
        text = text[1:].strip()
    tag = tag_patterns()
    tags = tuple(dict.fromkeys(match["name"].lower() for match in tag.anywhere.finditer(text)))
    text = tag.anywhere.sub(r"\g<name>", tag.at_end.sub("", text)).strip()
    if kind is NoteKind.OBSERVATION and sign in _CLOSING:
        text = text.removesuffix(_CLOSING[sign]).rstrip()
    if kind is NoteKind.QUOTE:
        text = _QUOTED.sub(r"\g<words>", text)
    return TypedLine(kind, text, tags)


def is_keepable(line: str, signs: Mapping[str, NoteKind] = SIGNS) -> bool:
    """A note needs words; only a mark may be worded later."""
    typed = understand(line, signs)
    return bool(typed.text) or typed.kind is NoteKind.MARK


def clean(text: str) -> str:
    """Text as the desk keeps it: composed (NFC), one kind of newline, no control characters or lone surrogates."""
    if text.isascii() and text.isprintable():
        return text
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lines = _NEWLINE.sub("\n", paired)
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept)


def pasted_text(text: str) -> str:
    """Cleaned; raises `RuleBroken("paste-too-much")` without having looked at all of it.

    What turns the direction of letters by force goes, for it hides what a note says; a byte order mark goes, too.
    """
    if len(text) > MOST_PASTED:
        raise RuleBroken("paste-too-much")
    return clean(text).translate(_UNWANTED)


def pasted_lines(text: str) -> list[str]:
    """The lines of a paste that say something, or a piece of one line with the space around it.

    Raises `RuleBroken("paste-too-much")`, or "paste-too-long" for a line that is longer than a note.
    """
    whole = pasted_text(text)
    lines = [line.strip() for line in whole.split("\n") if line.strip()] if "\n" in whole else [whole]
    require_notes_of(lines)
    return lines


def require_notes_of(lines: Sequence[str]) -> None:
    """Each of them is short enough for a note, and there are not too many. Raises as `pasted_lines` does."""
    if any(len(line) > LONGEST_NOTE for line in lines):
        raise RuleBroken("paste-too-long")
    if len(lines) > MOST_PASTED_LINES or sum(map(len, lines)) > MOST_PASTED:
        raise RuleBroken("paste-too-much")


def worded(text: str) -> str:
    """Cleaned text that says something; raises `RuleBroken("empty")`."""
    words = clean(text).strip()
    if not words:
        raise RuleBroken("empty")
    return words
