"""Words by which two lines of any language are compared: without case, accents and endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

LONG_ENOUGH_TO_STEM = 4
SHORTEST_STEM = 3
SHORTEST_PREFIX = 5
PREFIX_SHARE = 0.75

_OWNER = re.compile(r"['’]s\b", re.IGNORECASE)
# Scripts that are written without spaces between words.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_KANA = re.compile("[\u3040-\u309fー]+")
_ENDINGS = ("ing", "ed", "es", "s")

_SMALL_WORDS = (
    "a an the and or of to in on at for from by with that this these those is are was were be been it its he she they"
    " we you i his her their my our your him them us me as not no but so than then there here up out off over into"
    " after before about again still just very has have had do does did can will who what when where how whether"
    " der die das den dem des ein eine einen einem einer und oder zu zum zur im am an auf für von mit ist war nicht sie"
    " er es ich wir ihr sich dann noch le la les un une du et ou à au aux en dans sur pour par avec est ne pas il elle"
    " que qui el los las una del y o al con para es se su lo uma os da dos das e em ao com não і й та в у з на до не що"
    " и с по к за от как và của là có một không trên"
)


def folded(text: str) -> str:
    """Without case and accents. Marks that make another letter of it, as in Japanese and Hindi, stay."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in decomposed if unicodedata.combining(char) < 10)
    return unicodedata.normalize("NFC", kept)


_SMALL = frozenset(folded(word) for word in _SMALL_WORDS.split())


def stems(text: str) -> dict[str, str]:
    """What carries meaning, and the word as it was written; small words and figures carry none."""
    found: dict[str, str] = {}
    for run in _runs(_OWNER.sub("", unicodedata.normalize("NFC", text))):
        for written, key in _keys(run):
            found.setdefault(key, written)
    return found


def _runs(text: str) -> Iterator[str]:
    """Letters and figures with the marks over and under them, which are no letters to a regular expression."""
    for is_word, chars in groupby(text, lambda char: unicodedata.category(char)[0] in "LNM"):
        if is_word:
            yield "".join(chars)


def _keys(run: str) -> Iterator[tuple[str, str]]:
    if _UNSPACED.search(run):
        for piece in _UNSPACED.findall(run):
            yield from ((pair, folded(pair)) for pair in _pairs(piece) if not _KANA.fullmatch(pair))
        return
    word = folded(run)
    if word not in _SMALL and not word.isdecimal() and len(word) > 1:
        yield run, _stem(word)


def _pairs(piece: str) -> list[str]:
    return [piece[at : at + 2] for at in range(max(1, len(piece) - 1))]


def _stem(word: str) -> str:
    ending = next((one for one in _ENDINGS if word.endswith(one) and not word.endswith("ss")), "")
    if ending and len(word) >= LONG_ENOUGH_TO_STEM and len(word) - len(ending) >= SHORTEST_STEM:
        word = word[: -len(ending)]
    if word.endswith("i"):
        word = f"{word[:-1]}y"
    if len(word) > SHORTEST_STEM and (word[-1] == "e" or word[-1] == word[-2]):
        word = word[:-1]
    return word


def are_akin(one: str, other: str) -> bool:
    """Equal, or long words that differ in their endings only, as they do in languages without rules here."""
    if one == other:
        return True
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= SHORTEST_PREFIX and shared > PREFIX_SHARE * max(len(one), len(other))
