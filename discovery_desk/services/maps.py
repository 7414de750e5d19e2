"""The experience map of a talk on its way out of the desk."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from discovery_desk.domain.covering import Covering
from discovery_desk.domain.experience_map import numbered
from discovery_desk.domain.interview import Interview, InterviewId, Origin
from discovery_desk.domain.moment import Link, MomentId
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.page_cover import covering_for
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.participant import Participant, Picture, QuickFact, may_show_picture, names_person
from discovery_desk.domain.talk_map import TalkMap, Withheld
from discovery_desk.host.file_names import safe_name
from discovery_desk.services import exporting, interviews, photos, privacy, snapshots, stories
from discovery_desk.services.desk import Desk

if TYPE_CHECKING:
    from discovery_desk.export.map_frame import Said

CANVAS_SOURCE = "json-canvas"


class MapFormat(StrEnum):
    """What a map is written as; a picture is painted by the ui."""

    CANVAS = "canvas"
    SVG = "svg"
    PNG = "png"
    MERMAID = "mermaid"


ENDINGS: Mapping[str, MapFormat] = {
    ".canvas": MapFormat.CANVAS,
    ".svg": MapFormat.SVG,
    ".png": MapFormat.PNG,
    ".mmd": MapFormat.MERMAID,
    ".mermaid": MapFormat.MERMAID,
}


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map as bytes, the files that belong beside it by name, and what the format has no place for."""

    data: bytes
    beside: Mapping[str, bytes] = field(default_factory=dict)
    lost: tuple[str, ...] = ()


def talk_map(desk: Desk, interview_id: InterviewId, masks: Collection[Mask] = ()) -> TalkMap:
    """What may be shown to others, as on the page: nothing rests only on notes that are withdrawn or parked, and
    nothing of what is withheld or masked is in it."""
    interview = interviews.get(desk, interview_id)
    person = interviews.participant_of(desk, interview)
    rules = privacy.of_interview(desk, interview_id, masks)
    whole = _whole_map(desk, interview, person)
    if rules.hides(Mask.NAME):
        whole = replace(whole, person="", title="" if names_person(interview.title, person) else interview.title)
    has_photo = whole.picture is not None
    if rules.hides(Mask.PHOTO) or not may_show_picture(person):
        whole = replace(whole, picture=None)
    covering = covering_for(person, desk.read.where(QuickFact, participant_id=person.id), rules)
    shown = covering.all(whole)
    brought = {key: _covered_json(extra, covering) for key, extra in whole.brought.items()}
    withheld = {
        Withheld.NAME: int(rules.hides(Mask.NAME)),
        Withheld.PHOTO: int(has_photo and whole.picture is None),
        Withheld.COMPANY: int(rules.hides(Mask.COMPANY) and covering.count(Mask.COMPANY) > 0),
        Withheld.QUOTE: covering.count(Mask.QUOTE),
        Withheld.THIRD_PERSONS: covering.count(Mask.THIRD_PERSONS),
        Withheld.CONTACT: covering.count(Mask.CONTACT),
        Withheld.MOMENTS: len(desk.read.moments(interview_id)) - len(whole.moments),
    }
    return replace(shown, brought=brought, withheld={what: count for what, count in withheld.items() if count})


def _whole_map(desk: Desk, interview: Interview, person: Participant) -> TalkMap:
    moments = snapshots.moments_to_show(desk, interview.id)
    ids = {moment.id for moment in moments}
    links = desk.read.where(Link, order="rank", interview_id=interview.id)
    arisen = _arisen(desk, interview.id)
    picture = desk.read.get(Picture, person.picture_id) if person.picture_id else None
    return TalkMap(
        interview_id=interview.id,
        title=interview.title,
        person=person.call_me or person.name,
        on=interview.on,
        language=interview.notes_language,
        stories=stories.of_interview(desk, interview.id),
        moments=moments,
        links=tuple(link for link in links if link.from_id in ids and link.to_id in ids),
        sources=_sources(desk, interview.id),
        numbers=_numbers(arisen),
        legend=tuple((number, one.text) for number, one in arisen if one.moment_id in ids),
        picture=photos.as_shown(picture) if picture else None,
        brought=brought(desk, interview.id),
    )


def _covered_json(extra: str, covering: Covering) -> str:
    """What a file said is kept as JSON, in which a name may be written in escapes."""
    return json.dumps(covering.all(json.loads(extra)), ensure_ascii=False) if extra else extra


