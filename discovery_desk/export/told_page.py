"""What a page says, as text in the order of the page: what Markdown, HTML and a letter are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from discovery_desk.domain.experience_map import badges, numbered
from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId
from discovery_desk.domain.opportunity import OpportunityId
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.participant import Direction
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.domain.thin import is_thin
from discovery_desk.export.pdf.characters import one_line
from discovery_desk.export.pdf.page_words import ENGLISH, Words, foot_text, heading_of, quoted, time_of

ARROWS: Mapping[LinkKind, str] = {
    LinkKind.SEQUENCE: "→",
    LinkKind.CAUSE: "⇒",
    LinkKind.WAIT: "⇢",
    LinkKind.LOOP: "↻",
    LinkKind.PARALLEL: "∥",
}
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class ToldMoment:
    """`leads` are links that say more than what came next; `feeling` is a signed number, or empty."""

    number: int
    time: str
    label: str
    thought: str
    feeling: str
    opportunities: tuple[int, ...]
    leads: tuple[str, ...]
    hurts: bool


@dataclass(frozen=True, slots=True)
class ToldOpportunity:
    """`number` is None for a draft, `moment` where it arose nowhere on the map."""

    number: int | None
    text: str
    is_starred: bool
    moment: int | None


@dataclass(frozen=True, slots=True)
class ToldEvidence:
    """A note behind the page; `number` is that of the opportunity it speaks for, None where that is the quote."""

    number: int | None
    clock: str
    text: str


@dataclass(frozen=True, slots=True)
class ToldPage:
    """Every text on one line, and nothing of it escaped. `no_quote` says why there is none, where there is a reason."""

    title: str
    name: str
    latin: str
    segment: str
    is_right_to_left: bool
    language: str
    facts: tuple[tuple[str, str], ...]
    quote: str
    no_quote: str
    original: str
    original_language: str
    quote_from: str
    story: str
    moments: tuple[ToldMoment, ...]
    opportunities_heading: str
    opportunities: tuple[ToldOpportunity, ...]
    insights: tuple[str, ...]
    evidence: tuple[ToldEvidence, ...]
    foot: str
    words: Words
    picture: bytes | None
    picture_alt: str
    is_nameless: bool


def told(page: SnapshotPage, words: Words = ENGLISH) -> ToldPage:
    person, quote = page.participant, page.quote
    name = plain(person.name) or words.nobody
    latin = plain(person.name_latin)
    return ToldPage(
        title=words.title.format(name=name),
        name=name,
        latin=latin if latin != name else "",
        segment=plain(person.segment),
        is_right_to_left=person.direction is Direction.RIGHT_TO_LEFT,
        language=page.interview.notes_language,
        facts=tuple((plain(fact.label), plain(fact.text)) for fact in page.facts),
        quote=quoted(plain(quote.text), words) if quote else "",
        no_quote=words.quote_withheld if any(one.what is Mask.QUOTE for one in page.withheld) else "",
        original=plain(quote.original) if quote else "",
        original_language=quote.original_lang if quote else "",
        quote_from=words.in_the_call.format(clock=clock_text(page.quote_at_ms))
        if quote and page.quote_at_ms is not None
        else "",
        story=plain(heading_of(page.story, with_title=True, words=words)),
        moments=tuple(_moments(page, words)),
        opportunities_heading=words.thin if is_thin(page) else words.opportunities,
        opportunities=tuple(_opportunities(page)),
        insights=tuple(plain(one.text) for one in page.insights),
        evidence=tuple(_evidence(page)),
        foot=plain(foot_text(page.interview, page.seats, words)),
        words=words,
        picture=page.picture,
        picture_alt=plain(person.photo_alt) or words.picture_of.format(name=name),
        is_nameless=page.is_nameless,
    )


def plain(text: str) -> str:
    """On one line, without what only a machine reads and what turns the direction of letters by force."""
    return one_line(_TURNING.sub("", text))


def _moments(page: SnapshotPage, words: Words) -> Iterator[ToldMoment]:
    arisen = badges(page.opportunities)
    numbers = _numbers(page.moments)
    for moment in page.moments:
        yield ToldMoment(
            number=numbers[moment.id],
            time=plain(time_of(moment)),
            label=plain(moment.label),
            thought=quoted(plain(moment.thinking), words) if moment.thinking.strip() else "",
            feeling=f"{moment.emotion:+d}".replace("-", "−") if moment.emotion else "",
            opportunities=tuple(arisen.get(moment.id, ())),
            leads=tuple(_lead(link, numbers) for link in page.links if link.from_id == moment.id and not link.is_plain),
            hurts=moment.hurts,
        )


def _lead(link: Link, numbers: Mapping[MomentId, int]) -> str:
    """`⇢ 5 two days`; a loop leads nowhere else."""
    to = "" if link.kind is LinkKind.LOOP else f"{numbers.get(link.to_id, '')}"
    return " ".join(filter(None, (ARROWS[link.kind], to, plain(link.label))))


def _evidence(page: SnapshotPage) -> Iterator[ToldEvidence]:
    numbers = _opportunity_numbers(page)
    for one in page.evidence:
        number = numbers.get(one.opportunity_id) if one.opportunity_id else None
        clock = clock_text(one.at_ms) if one.at_ms is not None else ""
        yield ToldEvidence(number, clock, plain(one.text))


def _opportunity_numbers(page: SnapshotPage) -> dict[OpportunityId, int]:
    return {one.id: number for number, one in numbered(one for one in page.opportunities if not one.is_draft)}


def _opportunities(page: SnapshotPage) -> Iterator[ToldOpportunity]:
    by_id = _opportunity_numbers(page)
    moments = _numbers(page.moments)
    for one in page.opportunities:
        moment = moments.get(one.moment_id) if one.moment_id else None
        yield ToldOpportunity(by_id.get(one.id), plain(one.text), one.is_starred, moment)


def _numbers(moments: Sequence[Moment]) -> dict[MomentId, int]:
    return {moment.id: number for number, moment in enumerate(moments, 1)}
