"""The one page that an interview becomes: everything measured, fitted, and set on a single sheet."""

from __future__ import annotations

from dataclasses import dataclass

from discovery_desk.domain.page_fit import A4_LANDSCAPE, PageShape
from discovery_desk.domain.participant import Direction
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.characters import one_line
from discovery_desk.export.pdf.document import Document
from discovery_desk.export.pdf.page_composition import composition
from discovery_desk.export.pdf.page_evidence import EvidencePage
from discovery_desk.export.pdf.page_limits import bounded
from discovery_desk.export.pdf.page_quote import LANGUAGE
from discovery_desk.export.pdf.page_report import folded, why
from discovery_desk.export.pdf.page_sheet import Placed, Sheet
from discovery_desk.export.pdf.page_words import ENGLISH, Words, leaders, people_text

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """`folded` has one line for each thing left off the page; `missing` are characters that no face has.

    `why` says in sentences what was done so that the page is one page.
    """

    data: bytes
    folded: tuple[str, ...]
    missing: frozenset[str]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """A page that has been set but not yet closed, and where its text stands; `behind` is that of its second page."""

    document: Document
    placed: tuple[Placed, ...]
    folded: tuple[str, ...]
    why: tuple[str, ...]
    behind: tuple[Placed, ...] = ()


def render(
    page: SnapshotPage, shape: PageShape = A4_LANDSCAPE, words: Words = ENGLISH, *, with_evidence: bool = False
) -> RenderedPage:
    """One page, and a second one with the notes behind it where that is asked for. The same input, the same bytes."""
    composed = compose(page, shape, words, with_evidence=with_evidence)
    data = composed.document.finish()
    return RenderedPage(data, composed.folded, composed.document.missing, composed.why)


def compose(
    page: SnapshotPage,
    shape: PageShape = A4_LANDSCAPE,
    words: Words = ENGLISH,
    *,
    with_evidence: bool = False,
    document: Document | None = None,
) -> Composed:
    """In a document of its own, or on the open page of one that has that shape."""
    page = bounded(page)
    document = document or _document(page, shape, words)
    sheet = _sheet(document, page, shape)
    document.outline(one_line(page.participant.name[:_LONGEST_TITLE]) or words.nobody)
    made = composition(page, sheet, words)
    with document.part("Sect", language=_language(page)):
        made.paint()
    left_off, behind = list(folded(made)), Sheet(document, *_size(shape))
    if with_evidence:
        document.end_page()
        behind = _sheet(document, page, shape)
        shown = [item for item in made.lists[0].items if item.line in made.kept]
        evidence = EvidencePage(page, shown, behind, words)
        with document.part("Sect", language=_language(page)):
            evidence.paint()
        left_off += evidence.folded
    return Composed(document, tuple(sheet.placed), tuple(left_off), tuple(why(made)), tuple(behind.placed))


def _size(shape: PageShape) -> tuple[float, float]:
    return shape.size.width, shape.size.height


def _sheet(document: Document, page: SnapshotPage, shape: PageShape) -> Sheet:
    """Turned around for a person who reads from right to left."""
    return Sheet(document, *_size(shape), is_mirrored=page.participant.direction is Direction.RIGHT_TO_LEFT)


def _document(page: SnapshotPage, shape: PageShape, words: Words) -> Document:
    name = one_line(page.participant.name[:_LONGEST_TITLE]) or words.nobody
    return Document(
        _size(shape),
        title=words.title.format(name=name),
        author=people_text(leaders(page.seats), words)[:_LONGEST_TITLE],
        subject=page.interview.title[:_LONGEST_TITLE],
        language=_language(page),
    )


def _language(page: SnapshotPage) -> str:
    language = page.interview.notes_language
    return language if LANGUAGE.fullmatch(language) else "en"
