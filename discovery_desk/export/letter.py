"""The few lines to the colleague who made an introduction, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from discovery_desk.domain.introduction import Introduction
from discovery_desk.export.pdf.page_words import ENGLISH, Words, day_text, leaders, people_text, quoted
from discovery_desk.export.told_page import plain

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class LetterWords:
    """In one language; braces are filled by the letter."""

    subject: str = "The talk with {name}"
    subject_unnamed: str = "The talk that you made possible"
    dear: str = "Dear {name},"
    dear_unnamed: str = "Hello,"
    thanks: str = "Thank you for introducing us to {name}."
    thanks_unnamed: str = "Thank you for the introduction."
    talked_on: str = "We talked on {day}, for {minutes} minutes."
    talked_on_day: str = "We talked on {day}."
    heard: str = "What we heard was the story of “{story}”:"
    heard_untitled: str = "What we heard:"
    said: str = "In their words: {quote}"
    another: str = (
        "Do you have one with a similar need, somebody who went through something like it in the last weeks? "
        "Half an hour is enough, and we come prepared."
    )
    follow_up: str = "We will tell you what comes of it."
    page: Words = ENGLISH


LETTER_ENGLISH = LetterWords()


def subject(told: Introduction, words: LetterWords = LETTER_ENGLISH) -> str:
    return words.subject.format(name=plain(told.person)) if told.person else words.subject_unnamed


def paragraphs(told: Introduction, words: LetterWords = LETTER_ENGLISH) -> tuple[str, ...]:
    """Each on one line, but for the moments, which have one each."""
    return tuple(_paragraphs(told, words))


def text(told: Introduction, words: LetterWords = LETTER_ENGLISH) -> str:
    return "\n\n".join(paragraphs(told, words)) + "\n"


def _paragraphs(told: Introduction, words: LetterWords) -> Iterator[str]:
    yield words.dear.format(name=plain(told.colleague)) if told.colleague else words.dear_unnamed
    thanks = words.thanks.format(name=plain(told.person)) if told.person else words.thanks_unnamed
    yield " ".join(filter(None, (thanks, _when(told, words))))
    if told.moments:
        heard = words.heard.format(story=plain(told.story)) if told.story else words.heard_untitled
        yield "\n".join((heard, *(f"– {plain(one)}" for one in told.moments)))
    if told.quote:
        yield words.said.format(quote=quoted(plain(told.quote), words.page))
    yield words.another
    yield words.follow_up
    by = people_text([plain(name) for name in leaders(told.page.seats)], words.page)
    if by:
        yield by


def _when(told: Introduction, words: LetterWords) -> str:
    interview = told.page.interview
    if interview.on is None:
        return ""
    day = day_text(interview.on, words.page)
    if not interview.ended_ms:
        return words.talked_on_day.format(day=day)
    return words.talked_on.format(day=day, minutes=max(1, round(interview.ended_ms / _MINUTE_MS)))
