"""The letter to the colleague who made an introduction, as one upright page; what is far too long runs on."""

from __future__ import annotations

from discovery_desk.domain.introduction import Introduction
from discovery_desk.domain.page_fit import PageShape
from discovery_desk.export.letter import LETTER_ENGLISH, LetterWords, paragraphs, subject
from discovery_desk.export.pdf.document import Document
from discovery_desk.export.pdf.page_limits import bounded
from discovery_desk.export.pdf.page_quote import LANGUAGE
from discovery_desk.export.pdf.page_sheet import Sheet, set_text

_MARGIN, _TOP, _GAP, _AFTER_SUBJECT = 72.0, 96.0, 12.0, 18.0


def letter_pdf(
    told: Introduction, paper: str = "a4", words: LetterWords = LETTER_ENGLISH
) -> tuple[bytes, frozenset[str]]:
    """The file, and the characters that no face has."""
    told = bounded(told)
    size = PageShape(paper, is_portrait=True).size
    language = told.page.interview.notes_language
    title = subject(told, words)
    document = Document(
        (size.width, size.height), title=title, language=language if LANGUAGE.fullmatch(language) else "en"
    )
    sheet = Sheet(document, size.width, size.height)
    document.outline(title)
    width = size.width - 2 * _MARGIN
    y = sheet.write("name", set_text(title, "name", width), _MARGIN, _TOP, width) + _AFTER_SUBJECT
    for paragraph in paragraphs(told, words):
        for line in paragraph.split("\n"):
            shown = set_text(line, "letter", width)
            if y + shown.height > size.height - _MARGIN:
                document.end_page()
                y = _TOP
            y = sheet.write("paragraph", shown, _MARGIN, y, width)
        y += _GAP
    return document.finish(), document.missing
