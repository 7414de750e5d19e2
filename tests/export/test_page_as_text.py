"""A page as Markdown and as HTML: everything that the page says, and nothing of it is taken for anything but words."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from discovery_desk.domain.insight import Insight, InsightId
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.page_cover import applied
from discovery_desk.domain.page_privacy import Mask, Privacy, Reason
from discovery_desk.domain.participant import Direction, Participant, ParticipantId, QuickFact, QuickFactId
from discovery_desk.domain.snapshot import EvidenceNote, Quote, QuoteId, SnapshotPage
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.export import html_page, markdown_page

TALK = InterviewId("talk")
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "[here](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "<https://example.org>",
    "# not a heading",
    "- not a list",
    "12. not a list",
    "12) not a list",
    "> not a quote",
    "*not* _so_ **loud** ~~struck~~ `code` ==marked==",
    "a | b",
    "--- ---",
    "===",
    "&lt;b&gt; &amp; &#60;",
    "\\*not loud\\*",
    "]]> --> */ </style></title></script>",
    "a\nb\n\n# c",
    "\x00\x07\x1b[31mred",
    "\u202eevil\u202c",
    "    four spaces",
    "[ref]: https://example.org",
    "<!-- -->",
    "<?php ?>",
    "Term\n: definition",
    "$x$ {{x}} {%x%}",
)


def page_of(text: str) -> SnapshotPage:
    """With that text wherever a person can type."""
    story = Story(id=StoryId("s"), interview_id=TALK, title=text)
    moments = tuple(
        Moment(
            id=MomentId(f"m{n}"),
            interview_id=TALK,
            story_id=story.id,
            label=text,
            told_time=text,
            thinking=text,
            emotion=-2,
        )
        for n in range(2)
    )
    link = Link(
        id=LinkId("l"), interview_id=TALK, from_id=moments[0].id, to_id=moments[1].id, kind=LinkKind.WAIT, label=text
    )
    opportunity = Opportunity(
        id=OpportunityId("o"), interview_id=TALK, text=text, moment_id=moments[0].id, is_starred=True, page_rank=1.0
    )
    person = ParticipantId("p")
    return SnapshotPage(
        interview=Interview(id=TALK, participant_id=person, title=text, notes_language=text),
        participant=Participant(id=person, name=text, name_latin=f"{text} {text}", segment=text),
        facts=(QuickFact(id=QuickFactId("f"), participant_id=person, text=text, label=text),),
        quote=Quote(id=QuoteId("q"), interview_id=TALK, text=text, original=text, original_lang=text),
        quote_at_ms=61_000,
        story=story,
        moments=moments,
        links=(link,),
        opportunities=(opportunity,),
        evidence=(EvidenceNote(text=text, at_ms=5_000, opportunity_id=opportunity.id), EvidenceNote(text=text)),
        insights=(Insight(id=InsightId("i"), interview_id=TALK, text=text),),
        seats=((text, "interviewer"),),
    )


class Reader(HTMLParser):
    """What a browser would find."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] != "style":
            self.words.append(data)


def outline_of(text: str) -> list[str]:
    """The kinds of block and of inline mark, without the words."""
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(text)
    return [
        f"{one.type}:{one.tag}" for token in tokens for one in (token, *(token.children or ())) if one.type != "text"
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_in_markdown_nothing_is_a_mark(text: str) -> None:
    assert outline_of(markdown_page.text(page_of(text))) == outline_of(markdown_page.text(page_of("plain words")))


@pytest.mark.parametrize("text", HOSTILE)
def test_in_html_nothing_is_a_tag(text: str) -> None:
    found = Reader(html_page.write(page_of(text)).decode())
    plain = Reader(html_page.write(page_of("plain words")).decode())
    assert found.tags == plain.tags
    assert [name for name, _ in found.attributes] == [name for name, _ in plain.attributes]


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable()])
def test_what_was_typed_can_be_read(text: str) -> None:
    words = " ".join(text.split())
    assert Reader(html_page.write(page_of(text)).decode()).words.count(words) >= 8
    rendered = MarkdownIt("commonmark").render(markdown_page.text(page_of(text)))
    assert words in " ".join("".join(Reader(rendered).words).split())


def test_html_fetches_and_runs_nothing() -> None:
    html = html_page.write(page_of("https://example.org")).decode()
    found = Reader(html)
    assert {"script", "link", "iframe", "object", "embed", "base", "form"}.isdisjoint(found.tags)
    assert not [value for name, value in found.attributes if name in ("src", "href", "srcset") or name.startswith("on")]
    sheet = re.search("<style>(.*?)</style>", html, re.DOTALL)
    assert sheet is not None
    assert "url(" not in sheet[1]
    assert "@import" not in sheet[1]
    (policy,) = (value for name, value in found.attributes if value.startswith("default-src 'none'"))
    digest = base64.b64encode(hashlib.sha256(sheet[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_a_photo_is_inside_the_file() -> None:
    photo = b"\xff\xd8\xff\xe0 pixels"
    page = replace(page_of("Marit"), picture=photo)
    (source,) = (value for name, value in Reader(html_page.write(page).decode()).attributes if name == "src")
    assert source == f"data:image/jpeg;base64,{base64.b64encode(photo).decode()}"


def test_a_picture_of_another_kind_is_not_shown() -> None:
    page = replace(page_of("Marit"), picture=b"<svg onload='alert(1)'/>")
    assert "img" not in Reader(html_page.write(page).decode()).tags


def test_a_page_without_its_name_and_quote_says_so_and_has_no_initials() -> None:
    page = page_of("Marit")
    page = applied(page, Privacy(withheld={Mask.NAME: Reason.MASK, Mask.QUOTE: Reason.CONSENT}, spoken=("Marit",)))
    html, text = html_page.write(page).decode(), markdown_page.text(page)
    assert "The quote is withheld" in Reader(html).words
    assert "*The quote is withheld*" in text
    assert "Marit" not in html + text
    assert "svg" in Reader(html).tags


def test_html_reads_from_the_right_for_those_who_do() -> None:
    page = page_of("سلمى")
    page = replace(page, participant=replace(page.participant, direction=Direction.RIGHT_TO_LEFT))
    assert b'<html lang="en" dir="rtl">' in html_page.write(page)


def test_the_map_tells_what_led_where() -> None:
    text = markdown_page.text(page_of("waits"))
    assert "1. *waits* waits (−2) **!1**\n   - *“waits”*\n   - ⇢ 2 waits\n2. " in text


def test_an_empty_page_says_so() -> None:
    person = Participant(id=ParticipantId("p"), name="")
    page = SnapshotPage(interview=Interview(id=TALK, participant_id=person.id, title=""), participant=person)
    assert markdown_page.text(page).startswith("# Unnamed\n\n## How it went\n\nNo moments yet\n")
    assert "Unnamed" in Reader(html_page.write(page).decode()).words
