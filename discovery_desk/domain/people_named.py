"""Names of other people that occur in a talk: nobody asked them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from discovery_desk.domain.folded_places import folded_words, script_of
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.name_words import PARTICLES
from discovery_desk.domain.names_in_text import Form, is_named

_OFTEN_ENOUGH = 2  # one capital in the middle of a sentence may be anything
_SENTENCE = re.compile(r"[.!?…:;\n\"“”„«»(>+=-]\s*$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NEVER_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december i english german french arabic japanese spanish excel whatsapp google slack"
    " teams outlook word zoom sms pdf mail gmail ok jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu"
    " fri sat sun vietnamese chinese italian portuguese dutch polish russian turkish korean swedish norwegian danish"
)
_PLAIN = frozenset(_NEVER_NAMES.split())


def actors_named(moments: Iterable[Moment]) -> tuple[str, ...]:
    """Of who took part, those that are called by a name, in the order of the story; "head nurse" is none."""
    actors = (actor.strip() for moment in moments for actor in moment.actors)
    return tuple(dict.fromkeys(actor for actor in actors if _is_name(actor)))


def _is_name(actor: str) -> bool:
    words = actor.split()
    has_capital = [_has_capital(word) for word in words]
    return any(has_capital) and all(
        capital or folded_words(word) in PARTICLES for word, capital in zip(words, has_capital, strict=True)
    )


def _has_capital(word: str) -> bool:
    return word[0].isupper() and bool(script_of(word[0]))


def recurring_names(texts: Iterable[str], others: Iterable[str] = ()) -> tuple[str, ...]:
    """Words that have a capital where no sentence begins, and have it again and again: the most frequent first.

    `others` are words that have a capital and are no person: tools and places.
    """
    told = tuple(texts)
    plain = {folded_words(word) for text in told for word in _WORD.findall(text) if word[0].islower()}
    known = {folded_words(part) for other in others for part in other.split()} | plain | _PLAIN | PARTICLES
    counted = Counter(word for text in told for word in _capitals(text) if folded_words(word) not in known)
    return tuple(word for word, count in counted.most_common() if count >= _OFTEN_ENOUGH)


def _capitals(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", match[0])
        is_capital = len(word) > 1 and word[0].isupper() and not word.isupper()
        before = text[: match.start()] if is_capital else ""
        if before.strip() and not _SENTENCE.search(before):
            yield word


def not_yet_known(names: Iterable[str], known: Iterable[Form]) -> tuple[str, ...]:
    forms = tuple(known)
    found: dict[str, str] = {}
    for name in names:
        if not is_named(name, forms):
            found.setdefault(folded_words(name), name)
    return tuple(found.values())
