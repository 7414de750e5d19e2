"""Pages on their way out: in which form, without what, and the log of what left, to whom and when."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.introduction import Introduction, introduction
from discovery_desk.domain.note import clean
from discovery_desk.domain.page_fit import A4_LANDSCAPE, PageShape
from discovery_desk.domain.page_privacy import Mask, Withheld
from discovery_desk.domain.sharing import Share, ShareForm, ShareId
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.host.collecting import nothing_collected
from discovery_desk.host.ids import new_id
from discovery_desk.services import consent, exporting, snapshots
from discovery_desk.services.desk import Desk

if TYPE_CHECKING:
    from discovery_desk.export.letter import LetterWords
    from discovery_desk.export.pdf.page_words import Words

PNG_SCALE = 2 * 96 / 72  # twice the dots of a usual screen
ENDINGS = {
    ShareForm.PDF: "pdf",
    ShareForm.PNG: "png",
    ShareForm.MARKDOWN: "md",
    ShareForm.HTML: "html",
    ShareForm.BUNDLE: "pdf",
    ShareForm.INTRODUCTION: "pdf",
}
ONE_PAGE = (ShareForm.PDF, ShareForm.PNG, ShareForm.MARKDOWN, ShareForm.HTML, ShareForm.INTRODUCTION)
_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Options:
    """`with_evidence` asks for a second page, with the notes behind the first."""

    shape: PageShape = A4_LANDSCAPE
    masks: frozenset[Mask] = frozenset()
    with_evidence: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one page: what there was no room for, what was done so that it is one, what stayed in the desk."""

    interview_id: InterviewId
    title: str
    folded: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """A document, what is to be said of its pages, and characters in it that no font has."""

    form: ShareForm
    data: bytes
    pages: tuple[Told, ...]
    masks: frozenset[Mask] = frozenset()
    missing: frozenset[str] = frozenset()

    @property
    def interview_ids(self) -> tuple[InterviewId, ...]:
        return tuple(page.interview_id for page in self.pages)


@nothing_collected()
def exported(
    desk: Desk,
    interview_ids: Sequence[InterviewId],
    form: ShareForm,
    options: Options | None = None,
    words: Words | None = None,
    *,
    letter_words: LetterWords | None = None,
) -> Shared:
    """One document; several pages make a bundle, in the order in which they are named.

    Needs the thread of the desk, and Qt. Raises `RuleBroken("no-pages")`, or "one-page" for a form that holds one.
    """
    from discovery_desk.export.letter import LETTER_ENGLISH
    from discovery_desk.export.pdf.page_words import ENGLISH

    options, words = options or Options(), words or ENGLISH
    wanted = tuple(dict.fromkeys(interview_ids))
    if not wanted:
        raise RuleBroken("no-pages")
    if len(wanted) > 1 and form in ONE_PAGE:
        raise RuleBroken("one-page")
    if form is ShareForm.INTRODUCTION:
        return _letter(desk, wanted[0], options, letter_words or LETTER_ENGLISH)
    pages = [_page(desk, one, options) for one in wanted]
    if form is ShareForm.MARKDOWN or form is ShareForm.HTML:
        return _as_text(pages, form, options, words)
    return _as_pages(pages, form, options, words)


def _page(desk: Desk, interview_id: InterviewId, options: Options) -> SnapshotPage:
    return snapshots.page(desk, interview_id, options.masks, with_evidence=options.with_evidence)


def _as_text(pages: Sequence[SnapshotPage], form: ShareForm, options: Options, words: Words) -> Shared:
    from discovery_desk.export import html_page, markdown_page

    write = markdown_page.write if form is ShareForm.MARKDOWN else html_page.write
    return Shared(form, write(pages[0], words), tuple(_told(page) for page in pages), options.masks)


def _as_pages(pages: Sequence[SnapshotPage], form: ShareForm, options: Options, words: Words) -> Shared:
    from discovery_desk.export.pdf.bundle import bundle
    from discovery_desk.export.pdf.raster import page_png

    has_second_page = options.with_evidence and form is not ShareForm.PNG
    made = bundle(pages, options.shape, words, with_evidence=has_second_page)
    data = page_png(made.data, PNG_SCALE) if form is ShareForm.PNG else made.data
    told = tuple(_told(page, *said) for page, *said in zip(pages, made.folded, made.why, strict=True))
    return Shared(form, data, told, options.masks, made.missing)


