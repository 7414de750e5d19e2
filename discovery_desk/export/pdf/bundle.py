"""Several people's pages in one PDF, each a page of its own, with the data that they were made of inside the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discovery_desk.domain.page_file import ATTACHMENT, MEDIA_TYPE
from discovery_desk.domain.page_fit import A4_LANDSCAPE, PageShape
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export import snapshot_json
from discovery_desk.export.pdf.document import Document
from discovery_desk.export.pdf.page_quote import LANGUAGE
from discovery_desk.export.pdf.page_words import ENGLISH, Words
from discovery_desk.export.pdf.snapshot_page import compose


@dataclass(frozen=True, slots=True)
class Bundle:
    """`folded` has the lines left off for each of the pages, `why` what was done so that it is one page; `missing` are
    characters that no face has."""

    data: bytes
    folded: tuple[tuple[str, ...], ...]
    why: tuple[tuple[str, ...], ...]
    missing: frozenset[str]


def bundle(
    pages: Sequence[SnapshotPage],
    shape: PageShape = A4_LANDSCAPE,
    words: Words = ENGLISH,
    *,
    with_evidence: bool = False,
) -> Bundle:
    """As many as there are, at least one, in their order. Nothing is summed up over people."""
    document = _document(pages, shape, words) if len(pages) > 1 else None
    folded: list[tuple[str, ...]] = []
    why: list[tuple[str, ...]] = []
    for place, page in enumerate(pages):
        if document is not None and place:
            document.end_page()
        composed = compose(page, shape, words, with_evidence=with_evidence, document=document)
        document = composed.document
        folded.append(composed.folded)
        why.append(composed.why)
    if document is None:
        raise ValueError("a bundle has pages")
    document.attach(ATTACHMENT, snapshot_json.write(pages), MEDIA_TYPE, words.data)
    return Bundle(document.finish(), tuple(folded), tuple(why), document.missing)


def _document(pages: Sequence[SnapshotPage], shape: PageShape, words: Words) -> Document:
    """In the language that all of them share."""
    languages = {page.interview.notes_language for page in pages}
    language = languages.pop() if len(languages) == 1 else ""
    return Document(
        (shape.size.width, shape.size.height),
        title=words.bundle.format(count=len(pages)),
        language=language if LANGUAGE.fullmatch(language) else "en",
    )