def canvas(shown: TalkMap, stem: str) -> MapFile:
    """JSON Canvas. `stem` is what the file is called, which names the picture beside it."""
    from discovery_desk.export import json_canvas

    picture = json_canvas.picture_name(shown, stem)
    beside = {picture: shown.picture.data} if shown.picture and picture else {}
    return MapFile(json_canvas.write(shown, picture), beside)


def svg(shown: TalkMap, said: Said | None = None) -> MapFile:
    """`said` are the words of the picture itself, which are English otherwise."""
    from discovery_desk.export import map_frame, svg_map

    return MapFile(svg_map.write(shown, said or map_frame.ENGLISH))


def mermaid(shown: TalkMap, diagram: str = "flowchart") -> MapFile:
    from discovery_desk.export import mermaid as writer

    chosen = writer.Diagram(diagram)
    return MapFile(writer.write(shown, chosen), lost=tuple(one.value for one in writer.lost(shown, chosen)))


def made(shown: TalkMap, kind: MapFormat, stem: str, diagram: str = "flowchart", said: Said | None = None) -> MapFile:
    """Of any kind but a picture."""
    if kind is MapFormat.SVG:
        return svg(shown, said)
    return mermaid(shown, diagram) if kind is MapFormat.MERMAID else canvas(shown, stem)


def save(target: Path, made: MapFile, kind: MapFormat, desk: Desk | None = None) -> tuple[Path, ...]:
    """What was written: the map, and before it the files that belong beside it. Raises as `exporting.save`."""
    beside = {target.with_name(name): data for name, data in made.beside.items()}
    exporting.require_replaceable(target, _HEADS[kind], desk)
    for path, data in beside.items():
        exporting.save(path, data, desk, is_alike=_is_picture)
    exporting.save(target, made.data, desk, is_alike=_HEADS[kind])
    return target, *beside


def _is_canvas(head: bytes) -> bool:
    return head.lstrip().startswith(b"{") and (b'"nodes"' in head or b'"edges"' in head)


def _is_svg(head: bytes) -> bool:
    return head.startswith((b"<svg", b"<?xml")) and b"<svg" in head


def _is_picture(head: bytes) -> bool:
    return head.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff", b"RIFF", b"GIF8"))


def _is_mermaid(head: bytes) -> bool:
    return head.startswith((b"---\ntitle:", b"flowchart ", b"journey\n"))


_HEADS: Mapping[MapFormat, Callable[[bytes], bool]] = {
    MapFormat.CANVAS: _is_canvas,
    MapFormat.SVG: _is_svg,
    MapFormat.PNG: _is_picture,
    MapFormat.MERMAID: _is_mermaid,
}


def file_name(desk: Desk, interview_id: InterviewId, kind: MapFormat) -> str:
    """What the map is called when nobody says otherwise: the person, where they may be named, and the day."""
    shown = talk_map(desk, interview_id)
    day = shown.on.isoformat() if shown.on else ""
    return f"{safe_name(f'{shown.person} {day} map', 'map')}.{ending_of(kind)}"


def ending_of(kind: MapFormat) -> str:
    """Without the dot."""
    return next(ending for ending, one in ENDINGS.items() if one is kind)[1:]


def format_of(target: Path) -> MapFormat | None:
    """By the ending of the file."""
    return ENDINGS.get(target.suffix.lower())


def brought(desk: Desk, interview_id: InterviewId) -> dict[str, str]:
    """For each row that came out of a map file, what is kept of the file."""
    rows = desk.read.where(Origin, interview_id=interview_id, source=CANVAS_SOURCE)
    return {row.entity_id: row.extra for row in rows if row.extra}


def _sources(desk: Desk, interview_id: InterviewId) -> Mapping[MomentId, tuple[NoteId, ...]]:
    aside = privacy.set_aside(desk, interview_id)
    found = desk.read.sources(interview_id)
    return {moment: tuple(note for note in notes if note not in aside) for moment, notes in found.items()}


def _arisen(desk: Desk, interview_id: InterviewId) -> Sequence[tuple[int, Opportunity]]:
    """What arose in a moment, by the numbers that the map on screen shows."""
    shown = snapshots.on_page(desk, interview_id)
    by_number = numbered(one for one in shown if not one.is_draft)
    return [(number, one) for number, one in by_number if one.moment_id is not None]


def _numbers(
    arisen: Iterable[tuple[int, Opportunity]],
) -> Mapping[MomentId, tuple[tuple[int, OpportunityId], ...]]:
    found: dict[MomentId, tuple[tuple[int, OpportunityId], ...]] = {}
    for number, one in arisen:
        if one.moment_id is not None:
            found[one.moment_id] = (*found.get(one.moment_id, ()), (number, one.id))
    return found
