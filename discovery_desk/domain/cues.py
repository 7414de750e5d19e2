"""What a note gives away: told in general, only a maybe, an idea of theirs, private data. Word lists in, cues out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from discovery_desk.domain.lint.words import NEVER, Folded, fold

HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of a note and what could be asked about it. `{when}` and other slots of `say` are not filled yet."""

    name: str
    start: int
    end: int
    match: str
    say: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class CueList:
    """The words of one cue.

    A `strong` word fires. A `medium` one fires alone only in a note without a date, clock time or the like; two of
    different kinds always do. One that is `only_as_a_wish` needs a maybe, or a wish word, beside it.
    """

    name: str
    title: str
    say: tuple[str, ...]
    strong: re.Pattern[str] = NEVER
    medium: re.Pattern[str] = NEVER
    medium_kinds: tuple[re.Pattern[str], ...] = ()
    ignore_in: re.Pattern[str] = NEVER
    only_as_a_wish: re.Pattern[str] = NEVER
    a_wish: re.Pattern[str] = NEVER
    is_for_any_note: bool = False


@dataclass(frozen=True, slots=True)
class CueLists:
    """All that is listened for in one language. What stands around a quotation tells what a screen says from speech."""

    cues: Mapping[str, CueList]
    specific: re.Pattern[str] = NEVER
    before_screen_text: re.Pattern[str] = NEVER
    after_screen_text: re.Pattern[str] = NEVER


# Ends on a line: a stray apostrophe may not swallow the rest of a pasted page.
_QUOTED = re.compile(r"""(?<!\w)(?:'[^\n]{1,100}?(?<=\S)'|"[^"\n]{1,100}")(?!\w)""")
_LONGEST_LEAD = 40


def find_cues(
    text: str, lists: CueLists, *, is_participant: bool = True, silent: Collection[str] = ()
) -> tuple[Cue, ...]:
    """At most one cue of each name, in the order of the lists. `silent` are folded words that are not listened for.

    Of other people's notes only what is for any note, such as private data, is looked for. Workarounds, feelings and
    hidden actors are never inferred: words find a third of them and are wrong twice as often as right.
    """
    folded = fold(text)
    spoken = _without_screen_text(folded, lists) if is_participant else folded
    found = (
        _cue(one, folded if one.is_for_any_note else spoken, lists, silent)
        for one in lists.cues.values()
        if is_participant or one.is_for_any_note
    )
    return tuple(cue for cue in found if cue is not None)


def silenced(words: str) -> str:
    """Words of a cue as `silent` holds them."""
    return fold(words).text.strip(" .,;:")


def _cue(one: CueList, heard: Folded, lists: CueLists, silent: Collection[str]) -> Cue | None:
    folded = heard.without(one.ignore_in)
    found = _strong(one, folded, lists, silent) or _medium(one, folded, lists, silent)
    if found is None:
        return None
    start, end = folded.span(*_trimmed(found))
    return Cue(one.name, start, end, folded.source[start:end], one.say, one.title)


def _strong(one: CueList, folded: Folded, lists: CueLists, silent: Collection[str]) -> re.Match[str] | None:
    """The first strong word that counts."""
    is_wished: bool | None = None
    for match in _listened_for(one.strong, folded, silent):
        if not one.only_as_a_wish.match(match[0]):
            return match
        is_wished = _is_wished(one, folded, lists) if is_wished is None else is_wished
        if is_wished:
            return match
    return None


def _listened_for(pattern: re.Pattern[str], folded: Folded, silent: Collection[str]) -> Iterator[re.Match[str]]:
    return (match for match in pattern.finditer(folded.text) if match[0].strip(" .,;:") not in silent)


def _is_wished(one: CueList, folded: Folded, lists: CueLists) -> bool:
    maybe = lists.cues.get(HYPOTHETICAL)
    is_maybe = maybe is not None and maybe.strong.search(folded.without(maybe.ignore_in).text) is not None
    return is_maybe or one.a_wish.search(folded.text) is not None


def _medium(one: CueList, folded: Folded, lists: CueLists, silent: Collection[str]) -> re.Match[str] | None:
    """The first of the medium words, if there are enough of them.

    They have to be different ones: "09:00 I open it, I click export" is one kind of word twice, told of one day.
    """
    first = next(_listened_for(one.medium, folded, silent), None)
    if first is None:
        return None
    return first if _has_another(one, first) or not lists.specific.search(folded.text) else None


def _has_another(one: CueList, first: re.Match[str]) -> bool:
    same = next(kind for kind in one.medium_kinds if kind.match(first.string, first.start()))
    later = one.medium.finditer(first.string, first.end())
    return any(not same.match(match.string, match.start()) for match in later)


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    """Without the stop of the sentence before, which some words need to see."""
    words = found[0]
    return found.start() + len(words) - len(words.lstrip(" .,;:")), found.end()


def _without_screen_text(folded: Folded, lists: CueLists) -> Folded:
    """Quotation marks around what a button, a message or a sign says hold nobody's habits or wishes."""
    text = folded.text

    def blanked(quoted: re.Match[str]) -> str:
        before = text[max(0, quoted.start() - _LONGEST_LEAD) : quoted.start()]
        after = text[quoted.end() : quoted.end() + _LONGEST_LEAD]
        on_screen = lists.before_screen_text.search(before) or lists.after_screen_text.match(after)
        return "\x00" * len(quoted[0]) if on_screen else quoted[0]

    return Folded(_QUOTED.sub(blanked, text), folded.source, folded.places)
