"""Writes a page as one HTML file that fetches nothing, runs nothing, and reads in light, in dark and on paper."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from html import escape

from discovery_desk.domain.participant import initials
from discovery_desk.domain.reading import is_right_to_left
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.html_style import style
from discovery_desk.export.pdf.page_words import ENGLISH, Words
from discovery_desk.export.told_page import ToldEvidence, ToldMoment, ToldOpportunity, ToldPage, told

# Head and shoulders of anybody: initials would tell a name that is withheld.
_NOBODY = (
    '<svg viewBox="0 0 100 100" width="60%" fill="currentColor"><circle cx="50" cy="30" r="20"/>'
    '<path d="M12 96C12 42 88 42 88 96Z"/></svg>'
)
_MEDIA = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ALLOWED = "default-src 'none'; img-src data:; style-src '{style}'; base-uri 'none'; form-action 'none'"
GENERATOR = '<meta name="generator" content="Discovery Desk">'


def write(page: SnapshotPage, words: Words = ENGLISH) -> bytes:
    shown = told(page, words)
    return "\n".join((*_head(shown), *_body(shown), "</html>", "")).encode()


def _head(shown: ToldPage) -> Iterator[str]:
    sheet = style()
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    language = shown.language if _LANGUAGE.fullmatch(shown.language) else "en"
    yield "<!doctype html>"
    yield f'<html lang="{language}" dir="{_direction(shown)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield GENERATOR
    yield f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED.format(style=f"sha256-{digest}")}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(shown.title)}</title>"
    yield f"<style>{sheet}</style>"
    yield "</head>"


def _direction(shown: ToldPage) -> str:
    return "rtl" if shown.is_right_to_left else "ltr"


def _body(shown: ToldPage) -> Iterator[str]:
    yield "<body>"
    yield "<main>"
    yield from _person(shown)
    yield '<div class="told">'
    yield from _quote(shown)
    words = shown.words
    yield from _section("story", shown.story, _list("ol", map(_moment, shown.moments), words.no_moments))
    yield '<div class="found">'
    wanted = _list("ul", map(_opportunity, shown.opportunities), words.nothing)
    yield from _section("opportunities", shown.opportunities_heading, wanted)
    yield from _section("insights", words.insights, _list("ul", map(_insight, shown.insights), words.nothing))
    yield "</div>"
    if shown.evidence:
        yield from _section("evidence", words.evidence, _list("ul", map(_evidence, shown.evidence), words.nothing))
    yield "</div>"
    yield "</main>"
    yield f"<footer>{_text('p', shown.foot)}</footer>"
    yield "</body>"


def _person(shown: ToldPage) -> Iterator[str]:
    yield "<header>"
    yield _portrait(shown)
    yield _text("h1", shown.name)
    yield from (_text("p", part, "about") for part in (shown.latin, shown.segment) if part)
    if shown.facts:
        yield "<ul>"
        yield from (f"<li>{_fact(label, fact)}</li>" for label, fact in shown.facts)
        yield "</ul>"
    yield "</header>"


def _portrait(shown: ToldPage) -> str:
    media = next((kind for magic, kind in _MEDIA.items() if shown.picture and shown.picture.startswith(magic)), None)
    if shown.picture is None or media is None:
        face = _NOBODY if shown.is_nameless else escape(initials(shown.name))
        return f'<div class="initials" aria-hidden="true">{face}</div>'
    data = base64.b64encode(shown.picture).decode()
    return f'<img src="data:{media};base64,{data}" alt="{escape(shown.picture_alt)}">'


def _fact(label: str, fact: str) -> str:
    return (_text("span", label, "label") if label else "") + _text("span", fact)


def _quote(shown: ToldPage) -> Iterator[str]:
    if not shown.quote:
        if shown.no_quote:
            yield _text("p", shown.no_quote, "quiet")
        return
    yield "<figure>"
    yield f"<blockquote>{_text('p', shown.quote)}</blockquote>"
    if shown.original:
        language = shown.original_language if _LANGUAGE.fullmatch(shown.original_language) else ""
        lang = f' lang="{language}"' if language else ""
        towards = "rtl" if is_right_to_left(shown.original) else "ltr"
        yield f'<p class="original"{lang} dir="{towards}">{escape(shown.original)}</p>'
    if shown.quote_from:
        yield _text("figcaption", shown.quote_from)
    yield "</figure>"


def _section(name: str, heading: str, rows: Iterable[str]) -> Iterator[str]:
    yield f'<section class="{name}">'
    yield _text("h2", heading)
    yield from rows
    yield "</section>"


def _list(tag: str, rows: Iterable[str], none: str) -> Iterator[str]:
    """`none` is said where there are no rows."""
    shown = tuple(rows)
    if shown:
        yield from (f"<{tag}>", *shown, f"</{tag}>")
    else:
        yield _text("p", none, "quiet")


def _moment(one: ToldMoment) -> str:
    parts = [
        _text("span", one.time, "time") if one.time else "",
        _text("span", one.label, "words"),
        _text("span", one.thought, "thought") if one.thought else "",
        _text("span", one.feeling, "feeling") if one.feeling else "",
        "".join(f'<span class="badge">{number}</span>' for number in one.opportunities),
        "".join(_text("span", lead, "lead") for lead in one.leads),
    ]
    hurts = ' class="hurts"' if one.hurts else ""
    return f"<li{hurts}>{''.join(parts)}</li>"


def _opportunity(one: ToldOpportunity) -> str:
    number = "" if one.number is None else str(one.number)
    return f'<li><span class="badge">{number}</span>{_text("strong" if one.is_starred else "span", one.text)}</li>'


def _insight(words: str) -> str:
    return f"<li>{_text('span', words)}</li>"


def _evidence(one: ToldEvidence) -> str:
    sign = f'<span class="badge">{one.number}</span>' if one.number else '<span class="said">❝</span>'
    clock = _text("span", one.clock, "time") if one.clock else ""
    return f"<li>{sign}{clock}{_text('span', one.text)}</li>"


def _text(tag: str, words: str, name: str = "") -> str:
    """An element that keeps the direction of its words to itself, the same in every browser."""
    named = f' class="{name}"' if name else ""
    return f'<{tag}{named} dir="{"rtl" if is_right_to_left(words) else "ltr"}">{escape(words)}</{tag}>'
