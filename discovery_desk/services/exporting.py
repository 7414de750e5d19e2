"""Finished documents out of the desk. Reading is short; the desk is free again while a document is made."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from discovery_desk.domain.errors import DiskFull, FileExists, NoPermission
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.page_fit import A4_LANDSCAPE, PageShape
from discovery_desk.domain.page_privacy import Mask, Withheld
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.host.collecting import nothing_collected
from discovery_desk.host.file_names import safe_name, write_whole
from discovery_desk.services import snapshots
from discovery_desk.services.desk import Desk

if TYPE_CHECKING:
    from discovery_desk.export.pdf.page_words import Words

PDF_MAGIC = b"%PDF-"
HEAD = 256  # bytes that tell of what kind a file is


@dataclass(frozen=True, slots=True)
class Exported:
    """One page and what was left off it."""

    interview_id: InterviewId
    title: str
    data: bytes
    folded: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()
    why: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()


def is_the_desk(desk: Desk, target: Path) -> bool:
    """Asked by name: opening the live file, even to read, would let go of SQLite's locks on it."""
    return target.exists() and desk.path.exists() and target.samefile(desk.path)


def snapshot_pdf(
    desk: Desk,
    interview_id: InterviewId,
    shape: PageShape = A4_LANDSCAPE,
    words: Words | None = None,
    masks: Collection[Mask] = (),
    *,
    with_evidence: bool = False,
) -> Exported:
    """The page as PDF, its own words in English unless others are given. Needs the thread of the desk, and Qt."""
    page = snapshots.page(desk, interview_id, masks, with_evidence=with_evidence)
    return page_pdf(page, shape, words, with_evidence=with_evidence)


@nothing_collected()
def page_pdf(
    page: SnapshotPage, shape: PageShape = A4_LANDSCAPE, words: Words | None = None, *, with_evidence: bool = False
) -> Exported:
    """Of a page that has been read already."""
    from discovery_desk.export.pdf.page_words import ENGLISH
    from discovery_desk.export.pdf.snapshot_page import render

    made, interview = render(page, shape, words or ENGLISH, with_evidence=with_evidence), page.interview
    return Exported(interview.id, interview.title, made.data, made.folded, made.missing, made.why, page.withheld)


def file_name(desk: Desk, interview_id: InterviewId, masks: Collection[Mask] = ()) -> str:
    """What the page is called when nobody says otherwise: the person, or what stands in for the name, and the day."""
    page = snapshots.page(desk, interview_id, masks)
    day = page.interview.on.isoformat() if page.interview.on else ""
    return safe_name(f"{page.participant.name} {day}") + ".pdf"


def is_pdf(head: bytes) -> bool:
    return head.startswith(PDF_MAGIC)


def require_replaceable(target: Path, is_alike: Callable[[bytes], bool], desk: Desk | None = None) -> None:
    """A page may replace a page, and nothing else: least of all the desk. Raises `FileExists`."""
    if desk is not None and is_the_desk(desk, target):
        raise FileExists(target)
    if not target.is_file() or target.stat().st_size == 0:
        return
    try:
        with target.open("rb") as file:
            may_go = is_alike(file.read(HEAD))
    except OSError as error:
        raise NoPermission(target) from error
    if not may_go:
        raise FileExists(target)


def save(target: Path, data: bytes, desk: Desk | None = None, *, is_alike: Callable[[bytes], bool] = is_pdf) -> None:
    """Raises `FileExists` where something of another kind would be overwritten, `NoPermission` or `DiskFull`.

    `is_alike` knows the kind by the first bytes of a file. A file that was there stays as it was after trouble.
    """
    require_replaceable(target, is_alike, desk)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data)
    except OSError as error:
        raise (DiskFull if error.errno == 28 else NoPermission)(target) from error