def _letter(desk: Desk, interview_id: InterviewId, options: Options, words: LetterWords) -> Shared:
    from discovery_desk.export.pdf.letter_page import letter_pdf

    told = told_to_colleague(desk, interview_id, options)
    data, missing = letter_pdf(told, options.shape.paper, words)
    return Shared(ShareForm.INTRODUCTION, data, (_told(told.page),), options.masks, missing)


def told_to_colleague(desk: Desk, interview_id: InterviewId, options: Options) -> Introduction:
    page = snapshots.page(desk, interview_id, options.masks)
    return introduction(page, consent.entries(desk, interview_id), options.masks)


def introduction_text(
    desk: Desk, interview_id: InterviewId, options: Options | None = None, words: LetterWords | None = None
) -> Shared:
    """For the clipboard, or the body of a message."""
    from discovery_desk.export import letter

    options = options or Options()
    told = told_to_colleague(desk, interview_id, options)
    data = letter.text(told, words or letter.LETTER_ENGLISH).encode()
    return Shared(ShareForm.INTRODUCTION, data, (_told(told.page),), options.masks)


def _told(page: SnapshotPage, folded: tuple[str, ...] = (), why: tuple[str, ...] = ()) -> Told:
    return Told(page.interview.id, page.interview.title, folded, page.withheld, why)


def file_name(
    desk: Desk, interview_id: InterviewId, form: ShareForm = ShareForm.PDF, masks: Collection[Mask] = ()
) -> str:
    """What the file is called when nobody says otherwise; a letter does not lie on the page of the same talk."""
    stem = exporting.file_name(desk, interview_id, masks).removesuffix(".pdf")
    kind = " letter" if form is ShareForm.INTRODUCTION else ""
    return f"{stem}{kind}.{ENDINGS[form]}"


def save(desk: Desk | None, target: Path, shared: Shared) -> None:
    """Raises as `exporting.save`: only a document of the same kind is replaced."""
    exporting.save(target, shared.data, desk, is_alike=_is_like(shared))


def require_replaceable(desk: Desk | None, target: Path, shared: Shared) -> None:
    exporting.require_replaceable(target, _is_like(shared), desk)


def _is_like(shared: Shared) -> Callable[[bytes], bool]:
    if shared.form is ShareForm.PNG:
        return lambda head: head.startswith(_PNG_MAGIC)
    if shared.form is ShareForm.MARKDOWN:
        title = shared.data.split(b"\n", 1)[0][: exporting.HEAD]
        return lambda head: head.startswith(title)  # a page of the same person, and not somebody's own text
    if shared.form is ShareForm.HTML:
        from discovery_desk.export.html_page import GENERATOR

        return lambda head: GENERATOR.encode() in head
    return exporting.is_pdf


def log(desk: Desk, shared: Shared, *, file: Path | None = None, to_whom: str = "") -> tuple[Share, ...]:
    """It has left: a line for each interview. Without a file it went to the clipboard.

    No step of the history: to take it back would not bring the page back. What did not leave after all is struck.
    """
    entries = tuple(
        Share(
            id=ShareId(new_id()),
            interview_id=interview_id,
            at=desk.clock.now().at,
            form=shared.form,
            to_whom=_one_line(to_whom),
            file=str(file) if file else "",
            masked=tuple(mask.value for mask in Mask if mask in shared.masks),
        )
        for interview_id in shared.interview_ids
    )
    with desk.change("Log what was shared", undoable=False) as unit:
        for entry in entries:
            unit.put(entry)
    return entries


def mark_made(desk: Desk, shared: Shared) -> None:
    """The pages in it are owed no more. A letter is about a page and is none."""
    if shared.form is not ShareForm.INTRODUCTION:
        for interview_id in shared.interview_ids:
            snapshots.mark_done(desk, interview_id)


def of_interview(desk: Desk, interview_id: InterviewId) -> tuple[Share, ...]:
    """Newest first."""
    found = desk.read.where(Share, interview_id=interview_id)
    return tuple(sorted(found, key=lambda one: (one.at, one.id), reverse=True))


def say_to_whom(desk: Desk, share_id: ShareId, to_whom: str) -> None:
    with desk.change("Say to whom it went") as unit:
        unit.put(replace(_get(desk, share_id), to_whom=_one_line(to_whom)))


def strike(desk: Desk, share_id: ShareId) -> None:
    """Out of the log: it did not leave after all."""
    with desk.change("Take it out of the log") as unit:
        unit.delete(_get(desk, share_id))


def _get(desk: Desk, share_id: ShareId) -> Share:
    found = desk.read.get(Share, share_id)
    if found is None:
        raise NotFound("share", share_id)
    return found


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
