"""Writes a page as Markdown in which nothing that a person typed is taken for a mark, a link or HTML."""

from __future__ import annotations

from collections.abc import Iterator

from discovery_desk.domain.canvas_marks import as_markdown
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_words import ENGLISH, Words
from discovery_desk.export.told_page import ToldEvidence, ToldMoment, ToldOpportunity, ToldPage, told


def write(page: SnapshotPage, words: Words = ENGLISH) -> bytes:
    return text(page, words).encode()


def text(page: SnapshotPage, words: Words = ENGLISH) -> str:
    """Sections with an empty line between them, each block of it made of whole lines."""
    return "\n\n".join(_blocks(told(page, words))) + "\n"


def _blocks(shown: ToldPage) -> Iterator[str]:
    words = shown.words
    yield f"# {as_markdown(shown.name)}"
    about = " · ".join(as_markdown(part) for part in (shown.latin, shown.segment) if part)
    if about:
        yield about
    if shown.quote:
        yield _quote(shown)
    elif shown.no_quote:
        yield f"*{as_markdown(shown.no_quote)}*"
    if shown.facts:
        yield "\n".join(_fact(label, fact) for label, fact in shown.facts)
    yield f"## {as_markdown(shown.story)}"
    yield "\n".join(_moment(one) for one in shown.moments) or words.no_moments
    yield f"## {as_markdown(shown.opportunities_heading)}"
    yield "\n".join(_opportunity(one) for one in shown.opportunities) or words.nothing
    if shown.insights:
        yield f"## {as_markdown(words.insights)}"
        yield "\n".join(f"- {as_markdown(one)}" for one in shown.insights)
    if shown.evidence:
        yield f"## {as_markdown(words.evidence)}"
        yield "\n".join(_evidence(one) for one in shown.evidence)
    yield "---"
    yield as_markdown(shown.foot)


def _quote(shown: ToldPage) -> str:
    lines = [f"> {as_markdown(shown.quote)}"]
    if shown.original:
        lines.append(f"> *{as_markdown(shown.original)}*")
    if shown.quote_from:
        lines.append(f"> — {as_markdown(shown.quote_from)}")
    return "\n>\n".join(lines)


def _fact(label: str, fact: str) -> str:
    return f"- **{as_markdown(label)}:** {as_markdown(fact)}" if label else f"- {as_markdown(fact)}"


def _moment(one: ToldMoment) -> str:
    time = f"*{as_markdown(one.time)}* " if one.time else ""
    badges = "".join(f" **!{number}**" for number in one.opportunities)
    felt = f" ({one.feeling})" if one.feeling else ""
    thought = f"\n   - *{as_markdown(one.thought)}*" if one.thought else ""
    leads = "".join(f"\n   - {as_markdown(lead)}" for lead in one.leads)
    return f"{one.number}. {time}{as_markdown(one.label)}{felt}{badges}{thought}{leads}"


def _evidence(one: ToldEvidence) -> str:
    sign = f"**!{one.number}** " if one.number else "**❝** "
    clock = f"*{as_markdown(one.clock)}* " if one.clock else ""
    return f"- {sign}{clock}{as_markdown(one.text)}"


def _opportunity(one: ToldOpportunity) -> str:
    words = f"**{as_markdown(one.text)}**" if one.is_starred and one.text else as_markdown(one.text)
    arose = f" (→ {one.moment})" if one.moment else ""
    return f"{one.number}. {words}{arose}" if one.number else f"- {words}{arose}"
