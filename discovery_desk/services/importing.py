"""Bringing foreign files into the desk, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from discovery_desk.domain.errors import AlreadyImported
from discovery_desk.domain.interview import Interview, InterviewId, Origin
from discovery_desk.domain.note import NoteTag, NoteTagId, Tag, TagId
from discovery_desk.domain.team import Seat, SeatId, TeamMember, TeamMemberId
from discovery_desk.host.assets import asset
from discovery_desk.host.ids import new_id
from discovery_desk.importing.demo_story import is_demo_story, read_demo_story
from discovery_desk.importing.harvest import Harvest
from discovery_desk.importing.json_canvas import is_canvas, read_canvas
from discovery_desk.importing.json_item import parsed_json, read_json
from discovery_desk.importing.page_data import is_page_data, read_pages
from discovery_desk.importing.pdf_attachment import attached_page, is_pdf
from discovery_desk.services import canvas_in
from discovery_desk.services.canvas_drawing import Told
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


def demo_files() -> tuple[Path, ...]:
    """The demo interviews that come with the program."""
    return tuple(sorted(asset("demo").glob("*.json")))


class SourceKind(StrEnum):
    """What a file turned out to be."""

    DEMO_STORY = "demo-story"
    MAP = "map"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Imported:
    """`counts` says what a map changed in a talk that the desk had already, or what was left out of it.

    A file with several pages brings `more` talks; `known` are pages in it whose talks the desk had.
    """

    interview: Interview
    kind: SourceKind
    is_new: bool = True
    counts: Mapping[Told, int] = field(default_factory=dict)
    more: tuple[Interview, ...] = ()
    known: int = 0


def bring_in(desk: Desk, path: Path) -> Imported:
    """One undo step; the kind is recognised. Raises `UnreadableSource`, or `AlreadyImported` when the desk has it."""
    source = parsed_json(path, attached_page(path)) if is_pdf(path) else read_json(path)
    if is_canvas(path, source):
        drawn = canvas_in.bring_in(desk, read_canvas(path, source))
        return Imported(drawn.interview, SourceKind.MAP, drawn.is_new, drawn.counts)
    if is_demo_story(source):
        return Imported(_import_story(desk, read_demo_story(path, source)), SourceKind.DEMO_STORY)
    if is_page_data(source):
        return _import_pages(desk, read_pages(path, source))
    raise source.complaint("it is of no kind that can be imported")


def _import_pages(desk: Desk, pages: tuple[Harvest, ...]) -> Imported:
    """Those whose talks the desk does not have, be it from here or from an earlier import."""
    new = {page.source: page for page in pages if not _is_known(desk, page)}
    if not new:
        raise AlreadyImported(pages[0].path, pages[0].interview.title)
    with desk.change("Import pages"):
        first, *more = [_import_story(desk, page) for page in new.values()]
    return Imported(first, SourceKind.PAGE, more=tuple(more), known=len(pages) - len(new))


def _is_known(desk: Desk, page: Harvest) -> bool:
    origin = page.origins[0]
    is_from_here = desk.read.get(Interview, InterviewId(origin.key)) is not None
    return is_from_here or bool(desk.read.where(Origin, source=page.source, entity="interview"))


def import_file(desk: Desk, path: Path) -> Interview:
    """The interview that a file brought, or was about."""
    return bring_in(desk, path).interview


def _import_story(desk: Desk, harvest: Harvest) -> Interview:
    _require_new(desk, harvest)
    with desk.change("Import an interview") as unit:
        for row in harvest.rows:
            unit.put(row)
        _put_tags(unit, harvest)
        _put_seats(unit, harvest)
        for origin in harvest.origins:
            unit.put(origin)
    return harvest.interview


def _require_new(desk: Desk, harvest: Harvest) -> None:
    before = desk.read.where(Origin, source=harvest.source, entity="interview")
    if before:
        raise AlreadyImported(harvest.path, harvest.interview.title)


def _put_tags(unit: UnitOfWork, harvest: Harvest) -> None:
    known = {tag.name: tag for tag in unit.read.all(Tag)}
    for note_id, names in harvest.tags.items():
        for rank, name in enumerate(dict.fromkeys(names)):
            if name not in known:
                known[name] = Tag(id=TagId(new_id()), name=name, rank=unit.read.highest_rank(Tag) + 1024)
                unit.put(known[name])
            row = NoteTag(id=NoteTagId(new_id()), note_id=note_id, tag_id=known[name].id, rank=float(rank))
            unit.put(row)


def _put_seats(unit: UnitOfWork, harvest: Harvest) -> None:
    for rank, (name, role, kind) in enumerate(harvest.seats):
        member = _member(unit, name, role)
        row = Seat(
            id=SeatId(new_id()), interview_id=harvest.interview.id, member_id=member.id, kind=kind, rank=float(rank)
        )
        unit.put(row)


def _member(unit: UnitOfWork, name: str, role: str) -> TeamMember:
    """The member of that name and role; one whose role nobody has said yet is given it."""
    namesakes = unit.read.where(TeamMember, name=name)
    found = next((one for one in namesakes if not role or one.role in (role, "")), None)
    member = replace(found, role=role or found.role) if found else None
    member = member or TeamMember(id=TeamMemberId(new_id()), name=name, role=role)
    unit.put(member)
    return member
