"""Finds a name in a text: whole or in part, in any script and case, with the endings that a language gives it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from discovery_desk.domain.folded_places import Folded, fold, folded_words, script_of
from discovery_desk.domain.name_words import (
    AFTER_LATIN_STEM,
    ALSO_WORDS,
    BEFORE,
    CHANGING,
    HONORIFICS,
    LATIN_ENDINGS,
    PARTICLES,
)

_UNSPACED = frozenset(("CJK", "HIRAGANA", "THAI", "LAO", "KHMER", "MYANMAR"))
_LEAST_UNSPACED = 2
_LONGEST_ENDING = 4  # of a script that nothing more is known of
_LONGEST_AFTER_STEM = 2
_LEAST_WITH_ENDING = 4
_MOST_PARTS = 40  # nobody is called by more
_LEAST_TELLING = 3  # shorter parts of a name stand in a text by chance, unless with a capital

_HONORIFIC_END = re.compile(f"(?:{'|'.join(HONORIFICS)})$")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name, folded. `has_capital` is for what would be a plain word without it.

    A stem is what is left of a name whose last vowel changes, and no name by itself.
    """

    text: str
    has_capital: bool = False
    is_stem: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int


def forms(names: Iterable[str]) -> tuple[Form, ...]:
    """Every way in which somebody of these names may be written of, the longest first."""
    return _each_once(form for name in names for form in _forms(name))


def whole_forms(names: Iterable[str]) -> tuple[Form, ...]:
    """For what is not called by a part of its name."""
    return _each_once(form for name in names for form in _forms_of_whole(name))


def _each_once(wanted: Iterable[Form]) -> tuple[Form, ...]:
    found: dict[str, Form] = {}
    for form in wanted:
        known = found.get(form.text)
        if known is None or known.is_stem or (known.has_capital and not form.is_stem):
            found[form.text] = form
    return tuple(sorted(found.values(), key=lambda form: (-len(form.text), form.text)))


def _forms_of_whole(name: str) -> Iterator[Form]:
    whole = folded_words(name)
    if not any(script_of(char) or char.isdigit() for char in whole):
        return
    yield Form(whole, _is_word_by_chance(whole))
    joined = "".join(char for char in whole if script_of(char) or char.isdigit())
    if joined != whole and len(joined) > _LEAST_TELLING:
        yield Form(joined)


def _forms(name: str) -> Iterator[Form]:
    yield from _forms_of_whole(name)
    whole = folded_words(name)
    for part in _parts(name):
        text = folded_words(part)
        if text and text != whole:
            yield Form(text, _is_word_by_chance(text))
        if len(text) >= _LEAST_WITH_ENDING and text[-1] in CHANGING.get(script_of(text[-1]), ""):
            yield Form(text[:-1], has_capital=True, is_stem=True)


def _parts(name: str) -> Iterator[str]:
    """First names and last names, without what many are called."""
    for word in re.split(r"[\s,;/()\[\]\"“”«»„.]+", name)[:_MOST_PARTS]:
        for part in dict.fromkeys((word, *re.split(r"[-‐‑–_'’·・]", word))):
            bare = _HONORIFIC_END.sub("", part)
            if not bare or folded_words(bare) in PARTICLES or bare in PARTICLES:
                continue
            if len(bare) > 1:
                yield bare
                yield from _parts_of_unspaced(bare)
            elif script_of(bare) in ("CJK", "HANGUL"):
                yield from _titled(bare)


def _parts_of_unspaced(name: str) -> Iterator[str]:
    """Family name and given name, as they are mostly cut; a family name of one sign is no word to look for."""
    scripts = {script_of(char) for char in name}
    if scripts not in ({"HANGUL"}, {"CJK"}) or len(name) not in (3, 4):
        return
    yield name[-2:]
    yield from _titled(name[0])
    if len(name) == 4:
        yield name[:2]


def _titled(family_name: str) -> Iterator[str]:
    return (family_name + title for title in HONORIFICS)


def _is_word_by_chance(text: str) -> bool:
    if not text or not text[0].isalpha() or text[0].upper() == text[0]:
        return False  # of a script without capitals
    return len(text) < _LEAST_TELLING or text in ALSO_WORDS


def is_named(text: str, wanted: Iterable[Form]) -> bool:
    return any(True for _ in find(fold(text), text, wanted))


def find(folded: Folded, original: str, wanted: Iterable[Form]) -> Iterator[Found]:
    """In no order; stretches may lie on each other."""
    for form in wanted:
        start = folded.text.find(form.text)
        while start >= 0:
            end = _end_of_word(folded, original, form, start)
            if end is not None:
                yield Found(*folded.span(start, end))
            start = folded.text.find(form.text, start + 1)


def _end_of_word(folded: Folded, original: str, form: Form, start: int) -> int | None:
    """Where the word ends that begins there with the form; None when it is only a part of another word."""
    end = start + len(form.text)
    script = script_of(form.text[0])
    if form.has_capital and not _is_capital(original, folded.starts[start]):
        return None
    if script in _UNSPACED and len(form.text) >= _LEAST_UNSPACED:
        return None if unicodedata.combining(folded.text[end : end + 1] or " ") else end
    tail = _run_after(folded.text, end)
    if _may_begin(folded.text, start, script) and _may_end(form, tail, original[folded.starts[start]]):
        return end if script in _UNSPACED else end + len(tail)
    return None


def _may_end(form: Form, tail: str, first: str) -> bool:
    if script_of(form.text[0]) in _UNSPACED:
        return not tail or tail in HONORIFICS
    if form.is_stem:
        return bool(tail) and _is_after_stem(tail, script_of(form.text[-1]))
    return not tail or _is_ending(form, tail, first)


def _is_capital(original: str, at: int) -> bool:
    return original[at].upper() == original[at]


def _may_begin(text: str, start: int, script: str) -> bool:
    before = start
    while before > 0 and script and script_of(text[before - 1]) == script:
        before -= 1
    run = text[before:start]
    return not run or run in BEFORE.get(script, ())


def _run_after(text: str, end: int) -> str:
    script = script_of(text[end - 1])
    stop = end
    while stop < len(text) and script and script_of(text[stop]) == script:
        stop += 1
    return text[end:stop]


def _is_after_stem(tail: str, script: str) -> bool:
    return tail in AFTER_LATIN_STEM if script == "LATIN" else len(tail) <= _LONGEST_AFTER_STEM


def _is_ending(form: Form, tail: str, first: str) -> bool:
    """As far as a rule without a dictionary goes. What begins with a small letter is taken for another word."""
    name, script = form.text, script_of(form.text[-1])
    if script in ("ARABIC", "HEBREW", "KATAKANA"):
        return False
    if not _is_cased(name[-1]):
        return len(tail) <= _LONGEST_ENDING
    if tail == "s" and script == "LATIN":
        return True
    if form.has_capital or len(name) < _LEAST_WITH_ENDING or first.upper() != first:
        return False
    return _is_latin_ending(name, tail) if script == "LATIN" else len(tail) < _LONGEST_ENDING


def _is_latin_ending(name: str, tail: str) -> bool:
    """`Ágnessel` doubles the last letter."""
    return tail in LATIN_ENDINGS or tail in (f"{name[-1]}al", f"{name[-1]}el")


def _is_cased(char: str) -> bool:
    return unicodedata.category(char) in ("Lu", "Ll", "Lt")
