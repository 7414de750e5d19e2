"""The line worth repeating as it stands on the page: their words, shortened honestly, and a translation beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import Note, clean
from discovery_desk.domain.quote_words import Quoted, as_quoted
from discovery_desk.domain.snapshot import Quote
from discovery_desk.services import snapshots
from discovery_desk.services.desk import Desk
from discovery_desk.services.snapshots import QuoteChoice


@dataclass(frozen=True, slots=True)
class Wording:
    """`said` is what the note holds, which their words are compared with; empty where there is no note."""

    their_words: str
    translation: str
    language: str
    said: str
    said_in_translation: str = ""


def wording(desk: Desk, choice: QuoteChoice) -> Wording:
    note = desk.read.get(Note, choice.note_id) if choice.note_id else None
    quote = choice.quote
    text, original = (quote.text, quote.original) if quote else (choice.text, note.original if note else "")
    language = quote.original_lang if quote else note.original_lang if note else ""
    theirs, translation = original or text, text if original else ""
    held = (note.original, note.text) if note else ()
    return Wording(
        their_words=theirs,
        translation=translation,
        language=language,
        said=_holding(theirs, held),
        said_in_translation=_holding(translation, held) if translation else "",
    )


def _holding(words: str, texts: Sequence[str]) -> str:
    """The text that these words are from; none where the line was never worded after a note."""
    return next((text for text in texts if text and _is_from(words, text)), "")


def _is_from(words: str, text: str) -> bool:
    return as_quoted(words, text).text.count("[") == words.count("[")


def quoted(typed: str, said: str) -> Quoted:
    """As it would stand on the page. Where no note holds what was said, it is taken as typed."""
    return as_quoted(typed, said) if said else Quoted(" ".join(clean(typed).split()))


def shorten(desk: Desk, interview_id: InterviewId, choice: QuoteChoice, typed: str) -> None:
    """Their words, on the page. Emptied, they are what the note holds again."""
    now = wording(desk, choice)
    text = _worded(typed, now.said)
    if now.translation:
        _put(desk, interview_id, choice, lambda quote: replace(quote, original=text))
    else:
        _put(desk, interview_id, choice, lambda quote: replace(quote, text=text))


def translate(desk: Desk, interview_id: InterviewId, choice: QuoteChoice, typed: str) -> None:
    """What it means to those who read the page; emptied, their words stand alone again."""
    now = wording(desk, choice)
    text = quoted(typed, now.said_in_translation).text
    original, language = (now.their_words, now.language) if text else ("", "")
    shown = text or now.their_words
    _put(
        desk,
        interview_id,
        choice,
        lambda quote: replace(quote, text=shown, original=original, original_lang=language),
    )


def set_language(desk: Desk, interview_id: InterviewId, choice: QuoteChoice, code: str) -> None:
    """Of their words."""
    _put(desk, interview_id, choice, lambda quote: replace(quote, original_lang=clean(code).strip()))


def _put(desk: Desk, interview_id: InterviewId, choice: QuoteChoice, change: Callable[[Quote], Quote]) -> None:
    with desk.change("Word the quote") as unit:
        unit.put(change(snapshots.choose_quote(desk, interview_id, choice)))


def _worded(typed: str, said: str) -> str:
    text = quoted(typed, said).text or " ".join(clean(said).split())
    if not text:
        raise RuleBroken("empty")
    return text
